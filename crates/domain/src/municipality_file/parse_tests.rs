//! How a file is read, and what is refused.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that does not parse fails its test"
)]

use super::*;
use crate::Moment;

pub(in super::super) const SAMPLE: &str = r#"
slug: eksempel
name: Eksempel Kommune
country: DK
time_zone: Europe/Copenhagen
language: da
units:
  - {id: business_office, mailbox: erhverv@eksempel.example, phone: "33 99 01 00"}
  - {id: building}
staff:
  - {email: ane@eksempel.example, name: Ane Lindegård, title: Erhvervschef, phone: "+45 33 99 00 01",
     roles: [coordinator, manager], units: [business_office], heads: [business_office], languages: [da, en]}
  - {email: bo@eksempel.example, name: Bo Kærhus, title: Byggesagsbehandler, phone: "33990002",
     roles: [handler], units: [building], skills: [signage], languages: [da], capacity: 10}
absences:
  - {staff: bo@eksempel.example, from: 2026-01-05, to: 2026-01-12, substitute: ane@eksempel.example}
duties:
  - {staff: ane@eksempel.example, from: 2026-01-01T00:00:00, to: 2036-01-01T00:00:00}
businesses:
  - {name: Havbrisens Røgeri ApS, identifiers: [{scheme: dk_cvr, value: DK 99 00 71 09}], account_manager: ane@eksempel.example}
"#;

fn parsed_with(from: &str, to: &str) -> Result<MunicipalityFile, Vec<FileFinding>> {
    assert!(SAMPLE.contains(from), "{from}");
    MunicipalityFile::parse(&SAMPLE.replacen(from, to, 1))
}

/// The one place that is refused once `from` stands as `to`, with its sentence.
fn refused(from: &str, to: &str) -> (String, String) {
    let findings = parsed_with(from, to).unwrap_err();
    let [finding] = findings.as_slice() else {
        unreachable!("one finding, not {findings:?}")
    };
    (finding.place.clone(), finding.sentence.clone())
}

#[test]
fn what_is_left_out_is_as_usual() {
    let file = MunicipalityFile::parse(SAMPLE).unwrap();
    let ane = file.staff.first().unwrap();
    assert_eq!((ane.capacity, ane.active), (30, true));
    assert_eq!(file.settings, crate::directory::Settings::default());
}

#[test]
fn numbers_and_identifiers_come_out_in_the_form_in_which_they_are_stored() {
    let file = MunicipalityFile::parse(SAMPLE).unwrap();
    let phones: Vec<&str> = file.staff.iter().map(|p| p.phone.as_str()).collect();
    assert_eq!(phones, ["+4533990001", "+4533990002"]);
    let office = file.units.first().unwrap();
    assert_eq!(office.phone.as_deref(), Some("+4533990100"));
    let business = file.businesses.first().unwrap();
    assert_eq!(business.identifiers.first().unwrap().value, "99007109");
}

#[test]
fn a_file_that_is_written_again_reads_the_same() {
    let file = MunicipalityFile::parse(SAMPLE).unwrap();
    let written = yaml_serde::to_string(&file).unwrap();
    assert_eq!(MunicipalityFile::parse(&written).as_ref(), Ok(&file));
}

#[test]
fn an_unknown_key_is_refused_in_every_part() {
    for (from, place) in [
        ("slug:", "colour"),
        ("{id: building", "units[1].colour"),
        ("{email: bo", "staff[1].colour"),
        ("{staff: bo", "absences[0].colour"),
        ("{staff: ane", "duties[0].colour"),
        ("{name: Hav", "businesses[0].colour"),
        ("{scheme:", "businesses[0].identifiers[0].colour"),
    ] {
        let key = if from.starts_with('{') {
            "{colour: red, "
        } else {
            "colour: red\n"
        };
        let to = format!("{key}{}", from.trim_start_matches('{'));
        let (found, sentence) = refused(from, &to);
        assert_eq!(found, place);
        assert!(sentence.contains("unknown field `colour`"), "{sentence}");
    }
    let (place, _) = refused(
        "language: da\n",
        "language: da\nsettings: {continuty: true}\n",
    );
    assert!(place.starts_with("settings"), "{place}");
}

