//! Working lists, the weekly board and saved filters.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, on_both};
use serde_json::{Value, json};

use crate::sample::{cafe, coordinator, text};

/// Works on fires, which a café concerns.
const CONCERNED: &str = "signe.roegbjerg@eksempel.example";
/// Works at the harbour, which it does not.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";

on_both!(
    fn everybody_finds_what_is_theirs_on_the_list_that_is_meant(app: &TestApp) {
        let file = app.front_desk().register(&cafe()).opened();
        let case = text(&file["case"]["id"]);
        let theirs = app.person("eksempel", &coordinator(&file), Role::Coordinator);
        assert_eq!(cases(&theirs, "coordinated"), [case.as_str()]);
        let fire = app.person("eksempel", CONCERNED, Role::Handler);
        assert_eq!(cases(&fire, "pool"), [case.as_str()]);
        let offered = list(&fire, "pool");
        assert_eq!(offered["items"][0]["contribution"]["unit"], "fire");
        let elsewhere = app.person("eksempel", ELSEWHERE, Role::Handler);
        for of in ["coordinated", "pool", "handled", "due_this_week"] {
            assert!(cases(&elsewhere, of).is_empty(), "{of}");
        }
        let due = list(&theirs, "due_today");
        assert_eq!(due["items"][0]["guarantee"]["clock"], "acknowledge");
    }
);

on_both!(
    fn what_is_late_stands_on_the_list_until_somebody_says_why(app: &TestApp) {
        let file = app.front_desk().register(&cafe()).opened();
        let manager = app.manager();
        assert!(cases(&manager, "late?of=everybody").is_empty());
        app.clock.set("2026-03-03T08:00");
        app.keep_promises();
        let late = list(&manager, "late?of=everybody");
        let missed = &late["items"][0]["guarantee"];
        assert_eq!(
            (&missed["clock"], &missed["state"]),
            (&json!("acknowledge"), &json!("missed"))
        );
        assert_eq!(
            list(&manager, "unexplained?of=everybody")["items"][0]["guarantee"],
            *missed
        );
        let why = json!({"kind": "explain", "cause": "workload", "words": "Travlt"});
        let entries = format!("guarantees/{}/entries", text(&missed["id"]));
        manager.post(&entries).json(&why).send().expect(200);
        assert!(cases(&manager, "unexplained?of=everybody").is_empty());
        assert_eq!(
            text(&late["items"][0]["case"]["id"]),
            text(&file["case"]["id"])
        );
    }
);

on_both!(
    fn a_list_goes_on_where_its_page_ended(app: &TestApp) {
        app.front_desk().register(&cafe()).opened();
        let manager = app.manager();
        for of in ["pool?of=everybody", "due_this_week?of=everybody"] {
            let whole = all(&list(&manager, of));
            let mut seen = Vec::new();
            let mut page = list(&manager, &format!("{of}&limit=1"));
            while seen.len() < whole.len() {
                seen.extend(all(&page));
                let Some(next) = page["next"].as_str() else {
                    break;
                };
                page = list(&manager, &format!("{of}&limit=1&cursor={next}"));
            }
            assert!(whole.len() > 1, "{of}");
            assert_eq!(seen, whole, "{of}");
        }
    }
);

on_both!(
    fn a_unit_sees_its_board_and_how_much_there_is(app: &TestApp) {
        app.front_desk().register(&cafe()).opened();
        let fire = app.person("eksempel", CONCERNED, Role::Handler);
        let board = fire.get("units/fire/board").expect(200);
        assert_eq!(board["new"][0]["contribution"]["unit"], "fire");
        assert_eq!(board["from"], "2026-03-01T23:00:00Z");
        assert_eq!(board["until"], "2026-03-08T22:59:59Z");
        let counts = fire.get("working-lists").expect(200);
        let lists = counts["lists"].as_array().unwrap();
        let pool = lists.iter().find(|of| of["list"] == "pool").unwrap();
        assert_eq!((&pool["count"], &pool["more"]), (&json!(1), &json!(false)));
        let elsewhere = app.person("eksempel", ELSEWHERE, Role::Handler);
        elsewhere.get("units/fire/board").problem(403, "forbidden");
    }
);

on_both!(
    fn what_makes_no_sense_is_refused(app: &TestApp) {
        let fire = app.person("eksempel", CONCERNED, Role::Handler);
        for (of, status, code) in [
            ("nonsense", 404, "not_found"),
            ("pool?of=everybody", 403, "forbidden"),
            ("pool?of=unit&unit=harbour", 403, "forbidden"),
            ("pool?of=unit&unit=no_such_unit", 422, "invalid_fields"),
            ("pool?of=unit", 422, "invalid_fields"),
            ("pool?of=nobody", 422, "invalid_fields"),
            ("pool?cursor=x", 422, "invalid_fields"),
            ("late?cursor=x", 422, "invalid_fields"),
        ] {
            fire.get(&format!("working-lists/{of}"))
                .problem(status, code);
        }
        app.integration()
            .get("working-lists/pool")
            .problem(403, "forbidden");
    }
);

on_both!(
    fn a_saved_filter_is_its_persons_own(app: &TestApp) {
        let fire = app.person("eksempel", CONCERNED, Role::Handler);
        let elsewhere = app.person("eksempel", ELSEWHERE, Role::Handler);
        let asked = json!({"name": "Brand", "query": {"unit": "fire", "stage": "open"}});
        let kept = fire.post("saved-filters").json(&asked).send().expect(201);
        assert_eq!(kept["query"], asked["query"]);
        let again = fire.post("saved-filters").json(&asked).send();
        again.problem(409, "filter_exists");
        let odd = json!({"name": "x", "query": {"colour": "red"}});
        let refused = fire.post("saved-filters").json(&odd).send();
        refused.problem(422, "invalid_fields");
        let path = format!("saved-filters/{}", text(&kept["id"]));
        elsewhere.get(&path).problem(404, "not_found");
        let renamed = json!({"name": "Brand i dag", "query": {"unit": "fire"}});
        let put = |version: &str| {
            let request = fire.request("PUT", &path).header("If-Match", version);
            request.json(&renamed).send()
        };
        put("\"1\"").expect(200);
        put("\"1\"").problem(412, "stale");
        let mine = fire.get("saved-filters").expect(200);
        assert_eq!(mine["items"][0]["name"], "Brand i dag");
        let gone = fire.delete(&path).header("If-Match", "\"2\"").send();
        assert_eq!(gone.status, 204);
        fire.get(&path).problem(404, "not_found");
    }
);

fn list(by: &Actor, of: &str) -> Value {
    by.get(&format!("working-lists/{of}")).expect(200)
}

/// The cases on a list, in its order.
fn cases(by: &Actor, of: &str) -> Vec<String> {
    let found = list(by, of);
    let items = found["items"].as_array().unwrap();
    items.iter().map(|item| text(&item["case"]["id"])).collect()
}

/// What stands on a page of a list, but for its case.
fn all(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap();
    let id = |item: &Value| {
        let of = item.get("guarantee").or(item.get("contribution"));
        text(&of.unwrap()["id"])
    };
    items.iter().map(id).collect()
}
