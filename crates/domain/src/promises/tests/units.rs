//! What units do to them.

use super::*;

#[test]
fn a_unit_that_answers_keeps_its_own_promise_alone() {
    let mut terms = own(5, LengthUnit::WorkingDays);
    terms.clock = Clock::UnitAnswer;
    let contribution = |n: u128| ContributionId::from(uuid::Uuid::from_u128(n));
    let mut case = Case::begin(Country::No, terms.clone(), "2026-03-02");
    case.kept[0].contribution = Some(contribution(1));
    case.promise(Country::No, terms, "2026-03-02", Some(contribution(2)));
    let mut case = case.received("2026-03-02");
    let done_at = case.at("2026-03-04");
    case.when("2026-03-04", |promises| {
        promises.progressed(Progress::UnitAnswered, done_at, Some(contribution(2)));
    });
    let stages: Vec<_> = case.kept.iter().map(|kept| kept.state.stage()).collect();
    assert_eq!(stages, [GuaranteeStage::Running, GuaranteeStage::Met]);
}

#[test]
fn what_starts_when_a_part_is_accepted_starts_with_that_part() {
    let contribution = |n: u128| ContributionId::from(uuid::Uuid::from_u128(n));
    let mut terms = own(5, LengthUnit::WorkingDays);
    terms.start = StartOn::Accepted;
    let mut case = Case::begin(Country::No, terms.clone(), "2026-03-02");
    case.promise(
        Country::No,
        terms.clone(),
        "2026-03-02",
        Some(contribution(1)),
    );
    case.promise(Country::No, terms, "2026-03-02", Some(contribution(2)));
    let at = case.at("2026-03-04");
    case.when("2026-03-04", |promises| {
        promises.accepted(contribution(1), at);
    });
    let stages: Vec<_> = case.kept.iter().map(|kept| kept.state.stage()).collect();
    let (running, waiting) = (GuaranteeStage::Running, GuaranteeStage::Waiting);
    assert_eq!(stages, [running, running, waiting]);
}

#[test]
fn a_unit_that_waits_for_the_business_stops_its_own_clock_alone() {
    let contribution = |n: u128| ContributionId::from(uuid::Uuid::from_u128(n));
    let mut terms = own(5, LengthUnit::WorkingDays);
    terms.pauses = vec![PauseReason::GapAtApplicant];
    let mut case = Case::begin(Country::No, terms.clone(), "2026-03-02");
    case.promise(Country::No, terms, "2026-03-02", Some(contribution(1)));
    let mut case = case.received("2026-03-02");
    let (from, to) = (case.at("2026-03-03"), case.at("2026-03-05"));
    let stages = |case: &Case| -> Vec<_> {
        let kept = case.kept.iter();
        kept.map(|kept| kept.state.stage()).collect()
    };
    let (running, paused) = (GuaranteeStage::Running, GuaranteeStage::Paused);
    case.when("2026-03-03", |promises| {
        promises.unit_waits(contribution(1), from);
    });
    assert_eq!(stages(&case), [running, paused]);
    case.when("2026-03-05", |promises| {
        promises.unit_goes_on(contribution(1), to);
    });
    assert_eq!(stages(&case), [running, running]);
    case.when("2026-03-06", |promises| {
        promises.unit_is_released(contribution(1), "x");
    });
    assert_eq!(stages(&case), [running, GuaranteeStage::Cancelled]);
}
