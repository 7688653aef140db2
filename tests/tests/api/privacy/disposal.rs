//! What would go is what goes, and what is left are figures.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{OVER, add_file, closed, dispose, due, is_clean, later, mentions};
use crate::promises::matter::Matter;
use crate::sample::{cafe_with, found};

on_both!(
    fn what_would_go_goes_and_leaves_figures(app: &TestApp) {
        let word = "Xylofonhuset";
        let gone = super::opened(
            app,
            &cafe_with("text", json!("Xylofonhuset vil skænke vin")),
        );
        add_file(&gone, "xylofonhuset.pdf");
        let notes = format!("cases/{}/notes", gone.id);
        let note = json!({"text": "Xylofonhuset ringede."});
        gone.by.post(&notes).json(&note).send().expect(201);
        let stays = Matter::open(app, "restaurant_cafe");
        app.work();
        super::close(&gone);
        app.work();
        assert_eq!(app.files().len(), 1);

        let by = later(app, OVER);
        let before = app.counts();
        let dry = by.get("disposal").expect(200);
        assert_eq!(dry["items"][0]["case"], gone.id.as_str());
        assert_eq!(dry["items"][0]["class"], "standard");
        assert_eq!(app.counts(), before, "a dry run changed something");
        assert_eq!(due(&by), [gone.id.as_str()]);
        let attribution = format!("cases/{}/attribution", gone.id);
        let minutes = by.get(&attribution).expect(200)["minutes"].take();
        let untouched = by.get(&format!("cases/{}", stays.id)).expect(200);

        let left = dispose(&by, &[&gone.id]).expect(201)["cases"][0].take();
        assert_eq!(left["case"], gone.id.as_str());
        let figures = &left["figures"];
        assert_eq!(figures["closed_as"], "withdrawn");
        assert_eq!(figures["channels"], json!(["phone"]));
        assert!(!figures["contributions"].as_array().unwrap().is_empty());
        assert!(!figures["guarantees"].as_array().unwrap().is_empty());
        let shares = figures["attribution"].as_array().unwrap().iter();
        let sum: i64 = shares.map(|of| of["minutes"].as_i64().unwrap()).sum();
        assert_eq!(json!(sum), minutes, "the figures have moved");

        app.work();
        by.get(&format!("cases/{}", gone.id))
            .problem(404, "not_found");
        assert_eq!(found(&by, "?q=xylofonhuset"), [""; 0]);
        assert_eq!(app.files(), [0; 0], "the bytes are still there");
        assert_eq!(mentions(app, word), [""; 0]);
        assert_eq!(mentions(app, "Mette Holm"), [""; 0]);
        let again = by.get(&format!("cases/{}", stays.id)).expect(200);
        assert_eq!(again, untouched);
        let listed = by.get("disposed-cases").expect(200);
        assert_eq!(listed["items"][0], left);
        assert_eq!(due(&by), [""; 0]);
        is_clean(app);
    }
);

on_both!(
    fn what_something_keeps_is_named_and_then_none_goes(app: &TestApp) {
        let (due, held) = (closed(app), closed(app));
        let live = Matter::open(app, "restaurant_cafe");
        let by = later(app, OVER);
        let hold = json!({"ground": "Klagesag 2031/7"});
        let path = format!("retention/{}/holds", held.id);
        by.post(&path).json(&hold).send().expect(201);
        let nobody = "01900000-0000-7000-8000-000000000007";
        let before = app.counts();
        dispose(&by, &[&due.id, &held.id, &live.id, nobody]).refuses(&[
            ("/cases/1", "still_kept"),
            ("/cases/2", "still_kept"),
            ("/cases/3", "no_such_thing"),
        ]);
        dispose(&by, &[]).refuses(&[("/cases", "required")]);
        assert_eq!(app.counts(), before);
        let once = json!({"cases": [due.id, due.id]});
        let request = || by.post("disposal").key("weg-1").json(&once).send();
        let first = request();
        assert_eq!(first.expect(201)["cases"].as_array().unwrap().len(), 1);
        let second = request();
        assert_eq!(second.header("idempotent-replayed"), Some("true"));
        assert_eq!(second.body, first.body);
        is_clean(app);
    }
);

on_both!(
    fn what_was_merged_goes_after_the_case_in_which_it_goes_on(app: &TestApp) {
        let (from, into) = (
            super::opened(app, &crate::sample::cafe_of("29190623")),
            super::opened(app, &crate::sample::cafe_of("29190623")),
        );
        super::merge(&from, &into);
        super::close(&into);
        app.work();
        let by = later(app, OVER);
        assert_eq!(due(&by), [into.id.as_str()]);
        let kept = super::retention(&by, &from.id);
        assert_eq!(kept["kept_by"], json!(["goes_on_elsewhere"]));
        dispose(&by, &[&into.id]).expect(201);
        assert_eq!(due(&by), [from.id.as_str()]);
        dispose(&by, &[&from.id]).expect(201);
        assert_eq!(app.counts()["case"], 0);
        assert_eq!(app.counts()["contact_person"], 0);
        is_clean(app);
    }
);

on_both!(
    fn what_may_go_by_the_rules_of_today_goes_though_the_clock_has_not_looked(app: &TestApp) {
        let gone = closed(app);
        let admin = app.admin();
        let house = format!("/v1/{}", admin.municipality());
        let seen = admin.get(&house);
        let change = admin.patch(&house);
        let change = change.header("If-Match", seen.header("etag").unwrap());
        let at_once = json!({"settings": {"retention": {"standard": {"years": 0}}}});
        change.json(&at_once).send().expect(200);
        dispose(&gone.by, &[&gone.id]).expect(201);
        assert_eq!(app.counts()["event"], 0);
        is_clean(app);
    }
);
