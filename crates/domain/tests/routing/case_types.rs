//! What the matter is.

use onedoor_domain::catalogue::Complexity;
use onedoor_domain::routing::{CaseTypeRejection, CaseTypeSource, Plan};

use crate::world::{OFFICE, World, case_type};

fn chosen(plan: &Plan) -> Vec<&str> {
    plan.case_types.iter().map(|t| t.id.as_str()).collect()
}

fn rejected(plan: &Plan) -> Vec<(&str, CaseTypeRejection)> {
    let rejected = plan.rejected_case_types.iter();
    rejected.map(|t| (t.id.as_str(), t.reason)).collect()
}

#[test]
fn given_case_types_stand_and_suggestions_are_not_asked() {
    let world = World::new().given(&["event"]).suggesting("restaurant", 95);
    let plan = world.plan();
    assert_eq!(chosen(&plan), ["event"]);
    assert_eq!(plan.case_types[0].source, CaseTypeSource::Given);
    assert_eq!(plan.case_types[0].score, 100);
    assert!(plan.rejected_case_types.is_empty());
    assert!(!plan.triage);
}

#[test]
fn a_case_type_given_twice_counts_once_and_an_unknown_one_not_at_all() {
    let world = World::new().given(&["event", "nonsense", "event"]);
    assert_eq!(chosen(&world.plan()), ["event"]);
}

#[test]
fn a_suggestion_at_the_threshold_is_taken_with_its_words() {
    let plan = World::new().suggesting("event", 40).plan();
    assert_eq!(chosen(&plan), ["event"]);
    assert_eq!(plan.case_types[0].source, CaseTypeSource::Suggested);
    assert_eq!(plan.case_types[0].score, 40);
    assert_eq!(plan.case_types[0].because, ["event!"]);
    assert!(!plan.triage);
}

#[test]
fn a_suggestion_below_the_threshold_goes_to_triage_with_a_coordinator() {
    let mut world = World::new().suggesting("event", 39);
    world
        .document
        .case_types
        .push(case_type("unclear", &[OFFICE]));
    let plan = world.plan();
    assert_eq!(chosen(&plan), ["unclear"]);
    assert_eq!(plan.case_types[0].source, CaseTypeSource::Fallback);
    assert_eq!(
        rejected(&plan),
        [("event", CaseTypeRejection::BelowThreshold)]
    );
    assert!(plan.triage);
    assert_eq!(plan.coordinator.staff, crate::world::staff(1));
}

#[test]
fn a_weak_suggestion_beside_a_clear_one_is_left_out() {
    let plan = World::new()
        .suggesting("restaurant", 90)
        .suggesting("event", 45)
        .suggesting("food_business", 44)
        .plan();
    assert_eq!(chosen(&plan), ["restaurant", "event"]);
    assert_eq!(
        rejected(&plan),
        [("food_business", CaseTypeRejection::EnoughBetter)]
    );
}

#[test]
fn no_more_suggestions_are_taken_than_the_municipality_wants() {
    let mut world = World::new()
        .suggesting("event", 80)
        .suggesting("start_advice", 79);
    world.municipality.settings.suggestions_at_most = 1;
    let plan = world.plan();
    assert_eq!(chosen(&plan), ["event"]);
    assert_eq!(
        rejected(&plan),
        [("start_advice", CaseTypeRejection::EnoughBetter)]
    );
}

#[test]
fn only_the_nearest_rejected_suggestions_are_recorded() {
    let mut world = World::new();
    for number in 0..8 {
        let id = format!("faint_{number}");
        world.document.case_types.push(case_type(&id, &[OFFICE]));
        world = world.suggesting(&id, 20 - number);
    }
    let ids: Vec<_> = (0..5).map(|number| format!("faint_{number}")).collect();
    let plan = world.plan();
    assert_eq!(rejected(&plan).iter().map(|r| r.0).collect::<Vec<_>>(), ids);
}

#[test]
fn without_unclear_the_fallback_is_what_the_business_office_leads() {
    assert_eq!(chosen(&World::new().plan()), ["start_advice"]);
}

#[test]
fn without_anything_led_by_the_business_office_the_fallback_is_the_first() {
    let mut world = World::new();
    world.document.case_types.retain(|t| t.lead != OFFICE);
    let plan = world.plan();
    assert_eq!(chosen(&plan), ["food_business"]);
    assert!(plan.triage);
}

#[test]
fn an_empty_catalogue_still_gives_a_plan() {
    let mut world = World::new();
    world.document.case_types.clear();
    let plan = world.plan();
    assert_eq!(chosen(&plan), ["unclear"]);
    assert_eq!(plan.complexity, Complexity::Simple);
    assert!(plan.contributions.is_empty());
}

#[test]
fn who_says_that_it_is_unclear_gets_triage() {
    let mut world = World::new().given(&["unclear"]);
    world
        .document
        .case_types
        .push(case_type("unclear", &[OFFICE]));
    let plan = world.plan();
    assert_eq!(plan.case_types[0].source, CaseTypeSource::Given);
    assert!(plan.triage);
}

#[test]
fn an_umbrella_stands_first() {
    let plan = World::new()
        .given(&["event", "food_business", "restaurant"])
        .plan();
    assert_eq!(chosen(&plan), ["restaurant", "event", "food_business"]);
}

#[test]
fn the_most_demanding_case_type_decides_the_complexity() {
    let complexity = |ids: &[&str]| World::new().given(ids).plan().complexity;
    assert_eq!(complexity(&["start_advice"]), Complexity::Simple);
    assert_eq!(complexity(&["start_advice", "event"]), Complexity::Medium);
    assert_eq!(complexity(&["event", "restaurant"]), Complexity::Complex);
}

#[test]
fn the_plan_names_its_catalogue_and_leaves_the_guarantees_to_the_caller() {
    let plan = World::new().given(&["event"]).plan();
    assert_eq!(plan.catalogue_version, 7);
    assert!(plan.guarantees.is_empty());
}
