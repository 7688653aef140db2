//! Held, written down, and what was agreed.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::{end, joint, joint_with, matter, participants, plan, planned, read, seen};
use crate::promises::matter::{at, for_a_year};
use crate::sample::text;

/// Works on fires, which a café concerns.
const FIRE: &str = "signe.roegbjerg@eksempel.example";
/// Works at the harbour, which it does not.
const HARBOUR: &str = "helge.havnsoe@eksempel.example";

on_both!(
    fn a_joint_meeting_that_was_held_keeps_its_promise(app: &TestApp) {
        let matter = matter(app);
        let promise = matter.own("lots_meeting");
        let id = planned(&matter, &joint());
        app.clock.set("2026-03-12T12:59");
        let before = app.counts();
        let early = end(&matter.by, &id, "hold", 1, &json!({"attended": []}));
        early.problem(409, "meeting_not_begun");
        assert_eq!(early.json()["allowed_actions"], json!(["change", "cancel"]));
        assert_eq!(app.counts(), before);
        assert_eq!(promise.state(), "running");
        app.clock.set("2026-03-12T14:05");
        let meeting = read(&matter.by, &id);
        assert_eq!(
            meeting["allowed_actions"],
            json!(["change", "cancel", "hold"])
        );
        let there = participants(&meeting, "unit");
        let went = json!({"attended": [there[0]], "minutes": "Enighed.\n\n  – alt\n"});
        let held = end(&matter.by, &id, "hold", 1, &went).expect(200);
        assert_eq!(held["stage"], "held");
        assert_eq!(held["minutes"], "Enighed.\n\n  – alt\n");
        assert_eq!(
            held["allowed_actions"],
            json!(["add_action", "keep_minutes"])
        );
        let attended = held["participants"].as_array().unwrap().iter();
        let attended: Vec<&Value> = attended.filter(|one| one["attended"] == true).collect();
        assert_eq!(attended.len(), 1);
        assert_eq!(attended[0]["id"], there[0].as_str());
        assert_eq!(promise.state(), "met");
        let ledger = promise.read()["entries"].to_string();
        assert!(ledger.contains("2026-03-12T12:00:00Z"), "{ledger}");
        let said: Vec<String> = matter.events().into_iter().map(|event| event.1).collect();
        assert!(
            said.contains(&"A joint meeting took place.".to_owned()),
            "{said:?}"
        );
        let again = end(&matter.by, &id, "hold", 2, &json!({"attended": []}));
        again.problem(409, "meeting_not_planned");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_visit_keeps_the_promise_to_speak_only_if_the_business_was_met(app: &TestApp) {
        let matter = matter(app);
        let visit = |day: &str| {
            json!({
                "kind": "visit",
                "starts_at": at(&format!("{day}T10:00")),
                "ends_at": at(&format!("{day}T11:00")),
            })
        };
        let (first, second) = (
            planned(&matter, &visit("03-03")),
            planned(&matter, &visit("03-04")),
        );
        let promise = matter.own("first_human");
        app.clock.set("2026-03-03T11:00");
        end(&matter.by, &first, "hold", 1, &json!({"attended": []})).expect(200);
        assert_ne!(promise.state(), "met");
        app.clock.set("2026-03-04T11:00");
        let contact = participants(&read(&matter.by, &second), "contact");
        end(
            &matter.by,
            &second,
            "hold",
            1,
            &json!({"attended": contact}),
        )
        .expect(200);
        assert!(promise.state().starts_with("met"), "{}", promise.state());
        let reached = matter
            .events()
            .into_iter()
            .filter(|event| event.0 == "progressed");
        assert_eq!(reached.count(), 1);
        matter.is_clean(app);
    }
);

on_both!(
    fn how_it_went_must_fit_the_meeting(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        app.clock.set("2026-03-12T14:05");
        let before = app.counts();
        let nobody = "01900000-0000-7000-8000-000000000007";
        let wrong = json!({"attended": [nobody], "only_unit": "nowhere", "minutes": " "});
        let fields = [
            ("/attended/0", "no_such_thing"),
            ("/only_unit", "no_such_thing"),
            ("/minutes", "blank"),
        ];
        end(&matter.by, &id, "hold", 1, &wrong).refuses(&fields);
        let bare = json!({"attended": [], "only_unit": "fire"});
        end(&matter.by, &id, "hold", 1, &bare).refuses(&[("/minutes", "required")]);
        let missing = end(&matter.by, &id, "hold", 1, &json!({}));
        missing.refuses(&[("/attended", "required")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn minutes_for_one_unit_are_read_by_that_unit_alone(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        app.clock.set("2026-03-12T14:05");
        let went = json!({"attended": [], "minutes": "HEMMELIGT", "only_unit": "fire"});
        end(&matter.by, &id, "hold", 1, &went).expect(200);
        let fire = for_a_year(app, "eksempel", Role::Handler, FIRE);
        assert_eq!(read(&fire, &id)["minutes"], "HEMMELIGT");
        let building = "building";
        let others = app.run(async |all| all.staff_of("eksempel").await.unwrap().1);
        let other = others
            .iter()
            .find(|one| one.is_in(building) && !one.is_in("fire") && one.roles == [Role::Handler]);
        let other = for_a_year(app, "eksempel", Role::Handler, &other.unwrap().email);
        let seen = read(&other, &id);
        assert_eq!(seen["minutes"], Value::Null);
        assert_eq!(seen["minutes_only_unit"], "fire");
        let listed = matter
            .by
            .get(&format!("cases/{}/meetings", matter.id))
            .expect(200);
        assert!(!listed.to_string().contains("HEMMELIGT"));
        let events = matter
            .by
            .get(&format!("cases/{}/events?limit=200", matter.id))
            .expect(200);
        assert!(!events.to_string().contains("HEMMELIGT"));
    }
);

on_both!(
    fn what_was_agreed_is_done_once_by_whoever_was_to_do_it(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint_with("participants", json!({"units": []})));
        let path = format!("meetings/{id}/actions");
        let harbour = app.staff("eksempel", HARBOUR).to_string();
        let agreed = json!({"what": "Måle kajen op", "staff": harbour, "due_on": "2026-03-20"});
        let early = matter.by.post(&path).json(&agreed).send();
        early.problem(409, "meeting_not_held");
        app.clock.set("2026-03-12T14:05");
        end(&matter.by, &id, "hold", 1, &json!({"attended": []})).expect(200);
        let late = json!({"what": "x", "due_on": "2026-03-11", "staff": id});
        let fields = [("/due_on", "in_the_past"), ("/staff", "no_such_thing")];
        matter.by.post(&path).json(&late).send().refuses(&fields);
        let no_day = json!({"what": "x", "due_on": "2026-02-30"});
        matter
            .by
            .post(&path)
            .json(&no_day)
            .send()
            .refuses(&[("/due_on", "not_a_date")]);
        let noted = matter.by.post(&path).json(&agreed).send().expect(201);
        assert_eq!(noted["version"], 3);
        let business = json!({"what": "Sende tegninger", "due_on": "2026-03-16"});
        let both = matter.by.post(&path).json(&business).send().expect(201);
        let action = text(&both["actions"][0]["id"]);
        let one = format!("{path}/{action}");
        // The harbour does not work on the case, but knows what it is to do and nothing more.
        let by = for_a_year(app, "eksempel", Role::Handler, HARBOUR);
        let seen_by_them = read(&by, &id);
        assert_eq!(seen_by_them["actions"].as_array().unwrap().len(), 1);
        assert_eq!(seen_by_them["allowed_actions"], json!(["finish_action"]));
        let done = json!({"done": true});
        seen(by.patch(&one), 4, &json!({"done": false})).refuses(&[("/done", "unknown_value")]);
        seen(by.patch(&one), 3, &done).problem(412, "stale");
        let after = seen(by.patch(&one), 4, &done).expect(200);
        assert!(after["actions"][0]["done_at"].is_string(), "{after}");
        let again = seen(matter.by.patch(&one), 5, &done);
        again.problem(409, "action_done_already");
        let other = text(&both["actions"][1]["id"]);
        let theirs = seen(by.patch(&format!("{path}/{other}")), 5, &done);
        theirs.problem(404, "not_found");
        let kinds: Vec<String> = matter.events().into_iter().map(|event| event.0).collect();
        let last = [
            "meeting_action_agreed",
            "meeting_action_agreed",
            "meeting_action_done",
        ];
        assert!(kinds.ends_with(&last.map(str::to_owned)), "{kinds:?}");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_meeting_on_a_case_that_goes_on_can_be_made_longer(app: &TestApp) {
        let matter = matter(app);
        let id = text(&plan(&matter, &joint()).expect(201)["id"]);
        app.clock.set("2026-03-12T13:50");
        let longer = json!({"ends_at": at("03-12T15:00")});
        let changed = super::change(&matter.by, &id, 1, &longer).expect(200);
        assert_eq!(changed["ends_at"], "2026-03-12T14:00:00Z");
        let back = json!({"starts_at": at("03-12T13:30")});
        super::change(&matter.by, &id, 2, &back).refuses(&[("/starts_at", "in_the_past")]);
    }
);
