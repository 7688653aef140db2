//! What people say of themselves, and how long it holds.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, TestApp, on_both};
use serde_json::{Value, json};

use crate::sample::{all, text};

const MIKKEL: &str = "mikkel.oesterlund@eksempel.example";

fn say(actor: &Actor, word: &Value) -> Answer {
    actor.request("PUT", "presence").json(word).send()
}

/// How the switchboard sees Mikkel.
#[track_caller]
fn seen(app: &TestApp) -> Value {
    let page = app.front_desk().get("presence?limit=200").expect(200);
    let mut people = page["items"].as_array().unwrap().iter();
    let found = people.find(|person| person["name"] == "Mikkel Østerlund");
    found.unwrap().clone()
}

on_both!(
    fn what_somebody_says_of_themselves_holds_until_it_ends_by_itself(app: &TestApp) {
        let mikkel = app.person("eksempel", MIKKEL, Role::Coordinator);
        assert_eq!(seen(app)["reach"]["availability"], "available");
        let until = "2026-03-02T11:00:00+01:00";
        let said = say(&mikkel, &json!({"state": "busy", "until": until})).expect(200);
        assert_eq!(said["reach"]["availability"], "busy");
        assert_eq!(said["reach"]["next_at"], "2026-03-02T10:00:00Z");
        assert_eq!(seen(app), said);
        app.clock.set("2026-03-02T11:00");
        let after = seen(app);
        assert_eq!(after["reach"]["availability"], "available");
        assert_eq!(after.get("state"), None);
        say(&mikkel, &json!({"state": "busy"})).expect(200);
        assert_eq!(seen(app)["state_until"], "2026-03-02T22:59:59Z");
        say(&mikkel, &json!({"state": "available"})).expect(200);
        assert_eq!(seen(app)["reach"]["availability"], "available");
        assert_eq!(app.counts()["staff_presence"], 1);
    }
);

on_both!(
    fn nobody_is_reached_outside_contact_hours_whatever_they_say(app: &TestApp) {
        let mikkel = app.person("eksempel", MIKKEL, Role::Coordinator);
        app.clock.set("2026-03-02T15:00");
        let said = say(&mikkel, &json!({"state": "available"})).expect(200);
        assert_eq!(said["state"], "available");
        assert_eq!(said["reach"]["availability"], "closed");
    }
);

on_both!(
    fn what_cannot_be_said_is_refused(app: &TestApp) {
        let mikkel = app.person("eksempel", MIKKEL, Role::Coordinator);
        let before = app.counts();
        for (word, field, code) in [
            (json!({"state": "gone"}), "/state", "unknown_value"),
            (
                json!({"state": "busy", "until": "noon"}),
                "/until",
                "not_a_moment",
            ),
            (
                json!({"state": "busy", "until": "2026-03-02T09:00:00+01:00"}),
                "/until",
                "in_the_past",
            ),
            (
                json!({"state": "busy", "until": "2026-04-20T09:00:00+01:00"}),
                "/until",
                "too_many_days_ahead",
            ),
        ] {
            say(&mikkel, &word).refuses(&[(field, code)]);
        }
        let busy = json!({"state": "busy"});
        say(&app.integration(), &busy).problem(403, "forbidden");
        say(&app.anonymous(), &busy).problem(401, "unauthenticated");
        say(&mikkel.in_municipality("fjordvik"), &busy).problem(404, "not_found");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn the_list_of_who_can_take_calls_goes_page_by_page(app: &TestApp) {
        let desk = app.front_desk();
        let whole = desk.get("presence?limit=200").expect(200);
        let whole = all(&whole["items"], "staff");
        assert!(whole.len() > 10);
        let (mut paged, mut path) = (Vec::new(), "presence?limit=7".to_owned());
        loop {
            let page = desk.get(&path).expect(200);
            paged.extend(all(&page["items"], "staff"));
            let Some(next) = page["next"].as_str() else {
                break;
            };
            path = format!("presence?limit=7&cursor={next}");
        }
        assert_eq!(paged, whole);
        let office = desk.get("presence?unit=switchboard").expect(200);
        let names = all(&office["items"], "name");
        assert!(names.contains(&"Søs Engelbrekt".to_owned()), "{names:?}");
        assert!(!names.contains(&"Mikkel Østerlund".to_owned()));
        desk.get("presence?limit=0")
            .refuses(&[("limit", "out_of_range")]);
        app.integration().get("presence").problem(403, "forbidden");
        assert_ne!(text(&office["items"][0]["phone"]), "");
    }
);
