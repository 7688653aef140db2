//! What is promised on a case: the promises and rules of its case types, copied into terms.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::reasons::PauseReason;
use super::terms::{Basis, CalendarKind, Clock, LengthUnit, Roll, StartOn, Terms};
use super::threshold::Threshold;
use crate::Country;
use crate::catalogue::{CaseType, Catalogue, Complexity, Party, Promise, Rule};

/// The id of the internal promise that a unit answers its coordinator.
const UNIT_ANSWER: &str = "unit_answer";

/// The id of the promise that the business hears how things stand when a unit is late.
const RENEWAL: &str = "renewal";

/// The id of the promise that somebody on duty calls back.
pub const URGENT_CONTACT: &str = "urgent_contact";

/// The id of the promise that whoever asked for it is called back.
const CALL_BACK: &str = "call_back";

/// The terms of everything promised on a case of these types, own promises first.
///
/// *Own promises.* When several case types promise on the same clock from the same start, the
/// shortest in each unit is kept: five working days stand for eight. Different units are both
/// kept, since which is earlier depends on the start.
///
/// *Rules* are copied from every case type, each once, however many share a clock: two statutes
/// are two duties with their own consequences. Left out are rules that are not enabled, hold
/// elsewhere, bind the business, name no length, count backwards from a date of the business, are
/// averages over all cases (the Danish agreement of 2015), or have conditions, since only a person
/// can say whether a condition is met. `applies_to` keeps no
/// rule out: who wrote it into the case type has said that it applies.
///
/// What holds only in some years is promised for what arrives in them: `received_on` decides.
///
/// A promise is counted on the local calendar and a rule on the statutory one: a municipality
/// cannot lengthen what the law gives it by closing.
pub fn promised(
    catalogue: &Catalogue,
    case_types: &[&CaseType],
    country: Country,
    received_on: Date,
    calendar_version: u32,
) -> Vec<Terms> {
    let mut promises = shortest(catalogue, case_types, received_on);
    promises.sort_by_key(|promise| (promise.clock, promise.start, promise.unit));
    let own = promises
        .into_iter()
        .map(|promise| of_promise(catalogue, promise, calendar_version));
    let rules = rules(catalogue, case_types, country)
        .into_iter()
        .filter(|rule| holds(received_on, rule.valid_from, rule.valid_until))
        .filter_map(|rule| of_rule(catalogue, rule, calendar_version));
    own.chain(rules).collect()
}

/// The terms of the internal promise that `unit` answers the coordinator in so many working days.
///
/// It starts when the unit is asked, since all units are asked at once and none may wait for
/// another. Its basis is a promise that every catalogue has without naming it.
pub fn unit_answer(
    catalogue: &Catalogue,
    unit: &str,
    working_days: u32,
    calendar_version: u32,
) -> Terms {
    Terms {
        clock: Clock::UnitAnswer,
        length: working_days,
        unit: LengthUnit::WorkingDays,
        start: StartOn::Received,
        calendar: CalendarKind::Local,
        calendar_version,
        basis: Basis::Promise {
            promise: UNIT_ANSWER.to_owned(),
        },
        catalogue_version: catalogue.version(),
        owed_by: Some(unit.to_owned()),
        pauses: vec![PauseReason::GapAtApplicant],
        restarts: Vec::new(),
        extension: None,
        seasons: Vec::new(),
        roll: Roll::default(),
        effect: None,
        thresholds: Threshold::usual(),
    }
}

/// The terms of the promise that the business hears how things stand within a working day, because
/// a unit is late: so the coordinator renews what was promised before it is missed.
pub fn renewal(catalogue: &Catalogue, calendar_version: u32) -> Terms {
    Terms {
        clock: Clock::NextUpdate,
        length: 1,
        basis: Basis::Promise {
            promise: RENEWAL.to_owned(),
        },
        owed_by: None,
        pauses: Vec::new(),
        ..unit_answer(catalogue, "", 1, calendar_version)
    }
}

/// The terms of the promise that somebody on duty calls back within so many hours, day and night.
pub fn urgent_contact(catalogue: &Catalogue, hours: u32, calendar_version: u32) -> Terms {
    Terms {
        clock: Clock::FirstHumanContact,
        length: hours,
        unit: LengthUnit::WorkingHours,
        calendar: CalendarKind::Continuous,
        basis: Basis::Promise {
            promise: URGENT_CONTACT.to_owned(),
        },
        owed_by: None,
        pauses: Vec::new(),
        ..unit_answer(catalogue, "", hours, calendar_version)
    }
}

/// The terms of the promise that whoever asked for it is called back within so many hours in which
/// the municipality is open.
pub fn call_back(catalogue: &Catalogue, working_hours: u32, calendar_version: u32) -> Terms {
    Terms {
        clock: Clock::CallBack,
        calendar: CalendarKind::Local,
        basis: Basis::Promise {
            promise: CALL_BACK.to_owned(),
        },
        ..urgent_contact(catalogue, working_hours, calendar_version)
    }
}

