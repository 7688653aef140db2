//! What holds of every plan, whatever the world.

use std::collections::BTreeSet;

use onedoor_domain::directory::Role;
use onedoor_domain::routing::{Against, CoordinatorReason, Manner, NobodyThere, Plan};
use proptest::prelude::*;

use crate::generators::worlds;
use crate::oracle::{best, chosen, eligible, holds, is_inside, is_there};
use crate::world::{OFFICE, World};

/// The plan of a world in which somebody is active; other worlds are not counted.
fn planned(world: &World) -> Result<Plan, TestCaseError> {
    world
        .routed()
        .map_err(|_| TestCaseError::reject("nobody active"))
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn there_is_always_one_active_coordinator(world in worlds()) {
        let anybody = world.directory.staff.iter().any(|person| person.active);
        match world.routed() {
            Ok(plan) => {
                let person = world.directory.find(plan.coordinator.staff);
                prop_assert!(person.is_some_and(|person| person.active));
            }
            Err(NobodyThere) => prop_assert!(!anybody),
        }
    }

    #[test]
    fn nobody_absent_is_chosen_while_anybody_is_there(world in worlds()) {
        let plan = planned(&world)?;
        let chosen_is_there = world.directory.find(plan.coordinator.staff)
            .is_some_and(|person| is_there(&world, person));
        let anybody = world.directory.staff.iter().any(|person| is_there(&world, person));
        prop_assert_eq!(chosen_is_there, anybody);
    }

    #[test]
    fn the_reason_for_the_coordinator_is_true(world in worlds()) {
        let plan = planned(&world)?;
        let choice = &plan.coordinator;
        let Some(person) = world.directory.find(choice.staff) else {
            return Err(TestCaseError::fail("unknown person"));
        };
        let load = world.loads.get(&person.id).copied().unwrap_or_default();
        let coordinates = person.has(Role::Coordinator);
        let here = is_there(&world, person);
        let office_is_empty = eligible(&world).is_empty();
        let truth = match choice.reason {
            CoordinatorReason::Continuity => {
                let settings = &world.municipality.settings;
                world.known.live_coordinator == Some(person.id) && settings.continuity && coordinates && here
            }
            CoordinatorReason::AccountManager => {
                world.known.account_manager == Some(person.id) && coordinates && here
            }
            CoordinatorReason::Substitute => {
                let substitutes = world.directory.absences.iter().filter_map(|a| a.substitute);
                let named: BTreeSet<_> = substitutes.collect();
                named.contains(&person.id) && coordinates && here
            }
            CoordinatorReason::LeastLoaded => {
                load.coordinations < person.capacity && best(&world, &plan) == Some(person)
            }
            CoordinatorReason::OverCapacity => {
                load.coordinations >= person.capacity && best(&world, &plan) == Some(person)
            }
            CoordinatorReason::UnitHead => {
                office_is_empty && here && person.heads.iter().any(|unit| unit == OFFICE)
            }
            CoordinatorReason::OnDuty => {
                office_is_empty && here && world.directory.duties.iter().any(|d| d.staff == person.id)
            }
            CoordinatorReason::LastResort => office_is_empty,
        };
        prop_assert!(truth, "{choice:?}");
    }

    #[test]
    fn nobody_is_considered_twice_nor_is_the_coordinator(world in worlds()) {
        let choice = planned(&world)?.coordinator;
        let others: BTreeSet<_> = choice.considered.iter().map(|c| c.staff).collect();
        prop_assert_eq!(others.len(), choice.considered.len());
        prop_assert!(!others.contains(&choice.staff));
    }

    #[test]
    fn what_speaks_against_somebody_is_true(world in worlds()) {
        let plan = planned(&world)?;
        let skills: BTreeSet<_> = chosen(&world, &plan).into_iter().flat_map(|t| [&t.id, &t.group]).collect();
        let load = |id| world.loads.get(&id).copied().unwrap_or_default();
        let weight = |id| (load(id).coordinations, load(id).last_assigned_at, id);
        let least = weight(plan.coordinator.staff);
        for considered in plan.coordinator.considered {
            let Some(person) = world.directory.find(considered.staff) else {
                return Err(TestCaseError::fail("unknown person"));
            };
            let here = is_there(&world, person);
            let weight = weight(person.id);
            let truth = match considered.against {
                Against::Inactive => !person.active,
                Against::Absent => person.active && !here,
                Against::WrongRole => here && !person.has(Role::Coordinator),
                Against::Language => !person.languages.contains(&world.enquiry.language),
                Against::Skill => !person.skills.iter().any(|skill| skills.contains(skill)),
                Against::AtCapacity => weight.0 >= person.capacity,
                Against::MoreLoaded => weight.0 > least.0,
                Against::MoreRecent => weight.0 == least.0 && weight.1 > least.1,
                Against::Even => (weight.0, weight.1) == (least.0, least.1) && weight.2 > least.2,
                Against::Barred => false,
            };
            prop_assert!(truth, "{considered:?}");
        }
    }

    #[test]
    fn the_same_world_gives_the_same_plan_in_whatever_order_it_is_listed(
        (world, shuffled) in worlds().prop_flat_map(|world| {
            let staff = Just(world.directory.staff.clone()).prop_shuffle();
            let absences = Just(world.directory.absences.clone()).prop_shuffle();
            let duties = Just(world.directory.duties.clone()).prop_shuffle();
            (Just(world), (staff, absences, duties))
        })
    ) {
        let mut other = world.clone();
        (other.directory.staff, other.directory.absences, other.directory.duties) = shuffled;
        prop_assert_eq!(world.routed(), other.routed());
    }

    #[test]
    fn every_unit_called_for_contributes_exactly_once(world in worlds()) {
        let plan = planned(&world)?;
        let mut called = BTreeSet::new();
        for case_type in chosen(&world, &plan) {
            let joining = case_type.when.iter().filter(|when| holds(&world, when) == Some(true));
            called.extend(joining.map(|when| when.unit.as_str()));
            called.extend(case_type.units.iter().chain(&case_type.external).map(String::as_str));
            let leads = case_type.lead != OFFICE;
            called.extend(leads.then_some(case_type.lead.as_str()));
        }
        let mut found: Vec<_> = plan.contributions.iter()
            .filter(|c| c.manner != Manner::GuideAndForward)
            .map(|c| c.unit.as_str())
            .collect();
        found.sort_unstable();
        prop_assert_eq!(found, called.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn every_contribution_has_a_reason_and_whoever_carries_it(world in worlds()) {
        let plan = planned(&world)?;
        for contribution in &plan.contributions {
            prop_assert!(!contribution.because.is_empty());
            let inside = is_inside(&world, &contribution.unit);
            let is_named = world.municipality.settings.named_units.contains(&contribution.unit);
            let coordinator = Some(plan.coordinator.staff);
            let truth = match contribution.manner {
                Manner::Pool => inside && contribution.handler.is_none(),
                Manner::Named => inside && is_named && contribution.handler.is_some(),
                Manner::External => !inside && contribution.handler == coordinator,
                Manner::GuideAndForward => {
                    contribution.unit == OFFICE && contribution.handler == coordinator
                }
            };
            prop_assert!(truth, "{contribution:?}");
        }
    }

    #[test]
    fn a_named_handler_may_handle_and_is_there(world in worlds()) {
        for contribution in planned(&world)?.contributions {
            if contribution.manner != Manner::Named { continue }
            let handler = contribution.handler.and_then(|id| world.directory.find(id));
            let fits = handler.is_some_and(|p| is_there(&world, p) && p.has(Role::Handler));
            prop_assert!(fits, "{contribution:?}");
        }
    }

    #[test]
    fn every_unanswered_condition_that_can_still_add_a_unit_is_asked_and_no_other(world in worlds()) {
        let plan = planned(&world)?;
        let mut open = BTreeSet::new();
        for case_type in chosen(&world, &plan) {
            let undecided = case_type.when.iter().filter(|when| {
                let takes_part = plan.contributions.iter().any(|c| c.unit == when.unit);
                !takes_part && holds(&world, when).is_none()
            });
            open.extend(undecided.map(|when| (when.question.as_str(), when.unit.as_str())));
        }
        let asked = plan.questions.iter()
            .flat_map(|q| q.units.iter().map(|unit| (q.question.as_str(), unit.as_str())));
        prop_assert_eq!(asked.collect::<BTreeSet<_>>(), open);
    }

    #[test]
    fn every_condition_that_does_not_hold_leaves_a_contribution_or_a_rejection(world in worlds()) {
        let plan = planned(&world)?;
        for case_type in chosen(&world, &plan) {
            for when in &case_type.when {
                let takes_part = plan.contributions.iter().any(|c| c.unit == when.unit);
                let is_rejected = plan.rejected_units.iter().any(|r| {
                    r.unit == when.unit && r.case_type == case_type.id && r.question == when.question
                });
                prop_assert!(takes_part != is_rejected, "{when:?}");
            }
        }
    }
}
