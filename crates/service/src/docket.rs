//! A case taken from the shelf to be changed: its events, promises and contributions, held until
//! the transaction ends.
//!
//! Every change of a case after its intake goes through here, so that events are chained, ledgers
//! are folded and projections follow from them, in one place.

mod moves;
mod projection;
mod saving;
mod taking;

use std::sync::Arc;

use onedoor_domain::event::{Actor, Happened};
use onedoor_domain::guarantee::Terms;
use onedoor_domain::papers::Papers;
use onedoor_domain::promises::Promises;
use onedoor_domain::{GuaranteeId, Moment, MunicipalityId, StaffId};
use onedoor_store::cases::CaseHead;
use onedoor_store::columns::{Col, OutboxKind};
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::intake::OutboxRow;

use crate::in_force::InForce;
use crate::json::json;
use crate::ties::{CaseTies, TakePart};
use crate::{Error, Refusal, Result, Services};

pub(crate) use projection::change;
pub(crate) use taking::Taking;

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

    /// Who works on it together.
    pub(crate) fn members(&self) -> &[StaffId] {
        &self.members
    }

    /// These work on it together from now on.
    pub(crate) fn set_members(&mut self, members: Vec<StaffId>) {
        self.members = members;
    }

    /// Whether somebody has not left.
    pub(crate) fn works_here(&self, staff: StaffId) -> bool {
        let person = self.in_force.directory.find(staff);
        person.is_some_and(|person| person.active)
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
}
