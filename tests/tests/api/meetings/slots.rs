//! Times that come back, and taking a place in them.

use std::thread;

use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::{Value, json};

use super::{change, end, matter, plan, seen};
use crate::promises::matter::{Matter, at, manager};
use crate::sample::{all, text};

/// The lots meeting: every second Thursday at one.
fn lots() -> Value {
    json!({
        "name": "Grundmøde",
        "unit": "building",
        "first_on": "2026-03-05",
        "every_weeks": 2,
        "starts": "13:00",
        "minutes": 60,
        "place": "Rådhuset, lokale 2",
        "capacity": 2,
    })
}

fn keep(by: &Actor, body: &Value) -> Answer {
    by.post("meeting-slots").json(body).send()
}

#[track_caller]
fn kept(by: &Actor, body: &Value) -> String {
    text(&keep(by, body).expect(201)["id"])
}

fn place(slot: &str, occurrence: &str) -> Value {
    json!({"kind": "joint_meeting", "slot": slot, "occurrence": occurrence})
}

on_both!(
    fn occurrences_keep_the_hour_on_the_wall_and_leave_holidays_out(app: &TestApp) {
        let by = manager(app);
        let answer = keep(&by, &lots());
        let slot = answer.expect(201);
        assert_eq!(answer.header("etag"), Some("\"1\""));
        assert_eq!(slot["weekday"], 4);
        let id = text(&slot["id"]);
        let path = format!("meeting-slots/{id}");
        assert_eq!(by.get(&path).expect(200), slot);
        assert_eq!(by.get("meeting-slots").expect(200)["items"], json!([slot]));
        let next = by.get(&format!("{path}/occurrences?limit=4")).expect(200);
        // 2 April is Maundy Thursday; clocks change on 29 March.
        let starts = [
            "2026-03-05T12:00:00Z",
            "2026-03-19T12:00:00Z",
            "2026-04-16T11:00:00Z",
            "2026-04-30T11:00:00Z",
        ];
        assert_eq!(all(&next["items"], "starts_at"), starts);
        assert_eq!(next["items"][0]["free"], 2);
        let later = format!("{path}/occurrences?limit=1&from=2026-03-05T12:00:01Z");
        let later = by.get(&later).expect(200);
        assert_eq!(all(&later["items"], "on"), ["2026-03-19"]);
    }
);

on_both!(
    fn a_full_occurrence_names_the_next_that_has_room(app: &TestApp) {
        let matter = matter(app);
        let slot = kept(&matter.by, &lots());
        let (thursday, next) = ("2026-03-19T12:00:00Z", "2026-04-16T11:00:00Z");
        let first = plan(&matter, &place(&slot, thursday)).expect(201);
        assert_eq!(first["place"], "Rådhuset, lokale 2");
        assert_eq!(first["ends_at"], "2026-03-19T13:00:00Z");
        plan(&matter, &place(&slot, thursday)).expect(201);
        let before = app.counts();
        let full = plan(&matter, &place(&slot, thursday));
        full.problem(409, "slot_full");
        assert_eq!(full.json()["next_free_at"], next);
        assert!(
            text(&full.json()["detail"]).contains(next),
            "{}",
            full.json()
        );
        assert_eq!(app.counts(), before);
        let path = format!("meeting-slots/{slot}/occurrences?limit=2");
        let told = matter.by.get(&path).expect(200);
        assert_eq!(
            (&told["items"][1]["booked"], &told["items"][1]["free"]),
            (&json!(2), &json!(0))
        );
        // Cancelling gives the place back, and so does moving away.
        let id = text(&first["id"]);
        end(&matter.by, &id, "cancel", 1, &json!({"reason": "Syg"})).expect(200);
        let again = plan(&matter, &place(&slot, thursday)).expect(201);
        let elsewhere = json!({"starts_at": at("03-18T13:00"), "ends_at": at("03-18T14:00")});
        let moved = change(&matter.by, &text(&again["id"]), 1, &elsewhere).expect(200);
        assert_eq!(moved["slot"], Value::Null);
        let back = json!({"slot": slot, "occurrence": thursday});
        let back = change(&matter.by, &text(&again["id"]), 2, &back).expect(200);
        assert_eq!(back["starts_at"], thursday);
        plan(&matter, &place(&slot, thursday)).problem(409, "slot_full");
        matter.is_clean(app);
    }
);

