//! The words of meetings: what they are, where they stand, and what can be done.

use super::Met;
use crate::closed_set;
use crate::guarantee::Progress;

closed_set! {
    /// What kind of meeting it is.
    MeetingKind {
        /// The units concerned meet the business together.
        JointMeeting = "joint_meeting",
        /// The business prepares its matter with the municipality before it applies.
        PreMeeting = "pre_meeting",
        /// Somebody of the municipality comes to the business, or the other way round.
        Visit = "visit",
    }
}

closed_set! {
    /// The word for where a meeting stands.
    MeetingStage {
        /// It will take place.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It will not take place.
        Cancelled = "cancelled",
    }
}

closed_set! {
    /// What can be done with a meeting.
    Step {
        /// Change its time, place, agenda or participants.
        Change = "change",
        /// Cancel it.
        Cancel = "cancel",
        /// Note that it took place.
        Hold = "hold",
        /// Note what was agreed at it.
        AddAction = "add_action",
        /// Note that what was agreed was done.
        FinishAction = "finish_action",
        /// Keep what was written down at it, or change that.
        KeepMinutes = "keep_minutes",
    }
}

impl MeetingKind {
    /// What was done for the promises of the case when such a meeting was held.
    ///
    /// A visit at which nobody of the business was met keeps no promise.
    pub fn progress(self, met: Met) -> Option<Progress> {
        match (self, met) {
            (Self::JointMeeting, _) => Some(Progress::CoordinationMeetingHeld),
            (Self::PreMeeting, _) => Some(Progress::PreMeetingHeld),
            (Self::Visit, Met::Business) => Some(Progress::BusinessReached),
            (Self::Visit, Met::Others) => None,
        }
    }
}
