//! What an import changes: nothing the second time, nobody forgotten, every line readable.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that does not parse fails its test"
)]

mod apply;
mod property;

use self::apply::apply;
use super::parse::tests::SAMPLE;
use super::*;

fn sample() -> MunicipalityFile {
    MunicipalityFile::parse(SAMPLE).unwrap()
}

/// The dry run of an import of the sample with `from` standing as `to`.
fn dry_run(from: &str, to: &str) -> Vec<String> {
    assert!(SAMPLE.contains(from), "{from}");
    let wanted = MunicipalityFile::parse(&SAMPLE.replacen(from, to, 1)).unwrap();
    let changes = diff(Some(&sample()), &wanted);
    assert_eq!(diff(Some(&apply(Some(&sample()), &changes)), &wanted), []);
    changes.iter().map(ToString::to_string).collect()
}

#[test]
fn a_new_municipality_is_created_with_everything() {
    let lines: Vec<String> = diff(None, &sample())
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = [
        "create municipality eksempel: Eksempel Kommune",
        "add unit business_office",
        "add unit building",
        "add staff ane@eksempel.example: Ane Lindegård, Erhvervschef, in business_office",
        "add staff bo@eksempel.example: Bo Kærhus, Byggesagsbehandler, in building",
        "add absence of bo@eksempel.example: 2026-01-05 to 2026-01-12, substitute ane@eksempel.example",
        "add duty of ane@eksempel.example: 2026-01-01T00:00:00 to 2036-01-01T00:00:00",
        "add business Havbrisens Røgeri ApS",
    ];
    assert_eq!(lines, expected);
    assert_eq!(apply(None, &diff(None, &sample())), sample());
}

#[test]
fn another_slug_is_another_municipality() {
    let mut other = sample();
    other.slug = "andeby".to_owned();
    assert_eq!(diff(Some(&other), &sample()), diff(None, &sample()));
}

#[test]
fn the_order_of_a_list_is_no_change() {
    assert_eq!(
        dry_run("languages: [da, en]", "languages: [en, da]"),
        [""; 0]
    );
}

#[test]
fn a_file_without_a_calendar_leaves_the_calendar() {
    let mut current = sample();
    current.calendar = Some(crate::calendar::CalendarDocument::default_for(
        crate::Country::Se,
    ));
    assert_eq!(diff(Some(&current), &sample()), []);
    let changes = diff(Some(&sample()), &current);
    let lines: Vec<String> = changes.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["change municipality: calendar replaced"]);
}

#[test]
fn every_change_is_one_readable_line() {
    for (from, to, line) in [
        (
            "Eksempel Kommune",
            "Ny Kommune",
            "change municipality: name Eksempel Kommune -> Ny Kommune",
        ),
        (
            "{id: building}",
            "{id: building, phone: '33990103'}",
            "change unit building: phone none -> +4533990103",
        ),
        (
            "capacity: 10",
            "capacity: 8",
            "change staff bo@eksempel.example: capacity 10 -> 8",
        ),
        (
            "skills: [signage], ",
            "",
            "change staff bo@eksempel.example: skills signage -> none",
        ),
        (
            "capacity: 10",
            "capacity: 10, active: false",
            "deactivate staff bo@eksempel.example",
        ),
        (
            "Havbrisens",
            "Havets",
            "change business dk_cvr 99007109: name Havbrisens Røgeri ApS -> Havets Røgeri ApS",
        ),
        (
            "  - {id: building}",
            "  - {id: building}\n  - {id: roads}",
            "add unit roads",
        ),
    ] {
        assert_eq!(dry_run(from, to), [line]);
    }
}

#[test]
fn an_absence_that_is_written_anew_replaces_the_old() {
    let expected = [
        "remove absence of bo@eksempel.example: 2026-01-05 to 2026-01-12",
        "add absence of bo@eksempel.example: 2026-01-05 to 2026-01-19, substitute ane@eksempel.example",
    ];
    assert_eq!(dry_run("2026-01-12", "2026-01-19"), expected);
}

#[test]
fn whoever_is_not_in_the_file_is_deactivated_last_and_not_twice() {
    let mut wanted = sample();
    wanted
        .staff
        .retain(|person| person.email.starts_with("ane"));
    wanted.absences.clear();
    let changes = diff(Some(&sample()), &wanted);
    let last = changes.last().unwrap().to_string();
    assert_eq!(last, "deactivate staff bo@eksempel.example");

    let after = apply(Some(&sample()), &changes);
    assert_eq!(after.staff.len(), 2);
    assert_eq!(diff(Some(&after), &wanted), []);
}

#[test]
fn whoever_comes_back_is_reactivated() {
    let mut current = sample();
    for person in &mut current.staff {
        person.active = false;
    }
    let lines: Vec<String> = diff(Some(&current), &sample())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        lines,
        [
            "reactivate staff ane@eksempel.example",
            "reactivate staff bo@eksempel.example"
        ]
    );
}

#[test]
fn units_and_businesses_that_the_file_does_not_name_are_left_alone() {
    let mut wanted = sample();
    wanted.units.clear();
    wanted.businesses.clear();
    assert_eq!(diff(Some(&sample()), &wanted), []);
}

#[test]
fn a_business_without_an_identifier_is_known_by_name() {
    let mut current = sample();
    for business in &mut current.businesses {
        business.identifiers.clear();
    }
    let lines: Vec<String> = diff(Some(&current), &sample())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        lines,
        ["change business Havbrisens Røgeri ApS: also known as dk_cvr 99007109"]
    );
    assert_eq!(
        diff(Some(&sample()), &current),
        [],
        "an identifier is not forgotten"
    );
}

#[test]
fn a_namesake_with_another_identifier_is_another_business() {
    assert_eq!(
        dry_run("DK 99 00 71 09", "DK 99 00 72 06"),
        ["add business Havbrisens Røgeri ApS"]
    );
}
