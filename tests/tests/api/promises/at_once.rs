//! Many people at one promise in the same moment.

use onedoor_testkit::on_both;
use serde_json::json;

use super::matter::{Matter, refused};
use crate::idempotency::at_once;

/// How many people at once.
const MANY: usize = 20;

on_both!(
    fn of_many_who_stop_a_clock_at_once_one_does(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        let decision = matter.own("decision_20wd");
        let before = matter.events().len();
        let pause = json!({"kind": "pause", "reason": "gap_at_applicant"});
        let answers = at_once(MANY, |_| decision.enter(&pause));
        let (done, rest): (Vec<_>, Vec<_>) =
            answers.iter().partition(|answer| answer.status == 200);
        assert_eq!((done.len(), rest.len()), (1, MANY - 1));
        for answer in rest {
            refused(answer, "paused_already");
        }
        assert_eq!(matter.events().len(), before + 1);
        assert_eq!(decision.state(), "paused");
        matter.is_clean(app);
    }
);

on_both!(
    fn many_who_tell_of_progress_at_once_are_all_heard(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let before = matter.events().len();
        let words = [
            "business_told",
            "overview_sent",
            "receipt_sent",
            "decision_made",
        ];
        let answers = at_once(MANY, |number| {
            let progress = words[number % words.len()];
            matter.tell("progress", &json!({"progress": progress}))
        });
        for answer in &answers {
            answer.expect(200);
        }
        let events = matter.events();
        let told = events.iter().filter(|(kind, _)| kind == "progressed");
        assert_eq!(told.count(), MANY);
        let met = events.iter().filter(|(kind, _)| kind == "guarantee_met");
        assert_eq!(events.len(), before + MANY + met.count());
        assert_eq!(matter.own("decision_20wd").state(), "met");
        matter.is_clean(app);
    }
);

on_both!(
    fn many_who_send_the_same_line_under_one_key_write_it_once(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        let decision = matter.own("decision_20wd");
        let path = format!("guarantees/{}/entries", decision.id);
        let pause = json!({"kind": "pause", "reason": "gap_at_applicant"});
        let send = |_| decision.by.post(&path).key("once").json(&pause).send();
        let answers = at_once(MANY, send);
        for answer in &answers {
            answer.expect(200);
            assert_eq!(answer.body, answers[0].body);
        }
        let events = matter.events();
        let paused = events.iter().filter(|(kind, _)| kind == "guarantee_paused");
        assert_eq!(paused.count(), 1);
        matter.is_clean(app);
    }
);
