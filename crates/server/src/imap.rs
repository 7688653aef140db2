//! A mailbox of IMAP, of which one folder is read: mail by mail, the oldest first. What was seen to is
//! moved away or marked; nothing else is changed, and nobody's own flags are.
//!
//! Commands are run here and not by the methods of `async-imap`, most of which take a refusal, or a
//! connection that ended, for an answer with nothing in it: an empty folder. What the server says in
//! words is never passed on, because it quotes addresses and mail.

mod commands;
mod idling;
mod name;
mod opening;
mod settings;
mod signing_in;
mod wire;

use std::fmt;
use std::time::Duration;

use async_imap::Session;
use async_imap::error::Error;
use async_imap::types::Uid;

use wire::Wire;

pub use settings::{ImapSettings, ImapTls};

/// How long the server may take to answer one command.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);
/// How long one mail may take to come.
const MAIL_WITHIN: Duration = Duration::from_secs(300);
/// After how long a folder is looked into again whose server says nothing of its own accord.
const LOOK_AFTER: Duration = Duration::from_secs(60);
/// After how long one is looked into anyway: a connection may be dead without anybody saying so.
const LOOK_ANYWAY: Duration = Duration::from_secs(300);
/// What marks a mail that was taken, where it stays.
const TAKEN: &str = "OnedoorTaken";
/// What marks one that never can be.
const REFUSED: &str = "OnedoorRefused";

/// Why a mailbox cannot be read on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Closed {
    /// It does not take us for whom we say we are: whoever goes on asking locks the account.
    NotLetIn,
    /// What the settings say cannot be used with it.
    Unfit(String),
    /// It is away, or answers what it should not: it may be better later.
    Away(String),
}

pub(crate) type Result<T> = std::result::Result<T, Closed>;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It was taken in.
    Taken,
    /// It never can be.
    Refused,
}

/// What a server gives of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Given {
    /// All of it, or so much that it is too large.
    Mail(Vec<u8>),
    /// Somebody else took it away.
    Gone,
    /// It does not give it.
    Withheld,
}

/// A mailbox with its folder open.
pub(crate) struct Mailbox {
    session: Session<Box<dyn Wire>>,
    done: Option<String>,
    refused: Option<String>,
    has_idle: bool,
    has_move: bool,
    has_uidplus: bool,
    keeps_keywords: bool,
    has_news: bool,
}

impl Mailbox {
    /// Opens the folder, and makes those into which mail is moved if they are not there.
    pub(crate) async fn open(settings: &ImapSettings) -> Result<Self> {
        let mut mailbox = Self::look_into(settings).await?;
        let places = [mailbox.done.clone(), mailbox.refused.clone()];
        for place in places.into_iter().flatten() {
            mailbox.make(&place).await?;
        }
        Ok(mailbox)
    }

    /// Passes if the mailbox lets us in, and can keep what we would note there.
    pub(crate) async fn examine(settings: &ImapSettings) -> Result<()> {
        let mut mailbox = Self::look_into(settings).await?;
        mailbox.leave().await;
        Ok(())
    }

    async fn look_into(settings: &ImapSettings) -> Result<Self> {
        let session = within(ANSWER_WITHIN, signing_in::sign_in(settings)).await?;
        let mut mailbox = Self {
            session,
            done: settings.done_folder.as_deref().map(name::quoted),
            refused: settings.refused_folder.as_deref().map(name::quoted),
            has_idle: false,
            has_move: false,
            has_uidplus: false,
            keeps_keywords: false,
            has_news: false,
        };
        mailbox.ask_what_it_can().await?;
        mailbox.select(&name::quoted(&settings.folder)).await?;
        let has_places = mailbox.done.is_some() && mailbox.refused.is_some();
        if !mailbox.keeps_keywords && !has_places {
            let unfit = "the folder keeps no keywords by which mail could be told apart: \
                         set imap-done-folder and imap-refused-folder";
            return Err(Closed::Unfit(unfit.to_owned()));
        }
        Ok(mailbox)
    }

    /// Notes what became of a mail. Whoever is stopped before this is given it again.
    pub(crate) async fn note(&mut self, uid: Uid, seen: Seen) -> Result<()> {
        let (place, keyword) = match seen {
            Seen::Taken => (self.done.clone(), TAKEN.to_owned()),
            Seen::Refused => (self.refused.clone(), format!("{REFUSED} \\Flagged")),
        };
        let noted = match place {
            Some(place) => self.put_into(uid, &place).await,
            None => self.flag(uid, &keyword).await,
        };
        if noted.is_err() && !self.still_waits(&[uid]).await? {
            return Ok(());
        }
        noted
    }

    /// Waits until the server says that something is new, or until it is time to look anyway.
    pub(crate) async fn wait(&mut self) -> Result<()> {
        if self.has_news {
            return Ok(());
        }
        if self.has_idle {
            return self.idle().await;
        }
        tokio::time::sleep(LOOK_AFTER).await;
        Ok(())
    }
}

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLetIn => f.write_str(
                "the mailbox does not let us in: the user or the password is wrong, or the server \
                 wants another way of signing in",
            ),
            Self::Unfit(what) | Self::Away(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Closed {}

/// What went wrong with a connection, without what the server said: a fault in it quotes mail.
fn away(error: &Error) -> Closed {
    if let Error::ConnectionLost = error {
        return Closed::Away("the server ended the connection".to_owned());
    }
    if let Error::Io(error) = error
        && error.kind() != std::io::ErrorKind::Other
    {
        return Closed::Away(format!("the connection broke: {}", error.kind()));
    }
    Closed::Away("the server says what cannot be understood".to_owned())
}

async fn within<T>(time: Duration, work: impl Future<Output = Result<T>>) -> Result<T> {
    let done = tokio::time::timeout(time, work).await;
    done.unwrap_or_else(|_| Err(Closed::Away("the server takes too long".to_owned())))
}
