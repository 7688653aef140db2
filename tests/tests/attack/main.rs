//! What somebody tries who means harm, or has no right to: on both databases, over HTTP.
//!
//! Everything is derived from the API's description and the table of rights, so that an operation
//! that is added is attacked, too. `make test` runs a short form; `make attack` the whole:
//! `ONEDOOR_ATTACK=long`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod bodies;
mod contract;
mod doors;
mod house;
mod kit;
mod more;
mod provider;
mod rights;
mod samples;
mod secrets;
mod sending;
mod tally;
mod texts;
mod walk;

/// Whether everything is tried that there is, and not only what `make test` has time for.
fn long() -> bool {
    std::env::var("ONEDOOR_ATTACK").is_ok_and(|how| how == "long")
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are what `make attack` is asked for"
)]
fn say(line: &str) {
    println!("{line}");
}

/// Fails with everything that was found.
#[track_caller]
fn nothing_found(found: &[String]) {
    let shown: Vec<String> = found
        .iter()
        .map(|one| one.chars().take(500).collect())
        .collect();
    assert!(
        found.is_empty(),
        "{} found:\n\n  {}\n",
        found.len(),
        shown.join("\n  ")
    );
}
