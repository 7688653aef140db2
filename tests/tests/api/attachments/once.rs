//! The same key twice: one file, and the same answer.

use std::thread;

use onedoor_testkit::{Actor, Answer, Form, on_both};

use super::{PDF, leaves_nothing, matter, pdf};

fn send(by: &Actor, case: &str, key: &str, form: &Form) -> Answer {
    let path = format!("cases/{case}/attachments");
    by.post(&path).key(key).form(form).send()
}

on_both!(
    fn the_same_file_under_the_same_key_is_added_once(app: &TestApp) {
        let matter = matter(app);
        let form = pdf("a.pdf").text("note", "Grundplan");
        let first = send(&matter.by, &matter.id, "key", &form);
        assert_eq!(first.header("idempotent-replayed"), None);
        let told = first.expect(201);
        app.work();
        leaves_nothing(app, || {
            let again = send(&matter.by, &matter.id, "key", &form);
            assert_eq!(again.header("idempotent-replayed"), Some("true"));
            assert_eq!(again.header("location"), first.header("location"));
            assert_eq!(again.expect(201), told);
        });
        let others = [
            pdf("b.pdf").text("note", "Grundplan"),
            pdf("a.pdf").text("note", "Facade"),
            Form::with_file("a.pdf", "application/pdf", b"%PDF-1.7 other")
                .text("note", "Grundplan"),
        ];
        for other in others {
            leaves_nothing(app, || {
                let answer = send(&matter.by, &matter.id, "key", &other);
                answer.problem(422, "key_reused");
            });
        }
        assert_eq!(app.files(), [PDF.len() as u64]);
    }
);

on_both!(
    fn of_many_at_once_under_one_key_one_counts(app: &TestApp) {
        let matter = matter(app);
        let before = app.counts()["attachment"];
        let form = pdf("a.pdf");
        let told: Vec<_> = thread::scope(|scope| {
            let sending = (0..6)
                .map(|_| scope.spawn(|| send(&matter.by, &matter.id, "key", &form).expect(201)));
            let sending: Vec<_> = sending.collect();
            sending.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
        app.work();
        assert_eq!(app.counts()["attachment"], before + 1);
        assert_eq!(app.files(), [PDF.len() as u64]);
        assert_eq!(app.counts()["stray_file"], 0);
    }
);

on_both!(
    fn a_key_of_a_wrong_form_is_told_before_anything_is_read(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let answer = send(&matter.by, &matter.id, "two words", &pdf("a.pdf"));
            answer.problem(400, "bad_idempotency_key");
        });
    }
);

on_both!(
    fn a_removal_under_the_same_key_is_answered_again(app: &TestApp) {
        let matter = matter(app);
        let id = super::added(&matter);
        let send = |reason: &str| {
            let request = matter.by.post(&format!("attachments/{id}/remove"));
            let body = serde_json::json!({ "reason": reason });
            request
                .key("away")
                .header("If-Match", "\"1\"")
                .json(&body)
                .send()
        };
        let told = send("Forkert sag").expect(200);
        app.work();
        leaves_nothing(app, || {
            let again = send("Forkert sag");
            assert_eq!(again.header("idempotent-replayed"), Some("true"));
            assert_eq!(again.expect(200), told);
            send("Forkert fil").problem(422, "key_reused");
        });
    }
);
