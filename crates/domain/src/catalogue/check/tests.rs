//! One test per kind of finding: a sound sample, one thing wrong, the place named.

mod form;
mod terms;

use super::super::sample;
use super::*;
use crate::Texts;
use crate::catalogue::{Order, When};

/// What is found after `spoil` has had its way with the sound sample.
fn found_after(spoil: impl FnOnce(&mut Document)) -> Vec<(String, FindingCode)> {
    let mut document = sample::document();
    spoil(&mut document);
    let pair = |finding: Finding| (finding.at, finding.code);
    check(&document).into_iter().map(pair).collect()
}

fn found(at: &str, code: FindingCode) -> (String, FindingCode) {
    (at.to_owned(), code)
}

fn words(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_sound_catalogue_has_no_findings() {
    assert_eq!(found_after(|_| ()), []);
}

#[test]
fn the_default_catalogue_has_no_findings() {
    let findings = check(&Document::default_catalogue());
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(lines, Vec::<String>::new());
}

#[test]
fn a_text_missing_in_a_language_of_the_catalogue_is_found() {
    let english = || Texts::from_iter([(crate::Language::En, "English".to_owned())]);
    let findings = found_after(|document| {
        document.units[2].names = english();
        document.questions[2].text = english();
        document.questions[2].choices[0].text = english();
        document.documents[0].names = english();
        document.promises[0].names = english();
        document.rules[0].names = english();
        document.rules[0].law = " ".to_owned();
        document.case_types[0].names = english();
        document.case_types[0].note = Some(english());
        for there in document.units[3].countries.values_mut() {
            there.name = Some(String::new());
        }
    });
    let missing = |at: &str| found(at, FindingCode::MissingText);
    assert_eq!(
        findings,
        [
            missing("units[building].names.da"),
            missing("questions[serving].text.da"),
            missing("questions[serving].choices[food].text.da"),
            missing("documents[floor_plan].names.da"),
            missing("promises[answer].names.da"),
            missing("rules[DK-OFFL-7WD].names.da"),
            missing("case_types[restaurant_cafe].names.da"),
            missing("case_types[restaurant_cafe].note.da"),
            missing("units[food_control].countries.DK.name"),
            missing("rules[DK-OFFL-7WD].law"),
        ]
    );
}

#[test]
fn an_order_that_says_nothing_or_runs_in_a_circle_is_found() {
    let after = |unit: &str, after: &[&str]| Order {
        unit: unit.to_owned(),
        after: words(after),
    };
    let findings = found_after(|document| {
        document.case_types[0].order = vec![
            after("building", &["food_control", "switchboard"]),
            after("food_control", &["x_police"]),
            after("x_police", &["building"]),
            after("switchboard", &["business_office"]),
        ];
    });
    let at = |place: &str| format!("case_types[restaurant_cafe].order{place}");
    assert_eq!(
        findings,
        [
            found(&at("[0].after[1]"), FindingCode::IdleOrder),
            found(&at("[2].after[0]"), FindingCode::CircularOrder),
            found(&at("[3].unit"), FindingCode::IdleOrder),
        ]
    );
}

#[test]
fn an_unknown_unit_in_an_order_is_told_of_once() {
    let findings = found_after(|document| {
        document.case_types[0].order = vec![Order {
            unit: "nobody".to_owned(),
            after: words(&["nowhere"]),
        }];
    });
    let codes: Vec<FindingCode> = findings.into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes.len(), 2, "{codes:?}");
    assert!(!codes.contains(&FindingCode::IdleOrder), "{codes:?}");
}

#[test]
fn a_reference_to_nothing_is_found() {
    let findings = found_after(|document| {
        let case_type = &mut document.case_types[0];
        case_type.lead = "nobody".to_owned();
        case_type.units.push("nobody".to_owned());
        case_type.when[0].unit = "nowhere".to_owned();
        case_type.external = words(&["x_nobody"]);
        case_type.documents = words(&["no_paper"]);
        case_type.promises.push("no_promise".to_owned());
        case_type.parts = words(&["no_type"]);
        for rules in case_type.rules.values_mut() {
            rules.push("NO-RULE".to_owned());
        }
        case_type.when.push(When {
            unit: "building".to_owned(),
            question: "no_question".to_owned(),
            at_least: None,
            is: None,
        });
    });
    let unknown = |at: &str| {
        let at = format!("case_types[restaurant_cafe].{at}");
        found(&at, FindingCode::UnknownReference)
    };
    assert_eq!(
        findings,
        [
            unknown("lead"),
            unknown("units[1]"),
            unknown("external[0]"),
            unknown("when[0].unit"),
            unknown("when[3].question"),
            unknown("documents[0]"),
            unknown("promises[1]"),
            unknown("rules.DK[1]"),
            unknown("parts[0]"),
        ]
    );
}

#[test]
fn what_stands_twice_in_a_list_is_found() {
    let findings = found_after(|document| {
        let case_type = &mut document.case_types[0];
        case_type.promises.push("answer".to_owned());
        let condition = case_type.when[1].clone();
        case_type.when.push(condition);
    });
    assert_eq!(
        findings,
        [
            found("case_types[restaurant_cafe].when[3]", FindingCode::Repeated),
            found(
                "case_types[restaurant_cafe].promises[1]",
                FindingCode::Repeated
            ),
        ]
    );
}

