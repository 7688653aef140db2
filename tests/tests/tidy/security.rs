//! What `docs/security.md` says of rights and of tests: as the code has it.

use std::collections::BTreeSet;

use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{
    Action, Caller, CaseInView, ContributionInView, Object, Sight, require, sight,
};
use onedoor_domain::{MunicipalityId, StaffId};
use uuid::Uuid;

use crate::nothing_against;
use crate::source::{read, rust};

const PLACE: &str = "docs/security.md";
const BEGINS: &str = "<!-- rights: written from the policy by the tidy test -->";
const ENDS: &str = "<!-- end of rights -->";

const HERE: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const ME: StaffId = StaffId(Uuid::from_u128(2));
const SOMEBODY: StaffId = StaffId(Uuid::from_u128(3));

#[test]
fn the_table_of_rights_is_what_the_policy_says() {
    let document = read(PLACE);
    let written = document
        .split_once(BEGINS)
        .and_then(|(_, rest)| rest.split_once(ENDS))
        .map(|(table, _)| table.trim())
        .unwrap_or_default();
    let wanted = table();
    assert!(
        written == wanted,
        "Write this into {PLACE}, between `{BEGINS}` and `{ENDS}`:\n\n{wanted}\n"
    );
}

#[test]
fn a_test_that_is_said_to_prove_something_is_there() {
    let document = read(PLACE);
    let checklist = document
        .split_once("## Checklist")
        .map_or("", |(_, rest)| rest);
    let functions: BTreeSet<String> = rust()
        .iter()
        .flat_map(|file| functions(&file.text))
        .collect();
    let found: Vec<String> = checklist
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|named| named.contains('_') && !named.contains(['.', ':', '/', ' ']))
        .filter(|named| !functions.contains(*named))
        .map(str::to_owned)
        .collect();
    nothing_against(
        &found,
        "docs/security.md names tests that are not there. Name those that prove it now, or say \
         \"not yet\".",
    );
}

fn functions(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.split_once("fn "));
    lines
        .filter_map(|(_, rest)| rest.split(['(', '<']).next())
        .map(str::to_owned)
        .collect()
}

fn table() -> String {
    let mut lines = vec![header(), "|---".repeat(1 + Role::ALL.len()) + "|"];
    lines.extend(Action::ALL.iter().map(|&action| {
        let cells = Role::ALL.iter().map(|&role| cell(action, role));
        format!(
            "| {} | {} |",
            words(action),
            cells.collect::<Vec<_>>().join(" | ")
        )
    }));
    lines.join("\n")
}

/// What an action is called, in words.
fn words(action: Action) -> String {
    action.as_str().replace('_', " ")
}

fn header() -> String {
    let roles: Vec<String> = Role::ALL
        .iter()
        .map(|role| role.to_string().replace('_', " "))
        .collect();
    format!("| may | {} |", roles.join(" | "))
}

/// How far the role reaches, as the policy answers when it is asked.
fn cell(action: Action, role: Role) -> String {
    let me = caller(role);
    let may = |of: &Object<'_>| require(&me, action, of).is_ok();
    let mut reach = Vec::new();
    if may(&Object::Municipality(HERE)) {
        reach.push("yes");
    }
    let (coordinated, worked_on, another) =
        (case(ME, &[]), case(SOMEBODY, &[ME]), case(SOMEBODY, &[]));
    if may(&Object::Case(another)) {
        let afar = action == Action::ReadCase && sight(&me, &another) == Some(Sight::Limited);
        let own = sight(&me, &worked_on) == Some(Sight::Full);
        let coordinates = sight(&me, &coordinated) == Some(Sight::Full);
        reach.push(match (afar, own, coordinates) {
            (false, _, _) => "every case",
            (true, true, _) => "theirs, others from afar",
            (true, false, true) => "coordinated, others from afar",
            (true, false, false) => "from afar",
        });
    } else if may(&Object::Case(worked_on)) {
        reach.push("their cases");
    } else if may(&Object::Case(coordinated)) {
        reach.push("coordinated cases");
    } else if may(&Object::Case(headed())) {
        reach.push("cases of units they head");
    }
    if may(&part("fire")) {
        reach.push("every part");
    } else if may(&part("building")) {
        reach.push("parts of theirs");
    } else if may(&part("harbour")) {
        reach.push("parts of units they head");
    }
    if reach.is_empty() {
        "–".to_owned()
    } else {
        reach.join("; ")
    }
}

fn caller(role: Role) -> Caller {
    Caller {
        municipality: HERE,
        actor: Actor::Staff(ME),
        roles: vec![role],
        units: vec!["building".to_owned()],
        heads: vec!["harbour".to_owned()],
        only: None,
        staff: Some(ME),
    }
}

fn case(coordinator: StaffId, handlers: &'static [StaffId]) -> CaseInView<'static> {
    CaseInView {
        municipality: HERE,
        coordinator,
        coordinator_units: &[],
        acting: None,
        handlers,
        units: &[],
        members: &[],
        protected_identity: false,
    }
}

/// A case whose coordinator works in a unit that the caller heads.
fn headed() -> CaseInView<'static> {
    static HARBOUR: std::sync::LazyLock<[String; 1]> =
        std::sync::LazyLock::new(|| ["harbour".to_owned()]);
    CaseInView {
        coordinator_units: &*HARBOUR,
        ..case(SOMEBODY, &[ME])
    }
}

/// What a unit owes to a case on which the caller works besides.
fn part(unit: &'static str) -> Object<'static> {
    Object::Contribution(ContributionInView {
        case: case(SOMEBODY, &[ME]),
        unit,
        handler: Some(SOMEBODY),
        lies_with_coordinator: false,
    })
}
