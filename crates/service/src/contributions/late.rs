//! What the coordinator decides about who takes part, and in which order.

use onedoor_domain::contribution::{ContributionAct, Remarks, Stage, Step, closes_circle, is_free};
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::routing::UnitReason;
use onedoor_domain::{CaseId, ContributionId, StaffId, Version};
use onedoor_store::{Connection, dependencies};

use super::Part;
use super::parts::NewPart;
use crate::case_file::CaseFile;
use crate::docket::{Docket, Taking};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{FieldCode, FieldProblem, Result, Services};

/// For how many others one contribution may wait.
const AT_MOST: usize = 50;

/// A unit that is to take part.
#[derive(Debug, Clone)]
pub struct AddContributionInput {
    /// Which.
    pub unit: String,
    /// Why, in words.
    pub reason: String,
    /// Which contributions must be answered first.
    pub depends_on: Vec<ContributionId>,
    /// One person of the unit, if only they are meant.
    pub offered_to: Option<StaffId>,
}

/// Why a contribution is not needed any more.
#[derive(Debug, Clone)]
pub struct CancelInput {
    /// In words.
    pub reason: String,
}

impl Services {
    /// Asks one more unit for its part. `render` is told which contribution that is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::Invalid`];
    /// [`crate::Refusal::UnitTakesPart`] if the unit owes the case something already.
    pub async fn add_contribution(
        &self,
        caller: Caller,
        case: CaseId,
        input: AddContributionInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile, ContributionId) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let id: ContributionId = self.chance.id(self.now());
        let taking = Taking::any_version(case, Action::CoordinateCase);
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let mut fields = Fields::default();
            if docket.unit_kind(&input.unit).is_none() {
                fields.wrong(FieldProblem::new("/unit", FieldCode::NoSuchThing));
            }
            let reason = fields.line("/reason", &input.reason);
            let depends_on = docket.siblings(&mut fields, id, &input.depends_on);
            let to = input.offered_to;
            let to = to.map(|to| docket.member(&mut fields, "/offered_to", &input.unit, to));
            let mut open = depends_on.iter().filter(|on| docket.is_open_part(**on));
            if to.is_some() && open.next().is_some() {
                let wrong = FieldProblem::new("/offered_to", FieldCode::NotWhileHeld);
                fields.wrong(wrong);
            }
            fields.finish()?;
            docket.must_not_take_part(&input.unit)?;
            let planned = docket.plan_one(conn, &input.unit, UnitReason::Added)?;
            let new = NewPart {
                offered_to: to.flatten(),
                depends_on,
                remarks: Remarks::words(reason),
                ..NewPart::of(id, planned)
            };
            docket.add_part(conn, new).map(drop)
        };
        let render = move |file: &CaseFile| render(file, id);
        self.work_on_case(caller, taking, once, work, render).await
    }

    /// Says which others must be answered before a contribution: exactly these.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::NotNow`],
    /// [`crate::Error::Stale`], [`crate::Error::Invalid`] if they would wait for each other.
    pub async fn order_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        depends_on: Vec<ContributionId>,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Order;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let stage = docket.contribution(id)?.stage;
                let held = stage
                    .hold()
                    .map_err(|why| docket.not_now(caller, id, why))?;
                let known = dependencies::of_cases(conn, caller.municipality, &[docket.case()])?;
                let mut fields = Fields::default();
                let on = docket.siblings(&mut fields, id, &depends_on);
                if closes_circle(&known, id, &on) {
                    let wrong = FieldProblem::new("/depends_on", FieldCode::Circular);
                    fields.wrong(wrong);
                }
                fields.finish()?;
                dependencies::replace(conn, caller.municipality, id, &on)?;
                let waits = on.iter().any(|on| docket.is_open_part(*on));
                if waits && stage != held {
                    docket.promises.unit_is_released(id, "contribution_ordered");
                }
                let stage = if waits { held } else { stage };
                let said = docket.contribution(id)?.remarks.clone();
                docket.put(conn, id, stage, said)?;
                docket.step(
                    id,
                    Step::Ordered {
                        depends_on: on,
                        held: waits,
                    },
                );
                docket.open_what_is_free(conn)
            },
            render,
        )
        .await
    }

    /// Says that a contribution is not needed any more. Whoever waited for it waits no more.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::NotNow`],
    /// [`crate::Error::Stale`], [`crate::Error::Invalid`].
    pub async fn cancel_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        input: CancelInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Cancel;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let stage = docket.contribution(id)?.stage;
                let cancelled = stage
                    .cancel(docket.now)
                    .map_err(|why| docket.not_now(caller, id, why))?;
                let mut fields = Fields::default();
                let reason = fields.line("/reason", &input.reason);
                fields.finish()?;
                docket.cancel_part(conn, id, cancelled, reason)?;
                docket.open_what_is_free(conn)
            },
            render,
        )
        .await
    }
}

impl Docket {
    /// A contribution is not needed any more: the unit owes nothing, and learns of it.
    pub(crate) fn cancel_part(
        &mut self,
        conn: &mut Connection,
        id: ContributionId,
        cancelled: Stage,
        reason: String,
    ) -> Result<()> {
        let kind = EventKind::ContributionCancelled;
        self.promises.unit_is_released(id, kind.as_str());
        // Told to those who had it, and not to those who have it now: nobody has.
        self.tell_of_part(id, kind, &[Audience::Handler], &[])?;
        self.end_part(conn, id, cancelled, reason)
    }

    /// A contribution ends here, and may go on elsewhere.
    pub(crate) fn end_part(
        &mut self,
        conn: &mut Connection,
        id: ContributionId,
        cancelled: Stage,
        reason: String,
    ) -> Result<()> {
        self.put(conn, id, cancelled, Remarks::words(reason))?;
        self.step(id, Step::Cancelled);
        Ok(())
    }

    /// Other contributions to the same case, each once.
    fn siblings(
        &self,
        fields: &mut Fields,
        own: ContributionId,
        raw: &[ContributionId],
    ) -> Vec<ContributionId> {
        let mut ids: Vec<ContributionId> = Vec::new();
        if raw.len() > AT_MOST {
            let wrong = FieldProblem::new("/depends_on", FieldCode::TooMany);
            fields.wrong(wrong.with("max", AT_MOST));
            return ids;
        }
        for (place, id) in raw.iter().enumerate() {
            if *id == own || self.contribution(*id).is_err() {
                let pointer = format!("/depends_on/{place}");
                fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
            } else if !ids.contains(id) {
                ids.push(*id);
            }
        }
        ids
    }

    /// Whether this contribution to the case is still owed.
    pub(super) fn is_open_part(&self, id: ContributionId) -> bool {
        self.contribution(id).is_ok_and(|part| part.stage.is_open())
    }

    /// Opens every contribution whose turn has come.
    pub(crate) fn open_what_is_free(&mut self, conn: &mut Connection) -> Result<()> {
        let held = self.contributions.iter();
        let held = held.filter(|part| part.stage == Stage::Held);
        let held: Vec<ContributionId> = held.map(|part| part.id).collect();
        if held.is_empty() {
            return Ok(());
        }
        let known = dependencies::of_cases(conn, self.municipality(), &[self.case()])?;
        for id in held {
            if is_free(&known, id, |on| self.is_open_part(on)) {
                self.open_part(conn, id)?;
            }
        }
        Ok(())
    }
}
