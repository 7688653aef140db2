//! Which files come in, and which forms.

use onedoor_testkit::{Form, on_both};

use super::{PDF, add, leaves_nothing, matter, pdf, send};

on_both!(
    fn a_file_that_could_run_or_hide_something_is_refused(app: &TestApp) {
        let matter = matter(app);
        for (name, kind, bytes) in [
            (
                "a.html",
                "text/html",
                b"<!doctype html><script>1</script>".as_slice(),
            ),
            ("a.txt", "text/plain", b"<html><script>1</script>"),
            (
                "a.svg",
                "image/svg+xml",
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            ),
            ("a.png", "image/png", b"<?xml version='1.0'?><svg/>"),
            ("a.exe", "application/x-msdownload", b"MZ\x90\0\x03\0\0\0"),
            ("a.pdf", "application/pdf", b"MZ\x90\0\x03\0\0\0"),
            (
                "a.zip",
                "application/zip",
                b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.txt",
            ),
            ("a.js", "text/javascript", b"alert(1)"),
            ("a.txt", "text/plain", b"R\xE6vs\xE5"),
        ] {
            leaves_nothing(app, || {
                let form = Form::with_file(name, kind, bytes);
                let answer = send(&matter.by, &matter.id, &form);
                answer.refuses(&[("/file", "file_not_allowed")]);
            });
        }
    }
);

on_both!(
    fn a_file_that_is_not_what_it_claims_to_be_is_refused(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let form = Form::with_file("a.png", "image/png", PDF);
            let answer = send(&matter.by, &matter.id, &form);
            answer.refuses(&[("/file", "file_disagrees")]);
        });
        let form = Form::with_file("a", "application/octet-stream", PDF);
        let told = add(&matter.by, &matter.id, &form);
        assert_eq!(told["media_type"], "application/pdf");
        let form = Form::with_file("liste.csv", "application/vnd.ms-excel", b"a;b\r\n1;2\r\n");
        let told = add(&matter.by, &matter.id, &form);
        assert_eq!(told["media_type"], "text/csv");
    }
);

on_both!(
    fn a_form_has_one_file_and_nothing_unknown(app: &TestApp) {
        let matter = matter(app);
        let cases = [
            (Form::default().text("note", "a"), ("/file", "required")),
            (
                pdf("a.pdf").part("name=\"file\"; filename=\"b\"", None, PDF),
                ("/file", "too_many"),
            ),
            (
                pdf("a.pdf").text("note", "a").text("note", "b"),
                ("/note", "too_many"),
            ),
            (pdf("a.pdf").text("case", "x"), ("/case", "unknown_field")),
            (
                pdf("a.pdf").text("note", &"a".repeat(5000)),
                ("/note", "too_long"),
            ),
            (
                pdf("a.pdf").text("note", &"a".repeat(400)),
                ("/note", "too_long"),
            ),
            (
                pdf("a.pdf").text("note", "a\nb"),
                ("/note", "control_character"),
            ),
            (
                pdf("a.pdf").text("only_unit", "nobody"),
                ("/only_unit", "no_such_thing"),
            ),
        ];
        for (form, wrong) in cases {
            leaves_nothing(app, || {
                send(&matter.by, &matter.id, &form).refuses(&[wrong]);
            });
        }
        let blank = pdf("a.pdf")
            .text("note", "")
            .text("contribution", "")
            .text("only_unit", "");
        add(&matter.by, &matter.id, &blank);
    }
);

on_both!(
    fn what_is_no_form_is_refused(app: &TestApp) {
        let matter = matter(app);
        let path = format!("cases/{}/attachments", matter.id);
        let post = |kind: &str, body: &[u8]| matter.by.post(&path).body(kind, body).send();
        leaves_nothing(app, || {
            post("application/pdf", PDF).problem(415, "unsupported_media_type");
            post("multipart/form-data", PDF).problem(400, "bad_request");
            post(&Form::kind(), PDF).problem(400, "bad_request");
            post(&Form::kind(), b"").problem(400, "bad_request");
            let whole = pdf("a.pdf").body();
            let cut = &whole[..whole.len() - 20];
            post(&Form::kind(), cut).problem(400, "bad_request");
            let form = pdf("a.pdf").part("name=\"note\"", None, b"\xFF");
            post(&Form::kind(), &form.body()).problem(400, "not_utf8");
        });
    }
);