#[test]
fn an_entry_that_onedoor_relies_on_is_missed() {
    let findings = found_after(|document| {
        document.case_types.retain(|t| t.id == "restaurant_cafe");
        document.units.retain(|unit| unit.id != "switchboard");
    });
    assert_eq!(
        findings,
        [
            found("units", FindingCode::RequiredEntry),
            found("case_types", FindingCode::RequiredEntry),
            found("case_types", FindingCode::RequiredEntry),
        ]
    );
}

#[test]
fn a_lead_that_is_not_among_the_units_is_found() {
    let findings = found_after(|document| document.case_types[0].lead = "building".to_owned());
    assert_eq!(
        findings,
        [found(
            "case_types[restaurant_cafe].lead",
            FindingCode::LeadOutside
        )]
    );
}

#[test]
fn a_condition_that_does_not_fit_its_question_is_found() {
    for (index, at_least, is) in [
        (0, Some(1), None),
        (0, None, Some("yes")),
        (1, None, None),
        (1, Some(1), Some("food")),
        (2, None, None),
        (2, Some(1), Some("food")),
        (2, None, Some("cigars")),
    ] {
        let findings = found_after(|document| {
            let when = &mut document.case_types[0].when[index];
            when.at_least = at_least;
            when.is = is.map(str::to_owned);
        });
        let at = format!("case_types[restaurant_cafe].when[{index}]");
        assert_eq!(findings, [found(&at, FindingCode::ConditionMismatch)]);
    }
}

#[test]
fn a_condition_whose_unit_takes_part_anyway_is_found() {
    let findings =
        found_after(|document| document.case_types[0].units.push("food_control".to_owned()));
    assert_eq!(
        findings,
        [found(
            "case_types[restaurant_cafe].when[2]",
            FindingCode::IdleCondition
        )]
    );
}

#[test]
fn a_case_type_that_promises_nothing_is_found() {
    let findings = found_after(|document| document.case_types[0].promises.clear());
    assert_eq!(
        findings,
        [found(
            "case_types[restaurant_cafe].promises",
            FindingCode::NoPromise
        )]
    );
}

#[test]
fn a_rule_listed_where_its_law_does_not_hold_is_found() {
    let findings =
        found_after(|document| document.rules[0].country = crate::catalogue::Jurisdiction::Se);
    assert_eq!(
        findings,
        [found(
            "case_types[restaurant_cafe].rules.DK",
            FindingCode::RuleMisplaced
        )]
    );
}

#[test]
fn what_no_case_type_uses_is_found() {
    let findings = found_after(|document| {
        document.case_types[0].when.truncate(2);
        document.case_types[0].rules.clear();
        let mut promise = document.promises[0].clone();
        promise.id = "forgotten".to_owned();
        document.promises.push(promise);
    });
    assert_eq!(
        findings,
        [
            found("questions[serving]", FindingCode::UnusedQuestion),
            found("promises[forgotten]", FindingCode::UnusedPromise),
            found("rules[DK-OFFL-7WD]", FindingCode::UnusedRule),
        ]
    );
}

#[test]
fn a_rule_that_waits_for_confirmation_need_not_be_used() {
    let findings = found_after(|document| {
        document.case_types[0].rules.clear();
        document.rules[0].enabled = false;
    });
    assert_eq!(findings, []);
}

#[test]
fn a_unit_of_the_municipality_without_anybody_is_found_and_an_outside_body_is_not() {
    let document = sample::document();
    let staffed = BTreeSet::from_iter(words(&["business_office", "switchboard"]));
    let unstaffed = |country| -> Vec<String> {
        let findings = check_against(&document, country, &staffed);
        assert!(
            findings
                .iter()
                .all(|f| f.code == FindingCode::UnstaffedUnit)
        );
        findings.into_iter().map(|finding| finding.at).collect()
    };
    assert_eq!(unstaffed(Country::Dk), ["units[building]"]);
    assert_eq!(
        unstaffed(Country::Se),
        ["units[building]", "units[food_control]"]
    );
}

const DOCUMENTATION: &str = include_str!("../../../../../docs/catalogue.md");

#[test]
fn the_documented_example_has_no_findings() {
    let mut blocks = DOCUMENTATION.split("```");
    let example = blocks.find_map(|block| block.strip_prefix("yaml\n"));
    let document = Document::parse(example.unwrap_or_default());
    assert_eq!(document.map(|document| check(&document)), Ok(Vec::new()));
}

#[test]
fn every_word_of_the_schema_is_documented() {
    use crate::catalogue::{EffectKind, FeeBase, FeePer};
    use crate::guarantee::{
        Audience, CalendarKind, Clock, PauseReason, RestartReason, Roll, StartOn,
    };

    let words = FindingCode::ALL
        .iter()
        .map(|word| word.as_str())
        .chain(Clock::ALL.iter().map(|word| word.as_str()))
        .chain(StartOn::ALL.iter().map(|word| word.as_str()))
        .chain(EffectKind::ALL.iter().map(|word| word.as_str()))
        .chain(PauseReason::ALL.iter().map(|word| word.as_str()))
        .chain(RestartReason::ALL.iter().map(|word| word.as_str()))
        .chain(Audience::ALL.iter().map(|word| word.as_str()))
        .chain(Roll::ALL.iter().map(|word| word.as_str()))
        .chain(CalendarKind::ALL.iter().map(|word| word.as_str()))
        .chain(FeePer::ALL.iter().map(|word| word.as_str()))
        .chain(FeeBase::ALL.iter().map(|word| word.as_str()));
    let missing: Vec<&str> = words
        .filter(|word| !DOCUMENTATION.contains(&format!("`{word}`")))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
