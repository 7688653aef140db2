//! Meetings and visits on the wire.

mod asked;
mod calendar;
mod changed;
mod course;
mod participant;

use onedoor_domain::Language;
use onedoor_domain::meeting::{Shown, State};
use onedoor_service::records::ActionRecord;
use onedoor_service::{MeetingFile, MinutesShown};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::CreateMeetingRequest;
pub(crate) use calendar::CalendarMeetingResponse;
pub(crate) use changed::ChangeMeetingRequest;
pub(crate) use course::{
    AddActionRequest, CancelMeetingRequest, FinishActionRequest, HoldMeetingRequest,
    KeepMinutesRequest,
};
use participant::{ParticipantResponse, participant};

/// A meeting or visit on a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeetingResponse {
    /// Its identity, which is the UID of its invitations.
    id: String,
    /// Its case.
    case: String,
    /// What kind of meeting: `joint_meeting`, `pre_meeting` or `visit`.
    kind: String,
    /// Where it stands: `planned`, `held` or `cancelled`.
    stage: String,
    /// What it is called; its kind and the case's reference unless somebody wrote more.
    title: String,
    /// When it begins.
    #[schema(format = DateTime)]
    starts_at: String,
    /// When it ends.
    #[schema(format = DateTime)]
    ends_at: String,
    /// The slot of which it takes a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Where it is joined from afar.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    agenda: Option<String>,
    /// How often it was changed: the `SEQUENCE` of its invitation.
    sequence: u32,
    /// Who is invited, besides the coordinator who invites.
    participants: Vec<ParticipantResponse>,
    /// What was agreed; for who is only invited, what they themselves are to do.
    actions: Vec<MeetingActionResponse>,
    /// What was written down, word for word. Only where one meeting is read by itself, and only for
    /// those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<String>,
    /// The only unit that may read the minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes_only_unit: Option<String>,
    /// When it was noted that it took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    held_at: Option<String>,
    /// When it was called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    cancelled_at: Option<String>,
    /// Why it was called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    cancel_reason: Option<String>,
    /// What you may do with it now: `change`, `cancel`, `hold`, `add_action`, `finish_action`,
    /// `keep_minutes`.
    allowed_actions: Vec<&'static str>,
    /// When it was planned.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// What was agreed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeetingActionResponse {
    /// Its identity.
    id: String,
    /// What.
    what: String,
    /// Which staff member does it; the business if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    staff: Option<String>,
    /// By which day.
    #[schema(format = Date)]
    due_on: String,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    done_at: Option<String>,
}

impl MeetingResponse {
    /// The meeting, told in `language`.
    pub(crate) fn of(file: &MeetingFile, language: Language) -> Self {
        let (meeting, of) = (&file.record.meeting, &file.record.meeting.appointment);
        let (held_at, cancelled_at, cancel_reason) = match &meeting.state {
            State::Planned => (None, None, None),
            State::Held { at } => (Some(at.to_string()), None, None),
            State::Cancelled { at, reason } => (None, Some(at.to_string()), Some(reason.clone())),
        };
        let (minutes, minutes_only_unit) = match &file.minutes {
            MinutesShown::Nothing => (None, None),
            MinutesShown::OnlyFor(unit) => (None, Some(unit.clone())),
            MinutesShown::Words(of) => (Some(of.text.clone()), of.only_unit.clone()),
        };
        let participants = file.participants.iter();
        Self {
            id: meeting.id.to_string(),
            case: meeting.case.to_string(),
            kind: meeting.kind.to_string(),
            stage: meeting.state.word().to_string(),
            title: file.title(language),
            starts_at: of.span.starts_at().to_string(),
            ends_at: of.span.ends_at().to_string(),
            slot: of.slot.map(|id| id.to_string()),
            place: of.place.clone(),
            link: of.link.clone(),
            agenda: of.agenda.clone(),
            sequence: meeting.sequence,
            participants: participants
                .map(|one| participant(file, one, language))
                .collect(),
            actions: file.actions.iter().map(action).collect(),
            minutes,
            minutes_only_unit,
            held_at,
            cancelled_at,
            cancel_reason: cancel_reason.filter(|_| file.shown == Shown::Whole),
            allowed_actions: file.steps.iter().map(|step| step.as_str()).collect(),
            created_at: file.record.created_at.to_string(),
            updated_at: file.record.updated_at.to_string(),
            version: file.record.version.0,
        }
    }
}

fn action(record: &ActionRecord) -> MeetingActionResponse {
    MeetingActionResponse {
        id: record.id.to_string(),
        what: record.what.clone(),
        staff: record.staff.map(|id| id.to_string()),
        due_on: record.due_on.to_string(),
        done_at: record.done_at.map(|at| at.to_string()),
    }
}
