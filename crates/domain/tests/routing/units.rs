//! Which units contribute, which do not, and what must still be asked.

use onedoor_domain::Country;
use onedoor_domain::enquiry::Answer;
use onedoor_domain::routing::{
    Manner, OpenQuestion, Plan, PlannedContribution, RejectedUnit, UnitReason,
};

use crate::world::{OFFICE, World, case_type, owned, staff, when};

fn units(plan: &Plan) -> Vec<&str> {
    plan.contributions.iter().map(|c| c.unit.as_str()).collect()
}

#[track_caller]
#[expect(
    clippy::unwrap_used,
    reason = "the test fails if the unit takes no part"
)]
fn of<'a>(plan: &'a Plan, unit: &str) -> &'a PlannedContribution {
    plan.contributions.iter().find(|c| c.unit == unit).unwrap()
}

fn leads(case_type: &str) -> UnitReason {
    let case_type = case_type.to_owned();
    UnitReason::Leads { case_type }
}

fn always(case_type: &str) -> UnitReason {
    let case_type = case_type.to_owned();
    UnitReason::Always { case_type }
}

fn rejected(unit: &str, case_type: &str, question: &str, answered: bool) -> RejectedUnit {
    RejectedUnit {
        unit: unit.to_owned(),
        case_type: case_type.to_owned(),
        question: question.to_owned(),
        answered,
    }
}

#[test]
fn the_lead_comes_first_then_those_inside_then_those_outside() {
    let plan = World::new().given(&["event", "food_business"]).plan();
    assert_eq!(units(&plan), ["events", "food_control"]);
    let plan = World::new().given(&["food_business", "restaurant"]).plan();
    assert_eq!(
        units(&plan),
        ["building", "fire", "food_control", "x_police"]
    );
}

#[test]
fn a_lead_outside_the_municipality_still_comes_first() {
    let mut world = World::new().given(&["food_business", "event"]);
    world.municipality.country = Country::Dk;
    let plan = world.plan();
    assert_eq!(units(&plan), ["food_control", OFFICE, "events"]);
    assert_eq!(of(&plan, "food_control").manner, Manner::External);
}

#[test]
fn a_unit_contributes_once_with_all_its_reasons() {
    let plan = World::new().given(&["restaurant", "food_business"]).plan();
    let food = of(&plan, "food_control");
    assert_eq!(food.because, [always("restaurant"), leads("food_business")]);
}

#[test]
fn the_business_office_contributes_where_a_case_type_lists_it() {
    let plan = World::new().given(&["start_advice"]).plan();
    assert_eq!(of(&plan, OFFICE).because, [leads("start_advice")]);
    let plan = World::new().given(&["restaurant"]).plan();
    assert!(!units(&plan).contains(&OFFICE));
}

#[test]
fn a_lead_that_the_units_do_not_repeat_contributes_all_the_same() {
    let mut world = World::new().given(&["survey_map"]);
    let mut survey = case_type("survey_map", &["roads"]);
    survey.lead = "building".to_owned();
    world.document.case_types.push(survey);
    let plan = world.plan();
    assert_eq!(of(&plan, "building").because, [leads("survey_map")]);
    assert_eq!(of(&plan, "roads").because, [always("survey_map")]);
}

#[test]
fn an_external_body_is_looked_after_by_the_coordinator() {
    let plan = World::new().given(&["restaurant"]).plan();
    let police = of(&plan, "x_police");
    assert_eq!(police.manner, Manner::External);
    assert_eq!(police.handler, Some(staff(1)));
    let case_type = "restaurant".to_owned();
    assert_eq!(police.because, [UnitReason::External { case_type }]);
}

#[test]
fn what_a_case_type_lists_as_external_is_an_ordinary_unit_where_it_is_inside() {
    let mut world = World::new().given(&["kiosk"]);
    let mut kiosk = case_type("kiosk", &["building"]);
    kiosk.external = owned(&["food_control", "x_unknown", "x_unknown"]);
    world.document.case_types.push(kiosk);
    let plan = world.plan();
    assert_eq!(of(&plan, "food_control").manner, Manner::Pool);
    assert_eq!(of(&plan, "food_control").because, [always("kiosk")]);
    assert_eq!(of(&plan, "x_unknown").manner, Manner::External);
    assert_eq!(of(&plan, "x_unknown").because.len(), 1);
}

