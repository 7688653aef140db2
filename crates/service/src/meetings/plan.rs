//! Planning a meeting.

use onedoor_domain::event::Happened;
use onedoor_domain::meeting::{Appointment, Invitee, Meeting, MeetingKind};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, MeetingId, SlotId};
use onedoor_store::{Connection, meetings};

use super::booking::{self, Wanted};
use super::fields::{self, When};
use super::invitees;
use super::notices::{self, Notice};
use super::{MeetingFile, MeetingInput};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Result, Services};

/// What was read of a new meeting.
struct Read {
    kind: MeetingKind,
    appointment: Appointment,
    invitees: Vec<Invitee>,
}

impl Services {
    /// Plans a meeting on a case and invites to it.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`],
    /// [`crate::Refusal::CaseClosed`], [`crate::Error::SlotFull`],
    /// [`crate::Refusal::SlotInactive`].
    pub async fn plan_meeting(
        &self,
        caller: Caller,
        case: CaseId,
        input: MeetingInput,
        once: Option<Once>,
        render: impl FnOnce(&MeetingFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let id: MeetingId = self.chance.id(self.now());
        let change = move |conn: &mut Connection| {
            let mut docket = services.take(conn, &caller, Action::PlanMeetings, case)?;
            docket.must_be_open()?;
            let read = read(conn, &caller, &docket, &input)?;
            let meeting = Meeting::planned(id, case, read.kind, read.appointment);
            let invited = invitees::participants(&services, read.invitees);
            let (municipality, now) = (caller.municipality, docket.now);
            meetings::insert(conn, municipality, &meeting, now)?;
            meetings::insert_participants(conn, municipality, id, &invited, now)?;
            docket.note(planned(&meeting));
            let to = notices::ids(&invited);
            notices::tell(&mut docket, Notice::Invited, &meeting, to)?;
            docket.save(conn)?;
            services.meeting_file(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }
}

fn read(
    conn: &mut Connection,
    caller: &Caller,
    docket: &Docket,
    input: &MeetingInput,
) -> Result<Read> {
    let mut fields = Fields::default();
    let kind = fields.word("/kind", &input.kind, MeetingKind::parse, MeetingKind::ALL);
    let title = fields.line_if_any("/title", input.title.as_deref());
    let place = fields.line_if_any("/place", input.place.as_deref());
    let link = fields::link(&mut fields, input.link.as_deref());
    let agenda = fields::agenda(&mut fields, input.agenda.clone());
    let when = fields::when(&mut fields, &input.time, None, docket.now);
    let wanted = match when {
        Some(When::In(slot, at)) => booking::wanted(conn, docket, &mut fields, (slot, at))?,
        Some(When::At(_)) | None => None,
    };
    let slot_unit = wanted.as_ref().and_then(|of| of.slot.unit.clone());
    let participants = &input.participants;
    let unit = slot_unit.as_deref();
    let invitees = invitees::invitees(conn, caller, docket, &mut fields, participants, unit)?;
    let span = match (&wanted, when) {
        (Some(wanted), _) => Some(wanted.span),
        (None, Some(When::At(span))) => Some(span),
        (None, Some(When::In(..)) | None) => None,
    };
    let (kind, span) = fields.finish_with(kind.zip(span))?;
    if let Some(wanted) = &wanted {
        booking::must_have_room(conn, docket, wanted)?;
    }
    let of_slot = wanted.map(of_slot);
    let (slot, slot_place, slot_link) = of_slot.unwrap_or_default();
    Ok(Read {
        kind,
        appointment: Appointment {
            title,
            span,
            slot,
            place: place.or(slot_place),
            link: link.or(slot_link),
            agenda,
        },
        invitees,
    })
}

/// What a meeting has from its slot unless it says otherwise.
pub(super) fn of_slot(wanted: Wanted) -> (Option<SlotId>, Option<String>, Option<String>) {
    (Some(wanted.slot.id), wanted.slot.place, wanted.slot.link)
}

pub(super) fn planned(meeting: &Meeting) -> Happened {
    Happened::MeetingPlanned {
        meeting: meeting.id,
        meeting_kind: meeting.kind,
        starts_at: meeting.appointment.span.starts_at(),
        ends_at: meeting.appointment.span.ends_at(),
    }
}
