//! Terms that could not be counted, and the rules and promises that every municipality starts with.
#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use jiff::civil::date;

use super::*;
use crate::catalogue::{Certainty, Effect, EffectKind, Extension, Jurisdiction};
use crate::guarantee::{Audience, Clock, LengthUnit, PauseReason, Season, Threshold};

fn threshold(percent: u8) -> Threshold {
    Threshold {
        percent,
        tell: vec![Audience::Handler],
    }
}

#[test]
fn an_extension_in_another_unit_than_its_period_is_found() {
    let extension = Extension {
        max: Some(4),
        unit: Some(LengthUnit::Weeks),
        once: true,
        notice_before_due: true,
    };
    let findings = found_after(|document| {
        document.promises[0].extension = Some(extension.clone());
        document.rules[0].extension = Some(extension);
    });
    assert_eq!(
        findings,
        [
            found(
                "promises[answer].extension.unit",
                FindingCode::ExtensionMismatch
            ),
            found(
                "rules[DK-OFFL-7WD].extension.unit",
                FindingCode::ExtensionMismatch
            ),
        ]
    );
}

#[test]
fn what_ends_before_it_begins_is_found() {
    let findings = found_after(|document| {
        document.promises[0].valid_from = Some(date(2026, 1, 1));
        document.promises[0].valid_until = Some(date(2025, 12, 31));
        document.rules[0].valid_from = Some(date(2026, 1, 1));
        document.rules[0].valid_until = Some(date(2026, 1, 1));
    });
    let found = found(
        "promises[answer].valid_until",
        FindingCode::ValidityReversed,
    );
    assert_eq!(findings, [found]);
}

#[test]
fn a_threshold_that_is_no_share_tells_nobody_or_stands_twice_is_found() {
    let findings = found_after(|document| {
        let idle = Threshold {
            percent: 60,
            tell: Vec::new(),
        };
        let all = vec![
            threshold(0),
            threshold(50),
            threshold(50),
            threshold(101),
            idle,
        ];
        document.promises[0].thresholds = Some(all);
        document.rules[0].thresholds = Some(vec![threshold(100), threshold(1)]);
    });
    let at = |index: usize, code| found(&format!("promises[answer].thresholds[{index}]"), code);
    assert_eq!(
        findings,
        [
            at(0, FindingCode::ThresholdOutOfRange),
            at(2, FindingCode::Repeated),
            at(3, FindingCode::ThresholdOutOfRange),
            at(4, FindingCode::ThresholdIdle),
        ]
    );
}

#[test]
fn a_season_of_one_year_only_is_found() {
    let season = |from: &str, until: &str| Season {
        from: from.parse().expect("a day"),
        until: until.parse().expect("a day"),
    };
    let findings = found_after(|document| {
        document.promises[0].seasons = vec![
            season("06-01", "08-31"),
            season("2026-06-01", "02-29"),
            season("christmas_eve", "epiphany"),
        ];
    });
    assert_eq!(
        findings,
        [
            found(
                "promises[answer].seasons[1].from",
                FindingCode::SeasonMismatch
            ),
            found(
                "promises[answer].seasons[1].until",
                FindingCode::SeasonMismatch
            ),
        ]
    );
}

#[test]
fn a_season_whose_days_cannot_be_read_is_found_where_it_stands() {
    let written = "start: received\n    seasons: [{from: 31-02, until: 08-31}]";
    let yaml = sample::YAML.replacen("start: received", written, 1);
    let findings = Document::parse(&yaml).expect_err("no such day");
    let places: Vec<(&str, FindingCode)> = findings
        .iter()
        .map(|finding| (finding.at.as_str(), finding.code))
        .collect();
    assert_eq!(
        places,
        [("promises[answer].seasons[0].from", FindingCode::WrongValue)]
    );
}

#[test]
fn a_reduction_of_a_fee_without_its_parts_is_found() {
    let findings = found_after(|document| {
        document.rules[0].effect = Some(Effect {
            kind: EffectKind::FeePercentage,
            percent: Some(25),
            per: None,
            base: None,
            length: None,
            unit: None,
            unless: None,
        });
    });
    let found = found("rules[DK-OFFL-7WD].effect", FindingCode::EffectIncomplete);
    assert_eq!(findings, [found]);
}

#[test]
fn all_rules_load_each_with_a_source_or_off_until_confirmed() {
    let rules = Document::default_catalogue().rules;
    assert_eq!(rules.len(), 37);
    for rule in rules {
        match rule.certainty {
            Certainty::Verified => assert!(!rule.sources.is_empty(), "{}", rule.id),
            Certainty::GeneralKnowledge => assert!(!rule.enabled, "{}", rule.id),
        }
    }
}

#[test]
fn own_promises_of_decisions_stop_while_the_business_mends_a_gap() {
    let promises = Document::default_catalogue().promises;
    let decisions = promises.iter().filter(|p| p.clock == Clock::Decision);
    let pauses: Vec<&[PauseReason]> = decisions.map(|p| p.pauses.as_slice()).collect();
    assert_eq!(pauses, [[PauseReason::GapAtApplicant]; 6]);
}

#[test]
fn the_business_is_told_of_a_delay_before_it_is_late() {
    let document = Document::default_catalogue();
    let answers = document.promises.iter();
    let answers = answers
        .filter(|promise| ["answer_general", "answer_simple"].contains(&promise.id.as_str()))
        .map(|promise| (&promise.id, &promise.thresholds));
    let must_tell = [Jurisdiction::Se, Jurisdiction::Is, Jurisdiction::No];
    let decisions = document.rules.iter();
    let decisions = decisions
        .filter(|rule| rule.clock == Clock::Decision && must_tell.contains(&rule.country))
        .map(|rule| (&rule.id, &rule.thresholds));
    let mut usual = Threshold::usual();
    let business = Threshold {
        percent: 90,
        tell: vec![Audience::Business],
    };
    usual.insert(2, business);
    let all: Vec<_> = answers.chain(decisions).collect();
    assert_eq!(all.len(), 12);
    for (id, thresholds) in all {
        assert_eq!(thresholds.as_ref(), Some(&usual), "{id}");
    }
}
