//! Who may plan and read meetings, and what others see of them.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::{change, end, joint, joint_with, matter, plan, planned, read, seen};
use crate::isolation::hidden;
use crate::promises::matter::{Matter, for_a_year};
use crate::sample::coordinator;

/// Works on fires, which a café concerns.
const CONCERNED: &str = "signe.roegbjerg@eksempel.example";
/// Works at the harbour, which it does not.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";

const NOBODY: &str = "01900000-0000-7000-8000-000000000007";

/// Every change of a meeting, and of its case's meetings.
fn changes(by: &Actor, case: &str, meeting: &str) -> Vec<Answer> {
    let theirs = Matter {
        by: by.clone(),
        id: case.to_owned(),
    };
    let action = format!("meetings/{meeting}/actions");
    vec![
        plan(&theirs, &joint()),
        change(by, meeting, 1, &json!({"title": "x"})),
        end(by, meeting, "cancel", 1, &json!({"reason": "x"})),
        end(by, meeting, "hold", 1, &json!({"attended": []})),
        super::minutes::keep(by, meeting, 1, &json!({"minutes": "x"})),
        by.post(&action)
            .json(&json!({"what": "x", "due_on": "2026-03-20"}))
            .send(),
    ]
}

/// Everything that shows a meeting by itself.
fn looks(by: &Actor, case: &str, meeting: &str) -> Vec<Answer> {
    vec![
        by.get(&format!("cases/{case}/meetings")),
        by.get(&format!("meetings/{meeting}")),
        by.get(&format!("meetings/{meeting}/invitation.ics")),
    ]
}

