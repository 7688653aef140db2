//! An independent opinion of when guarantees are due, and whether the domain shares it.
//!
//! The oracle in `tests/oracle` is Python, written from the rules and not from our code, and
//! stands on other people's knowledge of holidays and time zones. Each run asks about cases that
//! nobody has looked at before; `ONEDOOR_ORACLE_SEED` asks about the same ones again, and
//! `ONEDOOR_ORACLE_CASES` about more (`make soak`).

#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod asked;
mod domain;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::asked::Asked;
use crate::domain::Domain;

/// How many cases a run compares unless it is told otherwise.
const CASES: u64 = 20_000;
/// How many differences are shown; all are counted.
const SHOWN: usize = 10;

#[test]
fn the_oracle_agrees_on_twenty_thousand_random_cases() {
    let knows_what_people_looked_up = oracle(&["--check"]).status().expect("bash runs");
    assert!(
        knows_what_people_looked_up.success(),
        "the oracle itself is at fault, see above"
    );
    let seed = number_in("ONEDOOR_ORACLE_SEED").unwrap_or_else(seconds_now);
    let cases = number_in("ONEDOOR_ORACLE_CASES").unwrap_or(CASES);
    let (asked, differences) = compare(seed, cases);
    assert_eq!(asked, cases, "the oracle stopped early, see above");
    assert!(
        differences.is_empty(),
        "{} of {cases} cases with seed {seed} differ (ONEDOOR_ORACLE_SEED={seed} repeats them). \
         The first:\n\n{}",
        differences.len(),
        differences[..differences.len().min(SHOWN)].join("\n\n"),
    );
}

/// How many cases the oracle told, and in which of them the domain says something else.
fn compare(seed: u64, cases: u64) -> (u64, Vec<String>) {
    let mut python = oracle(&["--seed", &seed.to_string(), "--count", &cases.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("bash runs");
    let told = python.stdout.take().expect("the pipe was asked for");
    let mut domain = Domain::default();
    let (mut asked, mut differences) = (0, Vec::new());
    for line in BufReader::new(told).lines() {
        let line = line.expect("the oracle writes lines of text");
        let case: Asked = serde_json::from_str(&line)
            .unwrap_or_else(|fault| panic!("not a case: {fault}\n{line}"));
        asked += 1;
        let due = domain.due(&case);
        if due.as_ref() != Ok(&case.due) {
            differences.push(case.difference(&due, &line));
        }
    }
    let ended = python.wait().expect("it was started");
    assert!(ended.success(), "the oracle failed, see above");
    (asked, differences)
}

/// The oracle, about to be asked.
fn oracle(arguments: &[&str]) -> Command {
    let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Command::new("scripts/oracle-python");
    command
        .current_dir(repository)
        .arg("tests/oracle/oracle.py")
        .args(arguments);
    command
}

/// The number that somebody set in the environment.
fn number_in(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{variable} is no number: {text:?}")),
    )
}

/// A seed that no run before had.
#[expect(
    clippy::disallowed_methods,
    reason = "cases are to be new each time, and the seed is told when one fails"
)]
fn seconds_now() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .expect("the clock is set")
        .as_secs()
}
