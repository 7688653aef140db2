//! What changing the case types would do, in full, and the word by which it is accepted.

use onedoor_domain::case::{CaseAct, PartInPlan, Replan, replan};
use onedoor_domain::catalogue::{Catalogue, Complexity};
use onedoor_domain::guarantee::{Terms, promised};
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::Plan;
use onedoor_domain::{EnquiryId, Moment};
use onedoor_store::Connection;
use onedoor_store::cases;
use sha2::{Digest, Sha256};

use super::super::routed::all_enquiries;
use super::TypesInput;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::json::json;
use crate::{FieldCode, FieldProblem, Result, Services};

/// What is proposed, in full.
#[derive(Debug, Clone)]
pub struct TypesProposal {
    /// What the case would be about, in order.
    pub case_types: Vec<String>,
    /// What would come to it.
    pub added: Vec<String>,
    /// What would be taken from it.
    pub removed: Vec<String>,
    /// How much coordination it would take.
    pub complexity: Complexity,
    /// Who would be asked, what would be called off, what would be promised.
    pub replan: Replan,
    /// From when what is promised would count, where arrival starts it.
    pub counts_from: Moment,
    /// The plan behind it.
    pub plan: Plan,
    /// By this it is accepted.
    pub accept: String,
}

impl Services {
    pub(in super::super) fn propose(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        caller: &Caller,
        input: &TypesInput,
    ) -> Result<TypesProposal> {
        let (house, record) = (docket.municipality(), &docket.head.record);
        if !record.stage.allows(CaseAct::Replan) {
            return Err(docket.case_not_now(caller));
        }
        let catalogue = self
            .copies
            .catalogue(conn, house, record.catalogue_version)?;
        let now: Vec<String> = cases::types(conn, house, &[record.id])?
            .into_iter()
            .map(|of| of.case_type)
            .collect();
        let enquiry = input.enquiry;
        let (added, removed, case_types) = read(&catalogue, &now, input)?;
        let counts_from = counts_from(conn, docket, enquiry)?;
        let plan = self.routed_again(conn, docket, case_types.clone())?;
        let terms = |types: &[String]| self.outside(docket, &catalogue, types, counts_from);
        let (before, after) = (terms(&now), terms(&case_types));
        let parts: Vec<PartInPlan<'_>> = docket.contributions.iter().map(in_plan).collect();
        let kept = docket.promises.kept();
        let case_types: Vec<String> = plan.case_types.iter().map(|of| of.id.clone()).collect();
        let replan = replan(&plan, &removed, &parts, kept, &before, &after);
        let complexity = record.complexity.max(plan.complexity);
        let asked: Vec<_> = replan.join.iter().map(|of| (&of.unit, of.manner)).collect();
        let shown = (
            (record.id, record.version.0, &case_types, complexity),
            (asked, &replan.leave, &replan.give, &replan.call_off),
            counts_from,
        );
        let accept = hex(&Sha256::digest(json(&shown)?.0.as_bytes()));
        Ok(TypesProposal {
            case_types,
            added,
            removed,
            complexity,
            replan,
            counts_from,
            plan,
            accept,
        })
    }

    /// What the business is promised when a case is about this.
    pub(in super::super) fn outside(
        &self,
        docket: &Docket,
        catalogue: &Catalogue,
        types: &[String],
        received_at: Moment,
    ) -> Vec<Terms> {
        let types: Vec<_> = types
            .iter()
            .filter_map(|id| catalogue.case_type(id))
            .collect();
        let in_force = &docket.in_force;
        promised(
            catalogue,
            &types,
            in_force.municipality.country,
            in_force.calendars.local.date_of(received_at),
            in_force.calendar_version,
        )
    }
}

/// What was added and removed, and what the case is about then.
fn read(
    catalogue: &Catalogue,
    now: &[String],
    input: &TypesInput,
) -> Result<(Vec<String>, Vec<String>, Vec<String>)> {
    let mut fields = Fields::default();
    let mut added = fields.ids("/add", &input.add, |id| catalogue.case_type(id).is_some());
    added.retain(|id| !now.contains(id));
    let removed = fields.ids("/remove", &input.remove, |id| now.iter().any(|of| of == id));
    let kept = now.iter().filter(|id| !removed.contains(id));
    let after: Vec<String> = kept.cloned().chain(added.iter().cloned()).collect();
    if after.is_empty() {
        fields.wrong(FieldProblem::new("/remove", FieldCode::NothingLeft));
    } else if input.add.is_empty() && input.remove.is_empty() {
        fields.wrong(FieldProblem::new("/add", FieldCode::Required));
    }
    fields.finish()?;
    Ok((added, removed, after))
}

/// When the matter was raised: with the case, or in a later enquiry.
fn counts_from(
    conn: &mut Connection,
    docket: &Docket,
    enquiry: Option<EnquiryId>,
) -> Result<Moment> {
    let record = &docket.head.record;
    let Some(wanted) = enquiry else {
        return Ok(record.received_at);
    };
    let all = all_enquiries(conn, docket.municipality(), record.id)?;
    let found = all.iter().find(|of| of.id == wanted);
    let mut fields = Fields::default();
    let found = found.ok_or(FieldCode::NoSuchThing);
    let at = fields.take("/enquiry", found.map(|of| of.received_at));
    fields.finish_with(at)
}

fn in_plan(part: &onedoor_store::contents::ContributionRecord) -> PartInPlan<'_> {
    PartInPlan {
        id: part.id,
        unit: &part.unit,
        stage: part.stage,
        because: &part.because,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
