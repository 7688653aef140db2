//! Adding contributions to a case, opening those whose turn has come, and telling of them.

use std::sync::Arc;

use onedoor_domain::contribution::{Remarks, Stage, Step, offered_until, succeeded};
use onedoor_domain::event::{Actor, EventKind, Happened};
use onedoor_domain::guarantee::{Audience, unit_answer, unit_answer_days};
use onedoor_domain::routing::{Manner, PlannedContribution, UnitReason};
use onedoor_domain::{ContributionId, StaffId, Version};
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, dependencies, staff};

use crate::docket::Docket;
use crate::notices::Recipient;
use crate::{Error, Result};

/// A contribution that is to be added to a case.
pub(crate) struct NewPart {
    pub(crate) id: ContributionId,
    pub(crate) planned: PlannedContribution,
    pub(crate) offered_to: Option<StaffId>,
    pub(crate) hops: u32,
    pub(crate) rerouted_from: Option<ContributionId>,
    pub(crate) depends_on: Vec<ContributionId>,
    pub(crate) remarks: Remarks,
}

impl NewPart {
    /// As it was planned.
    pub(crate) fn of(id: ContributionId, planned: PlannedContribution) -> Self {
        Self {
            id,
            planned,
            offered_to: None,
            hops: 0,
            rerouted_from: None,
            depends_on: Vec::new(),
            remarks: Remarks::default(),
        }
    }
}

impl Docket {
    /// Adds a contribution: it lies before its unit at once, unless others must be answered first.
    pub(crate) fn add_part(
        &mut self,
        conn: &mut Connection,
        new: NewPart,
    ) -> Result<ContributionId> {
        let (house, now, id) = (self.municipality(), self.now, new.id);
        let depends_on = self.waits_for(&new);
        let new = NewPart { depends_on, ..new };
        let waits = new.depends_on.iter().any(|on| self.is_open_part(*on));
        let stage = match (new.offered_to, new.planned.handler) {
            _ if waits => Stage::Held,
            (Some(to), _) => Stage::Offered { to: Some(to) },
            (None, Some(handler)) => Stage::Accepted { handler, at: now },
            (None, None) => Stage::Offered { to: None },
        };
        let calendar = self.in_force.calendars.of_unit(&new.planned.unit);
        let until = offered_until(calendar, now);
        let record = ContributionRecord {
            id,
            case: self.head.record.id,
            unit: new.planned.unit.clone(),
            stage,
            manner: new.planned.manner,
            because: new.planned.because.clone(),
            created_at: now,
            offered_at: now,
            offers: 1,
            next_at: matches!(stage, Stage::Offered { .. }).then_some(until),
            hops: new.hops,
            rerouted_from: new.rerouted_from,
            answer: None,
            remarks: new.remarks,
            version: Version(1),
        };
        contributions::insert(conn, house, &record, now)?;
        if let Some(handler) = stage.carried_by() {
            staff::pick_up_contribution(conn, house, handler, now)?;
        }
        dependencies::replace(conn, house, id, &new.depends_on)?;
        let of = (
            record.unit.as_str(),
            record.manner,
            record.because.as_slice(),
        );
        self.note(asked(id, stage, of, new.depends_on));
        self.contributions.push(record);
        if !waits {
            self.owe_answer(id)?;
            self.named_works_on_it(id);
            let kind = EventKind::ContributionOffered;
            self.tell_of_part(id, kind, &[Audience::Handler], &[])?;
        }
        Ok(id)
    }

    /// For whom a new contribution waits: for those that were named, and for those that the catalogue
    /// asks first. Whoever was asked for it already by name, or has it from another unit, does not
    /// wait anew.
    fn waits_for(&self, new: &NewPart) -> Vec<ContributionId> {
        let mut on = new.depends_on.clone();
        if new.offered_to.is_none() && new.rerouted_from.is_none() {
            on.extend(self.said_before(&new.planned));
            on.sort_unstable();
            on.dedup();
        }
        on
    }

    /// What units still owe the case that the catalogue asks before this one.
    pub(crate) fn said_before(&self, planned: &PlannedContribution) -> Vec<ContributionId> {
        let open = self
            .contributions
            .iter()
            .filter(|part| part.stage.is_open());
        let before = open.filter(|part| planned.after.iter().any(|of| of.unit == part.unit));
        before.map(|part| part.id).collect()
    }

