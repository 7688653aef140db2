//! Which coordinator is chosen, and what speaks against the others.

use onedoor_domain::Language;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::routing::{Against, CoordinatorReason};

use crate::world::{OFFICE, World, coordinator, owned, person, staff};

/// Who was chosen, why, and against each other what.
fn chosen(world: &World) -> (u128, CoordinatorReason, Vec<(u128, Against)>) {
    let choice = world.plan().coordinator;
    let considered = choice.considered.iter();
    let considered = considered
        .map(|c| (c.staff.0.as_u128(), c.against))
        .collect();
    (choice.staff.0.as_u128(), choice.reason, considered)
}

fn two() -> World {
    World::new().with(coordinator(2))
}

#[test]
fn who_carries_least_is_chosen() {
    let world = two().carrying(1, 2, None).carrying(2, 1, Some(-1));
    let against = vec![(1, Against::MoreLoaded)];
    assert_eq!(chosen(&world), (2, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn among_equals_who_waited_longest_is_chosen() {
    let world = two().carrying(1, 1, Some(-1)).carrying(2, 1, Some(-2));
    let against = vec![(1, Against::MoreRecent)];
    assert_eq!(chosen(&world), (2, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn who_never_got_a_case_has_waited_longest() {
    let world = two().carrying(1, 0, Some(-300));
    assert_eq!(chosen(&world).0, 2);
}

#[test]
fn among_the_same_the_order_of_ids_decides_and_is_called_so() {
    let against = vec![(2, Against::Even)];
    assert_eq!(chosen(&two()), (1, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn the_enquirys_language_is_preferred_to_a_light_burden() {
    let finnish = StaffMember {
        languages: vec![Language::Fi],
        ..coordinator(2)
    };
    let mut world = World::new().with(finnish).carrying(2, 9, None);
    world.enquiry.language = Language::Fi;
    let against = vec![(1, Against::Language)];
    assert_eq!(chosen(&world), (2, CoordinatorReason::LeastLoaded, against));
    world.enquiry.language = Language::En;
    assert_eq!(chosen(&world).0, 1, "nobody speaks it: no difference");
}

#[test]
fn a_skill_in_the_case_type_or_its_group_is_preferred() {
    for skill in ["event", "event_group"] {
        let skilled = StaffMember {
            skills: owned(&["wine", skill]),
            ..coordinator(2)
        };
        let world = World::new()
            .given(&["event"])
            .with(skilled)
            .carrying(2, 9, None);
        let against = vec![(1, Against::Skill)];
        assert_eq!(chosen(&world), (2, CoordinatorReason::LeastLoaded, against));
    }
}

#[test]
fn who_has_room_is_preferred() {
    let small = StaffMember {
        capacity: 1,
        ..coordinator(2)
    };
    let world = World::new()
        .with(small)
        .carrying(1, 5, None)
        .carrying(2, 1, None);
    let against = vec![(2, Against::AtCapacity)];
    assert_eq!(chosen(&world), (1, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn when_nobody_has_room_the_least_loaded_takes_it_over_capacity() {
    let world = two().carrying(1, 11, None).carrying(2, 10, None);
    let against = vec![(1, Against::MoreLoaded)];
    assert_eq!(
        chosen(&world),
        (2, CoordinatorReason::OverCapacity, against)
    );
}

#[test]
fn only_coordinators_of_the_business_office_are_asked() {
    let handler = person(2, &[Role::Handler], &[OFFICE]);
    let elsewhere = person(3, &[Role::Coordinator], &["fire"]);
    let left = StaffMember {
        active: false,
        ..coordinator(4)
    };
    let world = World::new().with(handler).with(elsewhere).with(left);
    let against = vec![(2, Against::WrongRole), (4, Against::Inactive)];
    let world = world.carrying(1, 3, None);
    assert_eq!(chosen(&world), (1, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn a_business_with_a_live_case_keeps_its_coordinator_even_at_capacity() {
    let mut world = two().with(person(3, &[Role::Coordinator], &["fire"]));
    world.known.live_coordinator = Some(staff(3));
    world.known.account_manager = Some(staff(2));
    let world = world.carrying(3, 99, None);
    assert_eq!(
        chosen(&world),
        (3, CoordinatorReason::Continuity, Vec::new())
    );
}

#[test]
fn without_continuity_the_account_manager_is_asked() {
    let mut world = two().carrying(2, 99, None);
    world.municipality.settings.continuity = false;
    world.known.live_coordinator = Some(staff(1));
    world.known.account_manager = Some(staff(2));
    assert_eq!(
        chosen(&world),
        (2, CoordinatorReason::AccountManager, Vec::new())
    );
}

#[test]
fn who_acts_for_the_live_coordinator_comes_before_the_account_manager() {
    let mut world = two().with(coordinator(3)).away(1, -1, 5, Some(3));
    world.known.live_coordinator = Some(staff(1));
    world.known.account_manager = Some(staff(2));
    let against = vec![(1, Against::Absent)];
    assert_eq!(chosen(&world), (3, CoordinatorReason::Substitute, against));
}

#[test]
fn without_a_usable_substitute_the_account_manager_follows() {
    let clerk = person(3, &[Role::FrontDesk], &[]);
    let mut world = two().with(clerk).away(1, -1, 5, Some(3));
    world.known.live_coordinator = Some(staff(1));
    world.known.account_manager = Some(staff(2));
    let against = vec![(1, Against::Absent), (3, Against::WrongRole)];
    assert_eq!(
        chosen(&world),
        (2, CoordinatorReason::AccountManager, against)
    );
}

#[test]
fn an_account_manager_who_left_is_followed_by_their_substitute() {
    let left = StaffMember {
        active: false,
        ..coordinator(3)
    };
    let mut world = two().with(left).away(3, -1, 5, Some(2));
    world.known.account_manager = Some(staff(3));
    let against = vec![(3, Against::Inactive)];
    assert_eq!(chosen(&world), (2, CoordinatorReason::Substitute, against));
}

#[test]
fn who_may_no_longer_coordinate_is_passed_over_without_asking_substitutes() {
    let clerk = person(3, &[Role::Handler], &[]);
    let mut world = two().with(clerk).away(3, -1, 5, Some(2));
    world.municipality.settings.absence_limit_days = 9;
    world.known.live_coordinator = Some(staff(3));
    let against = vec![(3, Against::WrongRole), (2, Against::Even)];
    assert_eq!(chosen(&world), (1, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn a_known_person_who_is_in_no_directory_is_passed_over() {
    let mut world = World::new();
    world.known.live_coordinator = Some(staff(77));
    assert_eq!(
        chosen(&world),
        (1, CoordinatorReason::LeastLoaded, Vec::new())
    );
}

#[test]
fn an_absent_colleague_is_skipped_and_their_substitute_not_asked() {
    let world = two().with(coordinator(3)).away(1, -1, 5, Some(3));
    let world = world.carrying(2, 1, None).carrying(3, 2, None);
    let against = vec![(1, Against::Absent), (3, Against::MoreLoaded)];
    assert_eq!(chosen(&world), (2, CoordinatorReason::LeastLoaded, against));
}

#[test]
fn when_all_are_away_the_substitute_of_the_best_is_asked() {
    let world = two()
        .with(person(3, &[Role::Coordinator], &["fire"]))
        .with(person(4, &[Role::Coordinator], &["fire"]))
        .away(1, -1, 5, Some(3))
        .away(2, -1, 5, Some(4))
        .carrying(1, 1, None);
    let against = vec![(1, Against::Absent), (2, Against::Absent)];
    assert_eq!(chosen(&world), (4, CoordinatorReason::Substitute, against));
}

#[test]
fn nobody_acts_as_coordinator_for_an_absent_colleague_who_is_none() {
    let handler = person(1, &[Role::Handler], &[OFFICE]);
    let deputy = person(2, &[Role::Coordinator], &["fire"]);
    let clerk = StaffMember {
        heads: owned(&[OFFICE]),
        ..person(3, &[Role::FrontDesk], &[])
    };
    let mut world = World::new().away(1, -1, 5, Some(2));
    world.directory.staff = vec![handler, deputy, clerk];
    let against = vec![(1, Against::Absent)];
    assert_eq!(chosen(&world), (3, CoordinatorReason::UnitHead, against));
}

#[test]
fn the_substitute_of_a_substitute_is_asked() {
    let world = World::new()
        .with(person(2, &[Role::Coordinator], &["fire"]))
        .with(person(3, &[Role::Coordinator], &["fire"]))
        .away(1, 0, 5, Some(2))
        .away(2, 0, 5, Some(3));
    let against = vec![(1, Against::Absent), (2, Against::Absent)];
    assert_eq!(chosen(&world), (3, CoordinatorReason::Substitute, against));
}
