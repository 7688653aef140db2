//! Blocks in documentation.

use crate::nothing_against;
use crate::source::rust;

/// What a line of documentation says; nothing if it is none.
fn said(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let said = line
        .strip_prefix("///")
        .or_else(|| line.strip_prefix("//!"))?;
    Some(said.trim())
}

#[test]
fn a_block_in_documentation_says_that_it_is_no_code() {
    let mut found = Vec::new();
    for file in rust() {
        let mut is_open = false;
        for (at, line) in file.text.lines().enumerate() {
            let Some(kind) = said(line).and_then(|said| said.strip_prefix("```")) else {
                continue;
            };
            if !is_open && kind != "text" {
                found.push(format!("{}:{} {}", file.path, at + 1, line.trim()));
            }
            is_open = !is_open;
        }
    }
    nothing_against(
        &found,
        "`make test` runs no code that stands in documentation, as looking for it takes longer than \
         most tests: mark the block as ```text, and prove by a test what it says.",
    );
}
