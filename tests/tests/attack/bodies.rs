//! Bodies that are not what they are said to be.

use onedoor_domain::Country;
use onedoor_testkit::{Database, Form, TestApp, on_both};

use crate::contract::Contract;
use crate::house::House;
use crate::sending::{Attempt, is_from_a_session};
use crate::tally::Tally;
use crate::{nothing_found, say};

on_both!(
    fn no_body_of_another_kind_is_taken_for_one(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let contract = Contract::read();
        let house = House::of(app, Country::Dk, "Xylofonhuset");
        let mut tally = Tally::default();
        let broken = broken();
        for operation in &contract.operations {
            if operation.body.is_none() || is_from_a_session(operation) {
                continue;
            }
            let attempt = Attempt {
                by: house.by(operation),
                slug: &house.slug,
                kit: &house.mine,
                seen: "\"1\"",
            };
            for kind in KINDS {
                if !tally.takes_turns() {
                    continue;
                }
                let answer = attempt
                    .bare(operation)
                    .body(kind, "{\"text\": \"x\"}")
                    .send();
                let what = format!("{} as {kind:?}", operation.id);
                tally.refused(operation, &what, &answer);
                if !matches!(answer.status, 415 | 400 | 422) {
                    tally.found.push(format!("{what}: {}", answer.status));
                }
            }
            if operation.takes_json().is_some() {
                for body in &broken {
                    if !tally.takes_turns() {
                        continue;
                    }
                    let answer = attempt.bare(operation).raw(body.as_str()).send();
                    let what = format!("{} {body:.30}", operation.id);
                    tally.refused(operation, &what, &answer);
                }
            }
        }
        say(&format!(
            "{database:?}: {} bodies of other kinds",
            tally.tried
        ));
        nothing_found(&tally.found);
    }
);

on_both!(
    fn a_broken_form_is_refused_and_keeps_nothing(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let (contract, house) = (
            Contract::read(),
            House::of(app, Country::Dk, "Xylofonhuset"),
        );
        let operation = contract.of("add_attachment");
        let path = house.mine.path(&house.slug, &operation.path);
        let whole = Form::with_file("plan.txt", "text/plain", b"En plan.").body();
        app.work();
        let files = app.files();
        let mut tally = Tally::default();
        let mut send = |what: &str, kind: &str, body: &[u8]| {
            let request = house.boss.post(&path).body(kind, body);
            tally.refused(operation, what, &request.send());
        };
        let kind = Form::kind();
        for end in [0, 1, 10, whole.len() / 2, whole.len() - 30] {
            send(&format!("cut at {end}"), &kind, &whole[..end]);
        }
        for odd in [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/mixed; boundary=x",
            "multipart/form-data; boundary=other",
        ] {
            send(odd, odd, &whole);
        }
        let part = |about: &str| Form::default().part(about, Some("text/plain"), b"x").body();
        for about in ["name=\"no_such\"", ""] {
            send(about, &kind, &part(about));
        }
        let twice = Form::with_file("a.txt", "text/plain", b"En plan.").part(
            "name=\"file\"; filename=\"b.txt\"",
            Some("text/plain"),
            b"To planer.",
        );
        send("two files", &kind, &twice.body());
        let many = (0..2000).fold(Form::default(), |form, _| form.text("note", "x"));
        send("many parts", &kind, &many.body());
        let unit = Form::with_file("a.txt", "text/plain", b"En plan.").text("only_unit", "a\0b");
        send("a unit with nothing in it", &kind, &unit.body());
        nothing_found(&tally.found);
        app.work();
        assert_eq!(app.files(), files, "something of a broken form was kept");
    }
);

/// Kinds of bodies that no operation takes.
const KINDS: [&str; 4] = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/xml",
    "",
];

/// What is no JSON, or none that anybody should read to its end.
fn broken() -> Vec<String> {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(50_000), close.repeat(50_000));
        format!("{{\"text\": {open}1{close}}}")
    };
    vec![
        deep("[", "]"),
        deep("{\"a\":", "}"),
        "[".repeat(100_000),
        format!("{{\"text\": {}}}", "9".repeat(100_000)),
        "{\"text\": \"x\"".to_owned(),
        "{\"a\": 1, \"a\": 2}".to_owned(),
        "NaN".to_owned(),
        "\u{feff}{}".to_owned(),
    ]
}
