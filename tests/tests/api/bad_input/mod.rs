//! What is refused, how it is told, and that nothing is written.

mod access;
mod bodies;
mod fields;
mod people;

use onedoor_testkit::TestApp;

/// Runs `act` and asserts that it wrote nothing.
#[track_caller]
fn writes_nothing(app: &TestApp, act: impl FnOnce()) {
    let before = app.counts();
    act();
    assert_eq!(app.counts(), before, "something was written");
}
