//! Adding and removing case types: first a proposal, then exactly that.

mod proposal;

use onedoor_domain::event::{CaseEvent, Happened};
use onedoor_domain::guarantee::{StartOn, Terms};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::routing::Plan;
use onedoor_domain::{CaseId, EnquiryId, Moment, Version};
use onedoor_store::Connection;
use onedoor_store::cases::{self, CaseTypeRecord};

pub use proposal::TypesProposal;

use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::idempotency::Answer;
use crate::json::json;
use crate::{Error, Refusal, Result, Services};

/// What a case is to be about besides, or no longer.
#[derive(Debug, Clone, Default)]
pub struct TypesInput {
    /// What comes to it.
    pub add: Vec<String>,
    /// What is taken from it.
    pub remove: Vec<String>,
    /// The enquiry in which what is added was raised; the first if none is named.
    pub enquiry: Option<EnquiryId>,
}

/// What changing the case types would do.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The case as it stands.
    pub file: CaseFile,
    /// What is proposed.
    pub proposal: TypesProposal,
}

impl Services {
    /// What adding and removing case types would do. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotNow`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn preview_case_types(
        &self,
        caller: Caller,
        id: CaseId,
        input: TypesInput,
    ) -> Result<Proposed> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::CoordinateCase, id)?;
                let docket = services.look_into(conn, caller.municipality, id)?;
                let proposal = services.propose(conn, &docket, &caller, &input)?;
                Ok(Proposed { file, proposal })
            })
            .await
    }

    /// Adds and removes case types as it was proposed, and in no other way.
    ///
    /// # Errors
    /// As for the proposal; [`Refusal::StaleProposal`] if it would be another one by now.
    pub async fn change_case_types(
        &self,
        caller: Caller,
        case: (CaseId, Version),
        (input, accept): (TypesInput, String),
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let services = self.clone();
        let work = move |docket: &mut Docket, conn: &mut Connection, by: &Caller| {
            let proposal = services.propose(conn, docket, by, &input)?;
            if proposal.accept != accept {
                return Err(Error::Refused(Refusal::StaleProposal));
            }
            services.apply(conn, docket, &proposal)
        };
        let answered = self.coordinate(caller, case, None, work, render).await?;
        Ok(answered.answer)
    }

    fn apply(&self, conn: &mut Connection, docket: &mut Docket, of: &TypesProposal) -> Result<()> {
        let (house, id) = (docket.municipality(), docket.head.record.id);
        let reason = docket.reason("reason-type_removed", &[]);
        let cancelled = docket.put_down(conn, &of.replan.leave, None, &reason)?;
        docket.promises.call_off(&reason, |kept| {
            let with_part = kept.contribution.is_some_and(|id| cancelled.contains(&id));
            with_part || of.replan.call_off.contains(&kept.id)
        });
        docket.head.record.complexity = of.complexity;
        self.ask_units(conn, docket, &of.replan.join)?;
        docket.open_what_is_free(conn)?;
        for terms in &of.replan.give {
            self.give_outside(docket, terms.clone(), of.counts_from)?;
        }
        let known = cases::types(conn, house, &[id])?;
        let rows = type_rows(house, id, &of.plan, &known)?;
        cases::set_types(conn, house, id, &rows)?;
        let weight = cases::Weight {
            complexity: of.complexity,
            triage: of.plan.triage,
            ..docket.head.record.weight()
        };
        cases::set_weight(conn, house, id, &weight)?;
        let old = cases::plan(conn, house, id)?;
        let plan = Plan {
            coordinator: old.coordinator,
            ..of.plan.clone()
        };
        cases::set_plan(conn, house, id, &plan)?;
        docket.note(Happened::Case(CaseEvent::CaseTypesChanged {
            added: of.added.clone(),
            removed: of.removed.clone(),
            cancelled,
        }));
        docket.tell_moved("case_types")
    }

    /// Promises the business something whose clock counts from where its start has come.
    pub(super) fn give_outside(
        &self,
        docket: &mut Docket,
        terms: Terms,
        received_at: Moment,
    ) -> Result<()> {
        let papers = docket.papers();
        let start_at = match terms.start {
            StartOn::Received => Some(received_at),
            StartOn::Complete => papers.complete_at,
            StartOn::FeePaid => papers.fee_paid_at,
            StartOn::Accepted => docket.accepted_at(terms.owed_by.as_deref()),
            StartOn::ReferralDone
            | StartOn::BoardReady
            | StartOn::RequestReceived
            | StartOn::FirstAbsenceDay
            | StartOn::WagePaid
            | StartOn::EventDateBackwards => None,
        };
        let id = self.chance.id(docket.now);
        let calendars = std::sync::Arc::clone(&docket.in_force.calendars);
        let given = docket
            .promises
            .promise_from(id, None, terms, start_at, calendars);
        given.map_err(|fault| Error::Fault(format!("a new ledger is refused: {fault}")))
    }
}

impl Docket {
    /// When somebody first worked on a part that a unit owes: any unit, or this one.
    pub(super) fn accepted_at(&self, owed_by: Option<&str>) -> Option<Moment> {
        let parts = self.contributions.iter();
        let parts = parts.filter(|part| part.manner.is_unit());
        let theirs = parts.filter(|part| owed_by.is_none_or(|unit| unit == part.unit));
        theirs.filter_map(|part| part.stage.accepted_at()).min()
    }
}

/// The rows of the case types: those it had keep where they came from.
pub(super) fn type_rows(
    house: onedoor_domain::MunicipalityId,
    case: CaseId,
    plan: &Plan,
    known: &[CaseTypeRecord],
) -> Result<Vec<onedoor_store::intake::CaseTypeRow>> {
    use onedoor_store::columns::Col;
    let planned = plan.case_types.iter().enumerate();
    planned
        .map(|(position, planned)| {
            let before = known.iter().find(|of| of.case_type == planned.id);
            let score = before.map_or(u32::from(planned.score), |of| of.score);
            Ok(onedoor_store::intake::CaseTypeRow {
                municipality_id: Col(house),
                case_id: Col(case),
                case_type: planned.id.clone(),
                position: i32::try_from(position).unwrap_or(i32::MAX),
                source: Col(before.map_or(planned.source, |of| of.source)),
                score: i32::try_from(score).unwrap_or(i32::MAX),
                because: json(before.map_or(&planned.because, |of| &of.because))?,
            })
        })
        .collect()
}
