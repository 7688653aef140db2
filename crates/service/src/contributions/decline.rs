//! What a unit says is not theirs, and who owes it instead.

mod onward;

use onedoor_domain::catalogue::UnitKind;
use onedoor_domain::contribution::{
    ContributionAct, DeclineReason, Passing, Remarks, ReturnReason, Step,
};
use onedoor_domain::policy::Caller;
use onedoor_domain::{ContributionId, StaffId, Version};
use onedoor_store::Connection;
use onedoor_store::contents::ContributionRecord;

use super::Part;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{FieldCode, FieldProblem, Result, Services};

/// Why a unit says that a contribution is not theirs.
#[derive(Debug, Clone)]
pub struct DeclineInput {
    /// The word for why.
    pub reason: String,
    /// Why, in words; needed for any other reason.
    pub words: Option<String>,
    /// Whose it is; back to the coordinator if left out.
    pub better_unit: Option<String>,
}

/// Who is asked instead.
#[derive(Debug, Clone)]
pub struct OfferInput {
    /// The unit.
    pub unit: String,
    /// One person of it, if only they are meant.
    pub offered_to: Option<StaffId>,
}

/// What was said, read.
struct Declined {
    reason: DeclineReason,
    words: Option<String>,
    better_unit: Option<String>,
}

impl Services {
    /// Says that a contribution is not the unit's. It goes to the unit that is named, or to the
    /// coordinator: to them also if that unit has declined the case before, or if it was passed on
    /// too often. The contribution says which.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::NotNow`],
    /// [`crate::Error::Stale`], [`crate::Error::Invalid`].
    pub async fn decline_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        input: DeclineInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Decline;
        let part = Part { id, seen, act };
        let work = move |docket: &mut Docket, conn: &mut Connection, caller: &Caller| {
            docket.decline_part(conn, caller, id, &input)
        };
        self.work_on_part(caller, part, once, work, render).await
    }

    /// The same in a transaction that has begun.
    pub(crate) fn decline_now(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: ContributionId,
        seen: Version,
        input: &DeclineInput,
    ) -> Result<CaseFile> {
        let act = ContributionAct::Decline;
        let part = Part { id, seen, act };
        self.work_now(conn, caller, part, |docket, conn, caller| {
            docket.decline_part(conn, caller, id, input)
        })
    }

    /// Asks another unit for what one has returned.
    ///
    /// # Errors
    /// As for declining; [`Refusal::UnitTakesPart`] if that unit owes the case something already.
    pub async fn offer_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        input: OfferInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Offer;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let part = docket.contribution(id)?.clone();
                let passed_on = part
                    .stage
                    .pass_on(docket.now)
                    .map_err(|why| docket.not_now(caller, id, why))?;
                let mut fields = Fields::default();
                docket.another_unit(&mut fields, "/unit", &part.unit, &input.unit);
                let to = input.offered_to;
                let to = to.map(|to| docket.member(&mut fields, "/offered_to", &input.unit, to));
                let to = fields.finish_with(Some(to.flatten()))?;
                docket.must_not_take_part(&input.unit)?;
                let new = docket.reroute(conn, &part, &input.unit, to)?;
                let said = Remarks {
                    passed_to: Some(new),
                    ..part.remarks.clone()
                };
                docket.put(conn, id, passed_on, said)?;
                docket.succeed(conn, id, new)?;
                docket.step(
                    id,
                    Step::PassedOn {
                        unit: input.unit.clone(),
                        passed_to: new,
                    },
                );
                docket.open_what_is_free(conn)
            },
            render,
        )
        .await
    }
}

impl Docket {
    fn decline_part(
        &mut self,
        conn: &mut Connection,
        caller: &Caller,
        id: ContributionId,
        input: &DeclineInput,
    ) -> Result<()> {
        let part = self.contribution(id)?.clone();
        let declined = part
            .stage
            .decline(self.now)
            .map_err(|why| self.not_now(caller, id, why))?;
        let said = self.declined(&part, input)?;
        let goes = match &said.better_unit {
            Some(unit) => self.passing(&part, unit),
            None => Passing::Back(ReturnReason::NobodyNamed),
        };
        self.promises.unit_is_released(id, "contribution_declined");
        match (goes, &said.better_unit) {
            (Passing::ToUnit, Some(unit)) => {
                let new = self.reroute(conn, &part, unit, None)?;
                self.pass(conn, &part, declined, new, said)
            }
            (Passing::Joins(other), _) => self.pass(conn, &part, declined, other, said),
            (Passing::Back(because), _) => self.give_back(conn, id, because, said),
            (Passing::ToUnit, None) => self.give_back(conn, id, ReturnReason::NobodyNamed, said),
        }
    }

    fn declined(&self, part: &ContributionRecord, input: &DeclineInput) -> Result<Declined> {
        let mut fields = Fields::default();
        let word = &input.reason;
        let all = DeclineReason::ALL;
        let reason = fields.word("/reason", word, DeclineReason::parse, all);
        let words = fields.line_if_any("/words", input.words.as_deref());
        if reason == Some(DeclineReason::Other) && words.is_none() {
            fields.wrong(FieldProblem::new("/words", FieldCode::Required));
        }
        let better_unit = input.better_unit.clone();
        if let Some(unit) = &better_unit {
            self.another_unit(&mut fields, "/better_unit", &part.unit, unit);
            let kind = self.unit_kind(unit);
            if kind == Some(UnitKind::External) {
                let wrong = FieldProblem::new("/better_unit", FieldCode::OutsideUnit);
                fields.wrong(wrong);
            }
        }
        fields.finish_with(reason.map(|reason| Declined {
            reason,
            words,
            better_unit,
        }))
    }
}
