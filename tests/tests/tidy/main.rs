//! The rules of the house that no compiler knows.
//!
//! Each test is named for its rule, looks at everything before it fails, and says what to do. All
//! but the one that holds both databases against each other do without a server; `make check`
//! leaves that one out.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

mod data;
mod documentation;
mod layering;
mod lengths;
mod migrations;
mod openapi;
mod operations;
mod security;
mod source;
mod standing_alone;
mod texts;
mod words;

/// Fails with everything that was found against a rule, and with what to do about it.
fn nothing_against(found: &[String], what_to_do: &str) {
    assert!(
        found.is_empty(),
        "{what_to_do}\n\n  {}\n",
        found.join("\n  ")
    );
}
