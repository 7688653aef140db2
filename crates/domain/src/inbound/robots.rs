//! Mail that nobody wrote to us: loops, robots, lists and what cannot be answered.
//!
//! None of it is ever answered, or two programs would write to each other until somebody pulls a
//! plug.

use super::{MailFacts, Ours, Report, WhyIgnored};

/// How programs begin the subject when they answer for somebody who is away.
const AWAY: [&str; 20] = [
    "automatic reply",
    "auto reply",
    "autoreply",
    "auto-reply",
    "out of office",
    "out of the office",
    "automatisk svar",
    "automatiskt svar",
    "autosvar",
    "auto-svar",
    "ude af kontoret",
    "ikke til stede",
    "fravær",
    "fraværsbesked",
    "fravärande",
    "frånvaro",
    "frånvarande",
    "automaattinen vastaus",
    "poissa toimistosta",
    "poissaoloviesti",
];
/// Who writes when mail comes back.
const POSTMASTERS: [&str; 3] = ["mailer-daemon", "postmaster", "mail-daemon"];

/// Why a mail is set aside whoever it is from and whatever it is about; none if it may be a person's.
pub fn set_aside(facts: &MailFacts, ours: &Ours) -> Option<WhyIgnored> {
    if is_ours(facts, ours) {
        return Some(WhyIgnored::OwnMail);
    }
    if is_bounce(facts) {
        return Some(WhyIgnored::Bounce);
    }
    if answers_by_itself(facts) {
        return Some(WhyIgnored::AutomaticReply);
    }
    // Lists say so more exactly than that a program is behind it.
    let is_bulk = matches!(precedence(facts), Some("bulk" | "list" | "junk"));
    if facts.marks.has_list || is_bulk {
        return Some(WhyIgnored::MailingList);
    }
    let marks = &facts.marks;
    if auto_submitted(facts).is_some() || marks.is_automatic || marks.is_unreturnable {
        return Some(WhyIgnored::Automatic);
    }
    if facts.from.is_none() {
        return Some(WhyIgnored::NoSender);
    }
    (!facts.has_words).then_some(WhyIgnored::Empty)
}

fn is_ours(facts: &MailFacts, ours: &Ours) -> bool {
    let id = facts.id.as_deref();
    let from = facts.from.as_ref();
    id.is_some_and(|id| ours.local(id).is_some()) || from.is_some_and(|from| ours.wrote(from))
}

fn is_bounce(facts: &MailFacts) -> bool {
    let from = facts.from.as_ref();
    let local = from.and_then(|from| from.address.split('@').next());
    let by_postmaster = local.is_some_and(|local| {
        let local = local.to_ascii_lowercase();
        POSTMASTERS.contains(&local.as_str())
    });
    match facts.marks.report {
        Some(Report::Delivery { .. }) => true,
        Some(Report::Other) => false,
        None => by_postmaster,
    }
}

fn answers_by_itself(facts: &MailFacts) -> bool {
    let by_header = auto_submitted(facts).is_some_and(|word| word.starts_with("auto-replied"));
    let by_precedence = precedence(facts) == Some("auto_reply");
    let tells = facts.marks.report == Some(Report::Other);
    by_header || by_precedence || tells || is_away(&facts.subject)
}

/// What `Auto-Submitted` says, unless it says that a person did it.
fn auto_submitted(facts: &MailFacts) -> Option<String> {
    let said = facts.marks.auto_submitted.as_deref()?;
    let word = said.split([';', '(']).next().unwrap_or_default();
    let word = word.trim().to_ascii_lowercase();
    (!word.is_empty() && word != "no").then_some(word)
}

fn precedence(facts: &MailFacts) -> Option<&'static str> {
    let said = facts.marks.precedence.as_deref()?.trim();
    let known = ["bulk", "list", "junk", "auto_reply"];
    let mut known = known.into_iter();
    known.find(|word| said.eq_ignore_ascii_case(word))
}

/// Whether a subject is one that programs write for somebody who is away. It must end there or go on
/// behind a mark: who asks for rooms out of office hours is a person.
fn is_away(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    let lower = lower.trim();
    AWAY.iter().any(|words| {
        let rest = lower.strip_prefix(words).map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '-', '–', '—', '(', '[']))
    })
}
