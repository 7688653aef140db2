//! Where a contribution goes that was declined.

use onedoor_domain::catalogue::UnitKind;
use onedoor_domain::contribution::{Passing, Remarks, ReturnReason, Sibling, Stage, Step, passing};
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::Audience;
use onedoor_domain::routing::UnitReason;
use onedoor_domain::{ContributionId, StaffId};
use onedoor_store::Connection;
use onedoor_store::contents::ContributionRecord;

use super::super::parts::NewPart;
use super::Declined;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem, Refusal, Result};

impl Docket {
    /// A unit of the catalogue, and not the one that has it.
    pub(super) fn another_unit(&self, fields: &mut Fields, pointer: &str, own: &str, unit: &str) {
        let wrong = if unit == own {
            FieldCode::SameUnit
        } else if self.unit_kind(unit).is_none() {
            FieldCode::NoSuchThing
        } else {
            return;
        };
        fields.wrong(FieldProblem::new(pointer, wrong));
    }

    /// Whether a unit belongs to the municipality; none if there is no such unit.
    pub(in super::super) fn unit_kind(&self, unit: &str) -> Option<UnitKind> {
        let country = self.in_force.municipality.country;
        let unit = self.in_force.catalogue.unit(unit);
        unit.map(|unit| unit.kind_in(country))
    }

    /// Passes unless the unit owes the case something.
    pub(in super::super) fn must_not_take_part(&self, unit: &str) -> Result<()> {
        let mut parts = self.contributions.iter();
        if parts.any(|part| part.unit == unit && part.stage.is_open()) {
            return Err(crate::Error::Refused(Refusal::UnitTakesPart));
        }
        Ok(())
    }

    pub(super) fn passing(&self, part: &ContributionRecord, unit: &str) -> Passing {
        let siblings = self.contributions.iter().map(|of| Sibling {
            id: of.id,
            unit: &of.unit,
            stage: of.stage,
        });
        passing(&siblings.collect::<Vec<_>>(), part.hops, unit)
    }

    /// A contribution of this unit for the one that another gives away.
    pub(super) fn reroute(
        &mut self,
        conn: &mut Connection,
        part: &ContributionRecord,
        unit: &str,
        offered_to: Option<StaffId>,
    ) -> Result<ContributionId> {
        let from = part.unit.clone();
        let planned = self.plan_one(conn, unit, UnitReason::Rerouted { from })?;
        let new = NewPart {
            offered_to,
            hops: part.hops + 1,
            rerouted_from: Some(part.id),
            ..NewPart::of(self.services().chance.id(self.now), planned)
        };
        self.add_part(conn, new)
    }

    /// Another contribution is owed instead of this one.
    pub(super) fn pass(
        &mut self,
        conn: &mut Connection,
        part: &ContributionRecord,
        declined: Stage,
        to: ContributionId,
        said: Declined,
    ) -> Result<()> {
        let unit = self.contribution(to)?.unit.clone();
        let remarks = Remarks {
            words: said.words,
            declined: Some(said.reason),
            returned: None,
            passed_to: Some(to),
        };
        self.put(conn, part.id, declined, remarks)?;
        self.succeed(conn, part.id, to)?;
        self.step(
            part.id,
            Step::Declined {
                reason: said.reason,
                unit,
                passed_to: to,
            },
        );
        let kind = EventKind::ContributionDeclined;
        self.tell_of_part(part.id, kind, &[Audience::Coordinator], &[])?;
        self.open_what_is_free(conn)
    }

    /// The coordinator must decide.
    pub(super) fn give_back(
        &mut self,
        conn: &mut Connection,
        id: ContributionId,
        because: ReturnReason,
        said: Declined,
    ) -> Result<()> {
        let remarks = Remarks {
            words: said.words,
            declined: Some(said.reason),
            returned: Some(because),
            passed_to: None,
        };
        self.put(conn, id, Stage::Returned { at: self.now }, remarks)?;
        self.step(
            id,
            Step::Returned {
                reason: said.reason,
                because,
            },
        );
        let kind = EventKind::ContributionReturned;
        self.tell_of_part(id, kind, &[Audience::Coordinator], &[])
    }
}