on_both!(
    fn the_coordinator_plans_and_whoever_works_on_the_case_reads(app: &TestApp) {
        let matter = matter(app);
        let email = coordinator(&matter.file());
        let theirs = Matter {
            by: app.person("eksempel", &email, Role::Coordinator),
            id: matter.id.clone(),
        };
        let id = planned(&theirs, &joint());
        change(&theirs.by, &id, 1, &json!({"title": "Om ovne"})).expect(200);
        let concerned = app.person("eksempel", CONCERNED, Role::Handler);
        for answer in looks(&concerned, &matter.id, &id) {
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
        assert_eq!(read(&concerned, &id)["allowed_actions"], json!([]));
        let before = app.counts();
        for answer in changes(&concerned, &matter.id, &id) {
            answer.problem(403, "forbidden");
        }
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn who_may_only_know_the_case_sees_that_people_meet_and_nothing_more(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint_with("title", json!("HEMMELIGT")));
        let before = app.counts();
        for by in [app.front_desk(), app.integration(), app.admin()] {
            for answer in looks(&by, &matter.id, &id) {
                answer.problem(403, "forbidden");
            }
            for answer in changes(&by, &matter.id, &id) {
                answer.problem(403, "forbidden");
            }
            let calendar = by.get("meetings").expect(200);
            let busy = json!([{
                "starts_at": "2026-03-12T12:00:00Z",
                "ends_at": "2026-03-12T13:00:00Z",
                "stage": "planned",
            }]);
            assert_eq!(calendar["items"], busy);
        }
        let whole = matter.by.get("meetings").expect(200);
        assert_eq!(whole["items"][0]["meeting"]["title"], "HEMMELIGT");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn who_may_not_know_the_case_learns_nothing_of_its_meetings(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        let by = app.person("eksempel", ELSEWHERE, Role::Handler);
        unknown_to(app, &by, &matter.id, &id);
    }
);

on_both!(
    fn another_municipality_cannot_tell_a_meeting_from_one_that_is_not_there(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let matter = matter(app);
        let id = planned(&matter, &joint());
        let slot = json!({
            "name": "Grundmøde", "first_on": "2026-03-05", "every_weeks": 2, "starts": "13:00",
            "minutes": 60, "capacity": 1,
        });
        let slot = matter
            .by
            .post("meeting-slots")
            .json(&slot)
            .send()
            .expect(201);
        let slot = slot["id"].as_str().unwrap();
        let theirs = app.actor_in(Country::Se, Role::Manager);
        unknown_to(app, &theirs, &matter.id, &id);
        assert_eq!(theirs.get("meeting-slots").expect(200)["items"], json!([]));
        for part in ["", "/occurrences"] {
            let path = |id: &str| format!("meeting-slots/{id}{part}");
            hidden(&theirs.get(&path(slot)), &theirs.get(&path(NOBODY)));
        }
        let active = json!({"active": false});
        let path = |id: &str| format!("meeting-slots/{id}");
        let changed = seen(theirs.patch(&path(slot)), 1, &active);
        hidden(&changed, &seen(theirs.patch(&path(NOBODY)), 1, &active));
        // Not even by booking it on a case of their own.
        let case = crate::sample::case_id(&theirs.register(&crate::sample::short("Hej")));
        let own = Matter {
            by: theirs,
            id: case,
        };
        let body = json!({"kind": "visit", "slot": slot, "occurrence": "2026-03-05T12:00:00Z"});
        plan(&own, &body).refuses(&[("/slot", "no_such_thing")]);
    }
);

on_both!(
    fn who_is_invited_reads_the_invitation_but_not_the_case(app: &TestApp) {
        let matter = matter(app);
        let person = app.staff("eksempel", ELSEWHERE).to_string();
        let who = json!({"units": [], "staff": [person]});
        let id = planned(&matter, &joint_with("participants", who));
        let by = for_a_year(app, "eksempel", Role::Handler, ELSEWHERE);
        assert_eq!(read(&by, &id)["kind"], "joint_meeting");
        let calendar = by.get("meetings").expect(200);
        assert_eq!(calendar["items"][0]["meeting"]["id"], id.as_str());
        by.get(&format!("cases/{}", matter.id))
            .problem(404, "not_found");
        by.get(&format!("cases/{}/meetings", matter.id))
            .problem(404, "not_found");
        app.clock.set("2026-03-12T14:05");
        let went = json!({"attended": [], "minutes": "HEMMELIGT"});
        end(&matter.by, &id, "hold", 1, &went).expect(200);
        let seen = read(&by, &id);
        assert_eq!(seen["minutes"], Value::Null);
        assert_eq!(seen["actions"], json!([]));
    }
);

on_both!(
    fn slots_are_kept_by_managers_and_administrators_and_read_by_whoever_works_here(app: &TestApp) {
        let slot = json!({
            "name": "Grundmøde", "first_on": "2026-03-05", "every_weeks": 2, "starts": "13:00",
            "minutes": 60, "capacity": 1,
        });
        let before = app.counts();
        for by in [
            app.front_desk(),
            app.coordinator(),
            app.handler(),
            app.integration(),
        ] {
            by.post("meeting-slots")
                .json(&slot)
                .send()
                .problem(403, "forbidden");
        }
        assert_eq!(app.counts(), before);
        let kept = app
            .admin()
            .post("meeting-slots")
            .json(&slot)
            .send()
            .expect(201);
        let path = format!("meeting-slots/{}", kept["id"].as_str().unwrap());
        for by in [
            app.front_desk(),
            app.coordinator(),
            app.handler(),
            app.manager(),
        ] {
            by.get(&path).expect(200);
            by.get("meeting-slots").expect(200);
            by.get(&format!("{path}/occurrences")).expect(200);
        }
        app.integration().get(&path).problem(403, "forbidden");
        let off = json!({"active": false});
        seen(app.coordinator().patch(&path), 1, &off).problem(403, "forbidden");
        app.anonymous().get(&path).problem(401, "unauthenticated");
        app.anonymous()
            .get("meetings")
            .problem(401, "unauthenticated");
    }
);

/// Whoever this is learns nothing, whatever they try.
#[track_caller]
fn unknown_to(app: &TestApp, by: &Actor, case: &str, meeting: &str) {
    let before = app.counts();
    let answers = looks(by, case, meeting)
        .into_iter()
        .chain(changes(by, case, meeting));
    let random = looks(by, NOBODY, NOBODY)
        .into_iter()
        .chain(changes(by, NOBODY, NOBODY));
    for (answer, random) in answers.zip(random) {
        hidden(&answer, &random);
    }
    assert_eq!(by.get("meetings").expect(200)["items"], json!([]));
    assert_eq!(app.counts(), before);
}
