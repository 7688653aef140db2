//! The head of a mail: what it says of itself.

use mail_parser::{Header, HeaderName, HeaderValue, Message, MimeHeaders as _, PartType};
use onedoor_domain::inbound::{MailFacts, Mailbox, Marks, Report};

use crate::post::one_line;

/// How many recipients are read.
const RECIPIENTS_AT_MOST: usize = 100;
/// How many ids of mails are read.
const IDS_AT_MOST: usize = 100;
/// How long an id may be, in bytes; what is longer is no id.
const ID_AT_MOST: usize = 500;
/// How long a subject may be, in characters.
const SUBJECT_AT_MOST: usize = 500;
/// Where servers write to whom a mail went.
const WENT_TO: [&str; 5] = [
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Forwarded-To",
];
/// By what programs say that nobody is to answer them, or that they answer by themselves.
const AUTOMATIC: [&str; 5] = [
    "X-Auto-Response-Suppress",
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "Autosubmitted",
];
/// By what lists are known.
const LIST: [&str; 4] = ["List-Id", "List-Unsubscribe", "List-Post", "X-Mailing-List"];

/// What a mail says of itself; whether there is anything to read is known elsewhere.
pub(super) fn facts(message: &Message<'_>) -> MailFacts {
    let all = head(message);
    MailFacts {
        id: ids(all, "Message-ID").into_iter().next(),
        from: sender(all),
        to: recipients(all),
        answers: answers(all),
        reported: reported(message),
        subject: subject(text(all, "Subject").unwrap_or_default()),
        marks: Marks {
            auto_submitted: text(all, "Auto-Submitted").map(str::to_owned),
            precedence: text(all, "Precedence").map(str::to_owned),
            is_automatic: AUTOMATIC.iter().any(|name| is_there(all, name)),
            has_list: LIST.iter().any(|name| is_there(all, name)),
            is_unreturnable: is_unreturnable(message),
            is_forged: is_forged(all),
            report: report(message),
        },
        has_words: false,
    }
}

/// The headers of a mail.
fn head<'a>(message: &'a Message<'_>) -> &'a [Header<'a>] {
    let root = message.parts.first();
    root.map_or(&[], |part| part.headers.as_slice())
}

fn named<'a>(all: &'a [Header<'a>], name: &'a str) -> impl Iterator<Item = &'a HeaderValue<'a>> {
    let named = all
        .iter()
        .filter(move |header| header.name().eq_ignore_ascii_case(name));
    named.map(Header::value)
}

fn is_there(all: &[Header<'_>], name: &str) -> bool {
    named(all, name).next().is_some()
}

fn text<'a>(all: &'a [Header<'a>], name: &'a str) -> Option<&'a str> {
    named(all, name).find_map(|value| value.as_text())
}

/// One line, without what no database keeps.
fn subject(raw: &str) -> String {
    one_line(raw).chars().take(SUBJECT_AT_MOST).collect()
}

