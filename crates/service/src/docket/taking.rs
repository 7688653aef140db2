//! Taking a case from the shelf: by whom, by which right, and as it was seen.

use onedoor_domain::event::{Actor, ChainHash};
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::promises::Promises;
use onedoor_domain::{CaseId, MunicipalityId, Version};
use onedoor_store::cases::{self, CaseHead};
use onedoor_store::contents;
use onedoor_store::guarantees;
use onedoor_store::{Connection, contributions, task_forces};

use crate::case_file::CaseFile;
use crate::idempotency::{Answer, Answered, Once};
use crate::ledgers::Ledgers;
use crate::services::unchanged;
use crate::{Result, Services};

use super::Docket;

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
            past_at: ledgers.times,
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
