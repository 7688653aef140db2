//! Routing: which case types, which units, which coordinator, and why.
//!
//! [`route`] is pure and total: the same input gives the same plan, whatever the order of the
//! directory, and every enquiry gets one. What nothing matches is coordinated by the business
//! office; a coordinator is found as long as one active staff member is left.

mod case_types;
mod condition;
mod contributions;
mod coordinator;
mod late;
mod order;
mod plan;
mod post;
pub(crate) mod presence;
mod ranking;
mod units;

pub use late::{joining, one_more};
pub(crate) use order::circles;
pub use plan::{
    Against, CaseTypeRejection, CaseTypeSource, ConsideredStaff, CoordinatorChoice,
    CoordinatorReason, Manner, OpenQuestion, Plan, PlannedCaseType, PlannedContribution,
    RejectedCaseType, RejectedUnit, UnitReason, WaitsFor,
};
pub use presence::{acted_for_by, acting_for, away_span, is_there, stand_ins_of};

use self::coordinator::Wanted;
use crate::catalogue::{CaseType, Catalogue, Complexity};
use crate::directory::{Directory, Loads, Municipality};
use crate::enquiry::Enquiry;
use crate::suggestion::Suggestion;
use crate::{Language, Moment, StaffId};

/// The unit whose people coordinate cases.
pub const BUSINESS_OFFICE: &str = "business_office";

/// The case type of an enquiry that nobody could place yet.
pub const UNCLEAR: &str = "unclear";

/// Everything that routing looks at.
#[derive(Debug, Clone, Copy)]
pub struct RoutingInput<'a> {
    /// Whose enquiry it is: country and settings count.
    pub municipality: &'a Municipality,
    /// The published catalogue.
    pub catalogue: &'a Catalogue,
    /// Everybody.
    pub directory: &'a Directory,
    /// How much everybody carries.
    pub loads: &'a Loads,
    /// The enquiry. Its case types are known to the catalogue; others would be passed over.
    pub enquiry: &'a Enquiry,
    /// What the text seems to be about, by falling score.
    pub suggestions: &'a [Suggestion],
    /// What is known of the business.
    pub known: KnownBusiness,
    /// The moment for which to decide who is there.
    pub now: Moment,
}

/// Who knows the business already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KnownBusiness {
    /// Its account manager.
    pub account_manager: Option<StaffId>,
    /// Who coordinates a live case of it.
    pub live_coordinator: Option<StaffId>,
}

/// What the next coordinator of a case is chosen by.
#[derive(Debug, Clone, Copy)]
pub struct SuccessorInput<'a> {
    /// Whose case it is: its settings count.
    pub municipality: &'a Municipality,
    /// The catalogue by which it was routed.
    pub catalogue: &'a Catalogue,
    /// Everybody.
    pub directory: &'a Directory,
    /// How much everybody carries.
    pub loads: &'a Loads,
    /// What the case is about, by the catalogue's ids.
    pub case_types: &'a [String],
    /// The language of the business.
    pub language: Language,
    /// The business's account manager, if it has one.
    pub account_manager: Option<StaffId>,
    /// Who coordinates it so far.
    pub predecessor: StaffId,
    /// The moment for which to decide who is there.
    pub now: Moment,
}

/// The directory holds no active staff member, so that nobody can answer to the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the municipality has no active staff member")]
pub struct NobodyThere;

/// Decides what the matter is, who contributes, and who answers to the business.
///
/// `guarantees` is left empty: terms need calendars, which routing does not know. The caller
/// fills it from the plan's case types and contributions.
pub fn route(input: &RoutingInput<'_>) -> Result<Plan, NobodyThere> {
    let chosen = case_types::choose(input);
    let case_types: Vec<&CaseType> = chosen
        .planned
        .iter()
        .filter_map(|planned| input.catalogue.case_type(&planned.id))
        .collect();
    let skills = skills(&case_types);
    let coordinator = coordinator::choose(&Wanted::for_enquiry(input), &skills)?;
    let involved = units::involve(input, &case_types);
    let mut contributions = contributions::plan(input, involved.units, coordinator.staff, &skills);
    order::hold(&case_types, &mut contributions);
    Ok(Plan {
        catalogue_version: input.catalogue.version(),
        triage: chosen.is_unclear(),
        case_types: chosen.planned,
        rejected_case_types: chosen.rejected,
        complexity: most_demanding(&case_types),
        coordinator,
        contributions,
        rejected_units: involved.rejected,
        guarantees: Vec::new(),
        questions: involved.questions,
    })
}

/// Decides who coordinates a case from now on that somebody coordinates already, by the rules by
/// which they were chosen.
///
/// # Errors
/// [`NobodyThere`] if nobody else works here.
pub fn successor(input: &SuccessorInput<'_>) -> Result<CoordinatorChoice, NobodyThere> {
    let case_types = input.case_types.iter();
    let case_types: Vec<&CaseType> = case_types
        .filter_map(|id| input.catalogue.case_type(id))
        .collect();
    coordinator::choose(&Wanted::after(input), &skills(&case_types))
}

/// A skill is the id of a case type or its group.
fn skills<'a>(case_types: &[&'a CaseType]) -> Vec<&'a str> {
    case_types
        .iter()
        .flat_map(|case_type| [case_type.id.as_str(), case_type.group.as_str()])
        .collect()
}

fn most_demanding(case_types: &[&CaseType]) -> Complexity {
    case_types
        .iter()
        .map(|case_type| case_type.complexity)
        .max()
        .unwrap_or(Complexity::Simple)
}
