//! What sentences about meetings mention.

use onedoor_domain::event::Happened;
use onedoor_domain::meeting::MeetingKind;
use onedoor_service::{promise_texts, texts};

use super::Mentions;
use crate::models::case::Told;

pub(super) fn of_meetings(told: &Told<'_>, happened: &Happened) -> Mentions {
    let meeting = |kind: &MeetingKind| ("meeting", a_meeting(told, *kind));
    if let Happened::MeetingPlanned {
        meeting_kind,
        starts_at,
        ..
    }
    | Happened::MeetingChanged {
        meeting_kind,
        starts_at,
        ..
    } = happened
    {
        return vec![meeting(meeting_kind), ("at", told.happened(*starts_at))];
    }
    if let Happened::MeetingCancelled { meeting_kind, .. }
    | Happened::MeetingHeld { meeting_kind, .. } = happened
    {
        return vec![meeting(meeting_kind)];
    }
    if let Happened::MeetingActionAgreed { due_on, .. } = happened {
        return vec![("due", promise_texts::date(told.language, *due_on))];
    }
    Vec::new()
}

/// A meeting as the beginning of a sentence.
fn a_meeting(told: &Told<'_>, kind: MeetingKind) -> String {
    texts::say(told.language, &format!("meeting-a-{kind}"))
}
