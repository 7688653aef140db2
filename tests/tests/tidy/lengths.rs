//! How long files and functions may be. Beauty is decided in the tail, so the tail is counted.

use crate::nothing_against;
use crate::source::product;

/// No file is longer.
const FILE_AT_MOST: usize = 400;
/// Nine files in ten are shorter.
const FILE_NINE_IN_TEN: usize = 250;
/// Half of the files are shorter.
const FILE_MEDIAN: usize = 120;
/// No function is longer.
const FUNCTION_AT_MOST: usize = 60;
/// Nine functions in ten are shorter.
const FUNCTION_NINE_IN_TEN: usize = 35;

/// Something that has a length, and where it is.
type Measured = Vec<(usize, String)>;

fn files() -> Measured {
    let files = product();
    let measured = files.iter();
    measured
        .map(|file| (file.product_lines().len(), file.path.clone()))
        .collect()
}

fn functions() -> Measured {
    let mut all = Vec::new();
    for file in product() {
        let lines = file.product_lines();
        for (at, line) in lines.iter().enumerate() {
            if let Some(name) = function(line) {
                let length = length(&lines, at);
                all.push((length, format!("{}:{} {name}", file.path, at + 1)));
            }
        }
    }
    all
}

/// The name of the function that begins on this line, if one does.
fn function(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    if rest.starts_with("pub") {
        rest = rest.split_once(' ')?.1;
        // `pub(in super::super) fn`
        if let Some((_, after)) = rest
            .split_once(") ")
            .filter(|(path, _)| !path.contains('('))
        {
            rest = after;
        }
    }
    for word in ["const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let name = rest.strip_prefix("fn ")?;
    name.split(['(', '<']).next()
}

/// From the line where it begins to the line that closes it: formatted code closes a function
/// where it opened it.
fn length(lines: &[&str], at: usize) -> usize {
    let Some(first) = lines.get(at) else { return 0 };
    if first.ends_with('}') || first.ends_with(';') {
        return 1;
    }
    let indent = &first[..first.len() - first.trim_start().len()];
    let closes = |line: &&&str| {
        line.strip_prefix(indent)
            .is_some_and(|rest| rest == "}" || rest.starts_with(')') && rest.ends_with(';'))
    };
    let after = lines.iter().skip(at + 1);
    let to_the_end = after.clone().count();
    2 + after
        .take_while(|line| !closes(line))
        .count()
        .min(to_the_end)
}

fn longer_than(most: usize, measured: Measured) -> Vec<String> {
    let mut long: Measured = measured;
    long.retain(|(length, _)| *length > most);
    long.sort_by(|a, b| b.cmp(a));
    long.into_iter()
        .map(|(length, what)| format!("{what}: {length} lines"))
        .collect()
}

/// The length that this many in a hundred do not exceed.
fn percentile(hundredths: usize, measured: &Measured) -> usize {
    let mut lengths: Vec<usize> = measured.iter().map(|(length, _)| *length).collect();
    lengths.sort_unstable();
    let at = (lengths.len() * hundredths).div_ceil(100).saturating_sub(1);
    lengths.get(at).copied().unwrap_or(0)
}

#[test]
fn no_file_is_longer_than_400_lines() {
    nothing_against(
        &longer_than(FILE_AT_MOST, files()),
        "Split these along what they are about, and keep their public paths by re-exports.",
    );
}

#[test]
fn no_function_is_longer_than_60_lines() {
    nothing_against(
        &longer_than(FUNCTION_AT_MOST, functions()),
        "Give the parts of these functions names of their own.",
    );
}

#[test]
fn most_files_are_short() {
    let files = files();
    let (median, ninth) = (percentile(50, &files), percentile(90, &files));
    assert!(
        median < FILE_MEDIAN && ninth < FILE_NINE_IN_TEN,
        "Half of the files must stay under {FILE_MEDIAN} lines (now {median}) and nine in ten \
         under {FILE_NINE_IN_TEN} (now {ninth}). Split some of these:\n  {}\n",
        longer_than(FILE_NINE_IN_TEN, files).join("\n  ")
    );
}

#[test]
fn most_functions_are_short() {
    let functions = functions();
    let ninth = percentile(90, &functions);
    assert!(
        ninth < FUNCTION_NINE_IN_TEN,
        "Nine functions in ten must stay under {FUNCTION_NINE_IN_TEN} lines (now {ninth}). \
         Divide some of these:\n  {}\n",
        longer_than(FUNCTION_NINE_IN_TEN, functions).join("\n  ")
    );
}

#[test]
fn a_function_is_measured_from_its_first_line_to_the_brace_that_closes_it() {
    let text = "    pub(crate) async fn wait<T>(\n        for_whom: T,\n    ) -> T {\n        for_whom\n    }\n";
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.first().copied().and_then(function), Some("wait"));
    assert_eq!(length(&lines, 0), 5);
    assert_eq!(function("pub(in super::super) fn near() {}"), Some("near"));
    assert_eq!(function("    let fn_name = 1;"), None);
}
