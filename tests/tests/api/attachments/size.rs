//! How large a file may be.

use onedoor_testkit::{Form, on_both};

use super::{PDF, content, leaves_nothing, matter, send};
use crate::sample::text;

/// What is usual.
const LIMIT: usize = 25 * 1024 * 1024;

/// A PDF of so many bytes.
fn large(size: usize) -> Vec<u8> {
    let mut bytes = PDF.to_vec();
    bytes.resize(size, b' ');
    bytes
}

on_both!(
    fn a_file_may_be_as_large_as_the_limit_and_not_a_byte_larger(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let form = Form::with_file("a.pdf", "application/pdf", &large(LIMIT + 1));
            let answer = send(&matter.by, &matter.id, &form);
            answer.problem(413, "too_large");
            assert!(answer.text().contains(&LIMIT.to_string()));
        });
        let whole = large(LIMIT);
        let form = Form::with_file("a.pdf", "application/pdf", &whole);
        let told = send(&matter.by, &matter.id, &form).expect(201);
        assert_eq!(told["size"], LIMIT);
        app.work();
        assert_eq!(app.files(), [LIMIT as u64]);
        let came = content(&matter.by, &text(&told["id"]));
        assert!(came.body == whole, "it comes back as it came");
    }
);

on_both!(
    fn a_file_that_says_it_is_far_too_large_is_not_even_read(app: &TestApp) {
        let matter = matter(app);
        leaves_nothing(app, || {
            let path = format!("cases/{}/attachments", matter.id);
            let length = (LIMIT * 2).to_string();
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
