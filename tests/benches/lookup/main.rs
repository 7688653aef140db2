//! How long it takes to find out who calls, while more and more is known: `make bench`.
//!
//! Every way to ask is measured over HTTP, one request after the other, as a switchboard asks, and
//! held against the plainest request of the same run: one row read by its primary key. Believe the
//! ratio before the absolute figures, as a machine is never calm. Between two requests more than a
//! second passes on the program's clock, so that each looks anew whether token, people and calendars
//! are still as they were: nothing is faster here than with one call an hour.
//!
//! `scripts/with-postgres --durable cargo bench --workspace --bench lookup -- 100000` measures up
//! to so many cases. Only PostgreSQL holds so many.

mod caller;
mod shelf;

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use onedoor_testkit::{Actor, Database, TestApp};

use crate::caller::Line;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How many cases there are.
const CASES: [i64; 3] = [10_000, 100_000, 1_000_000];
/// How many requests are measured for one figure.
const ASKED: i64 = 2000;
/// How many requests run before anything counts: statements are prepared, pages are read.
const WARMING: i64 = 300;
/// What is promised at the most cases.
const PROMISED: Duration = Duration::from_millis(5);

fn main() -> Result<(), Failure> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs benches too, to see whether they run: that takes no time.
    if !asked.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    if std::env::var("ONEDOOR_TEST_POSTGRES_URL").is_err() {
        say("no PostgreSQL: scripts/with-postgres --durable starts one");
        return Ok(());
    }
    let most = asked.iter().find_map(|argument| argument.parse().ok());
    let app = TestApp::spawn(Database::Postgres);
    let known = shelf::register(&app)?;
    let desk = app.front_desk();
    say("   cases  asked by      p50 ms  p99 ms  of a key read: p50   p99");
    let mut there = 0;
    for cases in CASES {
        if most.is_some_and(|most: i64| cases > most) {
            break;
        }
        shelf::fill(&app, there, cases)?;
        there = cases;
        measure(&app, &desk, cases, &known)?;
    }
    Ok(())
}

fn measure(app: &TestApp, desk: &Actor, cases: i64, known: &shelf::Known) -> Result<(), Failure> {
    let mut plain = None;
    let mut slow = Vec::new();
    for (name, path) in shelf::questions(cases, known) {
        let mut line = Line::open(desk)?;
        let mut each = Vec::new();
        for number in 0..(WARMING + ASKED) {
            app.clock.advance(SignedDuration::from_millis(1100));
            let path = path(number);
            let asked_at = now();
            line.get(&path)?;
            if number >= WARMING {
                each.push(asked_at.elapsed());
            }
        }
        each.sort_unstable();
        let figures = (each[each.len() / 2], each[each.len() * 99 / 100]);
        let against = *plain.get_or_insert(figures);
        let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
        say(&format!(
            "{cases:>8}  {name:<12}  {:>6.2}  {:>6.2}  {:>18.1}  {:>4.1}",
            figures.0.as_secs_f64() * 1000.0,
            figures.1.as_secs_f64() * 1000.0,
            ratio(figures.0, against.0),
            ratio(figures.1, against.1),
        ));
        if figures.1 > PROMISED {
            slow.push(name);
        }
    }
    if !slow.is_empty() {
        say(&format!(
            "          slower than promised: {}",
            slow.join(", ")
        ));
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::print_stdout, reason = "this is what the bench is for")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