/// How many working days a unit has to answer its coordinator.
pub fn unit_answer_days(complexity: Complexity) -> u32 {
    match complexity {
        Complexity::Simple => 5,
        Complexity::Medium | Complexity::Complex => 10,
    }
}

fn shortest<'a>(
    catalogue: &'a Catalogue,
    case_types: &[&CaseType],
    received_on: Date,
) -> Vec<&'a Promise> {
    let mut kept: Vec<&Promise> = Vec::new();
    let ids = case_types.iter().flat_map(|case_type| &case_type.promises);
    let promises = ids.filter_map(|id| catalogue.promise(id));
    for promise in promises.filter(|of| holds(received_on, of.valid_from, of.valid_until)) {
        let same = |other: &&mut &Promise| {
            (other.clock, other.start, other.unit) == (promise.clock, promise.start, promise.unit)
        };
        match kept.iter_mut().find(same) {
            Some(other) if other.length <= promise.length => {}
            Some(other) => *other = promise,
            None => kept.push(promise),
        }
    }
    kept
}

fn rules<'a>(
    catalogue: &'a Catalogue,
    case_types: &[&CaseType],
    country: Country,
) -> Vec<&'a Rule> {
    let mut seen = BTreeSet::new();
    case_types
        .iter()
        .flat_map(|case_type| &case_type.rules)
        .filter(|(jurisdiction, _)| jurisdiction.covers(country))
        .flat_map(|(_, ids)| ids)
        .filter_map(|id| catalogue.rule(id))
        .filter(|rule| is_promised(rule, country) && seen.insert(rule.id.as_str()))
        .collect()
}

/// Whether what is valid so holds for what arrives on `day`.
fn holds(day: Date, from: Option<Date>, until: Option<Date>) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

fn is_promised(rule: &Rule, country: Country) -> bool {
    rule.enabled
        && rule.country.covers(country)
        && rule.party == Party::Municipality
        && rule.conditions.is_empty()
        && rule.start != Some(StartOn::EventDateBackwards)
        && rule.statistic.is_none()
}

/// The terms of one own promise.
pub fn of_promise(catalogue: &Catalogue, promise: &Promise, calendar_version: u32) -> Terms {
    Terms {
        clock: promise.clock,
        length: promise.length,
        unit: promise.unit,
        start: promise.start,
        calendar: promise.calendar.unwrap_or(CalendarKind::Local),
        calendar_version,
        basis: Basis::Promise {
            promise: promise.id.clone(),
        },
        catalogue_version: catalogue.version(),
        owed_by: None,
        pauses: promise.pauses.clone(),
        restarts: Vec::new(),
        extension: promise.extension.clone(),
        seasons: promise.seasons.clone(),
        roll: promise.roll,
        effect: promise.effect.clone(),
        thresholds: thresholds(promise.thresholds.as_ref()),
    }
}

/// The terms of one rule; none where it does not say how long, in what or from when.
pub fn of_rule(catalogue: &Catalogue, rule: &Rule, calendar_version: u32) -> Option<Terms> {
    Some(Terms {
        clock: rule.clock,
        length: rule.length?,
        unit: rule.unit?,
        start: rule.start?,
        calendar: CalendarKind::Statutory,
        calendar_version,
        basis: Basis::Rule {
            rule: rule.id.clone(),
            law: rule.law.clone(),
        },
        catalogue_version: catalogue.version(),
        owed_by: None,
        pauses: rule.pauses.clone(),
        restarts: rule.restarts.clone(),
        extension: rule.extension.clone(),
        seasons: rule.seasons.clone(),
        roll: rule.roll,
        effect: rule.effect.clone(),
        thresholds: thresholds(rule.thresholds.as_ref()),
    })
}

