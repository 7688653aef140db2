//! A case taken from the shelf to be changed: its events, promises and contributions, held until
//! the transaction ends.
//!
//! Every change of a case after its intake goes through here, so that events are chained, ledgers
//! are folded and projections follow from them, in one place.

mod moves;
mod projection;

use std::sync::Arc;

use onedoor_domain::event::{Actor, ChainHash, Happened};
use onedoor_domain::guarantee::{Clock, Terms};
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::promises::Promises;
use onedoor_domain::{CaseId, GuaranteeId, Moment, MunicipalityId, StaffId, Version};
use onedoor_store::cases::{self, CaseHead};
use onedoor_store::columns::{Col, OutboxKind};
use onedoor_store::contents::{self, ContributionRecord, GuaranteeRecord};
use onedoor_store::guarantees;
use onedoor_store::intake::OutboxRow;
use onedoor_store::{Connection, call_backs, contributions, outbox, task_forces};

use crate::case_file::CaseFile;
use crate::feed::to_be_numbered;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::journal::Journal;
use crate::json::json;
use crate::ledgers::Ledgers;
use crate::services::unchanged;
use crate::ties::{CaseTies, TakePart};
use crate::{Error, Refusal, Result, Services};

pub(crate) use projection::change;
use projection::{moved, moves, row};

/// Which case is to be changed, by which right, and as it was seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taking {
    case: CaseId,
    action: Action,
    or: Option<Action>,
    seen: Option<Version>,
}

impl Taking {
    /// To add something to it, however it stands by now.
    pub(crate) fn any_version(case: CaseId, action: Action) -> Self {
        let (or, seen) = (None, None);
        Self {
            case,
            action,
            or,
            seen,
        }
    }

    /// To change what the caller saw, and nothing newer.
    pub(crate) fn as_seen(case: CaseId, action: Action, seen: Version) -> Self {
        let (or, seen) = (None, Some(seen));
        Self {
            case,
            action,
            or,
            seen,
        }
    }

    /// Or by this right: one of both is enough.
    pub(crate) fn or(self, action: Action) -> Self {
        let or = Some(action);
        Self { or, ..self }
    }
}

/// A case being changed.
pub(crate) struct Docket {
    /// The case as it was.
    pub(crate) head: CaseHead,
    /// What is in force in the municipality.
    pub(crate) in_force: Arc<InForce>,
    /// What the units owe.
    pub(crate) contributions: Vec<ContributionRecord>,
    /// What happened before.
    pub(crate) past: Vec<Happened>,
    /// Its promises, with what is added to them now.
    pub(crate) promises: Promises,
    /// When what is done now is recorded: never before what was recorded last.
    pub(crate) now: Moment,
    services: Services,
    municipality: MunicipalityId,
    actor: Actor,
    members: Vec<StaffId>,
    records: Vec<GuaranteeRecord>,
    happened: Vec<Happened>,
    outbox: Vec<OutboxRow>,
}

impl Services {
    /// Changes a case in one transaction, and answers with its file.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`], and those of the work.
    pub(crate) async fn work_on_case(
        &self,
        caller: Caller,
        taking: Taking,
        once: Option<Once>,
        work: impl FnOnce(&mut Docket, &mut Connection) -> Result<()> + Send + 'static,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let mut docket = services.take_as_seen(conn, &caller, taking)?;
            work(&mut docket, conn)?;
            docket.save(conn)?;
            services.whole_file(conn, &caller, taking.case)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Takes a case to change it as it was seen, if the caller may by one of these rights.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`].
    pub(crate) fn take_as_seen(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        taking: Taking,
    ) -> Result<Docket> {
        let docket = self.open_docket(conn, caller.municipality, taking.case, caller.actor)?;
        let ties = docket.ties();
        let object = Object::Case(ties.of(&docket.head.record));
        policy::require(caller, taking.action, &object).or_else(|refused| {
            let or = taking.or.ok_or(refused)?;
            policy::require(caller, or, &object)
        })?;
        if let Some(seen) = taking.seen {
            unchanged(docket.head.record.version, seen)?;
        }
        Ok(docket)
    }

    /// Takes a case to change it, if the caller may.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub(crate) fn take(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        action: Action,
        id: CaseId,
    ) -> Result<Docket> {
        let docket = self.open_docket(conn, caller.municipality, id, caller.actor)?;
        let ties = docket.ties();
        policy::require(caller, action, &Object::Case(ties.of(&docket.head.record)))?;
        Ok(docket)
    }

    /// Takes a case without asking who wants it: for the clock.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Fault`] if its events cannot be read or make no sense.
    pub(crate) fn open_docket(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: CaseId,
        actor: Actor,
    ) -> Result<Docket> {
        let head = cases::lock(conn, municipality, id)?;
        self.lay_out(conn, municipality, head, actor)
    }

