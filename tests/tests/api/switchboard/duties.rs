//! Whose call-backs they are: lists by who is to call, and giving them to others.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::call_backs::{ask, asked, do_to};
use super::{id_of, opened};
use crate::directory::{change_of, etag};
use crate::sample::{all, coordinator, text};

const SOES: &str = "soes.engelbrekt@eksempel.example";

on_both!(
    fn call_backs_are_listed_soonest_due_first_by_who_is_to_call(app: &TestApp) {
        let file = opened(app);
        let (case, desk) = (id_of(&file), app.front_desk());
        let soes = app.staff("eksempel", SOES).to_string();
        let later = json!({"after": "2026-03-04T10:00:00+01:00"});
        let theirs = json!({"staff": soes, "after": "2026-03-03T10:00:00+01:00"});
        let due: Vec<String> = [later, theirs, json!({})]
            .iter()
            .map(|body| text(&ask(&desk, &case, body).expect(201)["id"]))
            .collect();
        let manager = app.manager();
        let listed = |query: &str| {
            let page = manager.get(&format!("call-backs{query}")).expect(200);
            all(&page["items"], "id")
        };
        let by_due = [&due[2], &due[1], &due[0]];
        assert_eq!(listed("").iter().collect::<Vec<_>>(), by_due);
        let coordinator = text(&file["coordinator"]["id"]);
        assert_eq!(
            listed(&format!("?for={coordinator}")),
            [due[2].clone(), due[0].clone()]
        );
        assert_eq!(listed(&format!("?for={soes}")), [due[1].clone()]);
        assert_eq!(listed("?due_before=2026-03-03T00:00:00Z"), [due[2].clone()]);
        assert_eq!(listed(&format!("?case={case}&limit=200")).len(), 3);
        let first = manager.get("call-backs?limit=2").expect(200);
        assert_eq!(
            all(&first["items"], "id").iter().collect::<Vec<_>>(),
            by_due[..2]
        );
        let next = text(&first["next"]);
        assert_eq!(listed(&format!("?limit=2&cursor={next}")), [due[0].clone()]);
        for (query, field, code) in [
            ("?cursor=x", "cursor", "no_such_thing"),
            ("?due_before=x", "due_before", "not_a_moment"),
            ("?limit=201", "limit", "out_of_range"),
        ] {
            manager
                .get(&format!("call-backs{query}"))
                .refuses(&[(field, code)]);
        }
    }
);

on_both!(
    fn a_call_back_is_given_to_somebody_else_and_back(app: &TestApp) {
        let (case, first) = asked(app, &json!({}));
        let desk = app.front_desk();
        let path = format!("call-backs/{}", text(&first.json()["id"]));
        let soes = app.staff("eksempel", SOES).to_string();
        let given = change_of(&desk, &path, &etag(&first), &json!({"staff": soes}));
        let call_back = given.expect(200);
        assert_eq!(
            (&call_back["staff"], &call_back["staff_name"]),
            (&json!(soes), &json!("Søs Engelbrekt"))
        );
        assert_eq!(
            call_back["due_at"],
            first.json()["due_at"],
            "its clock runs on"
        );
        let back = change_of(&desk, &path, &etag(&given), &json!({"staff": null})).expect(200);
        assert_eq!(back["for_coordinator"], true);
        let before = app.counts();
        let path_of = |staff: &str| json!({ "staff": staff });
        let seen = app.manager().get(&path);
        let elsewhere = app.staff("eksempel", "helge.havnsoe@eksempel.example");
        let wrong = change_of(&desk, &path, &etag(&seen), &path_of(&elsewhere.to_string()));
        wrong.refuses(&[("/staff", "may_not_see")]);
        change_of(&desk, &path, &etag(&first), &json!({"staff": null})).problem(412, "stale");
        let nothing = change_of(&desk, &path, &etag(&seen), &json!({}));
        assert_eq!(nothing.status, 422, "{}", nothing.text());
        assert_eq!(app.counts(), before);
        let events = app.manager().get(&format!("cases/{case}/events?limit=200"));
        let kinds = all(&events.expect(200)["items"], "kind");
        let times = kinds.iter().filter(|kind| *kind == "call_back_reassigned");
        assert_eq!(times.count(), 2);
    }
);

on_both!(
    fn whoever_is_to_call_reads_whom_and_why_and_others_with_limited_sight_do_not(app: &TestApp) {
        let case = id_of(&opened(app));
        let soes = app.person("eksempel", SOES, Role::FrontDesk);
        let body = json!({"phone": "33 99 55 55", "name": "Mette", "reason": "Om vinen"});
        let answer = ask(&app.front_desk(), &case, &body);
        let call_back = answer.expect(201);
        let path = format!("call-backs/{}", text(&call_back["id"]));
        let words = |file: &Value| {
            (
                file["phone"].clone(),
                file["name"].clone(),
                file["reason"].clone(),
            )
        };
        let all_of_it = (json!("+4533995555"), json!("Mette"), json!("Om vinen"));
        assert_eq!(words(&call_back), all_of_it, "who noted it reads it");
        assert_eq!(words(&app.manager().get(&path).expect(200)), all_of_it);
        let nothing = (json!(null), json!(null), json!(null));
        assert_eq!(words(&soes.get(&path).expect(200)), nothing);
        let id = app.staff("eksempel", SOES).to_string();
        let given = change_of(
            &app.front_desk(),
            &path,
            &etag(&answer),
            &json!({"staff": id}),
        );
        given.expect(200);
        let theirs = soes.get(&path);
        assert_eq!(words(&theirs.expect(200)), all_of_it);
        do_to(&soes, &theirs, "kept", &json!({"outcome": "reached"})).expect(200);
    }
);

on_both!(
    fn a_protected_identity_stands_in_no_list_of_call_backs(app: &TestApp) {
        let mut enquiry = crate::sample::cafe();
        enquiry["protected_identity"] = json!(true);
        let file = app.front_desk().register(&enquiry).opened();
        let body = json!({"phone": "33 99 55 55", "name": "Mette"});
        let answer = ask(&app.front_desk(), &id_of(&file), &body);
        let id = text(&answer.expect(201)["id"]);
        let listed = app.manager().get("call-backs");
        assert_eq!(all(&listed.expect(200)["items"], "id"), [id.as_str()]);
        for secret in ["Mette", "33995555"] {
            assert!(!listed.text().contains(secret));
        }
        let theirs = app.person("eksempel", &coordinator(&file), Role::Coordinator);
        let single = theirs.get(&format!("call-backs/{id}")).expect(200);
        assert_eq!(single["phone"], "+4533995555");
        let unnamed = ask(&app.front_desk(), &id_of(&file), &json!({})).expect(201);
        assert_eq!(unnamed.get("phone"), None);
    }
);
