//! Meetings in a calendar, on the wire.

use onedoor_domain::Language;
use onedoor_domain::meeting::Shown;
use onedoor_service::{InCalendar, texts};
use serde::Serialize;
use utoipa::ToSchema;

/// A meeting in somebody's calendar. Who may not read it sees only that people meet then.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CalendarMeetingResponse {
    /// When it begins.
    #[schema(format = DateTime)]
    starts_at: String,
    /// When it ends.
    #[schema(format = DateTime)]
    ends_at: String,
    /// Where it stands: `planned` or `held`.
    stage: String,
    /// What else may be known of it; absent for who only sees that people meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting: Option<CalendarDetailsResponse>,
}

/// What may be known of a meeting in a calendar.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CalendarDetailsResponse {
    /// Its identity.
    id: String,
    /// Its case.
    case: String,
    /// The case's reference.
    reference: String,
    /// What kind of meeting.
    kind: String,
    /// What it is called.
    title: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Where it is joined from afar.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

impl CalendarMeetingResponse {
    /// The meeting as a calendar shows it, told in `language`.
    pub(crate) fn of(shown: &InCalendar, language: Language) -> Self {
        let meeting = &shown.record.meeting;
        let of = &meeting.appointment;
        let details = || CalendarDetailsResponse {
            id: meeting.id.to_string(),
            case: meeting.case.to_string(),
            reference: shown.case.reference.clone(),
            kind: meeting.kind.to_string(),
            title: of
                .title
                .clone()
                .unwrap_or_else(|| texts::say(language, &format!("meeting-{}", meeting.kind))),
            place: of.place.clone(),
            link: of.link.clone(),
        };
        Self {
            starts_at: of.span.starts_at().to_string(),
            ends_at: of.span.ends_at().to_string(),
            stage: meeting.state.word().to_string(),
            meeting: match shown.shown {
                Shown::Whole | Shown::Invitation => Some(details()),
                Shown::Busy => None,
            },
        }
    }
}