on_both!(
    fn of_those_who_book_at_once_no_more_get_a_place_than_there_are(app: &TestApp) {
        let by = manager(app);
        let slot = kept(&by, &lots());
        let cases: Vec<Matter> = (0..6).map(|_| matter(app)).collect();
        let body = place(&slot, "2026-03-19T12:00:00Z");
        let statuses: Vec<u16> = thread::scope(|scope| {
            let booking: Vec<_> = cases
                .iter()
                .map(|case| scope.spawn(|| plan(case, &body).status))
                .collect();
            booking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let count = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!((count(201), count(409)), (2, 4), "{statuses:?}");
    }
);

on_both!(
    fn only_what_takes_place_can_be_booked(app: &TestApp) {
        let matter = matter(app);
        let slot = kept(&matter.by, &lots());
        let before = app.counts();
        let nobody = "01900000-0000-7000-8000-000000000007";
        let thursday = "2026-03-19T12:00:00Z";
        for (body, fields) in [
            (place(nobody, thursday), [("/slot", "no_such_thing")]),
            (
                place(&slot, "2026-03-12T12:00:00Z"),
                [("/occurrence", "no_such_thing")],
            ),
            (
                place(&slot, "2026-04-02T11:00:00Z"),
                [("/occurrence", "no_such_thing")],
            ),
            (
                json!({"kind": "visit", "slot": slot}),
                [("/occurrence", "required")],
            ),
            (
                json!({"kind": "visit", "occurrence": thursday}),
                [("/slot", "required")],
            ),
            (
                json!({"kind": "visit", "slot": slot, "occurrence": thursday, "ends_at": thursday}),
                [("/ends_at", "unknown_field")],
            ),
        ] {
            plan(&matter, &body).refuses(&fields);
        }
        assert_eq!(app.counts(), before);
        let path = format!("meeting-slots/{slot}");
        let off = seen(matter.by.patch(&path), 1, &json!({"active": false})).expect(200);
        assert_eq!(off["version"], 2);
        plan(&matter, &place(&slot, thursday)).problem(409, "slot_inactive");
        seen(matter.by.patch(&path), 1, &json!({"active": true})).problem(412, "stale");
    }
);

on_both!(
    fn a_slot_with_wrong_fields_is_refused(app: &TestApp) {
        let by = manager(app);
        let before = app.counts();
        let mut wrong = lots();
        for (field, value) in [
            ("name", json!(" ")),
            ("unit", json!("nowhere")),
            ("first_on", json!("1999-12-31")),
            ("every_weeks", json!(0)),
            ("starts", json!("24:00")),
            ("minutes", json!(721)),
            ("link", json!("ftp://meet.example")),
            ("capacity", json!(101)),
        ] {
            wrong[field] = value;
        }
        keep(&by, &wrong).refuses(&[
            ("/name", "blank"),
            ("/unit", "no_such_thing"),
            ("/first_on", "out_of_range"),
            ("/every_weeks", "out_of_range"),
            ("/starts", "not_a_time_of_day"),
            ("/minutes", "out_of_range"),
            ("/link", "not_a_link"),
            ("/capacity", "out_of_range"),
        ]);
        let id = kept(&by, &lots());
        let path = format!("meeting-slots/{id}");
        let blind = by.patch(&path).json(&json!({"capacity": 3})).send();
        blind.problem(428, "version_required");
        let none = seen(by.patch(&path), 1, &json!({"capacity": 0}));
        none.refuses(&[("/capacity", "out_of_range")]);
        let after = app.counts();
        assert_eq!(after["meeting_slot"], before["meeting_slot"] + 1);
        assert_eq!(by.get(&path).expect(200)["version"], 1);
    }
);