fn thresholds(own: Option<&Vec<Threshold>>) -> Vec<Threshold> {
    own.cloned().unwrap_or_else(Threshold::usual)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    const WRITTEN: &str = r#"
schema: 2
languages: [en]
units: []
promises:
  - {id: answer_5, clock: final_answer, length: 5, unit: working_days, start: received, names: {}}
  - {id: answer_8, clock: final_answer, length: 8, unit: working_days, start: received, names: {}}
  - {id: answer_2w, clock: final_answer, length: 2, unit: weeks, start: received, names: {}}
  - {id: answer_8_complete, clock: final_answer, length: 8, unit: working_days, start: complete, names: {}}
rules:
  - {id: NO-12W, country: 'NO', law: pbl § 21-7, names: {}, clock: decision, length: 12, unit: weeks, start: complete, pauses: [regional_state_referral], restarts: [basic_gap], extension: {notice_before_due: true}, certainty: verified, enabled: true}
  - {id: NO-3W, country: 'NO', law: pbl § 21-7, names: {}, clock: decision, length: 3, unit: weeks, start: complete, conditions: [in_line_with_plan], certainty: verified, enabled: true}
  - {id: NO-PLAN, country: 'NO', law: pbl § 12-11, names: {}, clock: decision, length: 12, unit: weeks, start: complete, certainty: general_knowledge, enabled: false}
  - {id: NO-IG, country: 'NO', law: SAK10 § 7-1, names: {}, clock: decision, length: 4, unit: weeks, start: complete, applies_to: [start permit], certainty: verified, enabled: true}
  - {id: NO-EMPLOYER, country: 'NO', law: x, names: {}, clock: employer_must_notify, party: business, length: 5, unit: weeks, start: first_absence_day, certainty: verified, enabled: true}
  - {id: DK-7WD, country: DK, law: offentlighedsloven § 36, names: {}, clock: access_decision, length: 7, unit: working_days, start: received, certainty: verified, enabled: true}
  - {id: EU-1M, country: EU, law: GDPR art. 12(3), names: {}, clock: data_subject_answer, length: 1, unit: months, start: received, certainty: verified, enabled: true}
  - {id: EU-SOON, country: EU, law: 2006/123/EC art. 13, names: {}, clock: acknowledge, start: received, certainty: verified, enabled: true}
case_types:
  - {id: hall, group: build, names: {}, complexity: complex, lead: building, units: [], promises: [answer_8, answer_2w], rules: {'NO': [NO-12W, NO-3W, NO-PLAN, NO-IG, NO-EMPLOYER], DK: [DK-7WD], EU: [EU-1M, EU-SOON]}, secrecy: open}
  - {id: shop, group: build, names: {}, complexity: simple, lead: building, units: [], promises: [answer_5, answer_8_complete], rules: {'NO': [NO-12W]}, secrecy: open}
"#;

    fn catalogue() -> Catalogue {
        Catalogue::compile(3, yaml_serde::from_str(WRITTEN).unwrap())
    }

    fn terms(case_types: &[&str], country: Country) -> Vec<Terms> {
        let catalogue = catalogue();
        let case_types: Vec<&CaseType> = case_types
            .iter()
            .map(|id| catalogue.case_type(id).unwrap())
            .collect();
        promised(
            &catalogue,
            &case_types,
            country,
            jiff::civil::date(2026, 3, 2),
            7,
        )
    }

    fn ids(terms: &[Terms]) -> Vec<&str> {
        terms
            .iter()
            .map(|terms| match &terms.basis {
                Basis::Promise { promise } => promise.as_str(),
                Basis::Rule { rule, .. } => rule.as_str(),
            })
            .collect()
    }

    #[test]
    fn of_several_own_promises_on_a_clock_the_shortest_stands() {
        assert_eq!(
            ids(&terms(&["hall", "shop"], Country::Se)),
            ["answer_5", "answer_2w", "answer_8_complete", "EU-1M"]
        );
    }

    #[test]
    fn the_order_of_case_types_changes_no_own_promise() {
        assert_eq!(
            terms(&["hall", "shop"], Country::No),
            terms(&["shop", "hall"], Country::No)
        );
    }

    #[test]
    fn only_rules_that_surely_bind_the_municipality_are_promised_and_each_once() {
        assert_eq!(
            ids(&terms(&["hall", "shop"], Country::No))[3..],
            ["NO-12W", "NO-IG", "EU-1M"]
        );
        assert_eq!(
            ids(&terms(&["hall"], Country::Dk))[2..],
            ["DK-7WD", "EU-1M"]
        );
    }

    #[test]
    fn terms_are_copied_whole_and_name_their_versions() {
        let terms = terms(&["shop"], Country::No);
        let rule = terms.last().unwrap();
        assert_eq!(
            serde_json::to_value(rule).unwrap(),
            serde_json::json!({
                "clock": "decision",
                "length": 12,
                "unit": "weeks",
                "start": "complete",
                "calendar": "statutory",
                "calendar_version": 7,
                "basis": {"kind": "rule", "rule": "NO-12W", "law": "pbl § 21-7"},
                "catalogue_version": 3,
                "pauses": ["regional_state_referral"],
                "restarts": ["basic_gap"],
                "extension": {"once": false, "notice_before_due": true},
                "thresholds": [
                    {"percent": 50, "tell": ["handler"]},
                    {"percent": 80, "tell": ["handler", "coordinator", "unit_head"]},
                    {"percent": 100, "tell": ["handler", "coordinator", "unit_head", "management"]},
                ],
            })
        );
    }

    #[test]
    fn a_unit_owes_its_answer_on_the_local_calendar() {
        let days = unit_answer_days(Complexity::Simple);
        let terms = unit_answer(&catalogue(), "building", days, 7);
        assert_eq!((terms.clock, terms.length), (Clock::UnitAnswer, 5));
        assert_eq!(terms.owed_by.as_deref(), Some("building"));
        assert_eq!(terms.calendar, CalendarKind::Local);
    }
}
