//! What a derivation costs, against working out the due moment alone.
//!
//! `cargo bench -p onedoor-domain --bench derivation`
#![expect(clippy::expect_used, reason = "a bench may fail loudly")]
#![expect(clippy::disallowed_methods, reason = "a bench measures real time")]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::hint::black_box;
use std::time::Instant;

use jiff::SignedDuration;
use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::guarantee::{
    Basis, CalendarKind, Calendars, Clock, Entry, GuaranteeState, LengthUnit, PauseReason,
    Recorded, Roll, StartOn, Terms, Threshold, derive_state, due,
};
use onedoor_domain::{Country, Moment};

fn terms(length: u32, unit: LengthUnit, calendar: CalendarKind) -> Terms {
    Terms {
        clock: Clock::Decision,
        length,
        unit,
        start: StartOn::Received,
        calendar,
        calendar_version: 1,
        basis: Basis::Promise {
            promise: "decision".to_owned(),
        },
        catalogue_version: 1,
        owed_by: None,
        pauses: vec![PauseReason::MinorGap],
        restarts: Vec::new(),
        extension: None,
        seasons: Vec::new(),
        roll: Roll::default(),
        effect: None,
        thresholds: Threshold::usual(),
    }
}

/// A guarantee that runs, after pauses that begin and end so many days after its start.
fn running(terms: Terms, calendars: &Calendars, pauses: &[(i64, i64)]) -> GuaranteeState {
    let start_at = Moment::from_micros(1_770_020_000_000_000).expect("a day in 2026");
    let at = |days: i64| start_at.plus(SignedDuration::from_hours(24 * days));
    let line = |at, entry| Recorded { at, entry };
    let terms = Box::new(terms);
    let mut state = GuaranteeState::begin(line(start_at, Entry::Promised { terms }))
        .expect("it begins with its promise");
    let add = |state: GuaranteeState, at, entry| state.then(line(at, entry)).expect("it stands");
    let entry = state.start(calendars, start_at, None);
    state = add(state, start_at, entry);
    for &(from, to) in pauses {
        let reason = PauseReason::MinorGap;
        let paused = Entry::Paused {
            reason,
            from: at(from),
            note: None,
        };
        state = add(state, at(from), paused);
        let resumed = state.resume(calendars, reason, at(to)).expect("it stands");
        state = add(state, at(to), resumed);
    }
    state
}

/// Microseconds for each turn, at best: what disturbs only ever adds.
fn measure<T>(mut turn: impl FnMut() -> T) -> f64 {
    let round = |turn: &mut dyn FnMut() -> T| {
        let begun = Instant::now();
        for _ in 0..TURNS {
            black_box(turn());
        }
        begun.elapsed().as_secs_f64() * 1e6 / f64::from(TURNS)
    };
    (0..ROUNDS)
        .map(|_| round(&mut turn))
        .fold(f64::INFINITY, f64::min)
}

const TURNS: u32 = 100;
const ROUNDS: u32 = 20;

fn main() {
    let document = CalendarDocument::default_for(Country::No);
    let calendars = Calendars::compile(Country::No, "Europe/Oslo", &document, 1)
        .expect("the calendar it starts with compiles");
    let cases = [
        (
            "12 weeks with two pauses",
            terms(12, LengthUnit::Weeks, CalendarKind::Statutory),
            vec![(14, 28), (40, 45)],
        ),
        (
            "10 working days",
            terms(10, LengthUnit::WorkingDays, CalendarKind::Local),
            Vec::new(),
        ),
        (
            "10 years of working days",
            terms(2_520, LengthUnit::WorkingDays, CalendarKind::Local),
            Vec::new(),
        ),
    ];
    println!("{:<28} {:>12} {:>12}", "microseconds", "due", "derivation");
    for (name, terms, pauses) in cases {
        let state = running(terms, &calendars, &pauses);
        let counting = state.counting().expect("it runs").clone();
        let plain = measure(|| due(state.terms(), &calendars, &counting));
        let derivation = measure(|| derive_state(state.clone(), &calendars));
        println!("{name:<28} {plain:>12.2} {derivation:>12.2}");
    }
}
