//! Findings about the form: version, ids, choices and lengths.

use super::*;
use crate::catalogue::Extension;
use crate::guarantee::LengthUnit;

#[test]
fn another_schema_is_found() {
    let findings = found_after(|document| document.schema = 1);
    assert_eq!(findings, [found("schema", FindingCode::UnknownSchema)]);
}

#[test]
fn a_catalogue_without_a_language_is_found() {
    let findings = found_after(|document| document.languages.clear());
    assert_eq!(findings, [found("languages", FindingCode::NoLanguage)]);
}

#[test]
fn an_id_that_is_not_in_snake_case_is_found() {
    for id in [
        "",
        "Food",
        "food control",
        "food-plan",
        "_food",
        "food__plan",
        "1food",
        "mad_på",
    ] {
        let findings = found_after(|document| {
            document.documents[0].id = id.to_owned();
            document.case_types[0].documents = words(&[id]);
        });
        assert_eq!(
            findings,
            [found("documents[0].id", FindingCode::MalformedId)],
            "{id}"
        );
    }
    let findings = found_after(|document| document.case_types[0].group = "Food!".to_owned());
    assert_eq!(
        findings,
        [found(
            "case_types[restaurant_cafe].group",
            FindingCode::MalformedId
        )]
    );
}

#[test]
fn a_rule_may_have_its_id_in_capitals_and_dashes() {
    for (id, expected) in [
        ("NO-PBL-12W", 0),
        ("offl_7wd", 0),
        ("NO--12W", 1),
        ("No-12w", 1),
    ] {
        let findings = found_after(|document| {
            document.rules[0].id = id.to_owned();
            for rules in document.case_types[0].rules.values_mut() {
                *rules = words(&[id]);
            }
        });
        assert_eq!(findings.len(), expected, "{id}: {findings:?}");
    }
}

#[test]
fn an_id_that_stands_twice_is_found() {
    let findings = found_after(|document| {
        let unit = document.units[2].clone();
        document.units.push(unit);
        let choice = document.questions[2].choices[0].clone();
        document.questions[2].choices.push(choice);
    });
    assert_eq!(
        findings,
        [
            found("units[building]", FindingCode::DuplicateId),
            found("questions[serving].choices[food]", FindingCode::DuplicateId),
        ]
    );
}

#[test]
fn choices_belong_to_choices_only() {
    let findings = found_after(|document| {
        document.questions[0].choices = document.questions[2].choices.clone();
        document.questions[2].choices.clear();
        document.case_types[0].when[2].question = "seats".to_owned();
        document.case_types[0].when[2].is = None;
        document.case_types[0].when[2].at_least = Some(1);
    });
    assert_eq!(
        findings,
        [
            found(
                "questions[premises_involved].choices",
                FindingCode::ChoicesMismatch
            ),
            found("questions[serving].choices", FindingCode::ChoicesMismatch),
            found("questions[serving]", FindingCode::UnusedQuestion),
        ]
    );
}

#[test]
fn a_length_of_zero_or_beyond_ten_years_is_found() {
    for (length, unit) in [
        (0, LengthUnit::WorkingDays),
        (u32::MAX, LengthUnit::WorkingHours),
        (3_651, LengthUnit::CalendarDays),
        (521, LengthUnit::Weeks),
        (121, LengthUnit::Months),
    ] {
        let findings = found_after(|document| {
            document.promises[0].length = length;
            document.promises[0].unit = unit;
            document.rules[0].length = Some(length);
            document.rules[0].unit = Some(unit);
        });
        assert_eq!(
            findings,
            [
                found("promises[answer].length", FindingCode::LengthOutOfRange),
                found("rules[DK-OFFL-7WD]", FindingCode::LengthOutOfRange),
            ]
        );
    }
}

#[test]
fn a_length_that_lacks_its_unit_number_or_start_is_found() {
    let findings = found_after(|document| {
        let rule = &mut document.rules[0];
        rule.unit = None;
        rule.start = None;
        rule.extension = Some(Extension {
            max: None,
            unit: Some(LengthUnit::Weeks),
            once: true,
            notice_before_due: false,
        });
    });
    assert_eq!(
        findings,
        [
            found("rules[DK-OFFL-7WD]", FindingCode::LengthIncomplete),
            found("rules[DK-OFFL-7WD].start", FindingCode::LengthIncomplete),
            found(
                "rules[DK-OFFL-7WD].extension",
                FindingCode::LengthIncomplete
            ),
        ]
    );
}
