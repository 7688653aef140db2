//! Who saw or changed a case.

use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use super::{add_file, opened};
use crate::promises::matter::manager;
use crate::sample::{all, cafe_with, text};

/// The deeds and parts in the log, newest first.
fn logged(app: &TestApp, query: &str) -> Vec<(String, String, String)> {
    let page = manager(app).get(&format!("access-log{query}")).expect(200);
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|of| (text(&of["deed"]), text(&of["part"]), text(&of["ground"])))
        .collect()
}

fn named(deed: &str, part: &str, ground: &str) -> (String, String, String) {
    (deed.to_owned(), part.to_owned(), ground.to_owned())
}

on_both!(
    fn every_look_at_a_protected_identity_is_logged(app: &TestApp) {
        let plain = opened(app, &cafe_with("text", json!("Vi vil skænke vin")));
        plain.by.get(&format!("cases/{}", plain.id)).expect(200);
        assert_eq!(app.counts()["access_log"], 0, "nothing in it is protected");
        let mut hidden = cafe_with("text", json!("Vi vil skænke øl"));
        hidden["protected_identity"] = json!(true);
        let hidden = opened(app, &hidden);
        let at = format!("cases/{}", hidden.id);
        hidden.by.get(&at).expect(200);
        hidden.by.get(&format!("{at}/enquiries")).expect(200);
        // Whoever is shown nothing of it has seen nothing of it.
        app.front_desk().get(&at).expect(200);
        app.admin().get(&at).expect(200);
        assert_eq!(
            logged(app, &format!("?case={}", hidden.id)),
            [
                named("read", "enquiries", "role"),
                named("read", "case", "role")
            ]
        );
        let page = hidden.by.get(&format!("{at}/audit?limit=3")).expect(200);
        assert_eq!(page["items"][0]["access"]["part"], "enquiries");
        assert_eq!(page["items"][1]["access"]["part"], "case");
        let who = text(&page["items"][0]["actor_name"]);
        assert!(who.starts_with("Marianne"), "{who}");
        let mut entries = page["items"].as_array().unwrap().clone();
        let mut next = page["next"].as_str().map(str::to_owned);
        while let Some(cursor) = next {
            let more = format!("{at}/audit?limit=3&cursor={cursor}");
            let page = hidden.by.get(&more).expect(200);
            entries.extend(page["items"].as_array().unwrap().clone());
            next = page["next"].as_str().map(str::to_owned);
        }
        let events = hidden.by.get(&format!("{at}/events?limit=200")).expect(200);
        let kinds = all(&events["items"], "kind");
        let told = entries.iter().filter_map(|of| of["event"].as_str());
        let mut told: Vec<&str> = told.collect();
        told.reverse();
        assert_eq!(told, kinds);
        assert_eq!(entries.len(), kinds.len() + 2);
        let mut ids: Vec<String> = entries.iter().map(|of| text(&of["id"])).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), entries.len(), "an entry came twice");
        let moments: Vec<&Value> = entries.iter().map(|of| &of["at"]).collect();
        assert!(moments.iter().all(|at| at.is_string()));
    }
);

on_both!(
    fn the_log_is_read_page_by_page_and_by_person(app: &TestApp) {
        let mut hidden = cafe_with("text", json!("Vi vil skænke øl"));
        hidden["protected_identity"] = json!(true);
        let hidden = opened(app, &hidden);
        for _ in 0..3 {
            hidden.by.get(&format!("cases/{}", hidden.id)).expect(200);
        }
        let first = hidden.by.get("access-log?limit=2").expect(200);
        assert_eq!(first["items"].as_array().unwrap().len(), 2);
        let cursor = text(&first["next"]);
        let rest = hidden
            .by
            .get(&format!("access-log?limit=2&cursor={cursor}"));
        assert_eq!(rest.expect(200)["items"].as_array().unwrap().len(), 1);
        let who = text(&first["items"][0]["actor"]);
        let who = who.strip_prefix("staff:").unwrap();
        assert_eq!(logged(app, &format!("?staff={who}")).len(), 3);
        let nobody = "01900000-0000-7000-8000-000000000007";
        assert_eq!(logged(app, &format!("?staff={nobody}")).len(), 0);
    }
);

on_both!(
    fn what_was_said_with_a_protected_person_leaves_a_trace_when_read(app: &TestApp) {
        let mut hidden = cafe_with("text", json!("Vi vil skænke øl"));
        hidden["protected_identity"] = json!(true);
        let hidden = opened(app, &hidden);
        let at = format!("cases/{}", hidden.id);
        let said = [
            ("messages", "messages"),
            ("handler-questions", "messages"),
            ("missing-items", "messages"),
            ("answer-draft", "messages"),
            ("overviews", "messages"),
            ("notes", "messages"),
            ("contact-moments", "contacts"),
        ];
        for (path, part) in said {
            let before = app.counts()["access_log"];
            hidden.by.get(&format!("{at}/{path}")).expect(200);
            assert_eq!(app.counts()["access_log"], before + 1, "{path}");
            let last = logged(app, "?limit=1").remove(0);
            assert_eq!(last, named("read", part, "role"), "{path}");
        }
        let whom = json!({"phone": "+45 20 30 40 50", "name": "Ida", "reason": "Hun vil tale."});
        let wanted = hidden.by.post(&format!("{at}/call-backs")).json(&whom);
        let id = text(&wanted.send().expect(201)["id"]);
        hidden.by.get(&format!("call-backs/{id}")).expect(200);
        let last = logged(app, "?limit=1").remove(0);
        assert_eq!(last, named("read", "contacts", "role"));
        let before = app.counts()["access_log"];
        // What others may not read tells them nothing, and lists leave the identity out.
        app.admin().get(&format!("{at}/messages")).expect(403);
        hidden.by.get("call-backs").expect(200);
        assert_eq!(app.counts()["access_log"], before);
    }
);

on_both!(
    fn looks_at_the_files_of_a_protected_person_are_logged(app: &TestApp) {
        let mut hidden = cafe_with("text", json!("Vi vil skænke øl"));
        hidden["protected_identity"] = json!(true);
        let hidden = opened(app, &hidden);
        let id = add_file(&hidden, "plan.pdf");
        let plain = opened(app, &cafe_with("text", json!("Vi vil skænke vin")));
        let open = add_file(&plain, "plan.pdf");
        let before = app.counts()["access_log"];
        plain.by.get(&format!("attachments/{open}")).expect(200);
        assert_eq!(app.counts()["access_log"], before, "nobody is protected");
        let looks = [
            format!("cases/{}/attachments", hidden.id),
            format!("attachments/{id}"),
            format!("attachments/{id}/content"),
        ];
        for path in &looks {
            let before = app.counts()["access_log"];
            assert_eq!(hidden.by.get(path).status, 200, "{path}");
            assert_eq!(app.counts()["access_log"], before + 1, "{path}");
            let last = logged(app, "?limit=1").remove(0);
            assert_eq!(last, named("read", "attachments", "role"), "{path}");
        }
        // Whoever may ask who saw the case is told of looks at what all may see who work on it.
        let audit = hidden.by.get(&format!("cases/{}/audit?limit=1", hidden.id));
        let last = audit.expect(200)["items"][0]["access"].take();
        assert_eq!(last["part"], "attachments");
        assert_eq!(last["part_id"], id.as_str());
    }
);
