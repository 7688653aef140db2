//! How large a file may be.

use onedoor_api::ApiSettings;
use onedoor_testkit::{Database, Form, Setup, on_both};

use super::{PDF, content, leaves_nothing, matter, send};
use crate::sample::text;

/// What is usual.
const USUAL: usize = 25 * 1024 * 1024;
/// What one installation allows.
const LIMIT: usize = 300 * 1024;

/// A PDF of so many bytes.
fn large(size: usize) -> Form {
    let mut bytes = PDF.to_vec();
    bytes.resize(size, b' ');
    Form::with_file("a.pdf", "application/pdf", &bytes)
}

on_both!(
    fn a_byte_more_than_25_mib_is_refused_and_nothing_is_kept(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let answer = send(&matter.by, &matter.id, &large(USUAL + 1));
            answer.problem(413, "too_large");
            assert!(answer.text().contains(&USUAL.to_string()));
        });
    }
);

on_both!(
    fn a_file_may_be_as_large_as_the_limit_and_not_a_byte_larger(database: Database) {
        let api = ApiSettings {
            attachment_limit: LIMIT,
            ..ApiSettings::default()
        };
        let app = Setup::on(database).api(api).spawn();
        let matter = matter(&app);
        leaves_nothing(&app, || {
            let answer = send(&matter.by, &matter.id, &large(LIMIT + 1));
            answer.problem(413, "too_large");
        });
        let told = send(&matter.by, &matter.id, &large(LIMIT)).expect(201);
        assert_eq!(told["size"], LIMIT);
        app.work();
        assert_eq!(app.files(), [LIMIT as u64]);
        let came = content(&matter.by, &text(&told["id"]));
        assert_eq!(came.body.len(), LIMIT);
        assert!(came.body.starts_with(PDF));
    }
);

on_both!(
    fn a_file_that_says_it_is_far_too_large_is_not_even_read(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let path = format!("cases/{}/attachments", matter.id);
            let length = (USUAL * 2).to_string();
            let request = matter
                .by
                .post(&path)
                .header("Content-Length", &length)
                .header("Content-Type", &Form::kind());
            request.send().problem(413, "too_large");
        });
    }
);

on_both!(
    fn a_file_with_nothing_in_it_is_refused(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let form = Form::with_file("a.pdf", "application/pdf", b"");
            let answer = send(&matter.by, &matter.id, &form);
            answer.refuses(&[("/file", "file_empty")]);
        });
    }
);
