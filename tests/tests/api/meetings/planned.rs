//! Planning, changing and cancelling.

use std::collections::BTreeSet;

use onedoor_domain::directory::Role;
use onedoor_store::columns::OutboxKind;
use onedoor_store::meetings;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::{change, end, joint, joint_with, matter, of, participants, plan, planned, read};
use crate::promises::matter::{at, for_a_year, waiting};
use crate::sample::{all, cafe_with, coordinator, text};

on_both!(
    fn every_unit_that_owes_something_and_the_business_are_invited(app: &TestApp) {
        let matter = matter(app);
        let answer = plan(&matter, &joint());
        let meeting = answer.expect(201);
        assert_eq!(answer.header("etag"), Some("\"1\""));
        let at = format!("/v1/eksempel/meetings/{}", text(&meeting["id"]));
        assert_eq!(answer.header("location"), Some(at.as_str()));
        assert_eq!(meeting["stage"], "planned");
        assert_eq!(meeting["sequence"], 0);
        assert_eq!(meeting["allowed_actions"], json!(["change", "cancel"]));
        let file = matter.file();
        let owe: BTreeSet<String> = all(&file["contributions"], "unit").into_iter().collect();
        let invited = meeting["participants"].as_array().unwrap().iter();
        let come: BTreeSet<String> = invited
            .filter_map(|one| one["unit"].as_str().map(str::to_owned))
            .collect();
        assert!(
            come.contains("fire") && come.is_subset(&owe),
            "{come:?} of {owe:?}"
        );
        assert_eq!(participants(&meeting, "contact").len(), 1);
        assert_eq!(read(&matter.by, &text(&meeting["id"])), meeting);
        let path = format!("cases/{}/meetings", matter.id);
        let listed = matter.by.get(&path).expect(200);
        assert_eq!(listed["items"], json!([meeting]));
        assert_eq!(waiting(app, [OutboxKind::Meeting]), [1]);
        let told = (
            "meeting_planned".to_owned(),
            "A joint meeting was planned for Thu 12 March 2026 13:00.".to_owned(),
        );
        assert_eq!(matter.events().last(), Some(&told));
        matter.is_clean(app);
    }
);

on_both!(
    fn who_is_named_is_invited_and_nobody_else(app: &TestApp) {
        let matter = matter(app);
        let person = app
            .staff("eksempel", "helge.havnsoe@eksempel.example")
            .to_string();
        let who = json!({
            "units": ["fire", "fire"],
            "staff": [person, person],
            "contact": false,
            "guests": [{"name": "Ida Arkitekt", "email": "IDA@tegn.example"}],
        });
        let meeting = plan(&matter, &joint_with("participants", who)).expect(201);
        let invited = &meeting["participants"];
        assert_eq!(all(invited, "kind"), ["unit", "staff", "guest"]);
        assert_eq!(invited[0]["unit"], "fire");
        assert_eq!(invited[1]["name"], "Helge Havnsø");
        assert_eq!(invited[2]["email"], "ida@tegn.example");
    }
);

