//! The main job: an enquiry comes in and becomes a case.

use jiff::{SignedDuration, Timestamp};
use onedoor_domain::Moment;
use onedoor_domain::directory::Role;
use onedoor_domain::event::ChainHash;
use onedoor_testkit::on_both;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::sample::{all, cafe, cafe_with, case_id, short, text};

on_both!(
    fn an_enquiry_becomes_a_case_with_everything_that_belongs_to_it(app: &TestApp) {
        let answer = app.front_desk().register(&cafe());
        let file = answer.opened();
        let id = text(&file["case"]["id"]);
        assert_eq!(
            answer.header("location"),
            Some(format!("/v1/eksempel/cases/{id}").as_str())
        );
        assert_eq!(answer.header("etag"), Some("\"1\""));
        assert_eq!(file["case"]["stage"], "open");
        assert_eq!(file["case"]["business"]["name"], "Bageriet i Nygade ApS");
        for field in ["id", "name", "title", "unit", "phone", "email"] {
            assert_ne!(text(&file["coordinator"][field]), "", "{field}");
        }
        let parts = file["contributions"].as_array().unwrap();
        assert!(parts.len() >= 4, "{parts:#?}");
        for part in parts {
            let because = part["because"].as_array().unwrap();
            assert!(
                !because.is_empty() && because.iter().all(|why| !text(why).is_empty()),
                "{part}"
            );
        }
        assert!(all(&file["contributions"], "unit").contains(&"alcohol".to_owned()));
        assert!(file["guarantees"].as_array().unwrap().len() >= 6);
        assert!(text(&file["tracking"]["url"]).ends_with(&text(&file["tracking"]["code"])));
    }
);

on_both!(
    fn what_is_read_is_what_was_answered(app: &TestApp) {
        let answer = app.front_desk().register(&cafe());
        let mut opened = answer.opened();
        let read = app.manager().get(answer.header("location").unwrap());
        assert_eq!(read.header("etag"), Some("\"1\""));
        // The code is shown once, to whoever registered the enquiry.
        opened.as_object_mut().unwrap().remove("tracking");
        let mut read = read.expect(200);
        for file in [&mut opened, &mut read] {
            without_buttons(file);
        }
        assert_eq!(read, opened);
    }
);

/// What may be done with a case depends on who asks, so it is left out of what two people see.
fn without_buttons(file: &mut Value) {
    let whole = file["case"].as_object_mut().unwrap();
    assert!(whole.remove("allowed_actions").is_some());
    for part in file["contributions"].as_array_mut().unwrap() {
        let part = part.as_object_mut().unwrap();
        assert!(part.remove("allowed_actions").is_some());
    }
}

on_both!(
    fn every_promise_falls_into_opening_hours_or_says_what_it_waits_for(app: &TestApp) {
        for moment in [
            "2026-03-02T09:00",
            "2026-03-03T15:59",
            "2026-03-07T23:30",
            "2026-03-31T17:00",
        ] {
            app.clock.set(moment);
            let file = app.front_desk().register(&cafe()).opened();
            for promise in file["guarantees"].as_array().unwrap() {
                assert_ne!(text(&promise["due_text"]), "");
                let Some(due) = promise["due_at"].as_str() else {
                    assert_eq!(promise["state"], "waiting", "{promise}");
                    continue;
                };
                let due: Timestamp = due.parse().unwrap();
                let due = due.in_tz("Europe/Copenhagen").unwrap();
                assert!(due.weekday().to_monday_one_offset() <= 5, "{due} {promise}");
                assert!((8..=16).contains(&due.hour()), "{due} {promise}");
            }
        }
    }
);

on_both!(
    fn what_comes_in_on_a_saturday_night_is_counted_from_monday_morning(app: &TestApp) {
        app.clock.set("2026-03-07T23:30");
        let file = app
            .front_desk()
            .register(&cafe_with("urgent", json!(true)))
            .opened();
        assert_eq!(file["case"]["urgent"], true);
        assert_eq!(due(&file, "acknowledge"), "2026-03-09T09:00");
        assert_eq!(due(&file, "first_human_contact"), "2026-03-08T01:30");
        let file = app.front_desk().register(&cafe()).opened();
        assert_eq!(due(&file, "first_human_contact"), "2026-03-09T16:00");
    }
);

