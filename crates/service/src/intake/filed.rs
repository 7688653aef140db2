//! The case file of what was just drawn up, without reading it back.

use std::sync::Arc;

use onedoor_domain::case::Stage;
use onedoor_domain::contribution;
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::{Caller, Sight};
use onedoor_domain::routing::Plan;
use onedoor_domain::{Version, routing};
use onedoor_store::cases::{CaseRecord, CaseTypeRecord};
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::intake::{CaseRow, ContributionRow, GuaranteeRow};

use super::draw_up::Drawn;
use super::who::Asker;
use crate::case_file::{AllowedActs, Around, CaseFile};
use crate::in_force::InForce;
use crate::ties::{CaseTies, TakePart};

/// The file as whoever registers the enquiry sees it: they know what they handed in.
pub(super) fn file(
    caller: &Caller,
    drawn: &Drawn,
    plan: &Plan,
    asker: &Asker,
    in_force: Arc<InForce>,
) -> CaseFile {
    let contributions = drawn.contributions.iter().zip(&plan.contributions);
    let guarantees = drawn.guarantees.iter().zip(&plan.guarantees);
    let case = case(&drawn.case, plan);
    let contributions: Vec<ContributionRecord> = contributions
        .map(|(row, planned)| contribution(row, planned))
        .collect();
    let (house, now) = (caller.municipality, case.created_at);
    let take_part = TakePart {
        parts: &contributions,
        members: &[],
    };
    let ties = CaseTies::new(house, &case, take_part, &in_force, now);
    CaseFile {
        allowed: AllowedActs::of(caller, &ties, &case, &contributions),
        acting: ties.acting(),
        case,
        types: plan
            .case_types
            .iter()
            .map(|planned| CaseTypeRecord {
                case: drawn.case.id.0,
                case_type: planned.id.clone(),
                source: planned.source,
                score: u32::from(planned.score),
                because: planned.because.clone(),
            })
            .collect(),
        business: asker.business.clone(),
        contributions,
        dependencies: drawn
            .dependencies
            .iter()
            .map(|row| contribution::Dependency {
                waiting: row.contribution_id.0,
                on: row.depends_on_id.0,
            })
            .collect(),
        guarantees: guarantees
            .map(|(row, terms)| guarantee(row, terms))
            .collect(),
        questions: plan.questions.clone(),
        papers: Papers::default(),
        around: Around::default(),
        catalogue: Arc::clone(&in_force.catalogue),
        in_force,
        sight: Sight::Full,
        members: Vec::new(),
    }
}

fn case(row: &CaseRow, plan: &Plan) -> CaseRecord {
    CaseRecord {
        id: row.id.0,
        reference: row.reference.clone(),
        stage: Stage::Open,
        round: 1,
        complexity: row.complexity.0,
        triage: row.triage,
        urgent: row.urgent,
        protected_identity: row.protected_identity,
        language: row.language.0,
        coordinator: row.coordinator_id.0,
        business: row.business_id.map(|id| id.0),
        contact: row.contact_id.map(|id| id.0),
        catalogue_version: plan.catalogue_version,
        received_at: row.received_at.0,
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
        version: Version(row.version),
    }
}

fn contribution(
    row: &ContributionRow,
    planned: &routing::PlannedContribution,
) -> ContributionRecord {
    let stage = match (row.handler_id, row.accepted_at) {
        _ if row.stage.0 == contribution::ContributionStage::Held => contribution::Stage::Held,
        (Some(handler), Some(at)) => contribution::Stage::Accepted {
            handler: handler.0,
            at: at.0,
        },
        (Some(_) | None, _) => contribution::Stage::Offered { to: None },
    };
    ContributionRecord {
        id: row.id.0,
        case: row.case_id.0,
        unit: row.unit_id.clone(),
        stage,
        manner: planned.manner,
        because: planned.because.clone(),
        created_at: row.created_at.0,
        offered_at: row.offered_at.0,
        offers: u32::try_from(row.offers).unwrap_or(0),
        next_at: row.next_at.map(|at| at.0),
        hops: 0,
        rerouted_from: None,
        answer: None,
        remarks: contribution::Remarks::default(),
        version: Version(row.version),
    }
}

fn guarantee(row: &GuaranteeRow, terms: &onedoor_domain::guarantee::Terms) -> GuaranteeRecord {
    GuaranteeRecord {
        id: row.id.0,
        case: row.case_id.0,
        contribution: row.contribution_id.map(|id| id.0),
        terms: terms.clone(),
        state: row.state.0,
        start_at: row.start_at.map(|at| at.0),
        due_at: row.due_at.map(|at| at.0),
        next_at: row.next_at.map(|at| at.0),
        ended_at: row.ended_at.map(|at| at.0),
        explained: row.explained,
        risk_at: row.risk_at.map(|at| at.0),
        version: Version(row.version),
    }
}
