//! What the clock work costs while more and more promises are open: `make bench`.
//!
//! A thousand promises come due while ten thousand, a hundred thousand and a million are open. The
//! cost is to depend on what is due and not on what is open, so every figure is held against the
//! first: believe the ratio before the absolute figures, as a machine is never calm.
//!
//! `cargo bench --workspace --bench sweep -- sqlite` measures one database only, and a number
//! after it is the most that is opened.

mod shelf;

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use onedoor_service::Services;
use onedoor_testkit::{Database, TestApp};

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How many promises come due at once.
pub(crate) const DUE: usize = 1000;
/// How many promises are open.
const OPEN: [i64; 3] = [10_000, 100_000, 1_000_000];
/// How many days are measured for one figure; a day has three sweeps.
const DAYS: usize = 2;
/// From one share of the receipt's hour to the next: half, four fifths, all of it.
const SHARES: [SignedDuration; 3] = [
    SignedDuration::from_mins(30),
    SignedDuration::from_mins(18),
    SignedDuration::from_mins(12),
];

fn main() -> Result<(), Failure> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs benches too, to see whether they run: that takes no time.
    if !asked.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let most = asked.iter().find_map(|argument| argument.parse().ok());
    let open: Vec<i64> = OPEN
        .into_iter()
        .filter(|open| most.is_none_or(|most: i64| *open <= most))
        .collect();
    let names = ["sqlite", "postgres"];
    let named = asked
        .iter()
        .any(|argument| names.contains(&argument.as_str()));
    let wanted = |name: &str| !named || asked.iter().any(|argument| argument == name);
    say("database      open    due  sweep ms  ms/due  of the first");
    if wanted("sqlite") {
        measure("sqlite", Database::Sqlite, &open)?;
    }
    match std::env::var("ONEDOOR_TEST_POSTGRES_URL") {
        Ok(_) if wanted("postgres") => measure("postgres", Database::Postgres, &open)?,
        Ok(_) => {}
        Err(_) => say("no PostgreSQL: scripts/with-postgres --durable starts one"),
    }
    Ok(())
}

fn measure(name: &str, database: Database, open: &[i64]) -> Result<(), Failure> {
    let app = TestApp::spawn(database);
    shelf::put(&app)?;
    // Statements are prepared and pages are read before anything counts.
    day(&app)?;
    let mut first = None;
    for open in open {
        shelf::fill(&app, database, *open)?;
        let mut each = Vec::new();
        for _ in 0..DAYS {
            each.extend(day(&app)?);
        }
        each.sort_unstable();
        let millis = each[each.len() / 2].as_secs_f64() * 1000.0;
        let ratio = millis / *first.get_or_insert(millis);
        let per_due = millis / DUE as f64;
        say(&format!(
            "{name:<9} {open:>8}  {DUE:>5}  {millis:>8.0}  {per_due:>6.2}  {ratio:>12.2}"
        ));
    }
    Ok(())
}

/// A thousand enquiries in the morning, and the sweeps when shares of their receipts pass.
fn day(app: &TestApp) -> Result<Vec<Duration>, Failure> {
    next_working_day(app)?;
    app.work();
    shelf::enquire(app, DUE);
    app.work();
    let mut each = Vec::new();
    for share in SHARES {
        app.clock.advance(share);
        let begun = now();
        let mut done = 0;
        loop {
            let batch = app.run(async |services: &Services| services.keep_promises().await)?;
            done += batch;
            if batch == 0 {
                break;
            }
        }
        let took = begun.elapsed();
        if done < DUE {
            return Err(format!("{done} cases were due, and not {DUE}").into());
        }
        // A case of an earlier day may have come due in the same hour.
        each.push(took.mul_f64(DUE as f64 / done as f64));
    }
    Ok(each)
}

/// The same time of day when the town hall is open next. No holidays are near.
fn next_working_day(app: &TestApp) -> Result<(), Failure> {
    loop {
        let now = app.run(async |services: &Services| services.now());
        let today = now.timestamp().in_tz("Europe/Copenhagen")?.date();
        app.clock.set(&format!("{}T09:00", today.tomorrow()?));
        let weekday = today.tomorrow()?.weekday();
        if weekday.to_monday_one_offset() <= 5 {
            return Ok(());
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::print_stdout, reason = "this is what the bench is for")]
fn say(line: &str) {
    println!("{line}");
}