on_both!(
    fn a_promise_skips_weekends_and_easter(app: &TestApp) {
        // Wednesday before Maundy Thursday 2026; Easter Monday is 6 April.
        app.clock.set("2026-04-01T15:30");
        let lasts = SignedDuration::from_hours(1);
        let desk = app.issue("eksempel", Role::FrontDesk, None, lasts);
        let file = desk.register(&cafe()).opened();
        assert_eq!(due(&file, "acknowledge"), "2026-04-07T08:30");
        assert_eq!(due(&file, "first_human_contact"), "2026-04-07T16:00");
    }
);

on_both!(
    fn a_promise_counts_from_when_the_enquiry_came_in(app: &TestApp) {
        let late = cafe_with("received_at", json!("2026-02-26T10:15:00+01:00"));
        let file = app.front_desk().register(&late).opened();
        assert_eq!(file["case"]["received_at"], "2026-02-26T09:15:00Z");
        assert_eq!(file["case"]["created_at"], "2026-03-02T08:00:00Z");
        assert_eq!(due(&file, "acknowledge"), "2026-02-26T11:15");
    }
);

on_both!(
    fn events_are_chained_from_the_first_to_the_last(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        let (mut chain, mut cursor, mut kinds) = (ChainHash::START, None, Vec::new());
        loop {
            let from = cursor.map_or(String::new(), |cursor: String| format!("&cursor={cursor}"));
            let answer = app
                .manager()
                .get(&format!("cases/{id}/events?limit=7{from}"));
            assert_eq!(answer.status, 200);
            let page: EventPage = serde_json::from_slice(&answer.body).unwrap();
            for event in page.items {
                let at = Moment::from(event.at.parse::<Timestamp>().unwrap());
                chain = chain.next(event.seq, at, &event.actor, event.payload.get());
                let hash: String = chain.0.iter().map(|byte| format!("{byte:02x}")).collect();
                assert_eq!(event.hash, hash, "event {}", event.seq);
                kinds.push(event.kind);
                assert_eq!(usize::try_from(event.seq).unwrap(), kinds.len());
                assert!(!event.sentence.is_empty() && event.actor.starts_with("staff:"));
            }
            match page.next {
                Some(next) => {
                    assert!(
                        answer
                            .header("link")
                            .unwrap()
                            .contains(&format!("cursor={next}"))
                    );
                    cursor = Some(next);
                }
                None => break,
            }
        }
        assert_eq!(kinds[..2], ["enquiry_registered", "case_opened"]);
        for kind in [
            "contribution_offered",
            "guarantee_promised",
            "guarantee_started",
        ] {
            assert!(kinds.iter().any(|known| known == kind), "{kind}");
        }
    }
);

on_both!(
    fn what_was_written_is_kept_word_for_word(app: &TestApp) {
        let (desk, manager) = (app.front_desk(), app.manager());
        let long = "Vi søger om udvidelse af hallen. ".repeat(300 * 1024 / 33);
        for (number, words) in [
            " \tLinje et\r\nLinje to\n\n\u{b}",
            "Cafe\u{301} pa\u{30a} A\u{308}ro\u{308}",
            "👩‍🍳🍞 Bageri 🏳️‍🌈",
            "\u{202e}sgælnab\u{202c} \u{2066}og\u{2069} \u{200b}\u{feff}usynligt \u{7}\u{1b}[31m",
            "<script>alert('x')</script> & \"citat\" \\ / {{7*7}} %00 ' or 1=1 --",
            "\u{fffd}\u{ffff}\u{10ffff} ﷺ",
            &long,
        ]
        .into_iter()
        .enumerate()
        {
            let mut enquiry = short(words);
            enquiry["subject"] = json!(words);
            let id = case_id(&desk.register_once(&format!("text-{number}"), &enquiry));
            let kept = manager.get(&format!("cases/{id}/enquiries")).expect(200);
            assert_eq!(kept["items"][0]["text"], words);
            assert_eq!(kept["items"][0]["subject"], words);
        }
        app.work();
    }
);

