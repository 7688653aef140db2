//! What becomes of a meeting: cancelled, or held with minutes.

use onedoor_domain::event::Happened;
use onedoor_domain::meeting::{Invitee, Meeting, Met, Minutes, Participant};
use onedoor_domain::policy::Caller;
use onedoor_domain::{MeetingId, ParticipantId, Version};
use onedoor_store::{Connection, meetings};

use super::file::of_meeting;
use super::minutes::minutes;
use super::{MeetingFile, refused};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{FieldCode, FieldProblem, Result, Services};

/// How it went.
#[derive(Debug, Clone, Default)]
pub struct HoldInput {
    /// What was written down, word for word.
    pub minutes: Option<String>,
    /// The only unit that may read it.
    pub only_unit: Option<String>,
    /// Which of those invited were there.
    pub attended: Vec<ParticipantId>,
    /// Whether somebody of the business was met; if left out, whether its contact person came.
    pub business_met: Option<bool>,
}

/// What was read of how it went.
struct Went {
    minutes: Option<Minutes>,
    participants: Vec<Participant>,
    met: Met,
}

impl Services {
    /// Calls a meeting off, with a reason.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::Stale`],
    /// [`crate::Refusal::MeetingNotPlanned`].
    pub async fn cancel_meeting(
        &self,
        caller: Caller,
        (id, seen): (MeetingId, Version),
        reason: String,
        once: Option<Once>,
        render: impl FnOnce(&MeetingFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let (mut docket, record) = services.take_meeting(conn, &caller, id)?;
            unchanged(record.version, seen)?;
            let (meeting, now) = (record.meeting, docket.now);
            let refuse = |why| refused(why, &meeting, now);
            meeting.must_be_planned().map_err(refuse)?;
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &reason);
            fields.finish()?;
            let off = meeting.clone().cancel(reason, now).map_err(refuse)?;
            docket.call_off_meeting(conn, &off, seen)?;
            docket.save(conn)?;
            services.meeting_file(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Notes that a meeting took place, who was there and what was said; and keeps the promise that
    /// it keeps.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::Stale`],
    /// [`crate::Refusal::MeetingNotPlanned`], [`crate::Refusal::MeetingNotBegun`].
    pub async fn hold_meeting(
        &self,
        caller: Caller,
        (id, seen): (MeetingId, Version),
        input: HoldInput,
        once: Option<Once>,
        render: impl FnOnce(&MeetingFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let (mut docket, record) = services.take_meeting(conn, &caller, id)?;
            unchanged(record.version, seen)?;
            let (meeting, now) = (record.meeting, docket.now);
            let held = meeting.clone().hold(now);
            let held = held.map_err(|why| refused(why, &meeting, now))?;
            let invited = of_meeting(conn, caller.municipality, id)?;
            let went = read(&docket, invited, input)?;
            meetings::save(conn, caller.municipality, &held, seen, now)?;
            meetings::note_attendance(conn, caller.municipality, &went.participants)?;
            if let Some(minutes) = &went.minutes {
                meetings::keep_minutes(conn, caller.municipality, id, minutes)?;
            }
            note_held(&mut docket, &held, went.met);
            docket.save(conn)?;
            services.meeting_file(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }
}

fn note_held(docket: &mut Docket, held: &Meeting, met: Met) {
    let at = held.appointment.span.starts_at();
    docket.note(Happened::MeetingHeld {
        meeting: held.id,
        meeting_kind: held.kind,
        at,
    });
    if let Some(progress) = held.kind.progress(met) {
        docket.promises.progressed(progress, at, None);
        docket.note(Happened::Progressed {
            progress,
            at,
            contribution: None,
        });
    }
}

fn read(docket: &Docket, mut invited: Vec<Participant>, input: HoldInput) -> Result<Went> {
    let mut fields = Fields::default();
    for (at, id) in input.attended.iter().enumerate() {
        if !invited.iter().any(|one| one.id == *id) {
            let pointer = format!("/attended/{at}");
            fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
        }
    }
    for one in &mut invited {
        one.attended = Some(input.attended.contains(&one.id));
    }
    let minutes = minutes(&mut fields, docket, input.minutes, input.only_unit);
    let contact_came = invited
        .iter()
        .any(|one| matches!(one.invitee, Invitee::Contact { .. }) && one.attended == Some(true));
    let met = match input.business_met.unwrap_or(contact_came) {
        true => Met::Business,
        false => Met::Others,
    };
    fields.finish()?;
    Ok(Went {
        minutes,
        participants: invited,
        met,
    })
}
