//! Worlds of every shape: loops of substitutes, empty offices, tangled case types.

use std::cmp::Reverse;

use onedoor_domain::catalogue::{CaseType, Complexity, When};
use onedoor_domain::directory::{Municipality, Role, Settings, StaffMember};
use onedoor_domain::enquiry::Answer;
use onedoor_domain::{Country, Language};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::world::{OFFICE, World, case_type, owned, person, staff, when};

const UNITS: [&str; 6] = [
    OFFICE,
    "building",
    "fire",
    "alcohol",
    "food_control",
    "x_police",
];
const QUESTIONS: [&str; 3] = ["first", "second", "third"];
const TYPES: [&str; 4] = ["type_0", "type_1", "type_2", "type_3"];
const STAFF: std::ops::Range<u128> = 1..8;

/// Any world with staff in it, active or not.
pub(crate) fn worlds() -> impl Strategy<Value = World> {
    (rosters(), catalogues(), enquiries(), municipalities()).prop_map(
        |(roster, case_types, asked, municipality)| {
            let mut world = World {
                municipality,
                directory: roster.directory,
                loads: roster.loads,
                enquiry: asked.enquiry,
                suggestions: asked.suggestions,
                known: asked.known,
                ..World::new()
            };
            world.document.case_types = case_types;
            world
        },
    )
}

fn rosters() -> impl Strategy<Value = World> {
    let absence = (STAFF, -3i64..3, 1i64..9, option::weighted(0.7, STAFF));
    let duty = (STAFF, -2i64..2, 1i64..3);
    let load = (STAFF, 0u32..4, option::of(-3i64..0), 0u32..4);
    let people = subsequence(STAFF.collect::<Vec<_>>(), 1..7)
        .prop_flat_map(|numbers| numbers.into_iter().map(member).collect::<Vec<_>>());
    (people, vec(absence, 0..8), vec(duty, 0..3), vec(load, 0..7)).prop_map(
        |(people, absences, duties, loads)| {
            let mut world = World::empty();
            world.directory.staff = people;
            for (who, from, length, substitute) in absences {
                world = world.away(who, from, from + length, substitute);
            }
            for (who, from, length) in duties {
                world = world.on_duty(who, from, from + length);
            }
            for (who, coordinations, last, contributions) in loads {
                world = world
                    .carrying(who, coordinations, last)
                    .handling(who, contributions);
            }
            world
        },
    )
}

/// Most are coordinators of the business office: the ordinary rules are to be used, not only
/// the fallbacks.
fn member(number: u128) -> impl Strategy<Value = StaffMember> {
    let skills = ["type_0", "type_1_group"];
    let abilities = (
        subsequence(skills.to_vec(), 0..2),
        subsequence(vec![Language::Sv, Language::Fi], 0..=2),
        0u32..4,
    );
    (
        prop::bool::weighted(0.85),
        prop::bool::weighted(0.6),
        subsequence(Role::ALL.to_vec(), 0..3),
        subsequence(UNITS.to_vec(), 0..4),
        prop::bool::weighted(0.15),
        abilities,
    )
        .prop_map(
            move |(active, coordinates, mut roles, mut units, is_head, abilities)| {
                if coordinates {
                    roles.push(Role::Coordinator);
                    units.push(OFFICE);
                }
                let heads: &[&str] = if is_head { &[OFFICE] } else { &[] };
                let (skills, languages, capacity) = abilities;
                StaffMember {
                    active,
                    heads: owned(heads),
                    skills: owned(&skills),
                    languages,
                    capacity,
                    ..person(number, &roles, &units)
                }
            },
        )
}

fn catalogues() -> impl Strategy<Value = Vec<CaseType>> {
    let condition =
        (select(&UNITS[..]), select(&QUESTIONS[..]), 0u8..3).prop_map(|(unit, question, kind)| {
            When {
                at_least: (kind == 1).then_some(5),
                is: (kind == 2).then(|| "yes".to_owned()),
                ..when(unit, question)
            }
        });
    let entry = (
        select(&UNITS[..]),
        subsequence(UNITS.to_vec(), 0..4),
        vec(condition, 0..4),
        subsequence(UNITS.to_vec(), 0..2),
        any::<bool>(),
        select(Complexity::ALL),
    );
    vec(entry, 0..=TYPES.len()).prop_map(|entries| {
        let entries = TYPES.iter().zip(entries);
        entries
            .map(
                |(id, (lead, units, when, external, is_umbrella, complexity))| CaseType {
                    lead: lead.to_owned(),
                    when,
                    external: owned(&external),
                    parts: owned(if is_umbrella { &["type_0"] } else { &[] }),
                    complexity,
                    ..case_type(id, &units)
                },
            )
            .collect()
    })
}

fn enquiries() -> impl Strategy<Value = World> {
    let answer = prop_oneof![
        any::<bool>().prop_map(Answer::Boolean),
        (4i64..7).prop_map(Answer::Integer),
        select(vec!["yes", "no"]).prop_map(|choice| Answer::Choice(choice.to_owned())),
    ];
    let answers = vec((select(&QUESTIONS[..]), answer), 0..4);
    let suggestions = vec((select(&TYPES[..]), 0u8..=100), 0..4);
    let known = (option::weighted(0.3, STAFF), option::weighted(0.3, STAFF));
    let language = select(vec![Language::Sv, Language::Fi, Language::Da]);
    let given = subsequence(TYPES.to_vec(), 0..3);
    (given, answers, suggestions, known, language).prop_map(
        |(given, answers, mut suggestions, (account, live), language)| {
            let mut world = World::empty().given(&given);
            world.enquiry.language = language;
            world.known.account_manager = account.map(staff);
            world.known.live_coordinator = live.map(staff);
            for (question, answer) in answers {
                world = world.answered(question, answer);
            }
            suggestions.sort_by_key(|&(id, score)| (Reverse(score), id));
            for (id, score) in suggestions {
                if world.suggestions.iter().all(|known| known.case_type != id) {
                    world = world.suggesting(id, score);
                }
            }
            world
        },
    )
}

fn municipalities() -> impl Strategy<Value = Municipality> {
    let named = subsequence(UNITS.to_vec(), 0..4);
    let country = select(vec![Country::Se, Country::Dk]);
    (any::<bool>(), 0u32..4, 0u8..4, named, country).prop_map(
        |(continuity, absence_limit_days, suggestions_at_most, named, country)| Municipality {
            country,
            settings: Settings {
                continuity,
                absence_limit_days,
                suggestions_at_most,
                named_units: owned(&named),
                ..Settings::default()
            },
            ..World::empty().municipality
        },
    )
}