on_both!(
    fn who_asked_is_kept_as_it_was_given(app: &TestApp) {
        let mut enquiry = cafe();
        enquiry["business"]["identifiers"] =
            json!([{"scheme": "dk_cvr", "value": "DK 29 19 06 23"}]);
        enquiry["contact"]["email"] = json!("Mette@Nygade.example");
        enquiry["place"] = json!({"address": "Nygade 3, st. tv.", "postal_code": "9990"});
        let id = case_id(&app.front_desk().register(&enquiry));
        let kept = app
            .manager()
            .get(&format!("cases/{id}/enquiries"))
            .expect(200)["items"][0]
            .take();
        assert_eq!(kept["sender"]["business"], enquiry["business"]);
        assert_eq!(kept["sender"]["contact"], enquiry["contact"]);
        assert_eq!(kept["place"], enquiry["place"]);
        assert_eq!(kept["attributes"], enquiry["attributes"]);
        assert_eq!(kept["channel"], "phone");
    }
);

on_both!(
    fn an_enquiry_comes_in_by_every_channel_and_from_a_program(app: &TestApp) {
        for channel in [
            "phone",
            "web_form",
            "email",
            "front_desk",
            "hotline",
            "visit",
            "api",
        ] {
            let answer = app
                .integration()
                .register(&cafe_with("channel", json!(channel)));
            let id = case_id(&answer);
            let kept = app
                .manager()
                .get(&format!("cases/{id}/enquiries"))
                .expect(200);
            assert_eq!(kept["items"][0]["channel"], channel);
        }
    }
);

on_both!(
    fn a_preview_says_what_would_be_done_and_writes_nothing(app: &TestApp) {
        let before = app.counts();
        let preview = app
            .front_desk()
            .post("enquiries/preview")
            .json(&cafe())
            .send()
            .expect(200);
        assert_eq!(app.counts(), before);
        assert!(preview.get("tracking").is_none());
        let opened = app.front_desk().register(&cafe()).opened();
        for part in [
            "contributions",
            "guarantees",
            "coordinator",
            "questions",
            "documents",
        ] {
            assert_eq!(
                without_ids(&preview[part]),
                without_ids(&opened[part]),
                "{part}"
            );
        }
        assert_eq!(preview["case"]["case_types"], opened["case"]["case_types"]);
    }
);

on_both!(
    fn nothing_is_refused_for_being_large_but_within_the_limit(app: &TestApp) {
        let words = "Å".repeat(512 * 1024);
        let id = case_id(&app.front_desk().register_once("large", &short(&words)));
        app.work();
        let kept = app
            .manager()
            .get(&format!("cases/{id}/enquiries"))
            .expect(200);
        assert!(kept["items"][0]["text"] == words.as_str());
    }
);

/// When a promise is due, on the municipality's wall clock.
fn due(file: &Value, clock: &str) -> String {
    let promises = file["guarantees"].as_array().unwrap();
    let promise = promises
        .iter()
        .find(|promise| promise["clock"] == clock)
        .unwrap();
    let at: Timestamp = text(&promise["due_at"]).parse().unwrap();
    let wall = at.in_tz("Europe/Copenhagen").unwrap();
    wall.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The same, without what differs from one time to the next.
fn without_ids(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(items) = value.as_array_mut() {
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            // Questions have ids of the catalogue's; they stay.
            if item.contains_key("version") {
                item.remove("id");
            }
        }
    }
    value
}

#[derive(Deserialize)]
struct EventPage {
    items: Vec<Event>,
    next: Option<String>,
}

#[derive(Deserialize)]
struct Event {
    seq: i32,
    kind: String,
    at: String,
    actor: String,
    sentence: String,
    payload: Box<RawValue>,
    hash: String,
}