on_both!(
    fn wrong_fields_are_all_told_and_nothing_is_planned(app: &TestApp) {
        let matter = matter(app);
        let before = app.counts();
        let refused: [(Value, &[(&str, &str)]); 9] = [
            (
                json!({"kind": "party"}),
                &[
                    ("/kind", "unknown_value"),
                    ("/starts_at", "required"),
                    ("/ends_at", "required"),
                ],
            ),
            (
                joint_with("starts_at", json!(at("03-02T08:00"))),
                &[("/ends_at", "meeting_length")],
            ),
            (
                joint_with("starts_at", json!(at("03-12T13:58"))),
                &[("/ends_at", "meeting_length")],
            ),
            (
                joint_with("ends_at", json!(at("03-12T13:00"))),
                &[("/ends_at", "ends_before_it_begins")],
            ),
            (
                json!({"kind": "visit", "starts_at": at("03-02T08:30"), "ends_at": at("03-02T09:30")}),
                &[("/starts_at", "in_the_past")],
            ),
            (
                joint_with("title", json!("Møde\r\nATTENDEE:mailto:x@y.example")),
                &[("/title", "control_character")],
            ),
            (
                joint_with("link", json!("javascript:alert(1)")),
                &[("/link", "not_a_link")],
            ),
            (
                joint_with("agenda", json!("a".repeat(5001))),
                &[("/agenda", "too_long")],
            ),
            (
                joint_with(
                    "participants",
                    json!({
                        "units": ["nowhere"],
                        "staff": ["01900000-0000-7000-8000-000000000007"],
                        "guests": [{"name": " ", "email": "x"}],
                    }),
                ),
                &[
                    ("/participants/units/0", "no_such_thing"),
                    ("/participants/staff/0", "no_such_thing"),
                    ("/participants/guests/0/name", "blank"),
                    ("/participants/guests/0/email", "not_an_email"),
                ],
            ),
        ];
        for (body, fields) in refused {
            plan(&matter, &body).refuses(fields);
        }
        let crowd: Vec<Value> = (0..101)
            .map(|n| json!({"name": "Gæst", "email": format!("{n}@tegn.example")}))
            .collect();
        let crowd = joint_with("participants", json!({"guests": crowd}));
        plan(&matter, &crowd).refuses(&[("/participants", "too_many")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_case_without_a_contact_person_invites_none(app: &TestApp) {
        let matter = of(
            app,
            &json!({"channel": "phone", "text": "Må jeg åbne en café?"}),
        );
        let meeting = plan(&matter, &joint()).expect(201);
        assert!(participants(&meeting, "contact").is_empty());
        let wanted = joint_with("participants", json!({"contact": true}));
        plan(&matter, &wanted).refuses(&[("/participants/contact", "no_such_thing")]);
    }
);

on_both!(
    fn a_change_counts_up_and_tells_who_stays_who_is_new_and_who_is_gone(app: &TestApp) {
        let matter = matter(app);
        let who = json!({"units": ["fire"], "contact": true});
        let id = planned(&matter, &joint_with("participants", who));
        let first = read(&matter.by, &id);
        let later =
            json!({"starts_at": at("03-12T13:30"), "place": null, "agenda": "1. Ovne\n2. Skilte"});
        let moved = change(&matter.by, &id, 1, &later).expect(200);
        assert_eq!(
            (&moved["sequence"], &moved["version"]),
            (&json!(1), &json!(2))
        );
        assert_eq!(moved["starts_at"], "2026-03-12T12:30:00Z");
        assert_eq!(moved["ends_at"], first["ends_at"]);
        assert_eq!(moved["place"], Value::Null);
        assert_eq!(waiting(app, [OutboxKind::Meeting]), [2]);
        // Another unit instead of the business: one stays, one is new, one is gone.
        let others = json!({"participants": {"units": ["fire", "building"], "contact": false}});
        let changed = change(&matter.by, &id, 2, &others).expect(200);
        // Fire takes its work as a unit, building names who handles it.
        assert_eq!(all(&changed["participants"], "kind"), ["unit", "staff"]);
        assert_eq!(changed["participants"][1]["unit"], "building");
        assert_eq!(changed["participants"][0], first["participants"][0]);
        assert_eq!(waiting(app, [OutboxKind::Meeting]), [5]);
        let kinds: Vec<String> = matter.events().into_iter().map(|event| event.0).collect();
        assert!(kinds.ends_with(&["meeting_changed".to_owned(), "meeting_changed".to_owned()]));
        // What changes nothing is no change.
        let same = change(&matter.by, &id, 3, &others).expect(200);
        assert_eq!(
            (&same["sequence"], &same["version"]),
            (&json!(2), &json!(3))
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn nobody_overwrites_what_they_have_not_seen(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        let title = json!({"title": "Om ovnene"});
        change(&matter.by, &id, 1, &title).expect(200);
        let before = app.counts();
        change(&matter.by, &id, 1, &json!({"title": "x"})).problem(412, "stale");
        let reason = json!({"reason": "Syg"});
        end(&matter.by, &id, "cancel", 1, &reason).problem(412, "stale");
        let blind = matter
            .by
            .patch(&format!("meetings/{id}"))
            .json(&title)
            .send();
        blind.problem(428, "version_required");
        assert_eq!(app.counts(), before);
        assert_eq!(read(&matter.by, &id)["title"], "Om ovnene");
    }
);

on_both!(
    fn a_cancelled_meeting_stays_cancelled_and_says_why(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        let blank = json!({"reason": " "});
        end(&matter.by, &id, "cancel", 1, &blank).refuses(&[("/reason", "blank")]);
        let off = end(&matter.by, &id, "cancel", 1, &json!({"reason": "Syg"})).expect(200);
        assert_eq!(off["stage"], "cancelled");
        assert_eq!(off["cancel_reason"], "Syg");
        assert_eq!(off["sequence"], 1);
        assert_eq!(off["allowed_actions"], json!([]));
        let told = waiting(app, [OutboxKind::Meeting]);
        app.clock.set("2026-03-12T13:30");
        let before = app.counts();
        let again = [
            change(&matter.by, &id, 2, &json!({"title": "x"})),
            end(&matter.by, &id, "cancel", 2, &json!({"reason": "Igen"})),
            end(&matter.by, &id, "hold", 2, &json!({"attended": []})),
        ];
        for answer in again {
            answer.problem(409, "meeting_not_planned");
            assert_eq!(answer.json()["allowed_actions"], json!([]));
        }
        let agreed = json!({"what": "x", "due_on": "2026-03-20"});
        let path = format!("meetings/{id}/actions");
        matter
            .by
            .post(&path)
            .json(&agreed)
            .send()
            .problem(409, "meeting_not_held");
        assert_eq!(app.counts(), before);
        assert_eq!(told, [2]);
        let last = matter.events().pop().unwrap();
        assert_eq!(last.1, "A joint meeting was cancelled.");
        matter.is_clean(app);
    }
);

on_both!(
    fn the_same_key_plans_one_meeting(app: &TestApp) {
        let matter = matter(app);
        let path = format!("cases/{}/meetings", matter.id);
        let send = || matter.by.post(&path).key("en-gang").json(&joint()).send();
        let first = send().expect(201);
        let again = send();
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(again.expect(201), first);
        let listed = matter.by.get(&path).expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    }
);

on_both!(
    fn pages_of_a_case_s_meetings_and_of_a_calendar_meet_without_gap(app: &TestApp) {
        let matter = matter(app);
        let mut ids = Vec::new();
        for day in ["03-10", "03-12", "03-11"] {
            let body = json!({
                "kind": "visit",
                "starts_at": at(&format!("{day}T13:00")),
                "ends_at": at(&format!("{day}T14:00")),
            });
            ids.push(planned(&matter, &body));
        }
        let case = format!("cases/{}/meetings?limit=2", matter.id);
        let first = matter.by.get(&case).expect(200);
        assert_eq!(all(&first["items"], "id"), ids[..2]);
        let rest = format!("{case}&cursor={}", text(&first["next"]));
        let rest = matter.by.get(&rest).expect(200);
        assert_eq!(all(&rest["items"], "id"), ids[2..]);
        let mut days = Vec::new();
        let mut path = "meetings?limit=2".to_owned();
        loop {
            let page = matter.by.get(&path).expect(200);
            days.extend(all(&page["items"], "starts_at"));
            let Some(next) = page["next"].as_str() else {
                break;
            };
            path = format!("meetings?limit=2&cursor={next}");
        }
        let sorted = [
            "2026-03-10T12:00:00Z",
            "2026-03-11T12:00:00Z",
            "2026-03-12T12:00:00Z",
        ];
        assert_eq!(days, sorted);
        matter
            .by
            .get("meetings?cursor=x")
            .problem(400, "bad_request");
        let back = "meetings?from=2026-03-05T00:00:00Z&until=2026-03-01T00:00:00Z";
        matter
            .by
            .get(back)
            .refuses(&[("until", "ends_before_it_begins")]);
    }
);

on_both!(
    fn a_calendar_knows_who_is_in_a_meeting_and_until_when(app: &TestApp) {
        let enquiry = cafe_with("contact.email", json!("mette@nygade.example"));
        let matter = of(app, &enquiry);
        let person = app.staff("eksempel", "helge.havnsoe@eksempel.example");
        let answers = app.staff("eksempel", &coordinator(&matter.file()));
        let idle = app.staff("eksempel", "signe.roegbjerg@eksempel.example");
        let who = json!({"units": [], "staff": [person.to_string()]});
        let id = planned(&matter, &joint_with("participants", who));
        let (municipality, _) = app.run(async |all| all.staff_of("eksempel").await.unwrap());
        let busy = |staff, wall: &str| {
            app.clock.set(wall);
            let now = app.run(async |all| all.now());
            let found = app.ask(move |conn| meetings::of_staff_at(conn, municipality, staff, now));
            found.map(|until| until.to_string())
        };
        let until = Some("2026-03-12T13:00:00Z".to_owned());
        for staff in [person, answers] {
            assert_eq!(busy(staff, "2026-03-12T12:59"), None);
            assert_eq!(busy(staff, "2026-03-12T13:00"), until);
            assert_eq!(busy(staff, "2026-03-12T13:59"), until);
            assert_eq!(busy(staff, "2026-03-12T14:00"), None);
        }
        assert_eq!(busy(idle, "2026-03-12T13:30"), None);
        let of = |staff: &str| {
            let path = format!("meetings?from=2026-03-12T00:00:00Z&staff={staff}");
            matter.by.get(&path).expect(200)["items"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(of(&person.to_string()), 1);
        assert_eq!(of(&idle.to_string()), 0);
        // Whoever is invited but does not work on the case may read what they come to.
        let helge = for_a_year(
            app,
            "eksempel",
            Role::Handler,
            "helge.havnsoe@eksempel.example",
        );
        assert_eq!(read(&helge, &id)["allowed_actions"], json!([]));
        end(&matter.by, &id, "cancel", 1, &json!({"reason": "Syg"})).expect(200);
        assert_eq!(busy(person, "2026-03-12T13:30"), None);
        assert_eq!(of(&person.to_string()), 0);
    }
);
