//! Lists of cases: filters, search, pages.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::json;

use crate::sample::{all, cafe, cafe_of, case_id, found, short, text};

on_both!(
    fn a_list_is_narrowed_by_what_is_asked(app: &TestApp) {
        let desk = app.front_desk();
        let file = desk.register(&cafe_of("29190623")).opened();
        let mut invoice = short("Hvor skal jeg sende min faktura hen?");
        invoice["case_types"] = json!(["invoice_payment"]);
        let other = case_id(&desk.register(&invoice));
        let (id, manager) = (text(&file["case"]["id"]), app.manager());
        assert_eq!(
            found(&manager, ""),
            [other.clone(), id.clone()],
            "newest first"
        );
        assert_eq!(found(&manager, "?stage=open").len(), 2);
        assert_eq!(found(&manager, "?stage=closed").len(), 0);
        let business = text(&file["case"]["business"]["id"]);
        let handler = handler_of(&file, "building");
        for query in [
            format!("?business={business}"),
            "?unit=building".to_owned(),
            format!("?handler={handler}"),
            "?case_type=restaurant_cafe".to_owned(),
            format!("?stage=open&unit=fire&business={business}"),
            "?due_before=2026-03-02T10:00:01%2B01:00&unit=building".to_owned(),
        ] {
            assert_eq!(found(&manager, &query), [id.as_str()], "{query}");
        }
        for query in [
            "?unit=no_such_unit",
            "?case_type=no_such_type",
            "?business=00000000-0000-7000-8000-000000000000",
            "?unit=building&case_type=invoice_payment",
            "?due_before=2026-03-02T08:00:00Z",
        ] {
            assert!(found(&manager, query).is_empty(), "{query}");
        }
        for (case, query) in [&id, &other].map(|case| {
            let coordinator = manager.get(&format!("cases/{case}")).expect(200);
            (
                case,
                format!("?coordinator={}", text(&coordinator["coordinator"]["id"])),
            )
        }) {
            assert!(found(&manager, &query).contains(case), "{query}");
        }
    }
);

on_both!(
    fn words_are_found_by_their_beginnings_however_they_are_spelt(app: &TestApp) {
        let desk = app.front_desk();
        let mut enquiry = short("Smørrebrød fra Ærø, CAFÉ, ålborgensisk 3a");
        enquiry["subject"] = json!("Överraskning");
        let file = desk.register(&enquiry).opened();
        let other = case_id(&desk.register(&short("Ganske almindeligt brød")));
        let (id, manager) = (text(&file["case"]["id"]), app.manager());
        assert!(
            found(&manager, "?q=smorre").is_empty(),
            "the worker has not indexed it yet"
        );
        app.work();
        for words in [
            "smorre",
            "SM%C3%98RRE",
            "Sm%C3%B8rrebr%C3%B8d",
            "aero",
            "%C3%A6r%C3%B8",
            "cafe",
            "cafe%CC%81",
            "alborg",
            "overrask",
            "smor+cafe",
            "3a",
            "%22smor%22+-*+(cafe",
        ] {
            let hits = found(&manager, &format!("?q={words}"));
            assert_eq!(hits, [id.as_str()], "{words}");
        }
        assert_eq!(found(&manager, "?q=br%C3%B8d"), [other]);
        for words in [
            "rebr",
            "smor+hest",
            "%22smor%22+-*+OR%3A+(cafe",
            "%00",
            "%27",
            "%25",
            "*",
            "%F0%9F%85%90",
            "AND",
        ] {
            assert!(
                found(&manager, &format!("?q={words}")).is_empty(),
                "{words}"
            );
        }
        let reference = text(&file["case"]["reference"]);
        for written in [
            reference.clone(),
            reference.replace('-', ""),
            reference.replace('-', "%20"),
        ] {
            assert_eq!(
                found(&manager, &format!("?q={written}")),
                [id.as_str()],
                "{written}"
            );
        }
        assert_eq!(found(&manager, "?q=%20").len(), 2, "nothing is asked for");
    }
);

on_both!(
    fn a_text_that_is_hard_to_index_holds_nobody_up(app: &TestApp) {
        let desk = app.front_desk();
        // One letter of these stands for up to six, and every word is another one.
        let squares: Vec<char> = ('\u{3300}'..='\u{3357}').collect();
        let word = |at: usize| {
            let n = squares.len();
            [
                squares[at % n],
                squares[at / n % n],
                squares[at / n / n % n],
            ]
            .iter()
            .collect::<String>()
        };
        let hard: Vec<String> = (0..49_000).map(word).collect();
        desk.register(&short(&hard.join(" "))).opened();
        desk.register(&short(&"x".repeat(400_000))).opened();
        let id = case_id(&desk.register(&short("Drivhus")));
        app.work();
        assert_eq!(found(&app.manager(), "?q=drivhus"), [id]);
    }
);

