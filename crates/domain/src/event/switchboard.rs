//! What happens at the switchboard: contacts with the business, and call-backs.

use serde::{Deserialize, Serialize};

use super::EventKind;
use crate::contact::{ContactKind, ContactOutcome, Direction};
use crate::{CallBackId, ContactMomentId, GuaranteeId, Moment, StaffId};

/// Something that happened at the switchboard, by ids and never by words. Recorded: fields are added
/// with defaults, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SwitchboardEvent {
    /// Somebody was in contact with the business, or tried to be.
    ContactMomentRecorded {
        /// The contact moment.
        contact_moment: ContactMomentId,
        /// How.
        how: ContactKind,
        /// Who turned to whom.
        direction: Direction,
        /// What came of it.
        outcome: ContactOutcome,
        /// When.
        at: Moment,
    },
    /// The business asked to be called back.
    CallBackAsked {
        /// The call-back.
        call_back: CallBackId,
        /// The promise that it is.
        guarantee: GuaranteeId,
        /// Who is to call; whoever coordinates, if nobody is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        staff: Option<StaffId>,
    },
    /// Somebody called back and reached nobody.
    CallBackAttempted {
        /// The call-back.
        call_back: CallBackId,
        /// How often by now.
        attempts: u32,
        /// When.
        at: Moment,
    },
    /// Whoever asked to be called back was spoken with.
    CallBackKept {
        /// The call-back.
        call_back: CallBackId,
        /// When.
        at: Moment,
    },
    /// A call-back was called off.
    CallBackCancelled {
        /// The call-back.
        call_back: CallBackId,
    },
    /// Somebody else is to call back.
    CallBackReassigned {
        /// The call-back.
        call_back: CallBackId,
        /// Who; whoever coordinates, if nobody is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        staff: Option<StaffId>,
    },
}

impl SwitchboardEvent {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::ContactMomentRecorded { .. } => EventKind::ContactMomentRecorded,
            Self::CallBackAsked { .. } => EventKind::CallBackAsked,
            Self::CallBackAttempted { .. } => EventKind::CallBackAttempted,
            Self::CallBackKept { .. } => EventKind::CallBackKept,
            Self::CallBackCancelled { .. } => EventKind::CallBackCancelled,
            Self::CallBackReassigned { .. } => EventKind::CallBackReassigned,
        }
    }

    /// Whether the business is told of it. An attempt tells it that we tried; who of the house is
    /// to call stays among its people.
    pub(super) fn is_told_to_business(&self) -> bool {
        match self {
            Self::ContactMomentRecorded { .. }
            | Self::CallBackAsked { .. }
            | Self::CallBackAttempted { .. }
            | Self::CallBackKept { .. }
            | Self::CallBackCancelled { .. } => true,
            Self::CallBackReassigned { .. } => false,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::super::Happened;

    #[test]
    fn what_happened_at_the_switchboard_is_recorded_in_this_form() {
        let id = "01920000-0000-7000-8000-000000000001";
        let at = "2026-03-02T09:02:00Z";
        for written in [
            serde_json::json!({"kind": "contact_moment_recorded", "contact_moment": id,
                "how": "call", "direction": "in", "outcome": "not_reached", "at": at}),
            serde_json::json!({"kind": "call_back_asked", "call_back": id, "guarantee": id}),
            serde_json::json!({"kind": "call_back_attempted", "call_back": id, "attempts": 2, "at": at}),
            serde_json::json!({"kind": "call_back_kept", "call_back": id, "at": at}),
            serde_json::json!({"kind": "call_back_cancelled", "call_back": id}),
            serde_json::json!({"kind": "call_back_reassigned", "call_back": id, "staff": id}),
        ] {
            let event: Happened = serde_json::from_value(written.clone()).unwrap();
            assert_eq!(event.kind().as_str(), written["kind"]);
            assert_eq!(serde_json::to_value(event).unwrap(), written);
        }
    }
}
