//! The project's own files, as the rules look at them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that are made here and not written by anybody.
const NOT_OURS: [&str; 4] = [".git", "target", "data", "__pycache__"];

/// A text file of the project.
pub(crate) struct Source {
    /// Its path from the project's folder, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What one file says; nothing if it is not there.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// Every text file, by path.
pub(crate) fn files() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root(), "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Every Rust file.
pub(crate) fn rust() -> Vec<Source> {
    let mut files = files();
    files.retain(|file| file.path.ends_with(".rs"));
    files
}

/// The Rust files of the program itself: no tests, no examples, no test kit.
pub(crate) fn product() -> Vec<Source> {
    let mut files = rust();
    let tests: BTreeSet<String> = files.iter().flat_map(Source::test_modules).collect();
    let is_test = |path: &str| {
        let module = path.trim_end_matches(".rs");
        tests
            .iter()
            .any(|test| module == test || module.starts_with(&format!("{test}/")))
    };
    files.retain(|file| {
        file.path.starts_with("crates/")
            && file.path.contains("/src/")
            && !file.path.starts_with("crates/testkit/")
            && !is_test(&file.path)
    });
    files
}

impl Source {
    /// The lines before the tests that stand in the file itself.
    pub(crate) fn product_lines(&self) -> Vec<&str> {
        let lines: Vec<&str> = self.text.lines().collect();
        let tests = (0..lines.len()).find(|&at| {
            lines.get(at).map(|line| line.trim()) == Some("#[cfg(test)]")
                && declared_after(&lines, at).is_some_and(|line| line.ends_with('{'))
        });
        lines
            .into_iter()
            .take(tests.unwrap_or(usize::MAX))
            .collect()
    }

    /// Modules in files of their own that are only compiled for tests, as paths without `.rs`.
    fn test_modules(&self) -> Vec<String> {
        let lines: Vec<&str> = self.text.lines().collect();
        let marks = (0..lines.len())
            .filter(|&at| lines.get(at).map(|line| line.trim()) == Some("#[cfg(test)]"));
        let declared = marks.filter_map(|at| {
            let line = declared_after(&lines, at)?;
            let (_, name) = line.strip_suffix(';')?.split_once("mod ")?;
            let elsewhere = lines
                .get(at + 1)
                .and_then(|line| line.trim().strip_prefix("#[path = \""))
                .and_then(|rest| rest.strip_suffix(".rs\"]"));
            Some(self.module(name, elsewhere))
        });
        declared.collect()
    }

    fn module(&self, name: &str, elsewhere: Option<&str>) -> String {
        let (folder, file) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        match (elsewhere, file) {
            (Some(path), _) => format!("{folder}/{path}"),
            (None, "mod.rs" | "lib.rs" | "main.rs") => format!("{folder}/{name}"),
            (None, _) => format!("{}/{name}", self.path.trim_end_matches(".rs")),
        }
    }
}

/// The first line after `at` that declares a module.
fn declared_after<'a>(lines: &[&'a str], at: usize) -> Option<&'a str> {
    let after = lines.iter().skip(at + 1).take(8);
    after
        .map(|line| line.trim())
        .find(|line| line.starts_with("mod ") || line.starts_with("pub") && line.contains(" mod "))
}

fn collect(folder: &Path, path: &str, files: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let at = entry.path();
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}/{name}")
        };
        if at.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&at, &path, files);
            }
        } else if name != ".git"
            && let Ok(text) = fs::read_to_string(&at)
        {
            files.push(Source { path, text });
        }
    }
}
