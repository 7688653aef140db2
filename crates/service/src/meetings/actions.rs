//! What was agreed at a meeting, and that it was done.

use jiff::civil::Date;
use onedoor_domain::event::Happened;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::{MeetingActionId, MeetingId, StaffId, Version};
use onedoor_store::Connection;
use onedoor_store::meetings::{self, ActionRecord};

use super::file::is_theirs;
use super::{MeetingFile, fields, refused};
use crate::directory::active_person;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

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

impl Services {
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
            .of(caller.municipality)
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
