//! Words that do not stand in the code.

use crate::nothing_against;
use crate::source::{Source, product, rust};

/// Words that others use for what we call by the municipality's names.
const FOREIGN: [&str; 9] = [
    "Ticket",
    "Task",
    "User",
    "Sla",
    "Assignee",
    "Department",
    "Customer",
    "Tenant",
    "Dto",
];

/// Names for a drawer in which everything ends up.
const DRAWERS: [&str; 6] = ["helper", "helpers", "util", "utils", "common", "manager"];

/// The product and the tests, without this folder, which must name what it forbids.
fn ours() -> Vec<Source> {
    let mut files = rust();
    files.retain(|file| !file.path.starts_with("tests/tests/tidy/"));
    files
}

/// Where a line of these files matches, as "path:line text".
fn lines_that(files: &[Source], is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (at, line) in file.text.lines().enumerate() {
            if !line.trim_start().starts_with("//") && is_meant(line) {
                found.push(format!("{}:{} {}", file.path, at + 1, line.trim()));
            }
        }
    }
    found
}

/// The name of the type that is defined on this line, if one is.
fn type_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(rest) => rest.split_once(' ')?.1,
        None => line,
    };
    let kinds = ["struct ", "enum ", "trait ", "type ", "union "];
    let name = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
    name.split(|sign: char| !sign.is_alphanumeric()).next()
}

/// The words of a name in camel case.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for sign in name.chars() {
        if sign.is_uppercase() || parts.is_empty() {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(sign);
        }
    }
    parts
}

#[test]
fn an_exception_to_a_lint_is_an_expect_with_a_reason() {
    let found = lines_that(&ours(), |line| {
        line.contains("#[allow(") || line.contains("#![allow(")
    });
    nothing_against(
        &found,
        "Write #[expect(.., reason = \"..\")]: it says why, and vanishes when it is not needed.",
    );
}

#[test]
fn nothing_is_left_to_do_in_code() {
    let found = lines_that(&ours(), |line| {
        ["todo!(", "unimplemented!(", "dbg!("]
            .iter()
            .any(|word| line.contains(word))
    });
    nothing_against(&found, "Do it now, or write an issue.");
}

#[test]
fn an_unwrap_outside_tests_says_what_proves_it() {
    const NEAR: usize = 15;
    let mut found = Vec::new();
    for file in product() {
        let lines = file.product_lines();
        let excused = |at: usize| {
            lines
                .iter()
                .take(at)
                .skip(at.saturating_sub(NEAR))
                .any(|line| line.contains("unwrap_used") || line.contains("expect_used"))
        };
        for (at, line) in lines.iter().enumerate() {
            let unwraps = line.contains(".unwrap()") || line.contains(".expect(");
            if unwraps && !line.trim_start().starts_with("//") && !excused(at) {
                found.push(format!("{}:{} {}", file.path, at + 1, line.trim()));
            }
        }
    }
    nothing_against(
        &found,
        "Refuse with an error, or put an #[expect(.., reason = \"..\")] above that says why it \
         cannot fail.",
    );
}

#[test]
fn types_are_named_in_the_municipality_s_words() {
    let found = lines_that(&ours(), |line| {
        let Some(name) = type_name(line) else {
            return false;
        };
        let parts = parts(name);
        let drawer = |part: &String| DRAWERS.contains(&part.to_lowercase().as_str());
        parts.iter().any(|part| FOREIGN.contains(&part.as_str()))
            // An account manager is a person of the house.
            || parts.last().is_some_and(drawer) && !name.ends_with("AccountManager")
    });
    nothing_against(
        &found,
        "Say it in the municipality's words: case, contribution, handler, coordinator, guarantee, \
         staff member, unit, business. CONTRIBUTING.md has the rest.",
    );
}

#[test]
fn a_module_is_named_for_what_it_is_about() {
    let found: Vec<String> = rust()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| {
            let mut names = path.trim_end_matches(".rs").split('/');
            names.any(|name| DRAWERS.contains(&name))
        })
        .collect();
    nothing_against(&found, "Name the file for what its functions are about.");
}

#[test]
fn a_file_says_first_what_it_is() {
    let found: Vec<String> = rust()
        .into_iter()
        .filter(|file| !file.text.starts_with("//!"))
        .map(|file| file.path)
        .collect();
    nothing_against(&found, "Begin the file with one good line: //! …");
}

#[test]
fn a_type_s_name_is_read_word_by_word() {
    assert_eq!(type_name("pub(crate) struct UserRow<T> {"), Some("UserRow"));
    assert_eq!(type_name("    type Known = ();"), Some("Known"));
    assert_eq!(type_name("let kind = 1;"), None);
    assert_eq!(parts("UserRow"), ["User", "Row"]);
}
