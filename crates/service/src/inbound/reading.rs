//! Reading a mail: its head, its words, and the files in it.

use bytes::Bytes;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use onedoor_domain::attachment::{Declared, FileProblem, Inspected, Inspection};
use onedoor_domain::inbound::{MailFacts, NotTaken, passed_on};
use onedoor_domain::text;

use super::head;
use super::shape::is_too_intricate;
use crate::Services;

/// How much of a text is shown, in bytes; the mail as it came has all of it.
const TEXT_AT_MOST: usize = 1024 * 1024;
/// How long the name of a file may be that is told.
const NAME_AT_MOST: usize = 120;

/// A mail that was read.
#[derive(Debug, Clone)]
pub(super) struct ReadMail {
    pub(super) letter: Letter,
    /// What somebody else had written, if the mail looks as if it passes that on.
    pub(super) passed: Option<Letter>,
}

/// What somebody wrote.
#[derive(Debug, Clone, Default)]
pub(super) struct Letter {
    pub(super) facts: MailFacts,
    pub(super) text: String,
    pub(super) files: Vec<Enclosed>,
}

/// A file in a mail.
#[derive(Debug, Clone)]
pub(super) struct Enclosed {
    /// What it is called.
    pub(super) name: String,
    pub(super) bytes: Bytes,
    /// What it is, or why it cannot be taken along.
    pub(super) found: Result<Inspected, NotTaken>,
    /// Whether it is part of the text, as a logo is.
    pub(super) is_inline: bool,
}

impl Services {
    /// Reads a mail, off the threads that must not wait. None if it cannot be read; the parser is
    /// others' work, and whatever it does with bytes that no mail has must not end more than this.
    pub(super) async fn read_mail(&self, raw: Bytes) -> Option<ReadMail> {
        let reading = tokio::task::spawn_blocking(move || read(&raw));
        reading.await.unwrap_or_else(|_| {
            tracing::warn!("a mail cannot be read; it is kept as it came");
            None
        })
    }
}

/// Reads a mail.
pub(super) fn read(raw: &[u8]) -> Option<ReadMail> {
    if is_too_intricate(raw) {
        return None;
    }
    let message = MessageParser::default().parse(raw)?;
    let letter = letter(&message);
    let passed = enclosed_mail(&message).map_or_else(
        || passed_in_words(&letter),
        |inner| Some(passed_whole(&letter, inner)),
    );
    Some(ReadMail { letter, passed })
}

fn letter(message: &Message<'_>) -> Letter {
    let mut facts = head::facts(message);
    let text = words(message);
    let files = files(message);
    let is_there = |words: &str| !text::is_blank(words);
    facts.has_words = is_there(&text) || is_there(&facts.subject) || !files.is_empty();
    Letter { facts, text, files }
}

/// Its words, as text: HTML only where it has nothing else.
fn words(message: &Message<'_>) -> String {
    let parts = (0..message.text_body_count()).filter_map(|at| message.body_text(at));
    let parts = parts.map(std::borrow::Cow::into_owned);
    let unparted = message.parts.iter().filter(|part| is_unparted(part));
    let unparted = unparted.map(|part| String::from_utf8_lossy(part.contents()).into_owned());
    let parts = parts.chain(unparted).map(|part| part.replace("\r\n", "\n"));
    let parts = parts.map(|part| part.replace('\0', ""));
    let parts: Vec<String> = parts.filter(|part| !text::is_blank(part)).collect();
    let mut text = parts.join("\n\n");
    if text.len() > TEXT_AT_MOST {
        let end = (0..=TEXT_AT_MOST)
            .rev()
            .find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or(0));
        text.push_str(" […]");
    }
    text
}

/// Everything in it that is not its words.
fn files(message: &Message<'_>) -> Vec<Enclosed> {
    let all = message.parts.iter().enumerate();
    let enclosed = all.filter(|(at, part)| {
        let is_body = |of: &[u32]| of.iter().any(|id| *id as usize == *at);
        match part.body {
            PartType::Multipart(_) => false,
            PartType::Text(_) | PartType::Html(_) => {
                !is_body(&message.text_body) && !is_body(&message.html_body)
            }
            PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) => {
                !is_unparted(part)
            }
        }
    });
    enclosed.map(|(_, part)| file(part)).collect()
}

/// Whether a part is made of others that cannot be told apart: then it is shown as it came.
fn is_unparted(part: &MessagePart<'_>) -> bool {
    let is_made_of_others = part
        .content_type()
        .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
    is_made_of_others && matches!(part.body, PartType::Binary(_) | PartType::InlineBinary(_))
}

fn file(part: &MessagePart<'_>) -> Enclosed {
    let name = part.attachment_name();
    let kind = part.content_type().map(|kind| {
        let subtype = kind.subtype().unwrap_or_default();
        format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase()
    });
    let bytes = part.contents();
    let found = look_at(name, kind.as_deref(), bytes);
    let is_inline = matches!(part.body, PartType::InlineBinary(_)) || part.content_id().is_some();
    Enclosed {
        name: told(name.or(kind.as_deref()).unwrap_or_default()),
        bytes: match found {
            Ok(_) => Bytes::copy_from_slice(bytes),
            Err(_) => Bytes::new(),
        },
        found,
        is_inline,
    }
}

/// Mail programs often name a kind that is not the file's: then its bytes and its name count.
fn look_at(name: Option<&str>, kind: Option<&str>, bytes: &[u8]) -> Result<Inspected, NotTaken> {
    let is_packed = kind == Some("application/ms-tnef")
        || name.is_some_and(|name| name.eq_ignore_ascii_case("winmail.dat"));
    if is_packed {
        return Err(NotTaken::Packed);
    }
    if kind.is_some_and(|kind| kind.starts_with("message/")) {
        return Err(NotTaken::NotAllowed);
    }
    let mut inspection = Inspection::default();
    inspection.see(bytes);
    match inspection.finish(name, Declared::read(kind)) {
        Err(FileProblem::Disagrees) => Ok(inspection.finish(name, Declared::Nothing)?),
        found => Ok(found?),
    }
}

/// A name in one line that is short enough to be told.
fn told(name: &str) -> String {
    let signs = name.chars().filter(|sign| !sign.is_control());
    signs.take(NAME_AT_MOST).collect()
}

/// The first mail that lies in it.
fn enclosed_mail<'a>(message: &'a Message<'_>) -> Option<&'a Message<'a>> {
    let mut parts = message.parts.iter();
    parts.find_map(|part| match &part.body {
        PartType::Message(inner) if !inner.parts.is_empty() => Some(inner),
        PartType::Message(_)
        | PartType::Text(_)
        | PartType::Html(_)
        | PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Multipart(_) => None,
    })
}

/// What was passed on as a mail in the mail. Where the mail itself went leads to a case, too.
fn passed_whole(outer: &Letter, inner: &Message<'_>) -> Letter {
    let mut inner = letter(inner);
    inner.facts.to.extend(outer.facts.to.iter().cloned());
    inner
}

/// What was passed on as words below a few lines that say whose they are.
fn passed_in_words(outer: &Letter) -> Option<Letter> {
    let passed = passed_on(&outer.text)?;
    let facts = MailFacts {
        from: Some(passed.from),
        to: outer.facts.to.clone(),
        subject: passed
            .subject
            .unwrap_or_else(|| outer.facts.subject.clone()),
        has_words: true,
        ..MailFacts::default()
    };
    Some(Letter {
        facts,
        text: passed.text,
        files: outer.files.clone(),
    })
}