on_both!(
    fn another_municipalitys_words_are_never_found(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let theirs = app.actor_in(Country::Se, Role::FrontDesk);
        let file = theirs.register(&short("Xylofonbutik")).opened();
        app.work();
        assert_eq!(
            found(&app.actor_in(Country::Se, Role::Manager), "?q=xylofon").len(),
            1
        );
        assert!(found(&app.manager(), "?q=xylofon").is_empty());
        let reference = text(&file["case"]["reference"]);
        assert!(found(&app.manager(), &format!("?q={reference}")).is_empty());
    }
);

on_both!(
    fn pages_have_neither_gaps_nor_repeats(app: &TestApp) {
        let desk = app.front_desk();
        let mut opened = Vec::new();
        for number in 0..120 {
            if number % 3 == 0 {
                app.clock.advance(SignedDuration::from_millis(1));
            }
            opened.push(case_id(
                &desk.register(&short(&format!("Hegn nummer {number}"))),
            ));
        }
        app.work();
        opened.reverse();
        let manager = app.manager();
        assert_eq!(found(&manager, "").len(), 50);
        assert_eq!(found(&manager, "?limit=200").len(), 120);
        for (query, size) in [
            ("limit=7", 7),
            ("limit=40&stage=open", 40),
            ("limit=11&q=hegn", 11),
            ("limit=120", 120),
        ] {
            let (mut seen, mut path) = (Vec::new(), format!("/v1/eksempel/cases?{query}"));
            loop {
                let answer = manager.get(&path);
                let page = answer.expect(200);
                let ids = all(&page["items"], "id");
                assert!(ids.len() <= size);
                seen.extend(ids);
                let Some(next) = page["next"].as_str() else {
                    assert_eq!(answer.header("link"), None);
                    break;
                };
                let link = answer.header("link").unwrap();
                path = link
                    .strip_prefix('<')
                    .unwrap()
                    .strip_suffix(">; rel=\"next\"")
                    .unwrap()
                    .to_owned();
                assert!(path.ends_with(&format!("cursor={next}")), "{link}");
                // What comes in meanwhile stands on no later page.
                if seen.len() == size {
                    desk.register(&short("Hegn i mellemtiden")).opened();
                    app.work();
                }
            }
            let unique: BTreeSet<&String> = seen.iter().collect();
            assert_eq!(unique.len(), seen.len(), "{query}: no repeats");
            let seen: Vec<&String> = seen.iter().filter(|id| opened.contains(id)).collect();
            assert_eq!(seen, opened.iter().collect::<Vec<_>>(), "{query}: no gaps");
        }
    }
);

on_both!(
    fn a_query_that_cannot_be_read_is_refused(app: &TestApp) {
        let manager = app.manager();
        for (query, pointer, code) in [
            ("limit=0", "limit", "out_of_range"),
            ("limit=201", "limit", "out_of_range"),
            ("stage=open&colour=red", "colour", "unknown_field"),
            ("limit=5&limit=6", "limit", "too_many"),
            ("stage=asleep", "stage", "unknown_value"),
            ("due_before=tomorrow", "due_before", "not_a_moment"),
            (
                "due_before=2026-03-02T09:00:00+01:00",
                "due_before",
                "not_a_moment",
            ),
        ] {
            manager
                .get(&format!("cases?{query}"))
                .refuses(&[(pointer, code)]);
        }
        for query in [
            "limit=many",
            "limit=-1",
            "limit=99999999999",
            "cursor=first",
            "coordinator=me",
            "business=",
        ] {
            manager
                .get(&format!("cases?{query}"))
                .problem(400, "bad_request");
        }
    }
);

on_both!(
    fn a_character_that_no_database_keeps_is_refused_in_a_query(app: &TestApp) {
        app.front_desk().register(&cafe()).opened();
        for (query, pointer) in [
            ("unit=%00", "unit"),
            ("unit=building%00", "unit"),
            ("case_type=a%00", "case_type"),
        ] {
            let refused = app.manager().get(&format!("cases?{query}"));
            refused.refuses(&[(pointer, "nul_character")]);
        }
    }
);

/// Who works on a unit's contribution.
fn handler_of(file: &serde_json::Value, unit: &str) -> String {
    let parts = file["contributions"].as_array().unwrap();
    let part = parts.iter().find(|part| part["unit"] == unit).unwrap();
    text(&part["handler"]["id"])
}
