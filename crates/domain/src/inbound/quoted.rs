//! Words of earlier mails below an answer.
//!
//! They are left out of what is shown only where it is plain that nothing of the answer stands among
//! them; the mail as it came has them all the same.

use super::forwarded::{field, is_above_quotes, is_from};
use crate::text::is_blank;

/// How many lines below the sender must be looked at.
const HEAD_LINES: usize = 6;
/// By what Outlook tells what is earlier.
const SEPARATORS: [&str; 10] = [
    "original message",
    "oprindelig meddelelse",
    "oprindelig besked",
    "opprinnelig melding",
    "opphavleg melding",
    "originalmeddelande",
    "ursprungligt meddelande",
    "ursprungligt-meddelande",
    "alkuperäinen viesti",
    "forwarded message",
];
/// What people write whose answer stands among the words they answer.
const AMONG: [&str; 11] = [
    "below",
    "inline",
    "nedenfor",
    "nedanfor",
    "nedenunder",
    "herunder",
    "nedan",
    "nedanför",
    "härunder",
    "alla",
    "alapuolella",
];

/// The words of an answer without those of the mails below it; all of them where that is not sure.
pub fn without_quotes(text: &str) -> &str {
    let cut = trailing_quotes(text).or_else(|| below_a_head(text));
    match cut {
        Some(at) => {
            let kept = text.get(..at).unwrap_or(text);
            let kept = kept.trim_end();
            if is_blank(kept) || points_below(kept) {
                text
            } else {
                kept
            }
        }
        None => text,
    }
}

/// Where lines begin.
fn starts(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive('\n');
    lines
        .map(|line| {
            let start = at;
            at += line.len();
            (start, line.trim_end_matches(['\n', '\r']))
        })
        .collect()
}

/// Where the quoted lines at the end begin, with the lines that say whose they are: nothing but
/// quotes and blank lines follows.
fn trailing_quotes(text: &str) -> Option<usize> {
    let lines = starts(text);
    let first = lines.iter().position(|(_, line)| is_quoted(line))?;
    let (above, after) = lines.split_at(first);
    let is_last = after
        .iter()
        .all(|(_, line)| is_quoted(line) || is_blank(line));
    let at = attribution(above).unwrap_or(first);
    lines.get(at).filter(|_| is_last).map(|(start, _)| *start)
}

/// Where the line begins that says whose the words below are: `Den 3. marts 2026 skrev Anna:`, which
/// programs break in two where it is long.
fn attribution(above: &[(usize, &str)]) -> Option<usize> {
    let last = above.iter().rposition(|(_, line)| !is_blank(line))?;
    let line = above[last].1.trim();
    if !line.ends_with(':') {
        return None;
    }
    let before = last.checked_sub(1).map(|at| above[at].1.trim());
    let has_moment = |line: &str| line.contains(char::is_numeric);
    let goes_on = line.starts_with('<') || !has_moment(line);
    if goes_on && before.is_some_and(|line| has_moment(line) && !line.ends_with(['.', '!', '?'])) {
        return last.checked_sub(1);
    }
    (has_moment(line) || line.contains('@')).then_some(last)
}

/// Where Outlook's lines above what is earlier begin.
fn below_a_head(text: &str) -> Option<usize> {
    let lines = starts(text);
    let at = lines.iter().enumerate().position(|(place, (_, line))| {
        is_separator(line) || begins_a_head(lines.get(place..).unwrap_or_default())
    })?;
    // A rule of underscores stands right above.
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let ruled = above.filter(|(_, line)| line.len() > 9 && line.trim_matches('_').is_empty());
    ruled.or_else(|| lines.get(at)).map(|(start, _)| *start)
}

fn begins_a_head(lines: &[(usize, &str)]) -> bool {
    let Some((first, rest)) = lines.split_first() else {
        return false;
    };
    let is_sender = field(first.1).is_some_and(|(name, value)| is_from(&name) && !value.is_empty());
    let known = rest.iter().take(HEAD_LINES).filter(|(_, line)| {
        let name = field(line).map(|(name, _)| name);
        name.is_some_and(|name| is_above_quotes(&name))
    });
    is_sender && known.count() >= 2
}

fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let inner = line.trim_matches(['-', ' ']).to_lowercase();
    line.starts_with("--") && line.ends_with("--") && SEPARATORS.contains(&inner.as_str())
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Whether the answer says that more of it stands below.
fn points_below(kept: &str) -> bool {
    let lower = kept.to_lowercase();
    let mut words = lower.split(|sign: char| !sign.is_alphanumeric());
    words.any(|word| AMONG.contains(&word))
}
