//! Many at one contribution in the same moment.

use onedoor_testkit::on_both;
use serde_json::Value;

use super::desk::{Desk, does};
use crate::idempotency::at_once;

/// How many at once.
const MANY: usize = 16;

on_both!(
    fn of_many_who_accept_at_once_one_wins_and_the_others_learn_who(app: &TestApp) {
        let desk = Desk::open(app);
        let people = ["signe.roegbjerg", "bo.flammensoe"].map(|name| desk.handler(name));
        let part = desk.part("fire");
        let accept = |number: usize| does(&people[number % 2], &part, "accept", &Value::Null);
        let answers = at_once(MANY, accept);
        let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
        assert_eq!((won.len(), lost.len()), (1, MANY - 1));
        let winner = won[0].json()["handler"].clone();
        for answer in lost {
            answer.problem(409, "accepted_already");
            assert_eq!(answer.json()["by"], winner);
        }
        assert_eq!(desk.part("fire")["handler"], winner);
        let events = desk.matter.events();
        let accepted = events
            .iter()
            .filter(|(kind, _)| kind == "contribution_accepted");
        assert_eq!(accepted.count(), 1);
        desk.is_clean();
    }
);
