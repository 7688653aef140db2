//! From a well-formed enquiry to its plan.

use onedoor_domain::Moment;
use onedoor_domain::directory::Loads;
use onedoor_domain::guarantee::{promised, unit_answer, unit_answer_days, urgent_contact};
use onedoor_domain::routing::{NobodyThere, Plan, RoutingInput, route};
use onedoor_domain::suggestion::Suggestion;

use super::draw_up::owes_an_answer;
use super::read::Read;
use super::who::Asker;
use crate::in_force::InForce;
use crate::{Error, Refusal, Result};

/// What the text seems to be about, if nobody named the case types.
pub(super) fn suggestions(in_force: &InForce, read: &Read) -> Vec<Suggestion> {
    let enquiry = &read.enquiry;
    if !enquiry.case_types.is_empty() {
        return Vec::new();
    }
    in_force
        .catalogue
        .model()
        .suggest(&enquiry.subject, &enquiry.text, enquiry.language)
}

/// Routes the enquiry and copies the terms of what is promised.
///
/// # Errors
/// [`Refusal::NobodyThere`].
pub(super) fn plan(
    in_force: &InForce,
    read: &Read,
    suggestions: &[Suggestion],
    asker: &Asker,
    loads: &Loads,
    now: Moment,
) -> Result<Plan> {
    let enquiry = &read.enquiry;
    let mut plan = route(&RoutingInput {
        municipality: &in_force.municipality,
        catalogue: &in_force.catalogue,
        directory: &in_force.directory,
        loads,
        enquiry,
        suggestions,
        known: asker.known,
        now,
    })
    .map_err(|NobodyThere| Error::Refused(Refusal::NobodyThere))?;
    let catalogue = &in_force.catalogue;
    let case_types: Vec<_> = plan
        .case_types
        .iter()
        .filter_map(|planned| catalogue.case_type(&planned.id))
        .collect();
    let version = in_force.calendar_version;
    let days = unit_answer_days(plan.complexity);
    let owed = plan
        .contributions
        .iter()
        .filter(|planned| owes_an_answer(planned));
    plan.guarantees = promised(
        catalogue,
        &case_types,
        in_force.municipality.country,
        in_force.calendars.local.date_of(enquiry.received_at),
        version,
    );
    let hours = in_force.municipality.settings.urgent_contact_hours;
    if enquiry.urgent && hours > 0 {
        plan.guarantees
            .push(urgent_contact(catalogue, hours, version));
    }
    plan.guarantees
        .extend(owed.map(|planned| unit_answer(catalogue, &planned.unit, days, version)));
    Ok(plan)
}