/// Who wrote it: the first address in `From`; where there is none, in `Reply-To` or `Sender`.
fn sender(all: &[Header<'_>]) -> Option<Mailbox> {
    ["From", "Reply-To", "Sender"].iter().find_map(|name| {
        let addresses = named(all, name).filter_map(|value| value.as_address());
        addresses
            .flat_map(|addresses| addresses.iter().take(RECIPIENTS_AT_MOST))
            .find_map(|one| Mailbox::read(one.name(), one.address()?))
    })
}

fn recipients(all: &[Header<'_>]) -> Vec<String> {
    let visible = ["To", "Cc"].iter().flat_map(|name| named(all, name));
    let visible = visible.filter_map(|value| value.as_address());
    let visible = visible.flat_map(|of| of.iter().filter_map(|one| one.address()));
    let by_servers = WENT_TO.iter().filter_map(|name| text(all, name));
    let found = visible.chain(by_servers).take(RECIPIENTS_AT_MOST);
    found
        .map(|address| address.trim().trim_matches(['<', '>']).to_owned())
        .filter(|address| address.contains('@'))
        .collect()
}

fn ids(all: &[Header<'_>], name: &str) -> Vec<String> {
    let lists = named(all, name).filter_map(|value| value.as_text_list());
    let each = lists.flat_map(|list| list.iter());
    let each = each.map(|id| id.trim().trim_matches(['<', '>']).replace('\0', ""));
    let each = each.filter(|id| !id.is_empty() && id.len() <= ID_AT_MOST);
    each.take(IDS_AT_MOST).collect()
}

/// What it answers, the nearest first.
fn answers(all: &[Header<'_>]) -> Vec<String> {
    let mut nearest = ids(all, "In-Reply-To");
    let mut references = ids(all, "References");
    references.reverse();
    references.retain(|id| !nearest.contains(id));
    nearest.extend(references);
    nearest
}

fn is_unreturnable(message: &Message<'_>) -> bool {
    let mut all = head(message).iter();
    let path = all.find(|header| header.name == HeaderName::ReturnPath);
    let raw = path.and_then(|header| {
        let (from, to) = (header.offset_start as usize, header.offset_end as usize);
        message.raw_message.get(from..to)
    });
    raw.is_some_and(|raw| raw.trim_ascii() == b"<>")
}

/// Whether a server on the way found that the sender's house did not send it.
fn is_forged(all: &[Header<'_>]) -> bool {
    let mut said = named(all, "Authentication-Results").filter_map(|value| value.as_text());
    said.any(|said| {
        let said: String = said.chars().filter(|sign| !sign.is_whitespace()).collect();
        said.to_ascii_lowercase().contains("dmarc=fail")
    })
}

fn report(message: &Message<'_>) -> Option<Report> {
    let root = message.parts.first()?;
    let kind = root.content_type()?;
    let is = |of: &str, sub: &str| {
        let subtype = kind.subtype().unwrap_or_default();
        kind.ctype().eq_ignore_ascii_case(of) && subtype.eq_ignore_ascii_case(sub)
    };
    if !is("multipart", "report") && !is("message", "delivery-status") {
        return None;
    }
    let about = kind.attribute("report-type").unwrap_or("delivery-status");
    if !about.eq_ignore_ascii_case("delivery-status") {
        return Some(Report::Other);
    }
    let mut parts = message.parts.iter().filter_map(contents);
    Some(Report::Delivery {
        is_final: parts.any(|part| lines(part).any(|line| is_failed(&line))),
    })
}

/// The ids of the mails that a report is about: that of the mail it brings back, or of its head.
fn reported(message: &Message<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for part in &message.parts {
        match &part.body {
            PartType::Message(inner) => found.extend(ids(head(inner), "Message-ID")),
            PartType::Text(_)
            | PartType::Html(_)
            | PartType::Binary(_)
            | PartType::InlineBinary(_)
            | PartType::Multipart(_) => {}
        }
        let lines = contents(part).into_iter().flat_map(lines);
        let named = lines.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            let id = value.trim().trim_matches(['<', '>']).to_owned();
            name.eq_ignore_ascii_case("message-id").then_some(id)
        });
        found.extend(named);
    }
    found.truncate(IDS_AT_MOST);
    found
}

fn is_failed(line: &str) -> bool {
    let field = line.split_once(':');
    field.is_some_and(|(name, value)| {
        name.eq_ignore_ascii_case("action") && value.trim().eq_ignore_ascii_case("failed")
    })
}

/// What programs tell each other in a part; large parts tell them nothing.
fn contents<'a>(part: &'a mail_parser::MessagePart<'_>) -> Option<&'a [u8]> {
    const LARGE: usize = 64 * 1024;
    let bytes = match &part.body {
        PartType::Text(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.as_ref(),
        PartType::Html(_) | PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    (bytes.len() <= LARGE).then_some(bytes)
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = String> {
    let lines = bytes.split(|byte| *byte == b'\n');
    lines.map(|line| String::from_utf8_lossy(line.trim_ascii()).into_owned())
}
