//! Whether the bytes of attachments are what was taken in: `verify` reads them all.

use onedoor_service::Services;
use onedoor_testkit::{TestApp, on_both};

use super::{added, matter, remove};

/// The kinds of what is wrong with files, and how many were read.
fn flaws(app: &TestApp) -> (usize, Vec<&'static str>) {
    let mut found = Vec::new();
    let verified = app.run(async |services: &Services| {
        services
            .verify_files(|flawed| {
                assert!(flawed.case.is_some());
                found.push(flawed.flaw.kind());
            })
            .await
    });
    let verified = verified.unwrap();
    assert_eq!(verified.flaws, found.len());
    (verified.files, found)
}

on_both!(
    fn lost_files_are_found_and_removed_ones_are_not_missed(app: &TestApp) {
        let matter = matter(app);
        assert_eq!(flaws(app), (0, vec![]));
        let first = added(&matter);
        added(&matter);
        added(&matter);
        app.work();
        assert_eq!(flaws(app), (3, vec![]));
        remove(&matter.by, &first, "\"1\"").expect(200);
        app.work();
        assert_eq!(flaws(app), (2, vec![]));
        app.lose_files();
        assert_eq!(flaws(app), (2, vec!["file_missing"; 2]));
    }
);