#[test]
fn the_business_office_guides_and_forwards_where_nobody_is_inside() {
    let mut world = World::new().given(&["food_business"]);
    world.municipality.country = Country::Dk;
    let plan = world.plan();
    let office = of(&plan, OFFICE);
    assert_eq!(office.manner, Manner::GuideAndForward);
    assert_eq!(office.handler, Some(staff(1)));
    let case_type = "food_business".to_owned();
    assert_eq!(office.because, [UnitReason::NobodyInside { case_type }]);
}

#[test]
fn a_business_office_with_a_part_of_its_own_does_not_merely_guide() {
    let mut world = World::new().given(&["food_business", "start_advice"]);
    world.municipality.country = Country::Dk;
    let plan = world.plan();
    assert_eq!(of(&plan, OFFICE).manner, Manner::Pool);
    assert_eq!(of(&plan, OFFICE).because.len(), 2);
}

#[test]
fn nobody_guides_where_one_unit_is_inside() {
    let mut world = World::new().given(&["restaurant"]);
    world.municipality.country = Country::Dk;
    assert!(!units(&world.plan()).contains(&OFFICE));
}

#[test]
fn what_the_business_office_leads_alone_calls_for_no_contribution() {
    let mut world = World::new().given(&["greeting"]);
    world.document.case_types.push(case_type("greeting", &[]));
    assert!(world.plan().contributions.is_empty());
}

#[test]
fn a_yes_makes_the_unit_join() {
    let world = World::new().given(&["restaurant"]);
    let plan = world
        .answered("alcohol_served", Answer::Boolean(true))
        .plan();
    let reason = UnitReason::Answered {
        case_type: "restaurant".to_owned(),
        question: "alcohol_served".to_owned(),
        answer: "true".to_owned(),
    };
    assert_eq!(of(&plan, "alcohol").because, [reason]);
    assert!(plan.questions.is_empty());
    assert!(plan.rejected_units.is_empty());
}

#[test]
fn a_no_keeps_the_unit_out_and_says_so() {
    let world = World::new().given(&["restaurant"]);
    let plan = world
        .answered("alcohol_served", Answer::Boolean(false))
        .plan();
    assert!(!units(&plan).contains(&"alcohol"));
    let expected = rejected("alcohol", "restaurant", "alcohol_served", true);
    assert_eq!(plan.rejected_units, [expected]);
    assert!(plan.questions.is_empty());
}

#[test]
fn an_unanswered_condition_becomes_a_question() {
    let plan = World::new().given(&["restaurant"]).plan();
    let open = OpenQuestion {
        question: "alcohol_served".to_owned(),
        units: owned(&["alcohol"]),
    };
    assert_eq!(plan.questions, [open]);
    let expected = rejected("alcohol", "restaurant", "alcohol_served", false);
    assert_eq!(plan.rejected_units, [expected]);
}

#[test]
fn a_number_and_a_choice_decide_at_their_bounds() {
    let joined = |guests, ground: &str| {
        let world = World::new()
            .given(&["event"])
            .answered("guests", Answer::Integer(guests))
            .answered("ground", Answer::Choice(ground.to_owned()));
        units(&world.plan()).join(" ")
    };
    assert_eq!(joined(499, "park"), "events");
    assert_eq!(joined(500, "park"), "events fire");
    assert_eq!(joined(0, "road"), "events roads");
}

#[test]
fn an_answer_of_another_type_leaves_the_question_open() {
    let plan = World::new()
        .given(&["event"])
        .answered("guests", Answer::Boolean(true))
        .answered("ground", Answer::Integer(1))
        .plan();
    let open: Vec<_> = plan.questions.iter().map(|q| q.question.as_str()).collect();
    assert_eq!(open, ["guests", "ground"]);
}

#[test]
fn a_question_for_several_units_is_asked_once() {
    let mut world = World::new().given(&["kiosk"]);
    let mut kiosk = case_type("kiosk", &["building"]);
    kiosk.when = vec![
        when("fire", "gas"),
        when("roads", "gas"),
        when("fire", "gas"),
    ];
    world.document.case_types.push(kiosk);
    let plan = world.plan();
    assert_eq!(plan.questions.len(), 1);
    assert_eq!(plan.questions[0].units, ["fire", "roads"]);
    assert_eq!(plan.rejected_units.len(), 2);
}

#[test]
fn a_unit_that_takes_part_anyway_is_neither_rejected_nor_asked_about() {
    let plan = World::new().given(&["restaurant", "food_business"]).plan();
    let about_building = |rejected: &RejectedUnit| rejected.unit == "building";
    assert!(!plan.rejected_units.iter().any(about_building));
    let for_building = |open: &OpenQuestion| open.units.iter().any(|unit| unit == "building");
    assert!(!plan.questions.iter().any(for_building));
}
