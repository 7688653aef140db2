//! How fast due moments are counted, next to a walk that counts minute by minute or day by day.
//!
//! `cargo bench -p onedoor-domain --bench due` prints, for one core, how many due moments a second
//! are found for a short period and for ten years. The second may cost at most twice the first:
//! whoever sweeps over guarantees must not pay for how long they run.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]
#![expect(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use jiff::civil::Date;
use onedoor_domain::calendar::{Calendar, CalendarDocument};
use onedoor_domain::guarantee::{Calendars, LengthUnit};
use onedoor_domain::{Country, Moment};

const ZONE: &str = "Europe/Copenhagen";
/// Rounds of which the median counts; one more is run first to warm up.
const ROUNDS: usize = 9;
/// The starts of one round: spread over eight years, on no round minute.
const STARTS: usize = 20_000;
/// The walks are too slow for all of them.
const WALKED: usize = 40;

fn main() {
    // `cargo test --all-targets` runs benches too, without `--bench`: there it only must work.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let rounds = if measured { ROUNDS } else { 1 };
    let document = CalendarDocument::default_for(Country::Dk);
    let office = Calendar::compile(Country::Dk, ZONE, &document, 1).unwrap();
    let law = Calendar::statutory(Country::Dk, ZONE, 1).unwrap();
    let starts = starts();

    let compiling = per_round(rounds, || {
        black_box(Calendars::compile(Country::Dk, ZONE, black_box(&document), 1).unwrap());
    });
    let first = per_round(rounds, || {
        let office = Calendar::compile(Country::Dk, ZONE, &document, 1).unwrap();
        black_box(office.next_opening(starts[0]));
    });
    println!("compile the calendars of a municipality: {compiling:?}");
    println!("compile one and compute its tables, once for each: {first:?}");
    compare(rounds, &office, LengthUnit::WorkingHours, &starts);
    compare(rounds, &law, LengthUnit::WorkingDays, &starts);
    compare(rounds, &law, LengthUnit::CalendarDays, &starts);
    compare(rounds, &law, LengthUnit::Months, &starts);
}

/// Prints the speed over 30 days and over 3 650, and of the walks where there is one.
fn compare(rounds: usize, calendar: &Calendar, unit: LengthUnit, starts: &[Moment]) {
    let (short, long) = match unit {
        LengthUnit::WorkingHours => (160, 160 * 3650 / 30),
        LengthUnit::WorkingDays => (20, 20 * 3650 / 30),
        LengthUnit::CalendarDays => (30, 3650),
        LengthUnit::Weeks => (4, 521),
        LengthUnit::Months => (1, 120),
    };
    let speed = |length: u32| {
        let round = per_round(rounds, || {
            for &start in starts {
                black_box(calendar.add(black_box(start), black_box(length), unit));
            }
        });
        per_second(starts.len(), round)
    };
    let (over_short, over_long) = (speed(short), speed(long));
    println!("{unit}:");
    println!("  {short:>6} {over_short:>12.0} a second");
    println!(
        "  {long:>6} {over_long:>12.0} a second, {:.2} times the cost",
        over_short / over_long
    );
    for length in [short, long] {
        let Some(walked) = walk_speed(rounds, calendar, unit, length, &starts[..WALKED]) else {
            continue;
        };
        println!("  {length:>6} {walked:>12.0} a second if walked");
    }
}

/// The speed of the walk, which must come to the same end.
fn walk_speed(
    rounds: usize,
    calendar: &Calendar,
    unit: LengthUnit,
    length: u32,
    starts: &[Moment],
) -> Option<f64> {
    let walk = match unit {
        LengthUnit::WorkingHours => walk_minutes,
        LengthUnit::WorkingDays => walk_days,
        LengthUnit::CalendarDays | LengthUnit::Weeks | LengthUnit::Months => return None,
    };
    // Ten years of minutes are five million: one start a round says enough.
    let starts = match length {
        0..1000 => starts,
        1000.. => &starts[..1],
    };
    for &start in starts {
        assert_eq!(
            walk(calendar, start, length),
            calendar.add(start, length, unit)
        );
    }
    let round = per_round(rounds.min(3), || {
        for &start in starts {
            black_box(walk(calendar, black_box(start), black_box(length)));
        }
    });
    Some(per_second(starts.len(), round))
}

/// Counts open minutes one by one.
fn walk_minutes(calendar: &Calendar, start: Moment, hours: u32) -> Moment {
    let mut left = u64::from(hours) * 60;
    let mut at = next_whole_minute(start);
    while left > 0 {
        if calendar.is_open(at) {
            left -= 1;
        }
        at = at.plus(SignedDuration::from_mins(1));
    }
    at
}

/// Counts working days one by one.
fn walk_days(calendar: &Calendar, start: Moment, days: u32) -> Moment {
    let mut left = days;
    let mut date: Date = calendar.date_of(start);
    while left > 0 {
        date = date.tomorrow().unwrap();
        if calendar.closed_on(date).is_none() {
            left -= 1;
        }
    }
    calendar.end_of(date)
}

fn next_whole_minute(at: Moment) -> Moment {
    let over = at.as_micros().rem_euclid(60_000_000);
    match over {
        0 => at,
        over => at.plus(SignedDuration::from_micros(60_000_000 - over)),
    }
}

fn starts() -> Vec<Moment> {
    let first: Moment = "2024-01-01T00:00:00Z"
        .parse::<jiff::Timestamp>()
        .unwrap()
        .into();
    // A prime number of seconds, so that weekdays and hours are met in no order.
    (0..STARTS)
        .map(|at| (at as i64 * 7_368_787) % (8 * 365 * 86_400))
        .map(|second| first.plus(SignedDuration::from_secs(second)))
        .collect()
}

/// The median time of a round, after one to warm up.
#[expect(
    clippy::disallowed_methods,
    reason = "a bench reads the machine's clock"
)]
fn per_round(rounds: usize, mut round: impl FnMut()) -> Duration {
    round();
    let mut took: Vec<Duration> = (0..rounds)
        .map(|_| {
            let began = Instant::now();
            round();
            began.elapsed()
        })
        .collect();
    took.sort();
    took[took.len() / 2]
}

fn per_second(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}