#[test]
fn a_key_that_stands_twice_is_refused_also_inside_the_calendar() {
    let (_, sentence) = refused("slug:", "slug: other\nslug:");
    assert!(sentence.contains("duplicate field"), "{sentence}");
    let (place, sentence) = refused("{id: building}", "{id: building, id: roads}");
    assert!(place.starts_with("units[1]"), "{place}");
    assert!(sentence.contains("duplicate field"), "{sentence}");
    let (_, sentence) = refused("units:", "calendar: {schema: 1, schema: 1}\nunits:");
    assert!(sentence.contains("duplicate"), "{sentence}");
}

#[test]
fn a_wrong_value_is_refused_with_its_place() {
    let (place, sentence) = refused("[handler]", "[handyman]");
    assert_eq!(place, "staff[1].roles[0]");
    assert!(
        sentence.contains("unknown variant `handyman`"),
        "{sentence}"
    );
    let (place, _) = refused("2026-01-12", "2026-02-30");
    assert_eq!(place, "absences[0].to");
}

#[test]
fn a_turn_with_an_offset_is_refused() {
    for time in [
        "2026-01-01T00:00:00+01:00",
        "2026-01-01T00:00:00Z",
        "2026-01-01",
    ] {
        let (place, sentence) = refused("2026-01-01T00:00:00", time);
        assert_eq!(place, "duties[0].from");
        assert!(sentence.contains("without an offset"), "{sentence}");
    }
}

#[test]
fn what_has_no_stored_form_is_refused_by_name() {
    for (from, to, place) in [
        ("slug: eksempel", "slug: Eksempel", "slug"),
        ("slug: eksempel", "slug: e", "slug"),
        ("Eksempel Kommune", "'  '", "name"),
        (
            "erhverv@eksempel.example",
            "erhverv",
            "units[business_office].mailbox",
        ),
        ("33 99 01 00", "12", "units[business_office].phone"),
        ("Bo Kærhus", "' '", "staff[bo@eksempel.example].name"),
        (
            "Byggesagsbehandler",
            "''",
            "staff[bo@eksempel.example].title",
        ),
        (
            "33990002",
            "33990002 ext",
            "staff[bo@eksempel.example].phone",
        ),
        (
            "email: bo@",
            "email: Bo@",
            "staff[Bo@eksempel.example].email",
        ),
        (
            "DK 99 00 71 09",
            "'123'",
            "businesses[Havbrisens Røgeri ApS].identifiers",
        ),
    ] {
        assert_eq!(refused(from, to).0, place);
    }
}

#[test]
fn everything_without_a_stored_form_is_reported_at_once() {
    let yaml = SAMPLE.replace("Bo Kærhus", "' '").replace("33990002", "1");
    assert_eq!(MunicipalityFile::parse(&yaml).unwrap_err().len(), 2);
}

#[test]
fn days_and_turns_are_meant_in_the_time_zone_of_the_municipality() {
    let file = MunicipalityFile::parse(SAMPLE).unwrap();
    let zone = file.zone().unwrap();
    let at = |text: &str| Moment::from(text.parse::<jiff::Timestamp>().unwrap());
    let absence = file.absences.first().unwrap().span(&zone);
    let expected = (at("2026-01-04T23:00:00Z"), at("2026-01-11T23:00:00Z"));
    assert_eq!(absence, Some(expected));
    let turn = file.duties.first().unwrap().span(&zone);
    let expected = (at("2025-12-31T23:00:00Z"), at("2035-12-31T23:00:00Z"));
    assert_eq!(turn, Some(expected));
}
