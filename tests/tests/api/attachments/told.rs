//! What is told of a file, and how it is handed out.

use onedoor_testkit::{Form, TestApp, on_both};
use serde_json::json;

use super::{PDF, add, added, content, matter, pdf, send};
use crate::sample::{all, text};

on_both!(
    fn a_file_comes_back_as_it_came(app: &TestApp) {
        let matter = matter(app);
        let form = pdf("Tegning å 1.pdf").text("note", "Grundplan");
        let answer = send(&matter.by, &matter.id, &form);
        let told = answer.expect(201);
        assert_eq!(told["name"], "Tegning å 1.pdf");
        assert_eq!(told["media_type"], "application/pdf");
        assert_eq!(told["size"], PDF.len());
        assert_eq!(told["note"], "Grundplan");
        assert_eq!(told["case"], matter.id.as_str());
        assert_eq!(told["state"], "unscanned");
        assert_eq!(told["only_unit"], json!(null));
        let actions = json!(["read_attachment", "remove_attachment"]);
        assert_eq!(told["allowed_actions"], actions);
        assert_eq!(answer.header("etag"), Some("\"1\""));

        let place = answer.header("location").unwrap();
        assert_eq!(matter.by.get(place).expect(200), told);
        let page = matter.by.get(&format!("cases/{}/attachments", matter.id));
        assert_eq!(page.expect(200), json!({"items": [told]}));

        let id = text(&told["id"]);
        let came = content(&matter.by, &id);
        assert_eq!((came.status, came.body.as_slice()), (200, PDF));
        let length = PDF.len().to_string();
        for (name, value) in [
            ("content-type", "application/pdf"),
            ("content-length", length.as_str()),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
            (
                "content-disposition",
                "attachment; filename=\"Tegning _ 1.pdf\"; filename*=UTF-8''Tegning%20%C3%A5%201.pdf",
            ),
        ] {
            assert_eq!(came.header(name), Some(value), "{name}");
        }
        let etag = format!("\"{}\"", text(&told["sha256"]));
        assert_eq!(came.header("etag"), Some(etag.as_str()));
        matter.is_clean(app);
    }
);

on_both!(
    fn what_happened_to_a_file_stands_among_the_events(app: &TestApp) {
        let matter = matter(app);
        let id = added(&matter);
        let path = format!("cases/{}/events?limit=200", matter.id);
        let page = matter.by.get(&path).expect(200);
        let last = page["items"].as_array().unwrap().last().unwrap();
        assert_eq!(last["kind"], "attachment_added");
        assert_eq!(last["payload"]["attachment"], id.as_str());
        assert_eq!(last["payload"]["media_type"], "application/pdf");
        // Names are what businesses write; they stand with the file, and go with it.
        assert!(!last.to_string().contains("plan"), "{last}");
    }
);

on_both!(
    fn a_list_goes_on_where_its_page_ended(app: &TestApp) {
        let matter = matter(app);
        for n in 1..=3 {
            add(&matter.by, &matter.id, &pdf(&format!("{n}.pdf")));
        }
        let path = format!("cases/{}/attachments?limit=2", matter.id);
        let first = matter.by.get(&path);
        let page = first.expect(200);
        assert_eq!(all(&page["items"], "name"), ["1.pdf", "2.pdf"]);
        assert!(first.header("link").unwrap().contains("cursor="));
        let next = format!("{path}&cursor={}", text(&page["next"]));
        let page = matter.by.get(&next).expect(200);
        assert_eq!(all(&page["items"], "name"), ["3.pdf"]);
        assert!(page.get("next").is_none());
        let wrong = format!("cases/{}/attachments?limit=201", matter.id);
        matter.by.get(&wrong).refuses(&[("limit", "out_of_range")]);
    }
);

on_both!(
    fn a_name_has_nothing_in_it_that_deceives_or_leads_elsewhere(app: &TestApp) {
        let matter = matter(app);
        for (sent, kept) in [
            ("../../../etc/passwd", "passwd.pdf"),
            ("C:\\\\Windows\\\\system32\\\\plan.pdf", "plan.pdf"),
            ("faktura.pdf.exe", "faktura.pdf.exe.pdf"),
            ("plan\u{202e}fdp.exe", "planfdp.exe.pdf"),
            ("", "attachment.pdf"),
            ("...", "attachment.pdf"),
        ] {
            let told = add(&matter.by, &matter.id, &pdf(sent));
            assert_eq!(told["name"], kept, "{sent:?}");
        }
        let about =
            "name=\"file\"; filename=\"a.pdf\"; filename*=UTF-8''%E2%82%AC%20%2E%2E%2Fb.pdf";
        let form = Form::default().part(about, Some("application/pdf"), PDF);
        let told = add(&matter.by, &matter.id, &form);
        assert_eq!(told["name"], "b.pdf");
        let form = Form::default().part("name=\"file\"", Some("application/pdf"), PDF);
        let told = add(&matter.by, &matter.id, &form);
        assert_eq!(told["name"], "attachment.pdf");
    }
);

on_both!(
    fn a_file_can_belong_to_a_contribution_of_the_case(app: &TestApp) {
        let (matter, other) = (matter(app), matter(app));
        let parts = |id: &str| {
            let page = matter.by.get(&format!("cases/{id}/contributions"));
            all(&page.expect(200)["items"], "id")
        };
        let (theirs, others) = (parts(&matter.id), parts(&other.id));
        let form = pdf("a.pdf").text("contribution", &theirs[0]);
        let told = add(&matter.by, &matter.id, &form);
        assert_eq!(told["contribution"], theirs[0].as_str());
        app.work();
        for wrong in [others[0].as_str(), "none"] {
            super::leaves_nothing(app, || {
                let form = pdf("a.pdf").text("contribution", wrong);
                let answer = send(&matter.by, &matter.id, &form);
                answer.refuses(&[("/contribution", "no_such_thing")]);
            });
        }
    }
);

on_both!(
    fn a_file_survives_a_restart(database: onedoor_testkit::Database) {
        let mut app = TestApp::spawn(database);
        let id = added(&matter(&app));
        app.restart();
        let came = content(&crate::promises::matter::manager(&app), &id);
        assert_eq!((came.status, came.body.as_slice()), (200, PDF));
    }
);
