//! Files that come with a form, once there is a case to which they belong.

use onedoor_testkit::{Answer, Form, TestApp, on_both};

use super::{anybody, case_of, receipt};
use crate::sample::text;

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n";
const FILES: &str = "/public/eksempel/attachments";

fn attach(app: &TestApp, path: &str, code: &str, form: &Form) -> Answer {
    let request = app.bearing(Some(code)).post(path);
    request.form(form).send()
}

on_both!(
    fn a_file_goes_to_the_case_and_the_coordinator_is_told(app: &TestApp) {
        let receipt = receipt(app);
        let code = text(&receipt["tracking"]["code"]);
        let form = Form::with_file("plan.pdf", "application/pdf", PDF);
        let told = attach(app, FILES, &code, &form).expect(201);
        assert_eq!(
            (&told["name"], &told["size"]),
            (&"plan.pdf".into(), &PDF.len().into())
        );
        let case = case_of(app, &receipt);
        let files = app
            .manager()
            .get(&format!("cases/{case}/attachments"))
            .expect(200);
        assert_eq!(files["items"][0]["name"], "plan.pdf");
        let said = app
            .manager()
            .get(&format!("cases/{case}/messages"))
            .expect(200);
        assert_eq!(said["items"][0]["direction"], "in");
        assert_eq!(said["items"][0]["channel"], "tracking");
    }
);

on_both!(
    fn a_file_is_checked_like_any_other_and_leaves_nothing_if_it_is_refused(app: &TestApp) {
        let code = text(&receipt(app)["tracking"]["code"]);
        app.work();
        let before = (app.counts()["attachment"], app.counts()["message"]);
        let lie = Form::with_file("plan.pdf", "application/pdf", b"MZ\x90\x00 a program");
        attach(app, FILES, &code, &lie).problem(422, "invalid_fields");
        let empty = Form::with_file("plan.pdf", "application/pdf", b"");
        attach(app, FILES, &code, &empty).problem(422, "invalid_fields");
        app.work();
        assert_eq!(
            (app.counts()["attachment"], app.counts()["message"]),
            before
        );
        assert!(app.files().is_empty());
    }
);

on_both!(
    fn only_whoever_holds_the_code_sends_files_and_only_here(app: &TestApp) {
        let receipt = receipt(app);
        let code = text(&receipt["tracking"]["code"]);
        let form = Form::with_file("plan.pdf", "application/pdf", PDF);
        let before = app.counts()["attachment"];
        attach(app, FILES, "made-up", &form).problem(404, "not_found");
        anybody(app)
            .post(FILES)
            .form(&form)
            .send()
            .problem(401, "unauthenticated");
        let elsewhere = "/public/nowhere/attachments";
        attach(app, elsewhere, &code, &form).problem(404, "not_found");
        assert_eq!(app.counts()["attachment"], before);
        // A code is no token: it opens nothing of the API.
        app.bearing(Some(&code))
            .get("cases")
            .problem(401, "unauthenticated");
    }
);

on_both!(
    fn a_file_for_a_merged_case_goes_to_the_one_in_which_it_goes_on(app: &TestApp) {
        let (first, second) = (receipt(app), receipt(app));
        let (from, into) = (case_of(app, &first), case_of(app, &second));
        let by = app.manager();
        let seen = by.get(&format!("cases/{from}"));
        let merge = by.post(&format!("cases/{from}/merge"));
        let merge = merge.header("If-Match", seen.header("etag").unwrap());
        merge
            .json(&serde_json::json!({ "into": into }))
            .send()
            .expect(200);
        let form = Form::with_file("plan.pdf", "application/pdf", PDF);
        let code = text(&first["tracking"]["code"]);
        attach(app, FILES, &code, &form).expect(201);
        let files = by.get(&format!("cases/{into}/attachments")).expect(200);
        assert_eq!(files["items"][0]["name"], "plan.pdf");
    }
);

on_both!(
    fn by_one_code_fifty_files_come_and_no_more(app: &TestApp) {
        let code = text(&receipt(app)["tracking"]["code"]);
        let form = Form::with_file("plan.pdf", "application/pdf", PDF);
        for _ in 0..50 {
            attach(app, FILES, &code, &form).expect(201);
        }
        app.work();
        let before = app.counts();
        attach(app, FILES, &code, &form).refuses(&[("/file", "too_many")]);
        assert_eq!(app.counts(), before);
    }
);
