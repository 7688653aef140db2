//! Who coordinates a case next, and who acts for whom.

use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::routing::{
    Against, CoordinatorReason, NobodyThere, acted_for_by, away_span, stand_ins_of,
};

use crate::world::{OFFICE, World, coordinator, day, owned, person, staff};

/// Who follows, why, and what speaks against the others.
fn after(world: &World, predecessor: u128) -> (u128, CoordinatorReason, Vec<(u128, Against)>) {
    let Ok(choice) = world.after(predecessor) else {
        return (0, CoordinatorReason::LastResort, Vec::new());
    };
    let considered = choice.considered.iter();
    let considered = considered
        .map(|c| (c.staff.0.as_u128(), c.against))
        .collect();
    (choice.staff.0.as_u128(), choice.reason, considered)
}

#[test]
fn whoever_had_the_case_is_passed_over_however_little_they_carry() {
    let world = World::new().with(coordinator(2)).carrying(2, 9, None);
    let against = vec![(1, Against::Barred)];
    assert_eq!(
        after(&world, 1),
        (2, CoordinatorReason::LeastLoaded, against)
    );
}

#[test]
fn the_skill_that_the_case_calls_for_counts() {
    let skilled = StaffMember {
        skills: owned(&["restaurant"]),
        ..coordinator(3)
    };
    let mut world = World::new().with(coordinator(2)).with(skilled);
    world = world.given(&["restaurant"]).carrying(3, 5, None);
    assert_eq!(after(&world, 1).0, 3);
}

#[test]
fn the_account_manager_comes_first_unless_they_had_it() {
    let mut world = World::new().with(coordinator(2)).with(coordinator(3));
    world.known.account_manager = Some(staff(3));
    assert_eq!(after(&world, 1).1, CoordinatorReason::AccountManager);
    let (next, reason, against) = after(&world, 3);
    assert_eq!((next, reason), (1, CoordinatorReason::LeastLoaded));
    assert!(against.contains(&(3, Against::Barred)), "{against:?}");
}

#[test]
fn an_account_manager_who_is_barred_sends_nobody_in_their_place() {
    let mut world = World::new().with(coordinator(2)).with(coordinator(3));
    world.known.account_manager = Some(staff(1));
    let world = world.away(1, 0, 3, Some(3)).carrying(3, 5, None);
    assert_eq!(after(&world, 1).0, 2);
}

#[test]
fn where_no_other_coordinator_is_there_anybody_comes_before_nobody() {
    let handler = person(2, &[Role::Handler], &["building"]);
    let world = World::new().with(handler);
    assert_eq!(after(&world, 1).1, CoordinatorReason::LastResort);
    assert_eq!(after(&world, 1).0, 2);
    let head = StaffMember {
        heads: owned(&[OFFICE]),
        ..person(3, &[Role::Handler], &[OFFICE])
    };
    let world = world.with(head);
    assert_eq!(after(&world, 1).1, CoordinatorReason::UnitHead);
}

#[test]
fn the_last_one_has_no_successor() {
    let gone = StaffMember {
        active: false,
        ..coordinator(2)
    };
    assert_eq!(World::new().with(gone).after(1), Err(NobodyThere));
}

#[test]
fn somebody_acts_for_those_who_are_away_and_named_them() {
    let world = World::new()
        .with(coordinator(2))
        .with(coordinator(3))
        .away(1, 0, 3, Some(2))
        .away(2, -1, 1, Some(3))
        .away(3, 5, 9, Some(1));
    let acts_for = |who, at| acted_for_by(&world.directory, staff(who), day(at));
    assert_eq!(acts_for(3, 0), [staff(1), staff(2)]);
    assert_eq!(acts_for(2, 1), [staff(1)]);
    assert_eq!(acts_for(2, 0), []);
    assert_eq!(acts_for(1, 6), [staff(3)]);
    let stand_ins = stand_ins_of(&world.directory, staff(1), day(0));
    let stand_ins: Vec<u128> = stand_ins.iter().map(|of| of.id.0.as_u128()).collect();
    assert_eq!(stand_ins, [3]);
}

#[test]
fn an_absence_reaches_over_all_that_touch_it() {
    let world = World::new()
        .away(1, -2, 0, None)
        .away(1, 0, 3, None)
        .away(1, 3, 4, None)
        .away(1, 5, 6, None);
    let span = |at| away_span(&world.directory, staff(1), day(at));
    assert_eq!(span(0), Some((day(-2), day(4))));
    assert_eq!(span(-1), Some((day(-2), day(4))));
    assert_eq!(span(4), None);
    assert_eq!(span(5), Some((day(5), day(6))));
}
