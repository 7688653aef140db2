//! The project stands alone: who has only its repository has all of it.

use crate::nothing_against;
use crate::source::files;

/// Places that exist on some machine and not in the repository. In two parts each, so that this
/// file does not name them either.
const ELSEWHERE: [(&str, &str); 5] = [
    ("../", "shared"),
    ("/wo", "rk/"),
    (".lib", "rary"),
    ("/ho", "me/"),
    ("/ro", "ot/"),
];

#[test]
fn no_file_leans_on_a_place_outside_the_repository() {
    let mut found = Vec::new();
    for file in files() {
        for (at, line) in file.text.lines().enumerate() {
            let named = ELSEWHERE.iter().any(|(a, b)| {
                line.match_indices(a)
                    .any(|(i, _)| line[i + a.len()..].starts_with(b))
            });
            if named {
                found.push(format!("{}:{}", file.path, at + 1));
            }
        }
    }
    nothing_against(
        &found,
        "These lines name a place that others do not have. Copy what is needed into the \
         repository, or say it in words.",
    );
}

#[test]
fn no_lock_of_npm_names_a_registry() {
    let mut found = Vec::new();
    for file in files() {
        if file.path.ends_with("package-lock.json") && file.text.contains("\"resolved\"") {
            found.push(file.path);
        }
    }
    nothing_against(
        &found,
        "Take the lines `resolved` out of these: versions and hashes say what is meant, and whoever \
         builds has a registry of their own.",
    );
}
