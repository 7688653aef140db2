//! What is written down of a meeting after it was held.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::{Value, json};

use super::{end, joint, matter, planned, read, seen};
use crate::promises::matter::for_a_year;
use crate::sample::coordinator;

pub(super) fn keep(by: &Actor, id: &str, version: i64, body: &Value) -> Answer {
    seen(by.put(&format!("meetings/{id}/minutes")), version, body)
}

on_both!(
    fn minutes_are_written_after_the_meeting_and_changed_until_the_case_is_closed(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        let words = json!({"minutes": "  Enige om\nflugtvejene. "});
        let before = app.counts();
        keep(&matter.by, &id, 1, &words).problem(409, "meeting_not_held");
        assert_eq!(app.counts(), before);
        app.clock.set("2026-03-12T14:05");
        end(&matter.by, &id, "hold", 1, &json!({"attended": []})).expect(200);
        let before = app.counts();
        let path = format!("meetings/{id}/minutes");
        let unseen = matter.by.put(&path).json(&words).send();
        unseen.problem(428, "version_required");
        keep(&matter.by, &id, 1, &words).problem(412, "stale");
        let wrong = json!({"minutes": " ", "only_unit": "nowhere"});
        let fields = [("/only_unit", "no_such_thing"), ("/minutes", "blank")];
        keep(&matter.by, &id, 2, &wrong).refuses(&fields);
        keep(&matter.by, &id, 2, &json!({})).refuses(&[("/minutes", "required")]);
        assert_eq!(app.counts(), before);
        let kept = keep(&matter.by, &id, 2, &words).expect(200);
        assert_eq!(kept["minutes"], words["minutes"], "word for word");
        assert_eq!(kept["version"], 3);
        let other = json!({"minutes": "Enige om alt.", "only_unit": "fire"});
        let changed = keep(&matter.by, &id, 3, &other).expect(200);
        assert_eq!(changed["version"], 4);
        let kinds: Vec<String> = matter.events().into_iter().map(|event| event.0).collect();
        let twice = ["meeting_minutes_kept"; 2].map(str::to_owned);
        assert!(kinds.ends_with(&twice), "{kinds:?}");
        let told = format!("{:?}", matter.events());
        assert!(!told.contains("flugtvejene"), "{told}");
        let why = json!({"kind": "explain", "cause": "workload", "words": "Travlt."});
        let closing = matter.by.get(&format!("cases/{}/closing", matter.id));
        for obstacle in closing.expect(200)["open"].as_array().unwrap() {
            if obstacle["code"] == "unexplained_miss" {
                let pointer = obstacle["pointer"].as_str().unwrap();
                let entries = format!("{}/entries", pointer.trim_start_matches('/'));
                matter.by.post(&entries).json(&why).send().expect(200);
            }
        }
        let path = format!("cases/{}/withdraw", matter.id);
        let version = matter.file()["case"]["version"].clone();
        let request = matter.by.post(&path);
        let request = request.header("If-Match", &format!("\"{version}\""));
        let reason = json!({"reason": "De har fundet et andet sted."});
        request.json(&reason).send().expect(200);
        keep(&matter.by, &id, 4, &words).problem(409, "case_closed");
        matter.is_clean(app);
    }
);

on_both!(
    fn who_may_not_read_minutes_does_not_change_them(app: &TestApp) {
        let matter = matter(app);
        let id = planned(&matter, &joint());
        app.clock.set("2026-03-12T14:05");
        let went = json!({"attended": [], "minutes": "HEMMELIGT", "only_unit": "fire"});
        end(&matter.by, &id, "hold", 1, &went).expect(200);
        let email = coordinator(&matter.file());
        let theirs = for_a_year(app, "eksempel", Role::Coordinator, &email);
        let before = app.counts();
        let sees = read(&theirs, &id)["minutes"] == "HEMMELIGT";
        let answer = keep(&theirs, &id, 2, &json!({"minutes": "x"}));
        assert!(!sees, "else there is nothing to refuse");
        answer.problem(403, "forbidden");
        assert_eq!(app.counts(), before);
    }
);
