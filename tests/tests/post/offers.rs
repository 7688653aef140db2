//! An offer that is taken or refused from a mail.

use jiff::SignedDuration;
use onedoor_testkit::{Answer, Database, Letter, TestApp, on_both};
use serde_json::Value;

use crate::desk::{Desk, cafe};

const FORM: &str = "application/x-www-form-urlencoded";

fn path(letter: &Letter) -> String {
    let link = letter.link("/offer/");
    link.strip_prefix("https://onedoor.example")
        .unwrap()
        .to_owned()
}

/// The first mail with an offer.
fn offer(letters: &[Letter]) -> &Letter {
    let mut offers = letters.iter().filter(|one| one.text.contains("/offer/"));
    offers
        .next()
        .unwrap_or_else(|| panic!("no offer: {letters:?}"))
}

fn reply(app: &TestApp, path: &str, form: &str) -> Answer {
    app.anonymous().post(path).body(FORM, form).send()
}

/// How the contributions of a case stand, by unit.
fn stages(desk: &Desk, opened: &Value) -> Vec<(String, String)> {
    let id = opened["case"]["id"].as_str().unwrap();
    let file = desk.app.manager().get(&format!("cases/{id}")).expect(200);
    let parts = file["contributions"].as_array().unwrap();
    let word = |part: &Value, key: &str| part[key].as_str().unwrap_or_default().to_owned();
    parts
        .iter()
        .map(|part| (word(part, "unit"), word(part, "stage")))
        .collect()
}

fn many(stages: &[(String, String)], stage: &str) -> usize {
    stages.iter().filter(|(_, one)| one == stage).count()
}

on_both!(
    fn looking_at_an_offer_changes_nothing_and_taking_it_counts_once(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&cafe());
        let letters = desk.work();
        let path = path(offer(&letters));
        let (counts, before) = (desk.app.counts(), stages(&desk, &opened));
        for _ in 0..3 {
            let page = desk.app.anonymous().get(&path);
            assert_eq!(page.status, 200);
            assert_eq!(page.header("cache-control"), Some("no-store"));
            assert_eq!(
                desk.app.anonymous().request("HEAD", &path).send().status,
                200
            );
        }
        assert_eq!(desk.app.counts(), counts);
        assert_eq!(stages(&desk, &opened), before);
        let taken = reply(&desk.app, &path, "reply=accept");
        assert_eq!(taken.status, 200, "{}", taken.text());
        let after = stages(&desk, &opened);
        assert_eq!(many(&after, "accepted"), many(&before, "accepted") + 1);
        let counts = desk.app.counts();
        assert_eq!(reply(&desk.app, &path, "reply=accept").status, 404);
        assert_eq!(desk.app.anonymous().get(&path).status, 404);
        assert_eq!(desk.app.counts(), counts);
    }
);

on_both!(
    fn an_offer_is_refused_from_a_mail_with_a_reason(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&cafe());
        let letters = desk.work();
        let path = path(offer(&letters));
        let counts = desk.app.counts();
        let without = reply(&desk.app, &path, "reply=decline&reason=other");
        assert_eq!(without.status, 422, "{}", without.text());
        assert_eq!(reply(&desk.app, &path, "reply=both").status, 422);
        assert_eq!(reply(&desk.app, &path, "").status, 422);
        assert_eq!(desk.app.counts(), counts);
        let refused = reply(&desk.app, &path, "reply=decline&reason=not_ours&words=");
        assert_eq!(refused.status, 200, "{}", refused.text());
        assert_eq!(many(&stages(&desk, &opened), "returned"), 1);
    }
);

on_both!(
    fn a_link_ends_with_its_time_and_with_the_offer_as_it_was(database: Database) {
        let desk = Desk::open(database);
        desk.register(&cafe());
        let letters = desk.work();
        let offers: Vec<&Letter> = letters
            .iter()
            .filter(|one| one.text.contains("/offer/"))
            .collect();
        assert!(offers.len() > 1, "{letters:?}");
        assert_eq!(desk.app.anonymous().get("/offer/AAAA").status, 404);
        let path = path(offers[0]);
        desk.app.clock.advance(SignedDuration::from_hours(14 * 24));
        let counts = desk.app.counts();
        assert_eq!(desk.app.anonymous().get(&path).status, 404);
        assert_eq!(reply(&desk.app, &path, "reply=accept").status, 404);
        assert_eq!(desk.app.counts(), counts);
    }
);
