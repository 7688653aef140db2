//! What a mail says of itself, apart from its words.

use crate::business::parse_email;

/// How long a name may be, in characters; what is longer is cut.
const NAME_AT_MOST: usize = 200;

/// Who wrote, or is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name they go by, in one line.
    pub name: Option<String>,
    /// Their address.
    pub address: String,
}

/// A report that a program sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// A mail was not delivered, or not yet.
    Delivery {
        /// Whether it never will be.
        is_final: bool,
    },
    /// A mail was shown to somebody, and what else programs tell each other.
    Other,
}

/// What programs write into the head of a mail, as far as it matters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// `Auto-Submitted` (RFC 3834).
    pub auto_submitted: Option<String>,
    /// `Precedence`.
    pub precedence: Option<String>,
    /// Whether it asks for no automatic answers, or says that it is one.
    pub is_automatic: bool,
    /// Whether it went through a list.
    pub has_list: bool,
    /// Whether it can be answered to nobody: `Return-Path: <>`.
    pub is_unreturnable: bool,
    /// Whether a server found that its sender is not who they say (`Authentication-Results`).
    pub is_forged: bool,
    /// What it reports, if it is a report.
    pub report: Option<Report>,
}

/// What a mail says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailFacts {
    /// Its `Message-ID`, without brackets.
    pub id: Option<String>,
    /// Who wrote it, if that is an address.
    pub from: Option<Mailbox>,
    /// To which addresses it went.
    pub to: Vec<String>,
    /// The ids of the mails that it answers, the nearest first.
    pub answers: Vec<String>,
    /// The ids of the mails that a report is about.
    pub reported: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// What programs say of it.
    pub marks: Marks,
    /// Whether there is anything in it to read.
    pub has_words: bool,
}

/// By what we know our own mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ours {
    /// Behind the `@` of our ids.
    pub host: String,
    /// The address from which we write, if it is known.
    pub address: Option<String>,
}

impl Mailbox {
    /// Reads an address and the name before it. None if nobody could be answered there.
    pub fn read(name: Option<&str>, address: &str) -> Option<Self> {
        let address = parse_email(address).ok()?;
        let words = name.unwrap_or_default();
        let words = words.split(|sign: char| sign.is_control() || sign.is_whitespace());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let name: String = words.join(" ").chars().take(NAME_AT_MOST).collect();
        let name = name.trim_matches(['"', '\'', ' ']).to_owned();
        let is_name = crate::text::line(&name, NAME_AT_MOST).is_ok() && name != address;
        Some(Self {
            name: is_name.then_some(name),
            address,
        })
    }

    /// The address as it is compared.
    pub fn key(&self) -> String {
        self.address.to_lowercase()
    }
}

impl Ours {
    /// What stands before the `@` of an id of ours.
    pub(super) fn local<'a>(&self, id: &'a str) -> Option<&'a str> {
        let (local, host) = id.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        host.eq_ignore_ascii_case(&self.host).then_some(local)
    }

    /// Whether an address is ours, with whatever stands behind a plus.
    pub fn wrote(&self, mailbox: &Mailbox) -> bool {
        let own = self.address.as_deref().and_then(plain);
        own.is_some() && own == plain(&mailbox.address)
    }
}

/// An address without what stands behind a plus, as it is compared.
fn plain(address: &str) -> Option<String> {
    let (local, host) = address.rsplit_once('@')?;
    let local = local.split('+').next().unwrap_or(local);
    Some(format!("{local}@{host}").to_lowercase())
}
