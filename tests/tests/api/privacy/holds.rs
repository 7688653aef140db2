//! A legal hold stands above everything else.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{OVER, closed, due, later, retention};
use crate::sample::text;

on_both!(
    fn a_held_case_stays_until_the_hold_is_taken_off(app: &TestApp) {
        let matter = closed(app);
        let by = later(app, OVER);
        let path = format!("retention/{}/holds", matter.id);
        let before = app.counts();
        let blank = json!({"ground": " "});
        by.post(&path)
            .json(&blank)
            .send()
            .refuses(&[("/ground", "blank")]);
        assert_eq!(app.counts(), before);
        let hold = json!({"ground": "Klagesag 2031/7"});
        let placed = by.post(&path).json(&hold).send();
        let id = text(&placed.expect(201)["id"]);
        let at = format!("holds/{id}");
        assert!(placed.header("location").unwrap().ends_with(&at));
        assert_eq!(due(&by), [""; 0]);
        let found = retention(&by, &matter.id);
        assert_eq!(found["kept_by"], json!(["legal_hold"]));
        assert_eq!(found["holds"][0]["ground"], "Klagesag 2031/7");

        let lift = || by.post(&format!("{at}/lift"));
        let reason = json!({"reason": "Klagesagen er afgjort."});
        lift().json(&reason).send().problem(428, "version_required");
        let stale = lift().header("If-Match", "\"7\"").json(&reason).send();
        stale.problem(412, "stale");
        let etag = by.get(&at).header("etag").unwrap().to_owned();
        let lifted = lift().header("If-Match", &etag).json(&reason).send();
        assert_eq!(lifted.expect(200)["allowed_actions"], json!([]));
        let again = lift().header("If-Match", "\"2\"").json(&reason).send();
        again.problem(409, "hold_lifted");
        assert_eq!(due(&by), [matter.id.as_str()]);
        assert_eq!(app.counts()["access_log"], before["access_log"] + 2);
    }
);

on_both!(
    fn a_hold_on_a_merged_case_holds_what_went_along(app: &TestApp) {
        let cafe = || super::opened(app, &crate::sample::cafe_of("29190623"));
        let (from, into) = (cafe(), cafe());
        let hold = json!({"ground": "Klagesag 2031/7"});
        let path = format!("retention/{}/holds", from.id);
        from.by.post(&path).json(&hold).send().expect(201);
        super::merge(&from, &into);
        super::close(&into);
        app.work();
        let by = later(app, OVER);
        assert_eq!(due(&by), [""; 0]);
        assert_eq!(retention(&by, &into.id)["kept_by"], json!(["legal_hold"]));
        super::dispose(&by, &[&into.id]).refuses(&[("/cases/0", "still_kept")]);
    }
);
