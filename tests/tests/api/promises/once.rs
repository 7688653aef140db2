//! Once: what was done to a promise under a key is not done again.

use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::{Value, json};

use super::matter::Matter;

on_both!(
    fn every_change_of_promises_is_done_once_under_its_key(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        matter.tell("referrals", &json!({"authority": "Arbejdstilsynet"}));
        for (path, body, other) in changes(&matter) {
            let key = format!("key-of-{path}");
            let first = send(&matter.by, &path, &key, &body);
            first.expect(200);
            assert_eq!(first.header("idempotent-replayed"), None, "{path}");
            let before = app.counts();
            let again = send(&matter.by, &path, &key, &body);
            assert_eq!((again.status, &again.body), (200, &first.body), "{path}");
            assert_eq!(again.header("idempotent-replayed"), Some("true"), "{path}");
            assert_eq!(again.header("etag"), first.header("etag"), "{path}");
            assert_ne!(again.header("etag"), None, "{path}");
            send(&matter.by, &path, &key, &other).problem(422, "key_reused");
            assert_eq!(app.counts(), before, "{path}");
        }
        matter.is_clean(app);
    }
);

on_both!(
    fn a_key_of_a_refused_line_is_still_free(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let decision = matter.own("decision_20wd");
        let path = format!("guarantees/{}/entries", decision.id);
        let pause = json!({"kind": "pause", "reason": "gap_at_applicant"});
        let refused = send(&matter.by, &path, "key", &pause);
        refused.problem(409, "ledger_refused");
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        let done = send(&matter.by, &path, "key", &pause);
        assert_eq!(done.header("idempotent-replayed"), None);
        assert_eq!(done.expect(200)["guarantee"]["state"], "paused");
    }
);

/// Every change there is: where, what, and something else.
fn changes(matter: &Matter) -> Vec<(String, Value, Value)> {
    let told = of_the_case().into_iter();
    let mut changes: Vec<_> = told
        .map(|(what, body, other)| (format!("cases/{}/{what}", matter.id), body, other))
        .collect();
    let referral = matter.referral();
    changes.push((
        format!("cases/{}/referrals/{referral}/answered", matter.id),
        json!({}),
        json!({"answered_at": "2026-03-02T08:00:00Z"}),
    ));
    changes.push((
        format!("guarantees/{}/entries", matter.own("decision_20wd").id),
        json!({"kind": "pause", "reason": "gap_at_applicant"}),
        json!({"kind": "resume", "reason": "gap_at_applicant"}),
    ));
    changes.push((
        format!("guarantees/{}/corrections", matter.own("first_human").id),
        json!({"kind": "cancel", "reason": "Trukket"}),
        json!({"kind": "cancel", "reason": "Fejl"}),
    ));
    changes
}

/// Those that are told of the case as a whole.
fn of_the_case() -> [(&'static str, Value, Value); 6] {
    let items = json!([{"words": "Farver"}]);
    [
        (
            "papers/missing",
            json!({"gap": "minor", "items": items}),
            json!({"gap": "basic", "items": items}),
        ),
        (
            "papers/complete",
            json!({"reason": "Alt er her."}),
            json!({"reason": "Næsten alt."}),
        ),
        (
            "papers/supplemented",
            json!({"note": "Tegning"}),
            json!({"note": "Foto"}),
        ),
        (
            "fee-paid",
            json!({}),
            json!({"paid_at": "2026-03-02T08:00:00Z"}),
        ),
        (
            "referrals",
            json!({"authority": "Vejdirektoratet"}),
            json!({"authority": "Banedanmark"}),
        ),
        (
            "progress",
            json!({"progress": "business_told"}),
            json!({"progress": "overview_sent"}),
        ),
    ]
}

fn send(by: &Actor, path: &str, key: &str, body: &Value) -> Answer {
    by.post(path).key(key).json(body).send()
}
