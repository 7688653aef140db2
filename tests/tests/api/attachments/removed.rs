//! Removing what should not be there.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{added, content, leaves_nothing, matter, remove};

on_both!(
    fn a_removed_file_leaves_a_tombstone_and_no_bytes(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        let told = remove(&matter.by, &id, "\"1\"").expect(200);
        assert_eq!(told["state"], "removed");
        assert_eq!(told["name"], "plan.pdf");
        assert_eq!(told["allowed_actions"], json!([]));
        let removed = &told["removed"];
        assert_eq!(removed["reason"], "Hører til en anden virksomhed.");
        assert!(removed["by"].as_str().unwrap().starts_with("staff:"));
        assert_eq!(told["version"], 2);

        let path = format!("attachments/{id}");
        assert_eq!(matter.by.get(&path).expect(200), told);
        let refused = content(&matter.by, &id);
        refused.problem(409, "attachment_removed");
        assert_eq!(refused.json()["allowed_actions"], json!([]));
        app.work();
        assert_eq!(app.files(), [0_u64; 0]);
        assert_eq!(app.counts()["stray_file"], 0);
        let (kind, _) = matter.events().pop().unwrap();
        assert_eq!(kind, "attachment_removed");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_removal_needs_a_reason_and_the_version_that_was_seen(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        let path = format!("attachments/{id}/remove");
        let reason = json!({"reason": "Forkert"});
        leaves_nothing(app, || {
            let bare = matter.by.post(&path).json(&reason).send();
            bare.problem(428, "version_required");
            remove(&matter.by, &id, "\"7\"").problem(412, "stale");
            let seen = || matter.by.post(&path).header("If-Match", "\"1\"");
            seen()
                .json(&json!({"reason": " "}))
                .send()
                .refuses(&[("/reason", "blank")]);
            seen()
                .json(&json!({}))
                .send()
                .refuses(&[("/reason", "required")]);
            seen()
                .json(&json!({"reason": "a", "why": "b"}))
                .send()
                .refuses(&[("/why", "unknown_field")]);
        });
        remove(&matter.by, &id, "\"1\"").expect(200);
        app.work();
        leaves_nothing(app, || {
            remove(&matter.by, &id, "\"1\"").problem(412, "stale");
            remove(&matter.by, &id, "\"2\"").problem(409, "attachment_removed");
        });
    }
);
