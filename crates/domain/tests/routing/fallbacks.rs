//! There is always somebody: absences, loops, and who is left when nobody is eligible.

use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::routing::{Against, CoordinatorReason, NobodyThere};

use crate::world::{OFFICE, World, coordinator, owned, person};

fn chosen(world: &World) -> (u128, CoordinatorReason) {
    let choice = world.plan().coordinator;
    (choice.staff.0.as_u128(), choice.reason)
}

fn head(number: u128) -> StaffMember {
    StaffMember {
        heads: owned(&[OFFICE]),
        ..person(number, &[Role::Manager], &[])
    }
}

fn all_away() -> World {
    World::new().away(1, -1, 5, None)
}

#[test]
fn an_absence_covers_its_start_but_not_its_end() {
    let is_skipped =
        |from, until| chosen(&World::new().with(head(2)).away(1, from, until, None)).0 == 2;
    assert!(is_skipped(0, 1));
    assert!(!is_skipped(-1, 0));
    assert!(!is_skipped(1, 9));
}

#[test]
fn an_absence_within_the_limit_does_not_count() {
    let is_skipped = |until| {
        let mut world = World::new().with(head(2)).away(1, -9, until, None);
        world.municipality.settings.absence_limit_days = 3;
        chosen(&world).0 == 2
    };
    assert!(!is_skipped(3));
    assert!(is_skipped(4));
}

#[test]
fn absences_back_to_back_count_as_one() {
    let mut world = World::new()
        .with(head(2))
        .away(1, 2, 9, None)
        .away(1, 0, 2, None);
    world.municipality.settings.absence_limit_days = 3;
    assert_eq!(chosen(&world).0, 2);
}

#[test]
fn the_longest_limit_lets_every_absence_pass() {
    let mut world = World::new().with(head(2)).away(1, 0, 3000, None);
    world.municipality.settings.absence_limit_days = u32::MAX;
    assert_eq!(chosen(&world).0, 1);
}

#[test]
fn of_overlapping_absences_the_one_that_ends_last_names_the_substitute() {
    let elsewhere = |number| person(number, &[Role::Coordinator], &["fire"]);
    let world = World::new()
        .with(elsewhere(2))
        .with(elsewhere(3))
        .away(1, -1, 5, Some(3))
        .away(1, -1, 2, Some(2))
        .away(1, -1, 9, None);
    assert_eq!(chosen(&world), (3, CoordinatorReason::Substitute));
}

#[test]
fn a_loop_of_substitutes_ends() {
    let world = World::new()
        .with(coordinator(2))
        .with(head(3))
        .away(1, 0, 5, Some(2))
        .away(2, 0, 5, Some(1));
    assert_eq!(chosen(&world), (3, CoordinatorReason::UnitHead));
    let own_substitute = World::new().with(head(3)).away(1, 0, 5, Some(1));
    assert_eq!(chosen(&own_substitute), (3, CoordinatorReason::UnitHead));
}

#[test]
fn a_substitute_in_no_directory_ends_the_chain() {
    let world = World::new().with(head(3)).away(1, 0, 5, Some(99));
    assert_eq!(chosen(&world), (3, CoordinatorReason::UnitHead));
}

#[test]
fn the_head_of_another_unit_is_not_asked() {
    let head_of_fire = StaffMember {
        heads: owned(&["fire"]),
        ..person(3, &[Role::Handler], &[])
    };
    let world = all_away()
        .with(head_of_fire)
        .with(person(4, &[Role::Manager], &[]));
    assert_eq!(chosen(&world), (4, CoordinatorReason::LastResort));
}

#[test]
fn when_the_head_is_away_who_is_on_duty_now_takes_it() {
    let world = all_away()
        .with(head(2))
        .with(person(3, &[Role::FrontDesk], &[]))
        .with(person(4, &[Role::FrontDesk], &[]))
        .away(2, 0, 1, None)
        .on_duty(3, -1, 0)
        .on_duty(4, 0, 1);
    assert_eq!(chosen(&world), (4, CoordinatorReason::OnDuty));
    let considered = world.plan().coordinator.considered;
    assert!(considered.iter().all(|c| c.against == Against::Absent));
    assert_eq!(considered.len(), 2);
}

#[test]
fn the_last_resort_prefers_presence_then_the_nearest_role() {
    let world = all_away().with(person(2, &[Role::Admin], &[]));
    assert_eq!(chosen(&world), (2, CoordinatorReason::LastResort));
    let world = world.with(person(3, &[Role::Handler], &[]));
    assert_eq!(chosen(&world), (3, CoordinatorReason::LastResort));
    let world = world.with(person(4, &[Role::Manager], &["fire"]));
    assert_eq!(chosen(&world), (4, CoordinatorReason::LastResort));
    let world = world.with(person(5, &[Role::Coordinator], &["fire"]));
    assert_eq!(chosen(&world), (5, CoordinatorReason::LastResort));
}

#[test]
fn when_everybody_is_away_an_absent_coordinator_answers_all_the_same() {
    let world = all_away()
        .with(person(2, &[Role::Manager], &[]))
        .away(2, 0, 1, None);
    assert_eq!(chosen(&world), (1, CoordinatorReason::LastResort));
}

#[test]
fn the_last_resort_tells_who_would_have_been_as_near_in_the_order_of_ids() {
    let world = all_away()
        .with(person(4, &[Role::Handler], &[]))
        .with(person(2, &[Role::Coordinator], &["fire"]))
        .away(2, 0, 3, None)
        .away(4, 0, 3, None)
        .with(person(5, &[Role::Admin], &[]))
        .away(5, 0, 3, None)
        .with(person(3, &[Role::Handler], &[]));
    let considered = world.plan().coordinator.considered;
    let who: Vec<_> = considered
        .iter()
        .map(|c| (c.staff.0.as_u128(), c.against))
        .collect();
    assert_eq!(who, [1, 2, 4].map(|id| (id, Against::Absent)));
}

#[test]
fn without_any_active_person_there_is_no_plan() {
    assert_eq!(World::empty().routed(), Err(NobodyThere));
    let left = StaffMember {
        active: false,
        ..coordinator(1)
    };
    assert_eq!(World::empty().with(left).routed(), Err(NobodyThere));
}
