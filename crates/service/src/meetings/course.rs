//! What becomes of a meeting: cancelled, or held with minutes and with what was agreed.

use jiff::civil::Date;
use onedoor_domain::event::Happened;
use onedoor_domain::meeting::{Invitee, Meeting, Met, Minutes, Participant};
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::{MeetingActionId, MeetingId, ParticipantId, StaffId, Version, text};
use onedoor_store::Connection;
use onedoor_store::meetings::{self, ActionRecord};

use super::notices::{self, Notice};
use super::read::{is_theirs, of_meeting};
use super::{MeetingFile, fields, refused};
use crate::directory::active_person;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

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

/// What was agreed.
#[derive(Debug, Clone)]
pub struct ActionInput {
    /// What.
    pub what: String,
    /// Who does it; the business if left out.
    pub staff: Option<StaffId>,
    /// By which day.
    pub due_on: String,
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
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`Refusal::MeetingNotPlanned`].
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
            meetings::save(conn, caller.municipality, &off, seen, now)?;
            docket.note(Happened::MeetingCancelled {
                meeting: id,
                meeting_kind: off.kind,
            });
            let invited = of_meeting(conn, caller.municipality, id)?;
            notices::tell(
                &mut docket,
                Notice::Cancelled,
                &off,
                &notices::ids(&invited),
            )?;
            docket.save(conn)?;
            services.meeting_file(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Notes that a meeting took place, who was there and what was said; and keeps the promise that
    /// it keeps.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`Refusal::MeetingNotPlanned`], [`Refusal::MeetingNotBegun`].
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

    /// Notes what was agreed at a meeting that was held.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`],
    /// [`Refusal::MeetingNotHeld`].
    pub async fn add_meeting_action(
        &self,
        caller: Caller,
        id: MeetingId,
        input: ActionInput,
        once: Option<Once>,
        render: impl FnOnce(&MeetingFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let action: MeetingActionId = self.chance.id(self.now());
        let change = move |conn: &mut Connection| {
            let (mut docket, record) = services.take_meeting(conn, &caller, id)?;
            let (meeting, now) = (record.meeting, docket.now);
            let is_held = meeting.must_be_held();
            is_held.map_err(|why| refused(why, &meeting, now))?;
            let (what, due_on) = read_action(conn, &docket, &input)?;
            let agreed = ActionRecord {
                id: action,
                meeting: id,
                what,
                staff: input.staff,
                due_on,
                done_at: None,
            };
            meetings::save(conn, caller.municipality, &meeting, record.version, now)?;
            meetings::insert_action(conn, caller.municipality, &agreed, now)?;
            docket.note(Happened::MeetingActionAgreed {
                meeting: id,
                action,
                due_on,
            });
            docket.save(conn)?;
            services.meeting_file(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Notes that what was agreed was done: by whoever was to do it, or who plans the meetings.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`Refusal::ActionDoneAlready`].
    pub async fn finish_meeting_action(
        &self,
        caller: Caller,
        (id, seen): (MeetingId, Version),
        action: MeetingActionId,
    ) -> Result<MeetingFile> {
        let services = self.clone();
        self.store
            .write(move |conn| {
                let municipality = caller.municipality;
                let case = meetings::case_of(conn, municipality, id)?;
                let mut docket = services.open_docket(conn, municipality, case, caller.actor)?;
                let record = meetings::get(conn, municipality, id)?;
                let agreed = meetings::get_action(conn, municipality, id, action)?;
                may_finish(&caller, &docket, &agreed)?;
                docket.must_be_open()?;
                unchanged(record.version, seen)?;
                if agreed.done_at.is_some() {
                    return Err(Error::Refused(Refusal::ActionDoneAlready));
                }
                let now = docket.now;
                meetings::save(conn, municipality, &record.meeting, seen, now)?;
                meetings::finish_action(conn, municipality, action, now)?;
                docket.note(Happened::MeetingActionDone {
                    meeting: id,
                    action,
                });
                docket.save(conn)?;
                services.meeting_file(conn, &caller, id)
            })
            .await
    }
}

/// Who plans the meetings of the case may, and whoever does it. Nobody else learns that it exists
/// unless they may know the case.
fn may_finish(caller: &Caller, docket: &Docket, agreed: &ActionRecord) -> Result<()> {
    if is_theirs(caller, agreed) {
        return Ok(());
    }
    let ties = docket.ties();
    let case = Object::Case(ties.of(&docket.head.record));
    Ok(policy::require(caller, Action::PlanMeetings, &case)?)
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

fn minutes(
    fields: &mut Fields,
    docket: &Docket,
    raw: Option<String>,
    only_unit: Option<String>,
) -> Option<Minutes> {
    let catalogue = &docket.in_force.catalogue;
    if only_unit
        .as_deref()
        .is_some_and(|id| catalogue.unit(id).is_none())
    {
        fields.wrong(FieldProblem::new("/only_unit", FieldCode::NoSuchThing));
    }
    if raw.is_none() && only_unit.is_some() {
        fields.wrong(FieldProblem::new("/minutes", FieldCode::Required));
    }
    let text = fields.text("/minutes", text::enquiry_text(raw?))?;
    Some(Minutes { text, only_unit })
}

fn read_action(
    conn: &mut Connection,
    docket: &Docket,
    input: &ActionInput,
) -> Result<(String, Date)> {
    let mut fields = Fields::default();
    let what = fields.line("/what", &input.what);
    if let Some(staff) = input.staff {
        active_person(conn, &mut fields, docket.municipality(), "/staff", staff)?;
    }
    let today = docket.in_force.calendars.local.date_of(docket.now);
    let due_on = fields::date(&mut fields, "/due_on", &input.due_on);
    if due_on.is_some_and(|day| day < today) {
        fields.wrong(FieldProblem::new("/due_on", FieldCode::InThePast));
    }
    Ok((what, fields.finish_with(due_on)?))
}