    /// Looks into a case to read it, and holds up nobody.
    ///
    /// # Errors
    /// As for taking it.
    pub(crate) fn look_into(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: CaseId,
    ) -> Result<Docket> {
        let record = cases::get(conn, municipality, id)?;
        let head = CaseHead {
            record,
            last_seq: 0,
            last_hash: ChainHash::START,
        };
        self.lay_out(conn, municipality, head, Actor::System)
    }

    fn lay_out(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        head: CaseHead,
        actor: Actor,
    ) -> Result<Docket> {
        let id = head.record.id;
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let contributions = contributions::of_cases(conn, municipality, &[id])?;
        let members = task_forces::members(conn, municipality, &[id])?.remove(&id);
        let records = guarantees::of_cases(conn, municipality, &[id])?;
        let ledgers = Ledgers::read(&contents::events_of(conn, municipality, id)?)?;
        let now = self.now().max(ledgers.last_at.unwrap_or(self.now()));
        let mut kept = Vec::with_capacity(records.len());
        for record in &records {
            kept.push(self.kept(conn, &in_force, record, &ledgers)?);
        }
        Ok(Docket {
            head,
            in_force,
            contributions,
            past: ledgers.past,
            promises: Promises::new(kept, now),
            now,
            services: self.clone(),
            municipality,
            actor,
            members: members.unwrap_or_default(),
            records,
            happened: Vec::new(),
            outbox: Vec::new(),
        })
    }
}

impl Docket {
    /// Passes until the case is closed.
    ///
    /// # Errors
    /// [`Refusal::CaseClosed`].
    pub(crate) fn must_be_open(&self) -> Result<()> {
        let closed = Error::Refused(Refusal::CaseClosed);
        let is_live = self.head.record.stage.is_live();
        is_live.then_some(()).ok_or(closed)
    }

    /// What the case has to do with whom.
    pub(crate) fn ties(&self) -> CaseTies {
        let case = &self.head.record;
        let take_part = TakePart {
            parts: &self.contributions,
            members: &self.members,
        };
        CaseTies::new(self.municipality, case, take_part, &self.in_force, self.now)
    }

    /// These work on it together from now on.
    pub(crate) fn set_members(&mut self, members: Vec<StaffId>) {
        self.members = members;
    }

    /// Whose case it is.
    pub(crate) fn municipality(&self) -> MunicipalityId {
        self.municipality
    }

    /// Where its papers and referrals stand.
    pub(crate) fn papers(&self) -> Papers {
        Papers::after(&self.past)
    }

    /// Notes what happened.
    pub(crate) fn note(&mut self, happened: Happened) {
        self.happened.push(happened);
    }

    /// Puts the projections right that say that something is due of which the ledger knows nothing.
    /// Nothing is added to such a ledger, so nothing else would ever move them on, and the clock
    /// would come back to them for ever.
    ///
    /// # Errors
    /// [`Error::Fault`] if the ledger takes no line although one is due.
    pub(crate) fn mend_projections(&self, conn: &mut Connection) -> Result<()> {
        let is_due = |at: Option<Moment>| at.is_some_and(|at| at <= self.now);
        for record in self.records.iter().filter(|record| is_due(record.next_at)) {
            let Some(kept) = self.promises.find(record.id) else {
                continue;
            };
            if moved(self.promises.lines(), record.id) {
                continue;
            }
            let after = change(kept);
            if is_due(after.next_at) {
                let detail = format!("the ledger of {} takes no line", record.id);
                return Err(Error::Fault(detail));
            }
            tracing::warn!(guarantee = %record.id, "a projection was not what its ledger gives");
            guarantees::save(conn, self.municipality, record.id, &after, record.version)?;
        }
        Ok(())
    }

