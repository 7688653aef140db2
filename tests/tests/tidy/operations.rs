//! Who may do what: the table of rights against the policy.
//!
//! The attacks ask the same of the API itself, over HTTP.

use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{Action, Caller, CaseInView, ContributionInView, Object, require};
use onedoor_domain::{MunicipalityId, StaffId};
use onedoor_tests::rights::{Of, PUBLIC, RIGHTS, Right};
use uuid::Uuid;

use crate::nothing_against;
use crate::openapi::{Operation, operations};
use crate::source::product;

const HERE: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const ME: StaffId = StaffId(Uuid::from_u128(2));
const SOMEBODY: StaffId = StaffId(Uuid::from_u128(3));

fn caller(role: Role) -> Caller {
    Caller {
        municipality: HERE,
        actor: Actor::Staff(ME),
        roles: vec![role],
        units: vec!["building".to_owned()],
        heads: Vec::new(),
        only: None,
        staff: Some(ME),
    }
}

fn case_of(coordinator: StaffId) -> CaseInView<'static> {
    CaseInView {
        municipality: HERE,
        coordinator,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: false,
    }
}

/// What this unit owes to a case on which the caller works besides.
fn part_of(unit: &'static str) -> Object<'static> {
    let handlers = &[ME];
    let case = case_of(SOMEBODY);
    Object::Contribution(ContributionInView {
        case: CaseInView { handlers, ..case },
        unit,
        handler: Some(SOMEBODY),
        lies_with_coordinator: false,
    })
}

fn object(of: Of) -> Object<'static> {
    match of {
        Of::Municipality => Object::Municipality(HERE),
        Of::TheirCase => Object::Case(case_of(ME)),
        Of::AnotherCase => Object::Case(case_of(SOMEBODY)),
        Of::TheirPart => part_of("building"),
        Of::AnotherPart => part_of("fire"),
    }
}

#[test]
fn every_operation_says_who_may() {
    let operations = operations();
    let ids: Vec<&str> = operations.iter().map(Operation::id).collect();
    let missing = operations
        .iter()
        .filter(|operation| !PUBLIC.contains(&operation.id()))
        .filter(|operation| !RIGHTS.iter().any(|right| right.operation == operation.id()))
        .map(|operation| format!("{} ({}) has no right", operation.id(), operation.place));
    let gone = RIGHTS
        .iter()
        .filter(|right| !ids.contains(&right.operation))
        .map(|right| format!("{} is gone", right.operation));
    nothing_against(
        &missing.chain(gone).collect::<Vec<_>>(),
        "Write for each operation which action it asks for and which roles may, in \
         tests/src/rights.rs; one that touches a case has two lines.",
    );
}

#[test]
fn an_operation_on_a_case_speaks_of_their_own_and_of_others() {
    let lines = |right: &Right, of: Of| {
        let same = |other: &&Right| other.operation == right.operation && other.of == of;
        RIGHTS.iter().filter(same).count()
    };
    let found: Vec<String> = RIGHTS
        .iter()
        .filter(|right| {
            let of_cases = (lines(right, Of::TheirCase), lines(right, Of::AnotherCase));
            let of_parts = (lines(right, Of::TheirPart), lines(right, Of::AnotherPart));
            let of_all = lines(right, Of::Municipality);
            !matches!(
                (of_cases, of_parts, of_all),
                ((1, 1), (0, 0), 0) | ((0, 0), (1, 1), 0) | ((0, 0), (0, 0), 1)
            )
        })
        .map(|right| format!("{} of {:?}", right.operation, right.of))
        .collect();
    nothing_against(
        &found,
        "One line for the municipality, or two for a case or a contribution.",
    );
}

#[test]
fn the_policy_grants_what_the_operations_say() {
    let mut found = Vec::new();
    for right in RIGHTS {
        for role in Role::ALL {
            let granted = require(&caller(*role), right.action, &object(right.of)).is_ok();
            if granted != right.may.contains(role) {
                let verb = if granted { "may" } else { "may not" };
                let (operation, of) = (right.operation, right.of);
                found.push(format!("{role} {verb} {operation} of {of:?}"));
            }
        }
    }
    nothing_against(
        &found,
        "This is what the policy says, and not what stands here. Who is right? Mend the other.",
    );
}

#[test]
fn every_right_is_asked_for_in_a_use_case() {
    let use_cases = product();
    let asked = |action: Action| {
        let name = format!("Action::{action:?}");
        use_cases
            .iter()
            .any(|file| file.path.starts_with("crates/service/") && file.text.contains(&name))
    };
    let found: Vec<String> = RIGHTS
        .iter()
        .filter(|right| !asked(right.action))
        .map(|right| format!("{} wants {:?}", right.operation, right.action))
        .collect();
    nothing_against(
        &found,
        "No use case asks the policy for this. Ask right after loading.",
    );
}
