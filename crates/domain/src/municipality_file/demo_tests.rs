//! The demo municipalities of the program: whole, consistent, and staffed in every unit.

#![expect(
    clippy::unwrap_used,
    reason = "a demo file that does not parse fails its test"
)]

use std::collections::BTreeSet;

use super::*;
use crate::calendar::CalendarDocument;
use crate::directory::Role;
use crate::guarantee::Calendars;
use crate::{Country, Language};

const DEMOS: [(Country, &str); 4] = [
    (Country::Dk, include_str!("../../../server/demo/dk.yaml")),
    (Country::No, include_str!("../../../server/demo/no.yaml")),
    (Country::Se, include_str!("../../../server/demo/se.yaml")),
    (Country::Fi, include_str!("../../../server/demo/fi.yaml")),
];

/// The units of the default catalogue that are the municipality's own somewhere.
const UNITS: [&str; 34] = [
    "business_office",
    "switchboard",
    "building",
    "planning",
    "environment",
    "health_protection",
    "food_control",
    "alcohol",
    "fire",
    "roads",
    "public_space",
    "water_sewer",
    "waste",
    "land",
    "survey",
    "heritage",
    "accessibility",
    "procurement",
    "finance",
    "job_centre",
    "sickness",
    "integration",
    "education",
    "culture_events",
    "tourism",
    "agriculture",
    "energy_climate",
    "harbour",
    "legal",
    "registry",
    "dpo",
    "ombudsman_local",
    "management",
    "political_board",
];

/// Those of them that are the state's in `country`.
fn external_in(country: Country) -> &'static [&'static str] {
    match country {
        Country::Dk => &["food_control"],
        Country::No => &["food_control", "sickness"],
        Country::Se => &["sickness"],
        Country::Fi => &["alcohol", "sickness"],
        Country::Is => &["food_control", "alcohol", "sickness"],
    }
}

fn internal_in(country: Country) -> BTreeSet<String> {
    let external = external_in(country);
    let internal = UNITS.iter().filter(|unit| !external.contains(unit));
    internal.map(ToString::to_string).collect()
}

fn demos() -> Vec<MunicipalityFile> {
    let read = |(country, yaml): (Country, &str)| {
        let file = MunicipalityFile::parse(yaml).unwrap();
        assert_eq!(file.country, country);
        file
    };
    DEMOS.into_iter().map(read).collect()
}

/// Whether somebody is away for so long that a demonstration will meet it.
fn is_on_leave(file: &MunicipalityFile, person: &StaffEntry) -> bool {
    file.absences.iter().any(|a| a.staff == person.email)
}

#[test]
fn every_demo_municipality_is_without_findings() {
    for file in demos() {
        assert_eq!(file.check(&internal_in(file.country)), [], "{}", file.slug);
    }
}

#[test]
fn every_internal_unit_can_be_reached_and_has_somebody_present() {
    for file in demos() {
        let reachable = |unit: &&UnitEntry| unit.mailbox.is_some() && unit.phone.is_some();
        let listed = file.units.iter().filter(reachable);
        let listed: BTreeSet<String> = listed.map(|unit| unit.id.clone()).collect();
        assert_eq!(listed, internal_in(file.country), "{}", file.slug);

        for unit in listed {
            let serves =
                |p: &StaffEntry| p.active && p.units.contains(&unit) && !is_on_leave(&file, p);
            assert!(file.staff.iter().any(serves), "{} {unit}", file.slug);
        }
    }
}

#[test]
fn everybody_speaks_a_language_of_the_country_and_many_speak_english() {
    for file in demos() {
        let speaks = |p: &&StaffEntry, l| p.languages.contains(&l);
        assert!(file.staff.iter().all(|p| speaks(&p, file.language)));
        let english = file.staff.iter().filter(|p| speaks(p, Language::En));
        assert!(english.count() * 2 > file.staff.len(), "{}", file.slug);
    }
}

#[test]
fn six_people_of_the_business_office_coordinate_and_one_is_on_duty() {
    for file in demos() {
        let office = |p: &&StaffEntry| {
            p.units.contains("business_office") && p.roles.contains(&Role::Coordinator)
        };
        assert_eq!(file.staff.iter().filter(office).count(), 6, "{}", file.slug);
        assert_eq!(file.duties.len(), 1, "{}", file.slug);
        let zone = file.zone().unwrap();
        assert!(file.duties.iter().all(|duty| duty.span(&zone).is_some()));
    }
}

#[test]
fn one_absence_has_a_substitute_and_one_has_none() {
    for file in demos() {
        let substituted = file.absences.iter().filter(|a| a.substitute.is_some());
        assert_eq!(substituted.count(), 1, "{}", file.slug);
        assert_eq!(file.absences.len(), 2, "{}", file.slug);
    }
}

#[test]
fn the_identifiers_of_demo_businesses_pass_even_the_checks_that_only_warn() {
    for file in demos() {
        assert_eq!(file.businesses.len(), 2, "{}", file.slug);
        for business in file.businesses {
            assert!(business.account_manager.is_some());
            for entry in business.identifiers {
                let read = crate::business::Identifier::parse(entry.scheme, &entry.value);
                assert_eq!(read.unwrap().1, None, "{entry}");
            }
        }
    }
}

#[test]
fn the_example_in_the_documentation_is_without_findings() {
    let guide = include_str!("../../../../docs/municipality-file.md");
    let (_, rest) = guide.split_once("```yaml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let file = MunicipalityFile::parse(example).unwrap();
    assert_eq!(file.check(&internal_in(Country::Dk)), []);
}

#[test]
fn the_calendars_of_the_demos_and_of_the_documentation_can_be_used() {
    let guide = include_str!("../../../../docs/municipality-file.md");
    let (_, rest) = guide.split_once("```yaml\nschema: 1\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let example: CalendarDocument = yaml_serde::from_str(&format!("schema: 1\n{example}")).unwrap();
    let zone = "Europe/Copenhagen";
    Calendars::compile(Country::Dk, zone, &example, 1).unwrap();
    for file in demos() {
        if let Some(document) = &file.calendar {
            Calendars::compile(file.country, &file.time_zone, document, 1).unwrap();
        }
    }
}

#[test]
fn the_danish_demo_has_a_summer_and_hours_for_the_phone() {
    let file = demos().into_iter().next().unwrap();
    let document = file.calendar.unwrap();
    assert_eq!(document.periods.len(), 1);
    assert!(document.contact_hours.is_some());
}
