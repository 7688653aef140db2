//! Thirty-two actors at fifty cases: whatever they do at once, legal or not, nothing fails inside,
//! the rules of the house hold, and what is stored is what the events tell.
//!
//! `make test` runs a short form; `make soak` the whole. `ONEDOOR_ACTORS_ACTIONS` says how many
//! things are done on each database, and `ONEDOOR_ACTORS_SEED`, which a failure names, repeats what
//! each actor draws, though not in which order they meet.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod acting;
mod contract;
mod deeds;
mod people;
mod quiet;
mod readying;
mod scene;
mod staging;
mod tally;
mod town;

use std::collections::BTreeSet;
use std::thread;

use onedoor_domain::Country;
use onedoor_testkit::{Database, Dice, Setup, on_both};

use contract::Contract;
use town::Town;

/// How many act at once.
const ACTORS: u64 = 32;
/// How many may be answered at once: everybody, on however slow a machine.
const CONNECTIONS: u32 = 40;
/// How often everybody rests and is looked at.
const ROUNDS: u64 = 5;
/// How many things are done unless it is said otherwise.
const ACTIONS: u64 = 640;
/// From how many on everything must have been tried.
const ALL_TRIED: u64 = 10_000;
/// After how many acts of one actor time goes on.
const ACTS_A_MOMENT: u64 = 8;

on_both!(
    fn whatever_is_done_at_once_the_rules_hold(database: Database) {
        let app = Setup::on(database)
            .countries(&[Country::Dk, Country::No])
            .connections(CONNECTIONS)
            .spawn();
        let town = Town::of(&app, Dice::seed("ONEDOOR_ACTORS_SEED"));
        let actions = std::env::var("ONEDOOR_ACTORS_ACTIONS").ok();
        let actions = actions
            .and_then(|many| many.parse().ok())
            .unwrap_or(ACTIONS);
        let each = actions / (ROUNDS * ACTORS);
        for round in 0..ROUNDS {
            act_at_once(&town, round, each);
            town.rests();
            quiet::what_is_allowed_can_be_done(&town, round);
        }
        town.rests();
        let tally = town.tally();
        say(&format!("{database:?}, {}: {tally}", town.named()));
        assert_eq!(tally.rotten(), [""; 0], "{tally} ({})", town.named());
        let (tried, done) = tally.sums();
        assert!(done * 3 > tried, "{tally} ({})", town.named());
        if actions >= ALL_TRIED {
            let untried = tally.untried(deeds::all().map(|deed| deed.operation));
            assert_eq!(untried, [""; 0], "{tally}");
        }
    }
);

#[test]
fn every_operation_of_casework_is_among_the_deeds() {
    let contract = Contract::read();
    let wanted: BTreeSet<&str> = contract.casework().collect();
    let drawn: BTreeSet<&str> = deeds::all().map(|deed| deed.operation).collect();
    let missing: Vec<_> = wanted.difference(&drawn).collect();
    assert!(missing.is_empty(), "no deed for {missing:?}");
}

fn act_at_once(town: &Town<'_>, round: u64, each: u64) {
    thread::scope(|scope| {
        let actors: Vec<_> = (0..ACTORS)
            .map(|actor| {
                let mut dice = Dice::of(town.seed ^ (1 + round * ACTORS + actor));
                scope.spawn(move || {
                    for done in 0..each {
                        acting::act(town, &mut dice);
                        if done % ACTS_A_MOMENT == 0 && actor % 8 == 0 {
                            town.goes_on(&mut dice);
                            town.every_case_has_somebody();
                        }
                    }
                })
            })
            .collect();
        let acted: Vec<_> = actors
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect();
        for one in acted {
            one.unwrap_or_else(|cause| std::panic::resume_unwind(cause));
        }
    });
}

#[expect(
    clippy::print_stdout,
    reason = "the counts are what `make soak` is asked for"
)]
fn say(line: &str) {
    println!("{line}");
}
