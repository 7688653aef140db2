//! What a file may not say.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that does not parse fails its test"
)]

use super::super::parse::tests::SAMPLE;
use super::*;

fn known_units() -> BTreeSet<String> {
    ["business_office", "building", "roads"]
        .map(str::to_owned)
        .into()
}

/// The places found once `from` stands as `to`.
fn places(from: &str, to: &str) -> Vec<String> {
    assert!(SAMPLE.contains(from), "{from}");
    let file = MunicipalityFile::parse(&SAMPLE.replacen(from, to, 1)).unwrap();
    let findings = file.check(&known_units());
    findings.into_iter().map(|finding| finding.place).collect()
}

const ANE: &str = "staff: ane@eksempel.example";
const BO: &str = "staff: bo@eksempel.example";

#[test]
fn a_consistent_file_has_no_findings() {
    assert_eq!(places("eksempel", "eksempel"), [""; 0]);
}

#[test]
fn an_unknown_time_zone_is_found() {
    assert_eq!(
        places("Europe/Copenhagen", "Europe/Atlantis"),
        ["time_zone"]
    );
}

#[test]
fn settings_that_cannot_hold_are_found() {
    let settings = "language: da\nsettings: {suggestion_threshold: 101, named_units: [roads], \
                    urgent_contact_hours: 169, hand_over_after_days: 367,
                    call_back_working_hours: 0}\n";
    let found = places("language: da\n", settings);
    assert_eq!(
        found,
        [
            "settings.suggestion_threshold",
            "settings.urgent_contact_hours",
            "settings.hand_over_after_days",
            "settings.call_back_working_hours",
            "settings.named_units"
        ]
    );
}

#[test]
fn a_unit_outside_the_catalogue_is_found() {
    let found = places("{id: building}", "{id: building}\n  - {id: casino}");
    assert_eq!(found, ["units[casino]"]);
}

#[test]
fn a_unit_that_stands_twice_is_found() {
    let found = places("{id: building}", "{id: building}\n  - {id: building}");
    assert_eq!(found, ["units[building]"]);
}

#[test]
fn a_unit_of_a_person_must_be_listed() {
    let found = places("units: [building]", "units: [building, roads]");
    assert_eq!(found, ["staff[bo@eksempel.example].units"]);
}

#[test]
fn a_person_in_no_unit_without_role_or_language_is_found() {
    let yaml = "roles: [handler], units: [building], skills: [signage], languages: [da]";
    let found = places(yaml, "roles: [], units: [], languages: []");
    let person = "staff[bo@eksempel.example]";
    let expected = ["units", "roles", "languages"].map(|part| format!("{person}.{part}"));
    assert_eq!(found, expected);
}

#[test]
fn a_head_must_be_a_member() {
    let found = places("skills: [signage]", "heads: [business_office]");
    assert_eq!(found, ["staff[bo@eksempel.example].heads"]);
}

#[test]
fn the_role_of_programs_is_refused_for_people() {
    let found = places("[handler]", "[handler, integration]");
    assert_eq!(found, ["staff[bo@eksempel.example].roles"]);
}

#[test]
fn two_people_with_one_address_are_found() {
    let found = places("email: bo@", "email: ane@");
    assert!(
        found.contains(&"staff[ane@eksempel.example].email".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_business_office_without_an_active_coordinator_is_found() {
    assert_eq!(places("coordinator, ", ""), ["staff"]);
    let found = places("languages: [da, en]", "languages: [da, en], active: false");
    assert!(found.contains(&"staff".to_owned()), "{found:?}");
}

#[test]
fn whoever_is_named_must_be_known() {
    for (from, to, place) in [
        (BO, "staff: ib@eksempel.example", "absences[0].staff"),
        (
            "substitute: ane@",
            "substitute: ib@",
            "absences[0].substitute",
        ),
        (ANE, "staff: ib@eksempel.example", "duties[0].staff"),
        (
            "account_manager: ane@",
            "account_manager: ib@",
            "businesses[Havbrisens Røgeri ApS].account_manager",
        ),
    ] {
        assert_eq!(places(from, to), [place]);
    }
}

#[test]
fn whoever_must_act_still_works_here() {
    let gone = SAMPLE.replace("capacity: 10", "active: false");
    let yaml = gone
        .replace("substitute: ane@", "substitute: bo@")
        .replace(ANE, BO);
    let found = MunicipalityFile::parse(&yaml)
        .unwrap()
        .check(&known_units());
    let gone = found
        .iter()
        .filter(|f| f.sentence.ends_with("no longer works here"));
    let places: Vec<&str> = gone.map(|f| f.place.as_str()).collect();
    assert_eq!(places, ["absences[0].substitute", "duties[0].staff"]);
}

#[test]
fn nobody_stands_in_for_themselves() {
    assert_eq!(
        places("substitute: ane@", "substitute: bo@"),
        ["absences[0].substitute"]
    );
}

#[test]
fn an_absence_or_turn_that_ends_before_it_begins_is_found() {
    assert_eq!(places("2026-01-12", "2026-01-05"), ["absences[0].to"]);
    assert_eq!(places("2036-01-01T", "2016-01-01T"), ["duties[0].to"]);
}

#[test]
fn an_absence_or_turn_that_stands_twice_is_found() {
    let absence = "  - {staff: bo@eksempel.example, from: 2026-01-05, to: 2026-01-12, substitute: ane@eksempel.example}\n";
    assert_eq!(places(absence, &absence.repeat(2)), ["absences[1]"]);
    let turn =
        "  - {staff: ane@eksempel.example, from: 2026-01-01T00:00:00, to: 2036-01-01T00:00:00}\n";
    assert_eq!(places(turn, &turn.repeat(2)), ["duties[1]"]);
}

#[test]
fn two_businesses_with_one_identifier_are_found() {
    let second =
        "businesses:\n  - {name: Andre, identifiers: [{scheme: dk_cvr, value: '99007109'}]}";
    let found = places("businesses:", second);
    assert_eq!(found, ["businesses[Havbrisens Røgeri ApS].identifiers"]);
}

#[test]
fn businesses_of_one_name_need_identifiers() {
    let place = "businesses[Havbrisens Røgeri ApS].name";
    let bare = "businesses:\n  - {name: Havbrisens Røgeri ApS}";
    assert_eq!(places("businesses:", bare), [place]);
    let apart = "businesses:\n  - {name: Havbrisens Røgeri ApS, identifiers: [{scheme: dk_cvr, value: '99007206'}]}";
    assert_eq!(places("businesses:", apart), [""; 0]);
}
