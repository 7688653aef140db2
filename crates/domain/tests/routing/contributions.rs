//! Who works on a contribution.

use onedoor_domain::StaffId;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::routing::Manner;

use crate::world::{World, owned, person, staff};

fn handler(number: u128) -> StaffMember {
    person(number, &[Role::Handler], &["events"])
}

fn naming() -> World {
    let mut world = World::new().given(&["event"]);
    world.municipality.settings.named_units = owned(&["events"]);
    world
}

fn carried(world: &World) -> (Manner, Option<StaffId>) {
    let plan = world.plan();
    (plan.contributions[0].manner, plan.contributions[0].handler)
}

#[test]
fn a_unit_takes_work_as_a_pool_unless_it_names_its_handlers() {
    let world = World::new().given(&["event"]).with(handler(2));
    assert_eq!(carried(&world), (Manner::Pool, None));
}

#[test]
fn a_naming_unit_names_who_handles_least() {
    let world = naming().with(handler(2)).with(handler(3)).handling(2, 1);
    assert_eq!(carried(&world), (Manner::Named, Some(staff(3))));
}

#[test]
fn capacity_speaks_of_coordinations_and_does_not_hold_back_a_handler() {
    let full = StaffMember {
        capacity: 0,
        ..handler(2)
    };
    let world = naming().with(full).with(handler(3)).handling(3, 1);
    assert_eq!(carried(&world), (Manner::Named, Some(staff(2))));
}

#[test]
fn a_skilled_handler_is_preferred() {
    let skilled = StaffMember {
        skills: owned(&["event_group"]),
        ..handler(3)
    };
    let world = naming().with(handler(2)).with(skilled).handling(3, 4);
    assert_eq!(carried(&world), (Manner::Named, Some(staff(3))));
}

#[test]
fn only_a_handler_of_the_unit_is_named() {
    let elsewhere = person(2, &[Role::Handler], &["fire"]);
    let no_handler = person(3, &[Role::Coordinator], &["events"]);
    let world = naming().with(elsewhere).with(no_handler);
    assert_eq!(carried(&world), (Manner::Pool, None));
}

#[test]
fn an_absent_handler_is_replaced_by_a_substitute_or_by_the_pool() {
    let world = naming().with(handler(2)).away(2, 0, 5, Some(3));
    assert_eq!(carried(&world), (Manner::Pool, None));
    let world = world.with(person(3, &[Role::Handler], &["fire"]));
    assert_eq!(carried(&world), (Manner::Named, Some(staff(3))));
}
