//! Files and cases that are closed.

use onedoor_testkit::on_both;
use serde_json::json;

use super::{added, content, leaves_nothing, matter, pdf, send};

on_both!(
    fn a_closed_case_takes_no_more_files_and_keeps_those_it_has(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        let path = format!("cases/{}/withdraw", matter.id);
        let version = matter.file()["case"]["version"].clone();
        let request = matter.by.post(&path);
        let request = request.header("If-Match", &format!("\"{version}\""));
        let reason = json!({"reason": "De har fundet et andet sted."});
        request.json(&reason).send().expect(200);
        leaves_nothing(app, || {
            send(&matter.by, &matter.id, &pdf("sent.pdf")).problem(409, "case_closed");
        });
        assert_eq!(content(&matter.by, &id).status, 200);
    }
);