    /// The turn of a contribution has come: who is named for it now works on it now. What no unit of
    /// the house looks after lies with the coordinator, whatever the catalogue in force says of it.
    pub(super) fn open_part(&mut self, conn: &mut Connection, id: ContributionId) -> Result<()> {
        let part = self.contribution(id)?;
        let handler = match part.manner {
            Manner::External | Manner::GuideAndForward => Some(self.head.record.coordinator),
            Manner::Pool | Manner::Named => {
                let planned = self.plan_one(conn, &part.unit, UnitReason::Added)?;
                planned.handler
            }
        };
        let part = self.contribution(id)?;
        let (opened, said) = (part.stage.open(handler, self.now), part.remarks.clone());
        self.put(conn, id, opened, said)?;
        self.step(id, Step::Opened { handler });
        self.owe_answer(id)?;
        self.named_works_on_it(id);
        let kind = EventKind::ContributionOpened;
        self.tell_of_part(id, kind, &[Audience::Handler], &[])
    }

    /// Puts a contribution where it stands from now on, with what was said about it.
    pub(super) fn put(
        &mut self,
        conn: &mut Connection,
        id: ContributionId,
        stage: Stage,
        said: Remarks,
    ) -> Result<()> {
        self.remark(id, said);
        self.move_contribution(conn, id, stage, None)
    }

    /// Notes what became of a contribution.
    pub(crate) fn step(&mut self, contribution: ContributionId, step: Step) {
        self.note(Happened::Contribution { contribution, step });
    }

    /// Keeps what was said about a contribution, to be saved when it is moved.
    pub(super) fn remark(&mut self, id: ContributionId, said: Remarks) {
        let mut parts = self.contributions.iter_mut();
        if let Some(part) = parts.find(|part| part.id == id) {
            part.remarks = said;
        }
    }

    /// Whoever waited for one contribution waits for the one that is owed instead.
    pub(super) fn succeed(
        &mut self,
        conn: &mut Connection,
        from: ContributionId,
        to: ContributionId,
    ) -> Result<()> {
        let house = self.municipality();
        let known = dependencies::of_cases(conn, house, &[self.head.record.id])?;
        for (waiting, on) in succeeded(&known, from, to) {
            dependencies::replace(conn, house, waiting, &on)?;
        }
        Ok(())
    }

    /// Tells those concerned what became of a contribution, but for whoever did it.
    pub(crate) fn tell_of_part(
        &mut self,
        id: ContributionId,
        kind: EventKind,
        audiences: &[Audience],
        others: &[Recipient],
    ) -> Result<()> {
        let mut to = self.recipients(audiences, Some(self.contribution(id)?));
        to.extend(others.iter().cloned());
        if let Actor::Staff(me) = self.actor() {
            to.retain(|one| *one != Recipient::Staff(me));
        }
        if to.is_empty() {
            return Ok(());
        }
        let payload = serde_json::json!({ "contribution": id, "of": kind, "to": to });
        self.tell(OutboxKind::Contribution, &payload)
    }

    /// Who is named for a contribution works on it at once: what waited for that starts.
    fn named_works_on_it(&mut self, id: ContributionId) {
        let part = self.contribution(id).ok();
        let named = part.filter(|part| part.manner == Manner::Named);
        if let Some(Stage::Accepted { at, .. }) = named.map(|part| part.stage) {
            self.promises.accepted(id, at);
        }
    }

    /// The unit owes the coordinator an answer from now on. The coordinator is not their own debtor.
    fn owe_answer(&mut self, id: ContributionId) -> Result<()> {
        let part = self.contribution(id)?;
        if !part.manner.is_unit() {
            return Ok(());
        }
        let in_force = Arc::clone(&self.in_force);
        let days = unit_answer_days(self.head.record.complexity);
        let version = in_force.calendar_version;
        let terms = unit_answer(&in_force.catalogue, &part.unit, days, version);
        let guarantee = self.services().chance.id(self.now);
        let calendars = Arc::clone(&in_force.calendars);
        self.promises.owe(guarantee, id, terms, calendars);
        if self.promises.find(guarantee).is_none() {
            let detail = format!("the promise of {id} cannot be given");
            return Err(Error::Fault(detail));
        }
        Ok(())
    }
}

/// What happened when a unit is asked for its part, at once or once others have answered.
pub(crate) fn asked(
    contribution: ContributionId,
    stage: Stage,
    (unit, manner, because): (&str, Manner, &[UnitReason]),
    depends_on: Vec<ContributionId>,
) -> Happened {
    let (unit, because) = (unit.to_owned(), because.to_vec());
    if stage == Stage::Held {
        let step = Step::Held {
            unit,
            manner,
            because,
            depends_on,
        };
        return Happened::Contribution { contribution, step };
    }
    Happened::ContributionOffered {
        contribution,
        unit,
        manner,
        handler: stage.handler(),
        because,
    }
}
