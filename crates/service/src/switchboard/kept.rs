//! Seeing to a call-back: calling, or calling it off.

use onedoor_domain::call_back::{CallBackEnded, CallBackState};
use onedoor_domain::contact::{ContactKind, ContactOutcome, Direction};
use onedoor_domain::event::{Happened, SwitchboardEvent};
use onedoor_domain::guarantee::{Entry, Progress};
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::{CallBackId, Moment, Version};
use onedoor_store::call_backs::{self, CallBackRecord};
use onedoor_store::{Connection, contact_moments};

use super::call_backs::CallBackView;
use super::moments::{Noted, minutes, note};
use crate::docket::Docket;
use crate::error::NotNow;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::promises::{happened_at, refused};
use crate::services::unchanged;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// A call that was made.
#[derive(Debug, Clone)]
pub struct CalledBackInput {
    /// The word for what came of it: reached or not.
    pub outcome: String,
    /// When, RFC 3339; now if left out.
    pub at: Option<String>,
    /// For how many minutes.
    pub minutes: Option<u32>,
    /// What was said, for the house.
    pub note: Option<String>,
}

impl Services {
    /// Notes a call: if they were reached the call-back is kept and its promise met, else the
    /// attempt is counted and the call-back stays.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`];
    /// [`Refusal::CallBackEnded`].
    pub async fn keep_call_back(
        &self,
        caller: Caller,
        id: CallBackId,
        seen: Version,
        input: CalledBackInput,
        once: Option<Once>,
        render: impl FnOnce(&CallBackView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let staff = caller.staff.ok_or(Error::Forbidden)?;
            let (mut docket, mut record) = services.take_call_back(conn, &caller, id, seen)?;
            let noted = read(&docket, &record, input)?;
            let (at, outcome) = (noted.at, noted.outcome);
            record.state = called(record.state, outcome, at).map_err(ended)?;
            let mut moment = services.note(&mut docket, staff, noted);
            moment.call_back = Some(id);
            docket.call_back_was_made(&record, at)?;
            let now = docket.now;
            docket.save(conn)?;
            call_backs::save(conn, caller.municipality, &record, seen, now)?;
            contact_moments::insert(conn, caller.municipality, &moment)?;
            services.call_back(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Calls a call-back off, with a reason. Its promise no longer applies.
    ///
    /// # Errors
    /// As for a call.
    pub async fn cancel_call_back(
        &self,
        caller: Caller,
        id: CallBackId,
        seen: Version,
        reason: String,
        once: Option<Once>,
        render: impl FnOnce(&CallBackView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let (mut docket, mut record) = services.take_call_back(conn, &caller, id, seen)?;
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &reason);
            fields.finish()?;
            record.state = record.state.cancelled(docket.now).map_err(ended)?;
            docket.note(Happened::Switchboard(SwitchboardEvent::CallBackCancelled {
                call_back: id,
            }));
            let words = reason.clone();
            let entry = |_: &_| Ok(Entry::Cancelled { reason: words });
            let recorded = docket.promises.record(record.guarantee, entry);
            recorded.map_err(refused)?;
            record.ended_because = Some(reason);
            let now = docket.now;
            docket.save(conn)?;
            call_backs::save(conn, caller.municipality, &record, seen, now)?;
            services.call_back(conn, &caller, id)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Takes a call-back with its case, as the caller saw it.
    pub(super) fn take_call_back(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: CallBackId,
        seen: Version,
    ) -> Result<(Docket, CallBackRecord)> {
        let municipality = caller.municipality;
        let case = call_backs::get(conn, municipality, id)?.case;
        let docket = self.open_docket(conn, municipality, case, caller.actor)?;
        // Read again: the case is locked only now.
        let record = call_backs::get(conn, municipality, id)?;
        let ties = docket.ties().and(record.staff);
        let object = Object::Case(ties.of(&docket.head.record));
        policy::require(caller, Action::RecordContact, &object)?;
        unchanged(record.version, seen)?;
        Ok((docket, record))
    }
}

impl Docket {
    /// Records what a call did to the call-back and to its promise.
    fn call_back_was_made(&mut self, record: &CallBackRecord, at: Moment) -> Result<()> {
        let call_back = record.id;
        match record.state {
            CallBackState::Open { attempts } => {
                self.note(Happened::Switchboard(SwitchboardEvent::CallBackAttempted {
                    call_back,
                    attempts,
                    at,
                }));
            }
            CallBackState::Kept { .. } | CallBackState::Cancelled { .. } => {
                self.note(Happened::Switchboard(SwitchboardEvent::CallBackKept {
                    call_back,
                    at,
                }));
                let met = |_: &_| {
                    Ok(Entry::Met {
                        at,
                        by: Some(Progress::BusinessReached),
                        reason: None,
                    })
                };
                let recorded = self.promises.record(record.guarantee, met);
                recorded.map_err(refused)?;
            }
        }
        Ok(())
    }
}

fn called(
    state: CallBackState,
    outcome: ContactOutcome,
    at: Moment,
) -> std::result::Result<CallBackState, CallBackEnded> {
    match outcome {
        ContactOutcome::Reached => state.kept(at),
        ContactOutcome::NotReached | ContactOutcome::CallBack => state.attempted(),
    }
}

pub(super) fn ended(_: CallBackEnded) -> Error {
    Error::NotNow(NotNow {
        refusal: Refusal::CallBackEnded,
        allowed: Vec::new(),
        by: None,
    })
}

/// Who was called is whom the call-back names.
fn read(docket: &Docket, record: &CallBackRecord, input: CalledBackInput) -> Result<Noted> {
    let mut fields = Fields::default();
    let all = &[ContactOutcome::Reached, ContactOutcome::NotReached];
    let parse = |word: &str| ContactOutcome::parse(word).filter(|one| all.contains(one));
    let outcome = parse(&input.outcome);
    if outcome.is_none() {
        let allowed = all.map(|one| one.to_string()).join(", ");
        let wrong = FieldProblem::new("/outcome", FieldCode::UnknownValue);
        fields.wrong(wrong.with("allowed", allowed));
    }
    let at = happened_at(&mut fields, "/at", input.at.as_deref(), docket);
    // Nobody was called back before it was asked for.
    if at.is_some_and(|at| at < record.created_at) {
        fields.wrong(FieldProblem::new("/at", FieldCode::TooEarly));
    }
    let minutes = minutes(&mut fields, input.minutes);
    let note = note(&mut fields, input.note);
    let (outcome, at) = fields.finish_with(outcome.zip(at))?;
    Ok(Noted {
        kind: ContactKind::Call,
        direction: Direction::Out,
        outcome,
        contact: None,
        name: record.name.clone(),
        at,
        minutes,
        note,
    })
}
