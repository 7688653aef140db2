//! A whole case as the archive gets it.

use std::collections::BTreeMap;
use std::io::Read as _;

use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{OVER, PDF, add_file, later, retention};
use crate::sample::{cafe_with, text};

on_both!(
    fn a_package_holds_all_of_a_case_and_its_hashes_fit(app: &TestApp) {
        let words = "Vi <b>vil</b> skænke \"vin\" & øl";
        let matter = super::opened(app, &cafe_with("text", json!(words)));
        let file = add_file(&matter, "plan.pdf");
        app.work();
        let before = app.counts()["access_log"];
        let answer = matter.by.get(&format!("cases/{}/archive", matter.id));
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(answer.header("content-type"), Some("application/x-tar"));
        assert_eq!(app.counts()["access_log"], before + 1);
        let files = unpacked(&answer.body);
        let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        assert_eq!(manifest["case"], matter.id.as_str());
        let listed = manifest["files"].as_array().unwrap();
        assert_eq!(listed.len() + 1, files.len(), "{manifest:#}");
        for one in listed {
            let bytes = &files[&text(&one["path"])];
            let hash: String = Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(one["sha256"], hash.as_str());
            assert_eq!(one["size"], bytes.len());
        }
        assert_eq!(files[&format!("files/{file}.pdf")], PDF);
        let case: Value = serde_json::from_slice(&files["case.json"]).unwrap();
        assert_eq!(case["case"][0]["id"], matter.id.as_str());
        assert_eq!(case["enquiry"][0]["text"], words);
        assert_eq!(
            case["enquiry"][0]["received_at"],
            "2026-03-02T08:00:00.000000Z"
        );
        assert_eq!(case["enquiry"][0]["urgent"], false);
        assert_eq!(case["contact_person"][0]["name"], "Mette Holm");
        assert!(!case["event"].as_array().unwrap().is_empty());
        assert!(case["tracking_code"][0].get("hash").is_none());
        let page = String::from_utf8(files["case.html"].clone()).unwrap();
        assert!(page.contains("Vi &lt;b&gt;vil&lt;/b&gt; skænke &quot;vin&quot; &amp; øl"));
        assert!(!page.contains("<b>"));
    }
);

on_both!(
    fn a_file_that_is_not_there_any_more_breaks_the_transfer_off(app: &TestApp) {
        let matter = super::opened(app, &cafe_with("text", json!("Vi vil skænke vin")));
        add_file(&matter, "plan.pdf");
        app.lose_files();
        let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            matter.by.get(&format!("cases/{}/archive", matter.id))
        }));
        // No whole answer comes: either nothing that reads as one, or no manifest in it.
        let whole = answer.is_ok_and(|answer| {
            answer.status == 200 && String::from_utf8_lossy(&answer.body).contains("manifest.json")
        });
        assert!(!whole);
    }
);

on_both!(
    fn what_the_archive_must_have_goes_only_once_it_has_it(app: &TestApp) {
        let matter = super::closed(app);
        permanent(app);
        let path = format!("retention/{}/archived", matter.id);
        let archived = |by: &onedoor_testkit::Actor| {
            let seen = by.get(&format!("retention/{}", matter.id));
            let request = by.post(&path);
            request
                .header("If-Match", seen.header("etag").unwrap())
                .send()
        };
        archived(&matter.by).problem(409, "not_to_archive");
        let by = later(app, OVER);
        let found = retention(&by, &matter.id);
        assert_eq!(found["kept_by"], json!(["archive_duty"]));
        super::dispose(&by, &[&matter.id]).refuses(&[("/cases/0", "still_kept")]);
        by.post(&path).send().problem(428, "version_required");
        let stale = by.post(&path).header("If-Match", "\"77\"").send();
        stale.problem(412, "stale");
        assert_eq!(archived(&by).expect(200)["kept_by"], json!([]));
        archived(&by).problem(409, "not_to_archive");
        super::dispose(&by, &[&matter.id]).expect(201);
        super::is_clean(app);
    }
);

/// The archive must have ordinary cases, too.
pub(super) fn permanent(app: &TestApp) {
    let admin = app.admin();
    let house = format!("/v1/{}", admin.municipality());
    let seen = admin.get(&house);
    let request = admin.patch(&house);
    let request = request.header("If-Match", seen.header("etag").unwrap());
    let rule = json!({"settings": {"retention": {"standard": {"archive": true}}}});
    request.json(&rule).send().expect(200);
    app.work();
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(bytes).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        files.insert(name, content);
    }
    files
}
