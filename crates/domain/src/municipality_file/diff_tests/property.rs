//! The same rules for files that nobody thought of.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::collection::{btree_map, btree_set};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::business::Scheme;
use crate::calendar::CalendarDocument;
use crate::directory::{Role, Settings};
use crate::{Country, Language};

fn some_units() -> impl Strategy<Value = BTreeSet<String>> {
    subsequence(vec!["a", "b", "c", "d"], 0..4)
        .prop_map(|units| units.into_iter().map(str::to_owned).collect())
}

fn units() -> impl Strategy<Value = Vec<UnitEntry>> {
    btree_map("[a-d]", (option::of("[xy]"), option::of("[1-2]")), 0..4).prop_map(|units| {
        let unit = |(id, (mailbox, phone))| UnitEntry { id, mailbox, phone };
        units.into_iter().map(unit).collect()
    })
}

fn person() -> impl Strategy<Value = StaffEntry> {
    let lists = (some_units(), some_units(), some_units());
    let roles = subsequence(Role::ALL.to_vec(), 0..3);
    let languages = subsequence(Language::ALL.to_vec(), 0..3);
    let words = ("[A-B]", "[A-B]", "[1-2]");
    let rest = (roles, languages, 0..3_u32, any::<bool>());
    (words, lists, rest).prop_map(
        |((name, title, phone), (units, heads, skills), (roles, languages, capacity, active))| {
            StaffEntry {
                email: String::new(),
                name,
                title,
                phone,
                roles: roles.into_iter().collect(),
                units,
                heads,
                skills,
                languages: languages.into_iter().collect(),
                capacity,
                active,
            }
        },
    )
}

fn staff() -> impl Strategy<Value = Vec<StaffEntry>> {
    btree_map("[a-e]", person(), 0..5).prop_map(|staff| {
        let named = |(email, person)| StaffEntry { email, ..person };
        staff.into_iter().map(named).collect()
    })
}

fn absences() -> impl Strategy<Value = Vec<AbsenceEntry>> {
    btree_set(("[a-c]", 1..4_i8, option::of("[a-c]")), 0..4).prop_map(|absences| {
        let absence = |(staff, day, substitute)| AbsenceEntry {
            staff,
            away_on: date(2026, 1, day),
            back_on: date(2026, 2, day),
            substitute,
        };
        absences.into_iter().map(absence).collect()
    })
}

fn duties() -> impl Strategy<Value = Vec<DutyEntry>> {
    btree_set(("[a-c]", 1..4_i8), 0..4).prop_map(|duties| {
        let duty = |(staff, hour)| DutyEntry {
            staff,
            from: date(2026, 1, 1).at(hour, 0, 0, 0),
            to: date(2026, 1, 2).at(hour, 0, 0, 0),
        };
        duties.into_iter().map(duty).collect()
    })
}

/// Businesses as `check` lets them through: identifiers differ, and names where one has none.
fn businesses() -> impl Strategy<Value = Vec<BusinessEntry>> {
    let named = btree_map("[A-C]", option::of("[a-c]"), 0..3);
    let numbered = btree_map("[1-4]", ("[C-E]", option::of("[a-c]")), 0..4);
    (named, numbered).prop_map(|(mut named, numbered)| {
        let taken: BTreeSet<String> = numbered.values().map(|(name, _)| name.clone()).collect();
        named.retain(|name, _| !taken.contains(name));
        let named = named
            .into_iter()
            .map(|(name, account_manager)| BusinessEntry {
                name,
                identifiers: BTreeSet::new(),
                account_manager,
            });
        let numbered = numbered
            .into_iter()
            .map(|(value, (name, account_manager))| {
                let scheme = Scheme::DkCvr;
                BusinessEntry {
                    name,
                    identifiers: [IdentifierEntry { scheme, value }].into(),
                    account_manager,
                }
            });
        named.chain(numbered).collect()
    })
}

prop_compose! {
    fn files()(
        name in "[A-B]",
        country in select(Country::ALL),
        time_zone in "[A-B]",
        language in select(Language::ALL),
        continuity in any::<bool>(),
        calendar in option::of(0..3_u8),
        units in units(),
        staff in staff(),
        absences in absences(),
        duties in duties(),
        businesses in businesses(),
    ) -> MunicipalityFile {
        MunicipalityFile {
            slug: "eksempel".to_owned(),
            name,
            country,
            time_zone,
            language,
            settings: Settings { continuity, ..Settings::default() },
            calendar: calendar.map(|at| CalendarDocument::default_for(Country::ALL[usize::from(at)])),
            units,
            staff,
            absences,
            duties,
            businesses,
        }
    }
}

fn by_email(file: &MunicipalityFile) -> BTreeMap<&str, &StaffEntry> {
    file.staff.iter().map(|p| (p.email.as_str(), p)).collect()
}

proptest! {
    #[test]
    fn a_municipality_that_is_as_wanted_does_not_change(file in files()) {
        prop_assert_eq!(diff(Some(&file), &file), []);
    }

    #[test]
    fn what_is_created_is_what_was_wanted(wanted in files()) {
        prop_assert_eq!(apply(None, &diff(None, &wanted)), wanted);
    }

    #[test]
    fn importing_twice_changes_nothing_the_second_time(current in files(), wanted in files()) {
        let after = apply(Some(&current), &diff(Some(&current), &wanted));
        prop_assert_eq!(diff(Some(&after), &wanted), []);
    }

    #[test]
    fn after_an_import_everything_is_as_wanted_and_nobody_is_lost(
        current in files(),
        wanted in files(),
    ) {
        let after = apply(Some(&current), &diff(Some(&current), &wanted));
        prop_assert_eq!((&after.name, after.country), (&wanted.name, wanted.country));
        prop_assert_eq!(&after.settings, &wanted.settings);
        for unit in &wanted.units {
            prop_assert!(after.units.contains(unit));
        }
        for absence in after.absences.iter().chain(&wanted.absences) {
            prop_assert!(after.absences.contains(absence) && wanted.absences.contains(absence));
        }
        for duty in after.duties.iter().chain(&wanted.duties) {
            prop_assert!(after.duties.contains(duty) && wanted.duties.contains(duty));
        }
        let (then, now, asked) = (by_email(&current), by_email(&after), by_email(&wanted));
        for (email, person) in &asked {
            prop_assert_eq!(now.get(email), Some(person));
        }
        for email in then.keys().filter(|email| !asked.contains_key(*email)) {
            prop_assert_eq!(now.get(email).map(|person| person.active), Some(false));
        }
    }

    #[test]
    fn every_change_is_one_line(current in files(), wanted in files()) {
        for change in diff(Some(&current), &wanted) {
            let line = change.to_string();
            prop_assert!(!line.is_empty() && !line.contains('\n'));
        }
    }
}