    /// Notes that somebody must be told.
    pub(crate) fn tell(&mut self, kind: OutboxKind, payload: &serde_json::Value) -> Result<()> {
        self.outbox.push(OutboxRow {
            municipality_id: Col(self.municipality),
            id: Col(self.services.chance.id(self.now)),
            kind: Col(kind),
            case_id: Some(Col(self.head.record.id)),
            payload: json(payload)?,
            created_at: Col(self.now),
            available_at: Col(self.now),
            attempts: 0,
        });
        Ok(())
    }

    /// Gives the business, or the coordinator, a new promise that counts from now.
    pub(crate) fn promise(&mut self, terms: Terms) -> GuaranteeId {
        let id = self.services.chance.id(self.now);
        let calendars = Arc::clone(&self.in_force.calendars);
        self.promises.give(id, terms, calendars);
        id
    }

    /// Gives the business a new promise that counts from a moment that may be still to come.
    pub(crate) fn promise_from(&mut self, terms: Terms, start_at: Moment) -> GuaranteeId {
        let id = self.services.chance.id(self.now);
        let calendars = Arc::clone(&self.in_force.calendars);
        self.promises.give_from(id, terms, start_at, calendars);
        id
    }

    /// Writes everything that was noted and added, and answers whether there was anything.
    pub(crate) fn save(mut self, conn: &mut Connection) -> Result<bool> {
        self.tell_of_moves()?;
        let actor = self.actor;
        let chance = Arc::clone(&self.services.chance);
        let mut journal = Journal::after(&self.head, self.municipality, actor, self.now, chance);
        for happened in &self.happened {
            journal.add(happened)?;
        }
        let (kept, lines) = self.promises.finish();
        for (guarantee, entry) in &lines {
            journal.add(&Happened::Guarantee {
                guarantee: *guarantee,
                entry: entry.clone(),
            })?;
        }
        if journal.rows.is_empty() {
            return Ok(false);
        }
        let place = (self.municipality, self.head.record.id);
        for promise in kept.iter().filter(|kept| moved(&lines, kept.id)) {
            match self.records.iter().find(|record| record.id == promise.id) {
                Some(before) => {
                    let after = change(promise);
                    guarantees::save(conn, place.0, promise.id, &after, before.version)?;
                    if let (Clock::CallBack, Some(due_at)) = (before.terms.clock, after.due_at) {
                        call_backs::follow(conn, place.0, promise.id, due_at)?;
                    }
                }
                None => guarantees::insert(conn, &[row(promise, place, self.now)?])?,
            }
        }
        let (hash, rows) = (journal.hash, journal.rows);
        cases::append(conn, place.0, &self.head, &rows, hash, self.now)?;
        let id = self.services.chance.id(self.now);
        let fed = to_be_numbered(self.municipality, place.1, id, self.now)?;
        self.outbox.push(fed);
        outbox::insert(conn, &self.outbox)?;
        Ok(true)
    }

    /// Every move of a promise is told to the business that has it.
    fn tell_of_moves(&mut self) -> Result<()> {
        let mut told: Vec<GuaranteeId> = Vec::new();
        for (id, entry) in self.promises.lines() {
            let outside = self.promises.find(*id);
            let outside = outside.is_some_and(|kept| !kept.state.terms().is_internal());
            if outside && moves(entry) && !told.contains(id) {
                told.push(*id);
            }
        }
        if told.is_empty() {
            return Ok(());
        }
        let payload = serde_json::json!({ "guarantees": told });
        self.tell(OutboxKind::PromiseChanged, &payload)
    }
}
