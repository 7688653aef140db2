//! A mail that a colleague passed on in the words of theirs: who wrote it, about what.
//!
//! Mail programs write a few lines above what they pass on, in the language of whoever uses them.

use super::Mailbox;

/// How many lines may lie between the first and the last of them.
const LINES_AT_MOST: usize = 12;
/// How many of them must be there besides the sender.
const KNOWN_AT_LEAST: usize = 2;

/// What stands before the sender.
const FROM: [&str; 6] = ["from", "fra", "från", "lähettäjä", "frå", "von"];
/// What stands before the subject.
const SUBJECT: [&str; 6] = ["subject", "emne", "ämne", "aihe", "betreff", "otsikko"];
/// What stands before everything else that may be there.
const OTHERS: [&str; 22] = [
    "date",
    "sent",
    "to",
    "cc",
    "reply-to",
    "dato",
    "sendt",
    "til",
    "kopi",
    "svar til",
    "datum",
    "skickat",
    "till",
    "kopia",
    "päivämäärä",
    "päiväys",
    "lähetetty",
    "vastaanottaja",
    "kopio",
    "an",
    "gesendet",
    "importance",
];

/// What somebody had written, as it was passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Who had written it.
    pub from: Mailbox,
    /// Its subject, if it is told.
    pub subject: Option<String>,
    /// Its words.
    pub text: String,
}

/// What was passed on in this text; none unless its sender, and enough besides, is plain to see.
pub fn passed_on(text: &str) -> Option<Passed> {
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| {
        let field = field(line);
        field.is_some_and(|(name, value)| FROM.contains(&name.as_str()) && value.contains('@'))
    })?;
    let (_, value) = field(lines[at])?;
    let from = sender(&value)?;
    let (mut subject, mut known, mut end) = (None, 0, at);
    for (place, line) in lines.iter().enumerate().skip(at + 1).take(LINES_AT_MOST) {
        match field(line) {
            Some((name, value)) if SUBJECT.contains(&name.as_str()) => {
                subject = Some(value);
                (known, end) = (known + 1, place);
            }
            Some((name, _)) if OTHERS.contains(&name.as_str()) => {
                (known, end) = (known + 1, place);
            }
            // A long list of recipients goes on in the next line, and some write blank lines between.
            Some(_) | None if known == 0 || place <= end + 1 => {}
            Some(_) | None => break,
        }
    }
    if known < KNOWN_AT_LEAST {
        return None;
    }
    let text = unquoted(lines.get(end + 1..).unwrap_or_default());
    (!crate::text::is_blank(&text)).then_some(Passed {
        from,
        subject,
        text,
    })
}

/// The lines as a text; where all of them are quoted, as they were before.
fn unquoted(lines: &[&str]) -> String {
    let is_quoted = |line: &&str| line.starts_with('>');
    let all = lines
        .iter()
        .all(|line| is_quoted(line) || line.trim().is_empty());
    let plain = |line: &&str| {
        let line = line.strip_prefix('>').filter(|_| all).unwrap_or(line);
        let line = line.strip_prefix(' ').filter(|_| all).unwrap_or(line);
        line.to_owned()
    };
    let text: Vec<String> = lines.iter().map(plain).collect();
    text.join("\n").trim_matches(['\n', '\r']).to_owned()
}

/// The name and value of a line such as `*Fra:* Anna <anna@example.dk>`.
pub(super) fn field(line: &str) -> Option<(String, String)> {
    let plain = line.trim_start_matches(['>', ' ', '\t', '*', '|']);
    let (name, value) = plain.split_once(':')?;
    let name = name.trim_matches(['*', ' ', '\t']).to_lowercase();
    if name.is_empty() || name.chars().count() > 20 {
        return None;
    }
    let value = value.trim_matches(['*', ' ', '\t', '\r']).to_owned();
    Some((name, value))
}

/// Whether a line is one of those that stand above what is quoted.
pub(super) fn is_above_quotes(name: &str) -> bool {
    FROM.contains(&name) || SUBJECT.contains(&name) || OTHERS.contains(&name)
}

/// Whether it is the first of them.
pub(super) fn is_from(name: &str) -> bool {
    FROM.contains(&name)
}

/// `Anna Ankersen <anna@example.dk>`, `anna@example.dk` or `Anna [mailto:anna@example.dk]`.
fn sender(value: &str) -> Option<Mailbox> {
    let opened = value.find(['<', '[', '(']);
    if let Some(at) = opened {
        let (name, rest) = value.split_at(at);
        let inner = rest.trim_matches(['<', '>', '[', ']', '(', ')', ' ', '*']);
        let inner = inner.strip_prefix("mailto:").unwrap_or(inner);
        let inner = inner
            .split(['>', ']', ')', '<', '|'])
            .next()
            .unwrap_or(inner);
        if let Some(found) = Mailbox::read(Some(name), inner) {
            return Some(found);
        }
    }
    let mut words = value.split([' ', '<', '>', '[', ']', '(', ')', ';', ',', '"']);
    let address = words.find(|word| word.contains('@'))?;
    Mailbox::read(None, address.strip_prefix("mailto:").unwrap_or(address))
}
