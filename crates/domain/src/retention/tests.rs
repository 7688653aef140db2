//! When a case may go, and when a person may be forgotten in it.

use proptest::prelude::*;

use super::*;
use crate::case::{Awaited, ClosedAs};

fn moment(text: &str) -> Moment {
    text.parse::<jiff::Timestamp>()
        .map_or(Moment::from(jiff::Timestamp::UNIX_EPOCH), Moment::from)
}

fn closed(at: Moment) -> Stage {
    let how = ClosedAs::Answered;
    Stage::Closed { at, how }
}

fn kept(stage: Stage, years: u32, archive: bool) -> Kept {
    Kept {
        stage,
        rule: RetentionRule { years, archive },
        archived_at: None,
        is_held: false,
        goes_on_elsewhere: false,
    }
}

#[test]
fn a_case_goes_from_active_to_closed_to_archive_by_the_clock() {
    let at = moment("2024-02-29T10:00:00Z");
    let of = kept(closed(at), 1, false);
    let end = moment("2025-02-28T10:00:00Z");
    assert_eq!(of.ends_at(), Some(end));
    let state = |now: &str| of.state(moment(now));
    assert_eq!(state("2025-02-28T09:59:59Z"), RetentionState::Closed);
    assert_eq!(state("2025-02-28T10:00:00Z"), RetentionState::ToArchive);
    for live in [
        Stage::Open,
        Stage::Answered { at },
        Stage::Waiting {
            awaited: Awaited::Business,
            since: at,
        },
    ] {
        let of = kept(live, 0, false);
        assert_eq!(of.state(end), RetentionState::Active);
        assert_eq!(of.keeps(end), [Keeps::CaseOpen]);
    }
}

#[test]
fn a_hold_stands_above_all_and_an_archive_duty_ends_when_the_archive_has_it() {
    let at = moment("2020-01-01T00:00:00Z");
    let now = moment("2026-01-01T00:00:00Z");
    let due = kept(closed(at), 5, false);
    assert_eq!(due.keeps(now), []);
    assert_eq!(due.keeps_person(), None);
    let held = Kept {
        is_held: true,
        ..due
    };
    assert_eq!(held.keeps(now), [Keeps::LegalHold]);
    assert_eq!(held.keeps_person(), Some(Keeps::LegalHold));
    let owed = kept(closed(at), 5, true);
    assert_eq!(owed.keeps(now), [Keeps::ArchiveDuty]);
    assert_eq!(owed.keeps_person(), Some(Keeps::ArchiveDuty));
    let archived = Kept {
        archived_at: Some(now),
        ..owed
    };
    assert_eq!(archived.keeps(now), []);
    assert_eq!(archived.keeps_person(), None);
    let merged = Kept {
        goes_on_elsewhere: true,
        ..due
    };
    assert_eq!(merged.keeps(now), [Keeps::GoesOnElsewhere]);
}

#[test]
fn the_period_keeps_figures_and_not_persons() {
    let at = moment("2025-01-01T00:00:00Z");
    let of = kept(closed(at), 5, false);
    assert_eq!(
        of.keeps(moment("2026-01-01T00:00:00Z")),
        [Keeps::PeriodRuns]
    );
    assert_eq!(of.keeps_person(), None);
}

#[test]
fn the_strictest_class_decides() {
    let rules = RetentionRules::default();
    let of = |classes: &[RetentionClass]| rules.strictest(classes.iter().copied());
    let (brief, long) = (RetentionClass::Brief, RetentionClass::Long);
    assert_eq!(of(&[brief, long]), long);
    assert_eq!(
        of(&[long, RetentionClass::Permanent, brief]),
        RetentionClass::Permanent
    );
    assert_eq!(of(&[]), RetentionClass::Standard);
}

proptest! {
    #[test]
    fn what_may_go_is_closed_over_and_free(
        years in 0u32..=100,
        archive: bool,
        archived: bool,
        is_held: bool,
        goes_on_elsewhere: bool,
        closed_for in 0i64..4_000_000_000_000_000,
    ) {
        let now = moment("2090-01-01T00:00:00Z");
        let micros = jiff::SignedDuration::from_micros(-closed_for);
        let of = Kept {
            archived_at: archived.then_some(now),
            is_held,
            goes_on_elsewhere,
            ..kept(closed(now.plus(micros)), years, archive)
        };
        let may_go = of.keeps(now).is_empty();
        let over = of.ends_at().is_some_and(|end| end <= now);
        let free = !is_held && !goes_on_elsewhere && (archived || !archive);
        prop_assert_eq!(may_go, over && free);
        if may_go {
            prop_assert_eq!(of.keeps_person(), None);
        }
    }
}
