//! Nobody had more time than there was, and no minute is lost.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::guarantee::vectors::{DENMARK, at};

fn span(from: &str, to: Option<&str>) -> Span {
    let moment = |wall: &str| at(&format!("{wall}[Europe/Copenhagen]"));
    Span {
        from: moment(from),
        to: to.map(moment),
    }
}

fn shares(course: &Course, from: &str, to: &str) -> Vec<(Holder, i64)> {
    let span = span(from, Some(to));
    let attribution = attribute(&DENMARK.local, span.from, span.to.unwrap(), course);
    let sum: i64 = attribution.shares.values().sum();
    assert_eq!(sum, attribution.whole);
    attribution.shares.into_iter().collect()
}

#[test]
fn time_lies_with_whom_it_waits_for() {
    let unit = || Holder::Unit("building".to_owned());
    let course = Course {
        waits: vec![
            (
                WaitsFor::Business,
                span("2026-03-03T10:00", Some("2026-03-03T12:00")),
            ),
            (
                WaitsFor::OtherAuthority,
                span("2026-03-03T11:00", Some("2026-03-03T13:00")),
            ),
        ],
        offered: vec![span("2026-03-02T10:00", Some("2026-03-02T14:00"))],
        worked: vec![(
            "building".to_owned(),
            span("2026-03-02T14:00", Some("2026-03-03T14:00")),
        )],
    };
    let got = shares(&course, "2026-03-02T09:00", "2026-03-03T15:00");
    assert_eq!(
        got,
        [
            (Holder::Business, 120),
            (Holder::Coordinator, 120),
            // Monday from 14 to 16; Tuesday from 8 to 10 and from 13 to 14.
            (unit(), 300),
            (Holder::OtherAuthority, 60),
            (Holder::Nobody, 240),
        ]
    );
}

#[test]
fn units_that_work_at_once_share_and_lose_no_minute() {
    let all = || span("2026-03-02T09:00", None);
    let course = Course {
        worked: ["a", "b", "c"]
            .map(|unit| (unit.to_owned(), all()))
            .to_vec(),
        ..Course::default()
    };
    let got = shares(&course, "2026-03-02T09:00", "2026-03-02T09:10");
    let minutes: Vec<i64> = got.into_iter().map(|(_, minutes)| minutes).collect();
    assert_eq!(minutes, [4, 3, 3]);
}

proptest! {
    #[test]
    fn shares_sum_to_the_whole(
        long in 0..50_000i64,
        waits in prop::collection::vec((any::<bool>(), 0..50_000i64, 0..20_000i64), 0..4),
        offered in prop::collection::vec((0..50_000i64, 0..20_000i64), 0..4),
        worked in prop::collection::vec((0..3usize, 0..50_000i64, prop::option::of(0..20_000i64)), 0..5),
        seconds in 0..60i64,
    ) {
        let start = span("2026-03-02T09:00", None).from.plus(SignedDuration::from_secs(seconds));
        let after = |minutes: i64| start.plus(SignedDuration::from_secs(minutes * 61 - 3_000));
        let span = |from: i64, long: Option<i64>| Span {
            from: after(from),
            to: long.map(|long| after(from + long)),
        };
        let course = Course {
            waits: waits.iter().map(|&(outside, from, long)| {
                let whom = if outside { WaitsFor::OtherAuthority } else { WaitsFor::Business };
                (whom, span(from, Some(long)))
            }).collect(),
            offered: offered.iter().map(|&(from, long)| span(from, Some(long))).collect(),
            worked: worked.iter().map(|&(unit, from, long)| {
                (["a", "b", "c"][unit].to_owned(), span(from, long))
            }).collect(),
        };
        let got = attribute(&DENMARK.local, start, after(long), &course);
        prop_assert_eq!(got.shares.values().sum::<i64>(), got.whole);
        prop_assert!(got.shares.values().all(|minutes| *minutes > 0));
    }
}
