//! Mail from a mailbox, round by round.
//!
//! What became of a mail is noted in the mailbox once it is durable here, never before. Whoever is
//! stopped in between is given the mail again, and it is known again.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::anyhow;
use async_imap::types::Uid;
use onedoor_domain::inbound::MAIL_AT_MOST;
use onedoor_service::{Error, Services};
use tokio_util::sync::CancellationToken;

use super::{Ended, HOPELESS, TRY_AGAIN, take, too_large, words};
use crate::imap::{Closed, Given, ImapSettings, Mailbox, Seen};
use crate::say_error;

/// `EX_NOPERM` of sysexits.h: the mailbox does not let us in.
const NOT_LET_IN: u8 = 77;
/// Of how many mails the server is asked at once how large they are.
const AT_ONCE: usize = 100;
/// How many mails of a round may fail without the others being kept waiting.
const FAILED_AT_MOST: usize = 20;
/// How long to wait before a mailbox is opened again that could not be read on.
const PAUSE_AT_FIRST: Duration = Duration::from_secs(1);
/// And how long at last.
const PAUSE_AT_MOST: Duration = Duration::from_secs(60);

/// How often a mailbox is looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounds {
    /// Once.
    One,
    /// Whenever something comes, until told to stop.
    UntilStopped,
}

/// Whoever reads a mailbox for a municipality.
pub(super) struct Reader {
    pub(super) services: Services,
    pub(super) municipality: String,
    pub(super) mailbox: ImapSettings,
    /// Ends when the program is told to stop.
    pub(super) stop: CancellationToken,
}

/// Why reading ended.
enum Broken {
    /// It may be better later.
    Passing(anyhow::Error),
    /// It is not, before somebody sees to it.
    Lasting(anyhow::Error),
    /// The same, and whoever goes on asking locks the account.
    NotLetIn,
}

/// What became of the mails of a round.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    hopeless: usize,
    failed: usize,
}

impl Reader {
    /// Reads, and says with which code to end.
    ///
    /// # Errors
    /// In words, if it should be tried again.
    pub(super) async fn read(&self, rounds: Rounds) -> anyhow::Result<ExitCode> {
        let ended = match rounds {
            Rounds::One => self.once().await,
            Rounds::UntilStopped => self.watch().await,
        };
        match ended {
            Ok(code) => Ok(code),
            Err(Broken::Passing(error) | Broken::Lasting(error)) => Err(error),
            Err(Broken::NotLetIn) => {
                say_error(&format!("onedoor: {}", Closed::NotLetIn));
                Ok(ExitCode::from(NOT_LET_IN))
            }
        }
    }

    async fn once(&self) -> Result<ExitCode, Broken> {
        let mut mailbox = Mailbox::open(&self.mailbox).await?;
        let tally = self.round(&mut mailbox).await?;
        mailbox.leave().await;
        Ok(match tally {
            Tally { failed: 1.., .. } => ExitCode::from(TRY_AGAIN),
            Tally { hopeless: 1.., .. } => ExitCode::from(HOPELESS),
            Tally { .. } => ExitCode::SUCCESS,
        })
    }

    async fn watch(&self) -> Result<ExitCode, Broken> {
        let mut pause = PAUSE_AT_FIRST;
        loop {
            let error = match self.stay(&mut pause).await {
                Ok(()) => return Ok(ExitCode::SUCCESS),
                Err(Broken::Passing(error)) => error,
                Err(lasting) => return Err(lasting),
            };
            let (error, seconds) = (format!("{error:#}"), pause.as_secs());
            tracing::warn!(error, seconds, "the mailbox is not read for now");
            let waiting = tokio::time::sleep(pause);
            if self.unless_stopped(waiting).await.is_none() {
                return Ok(ExitCode::SUCCESS);
            }
            pause = (pause * 2).min(PAUSE_AT_MOST);
        }
    }

    /// Reads over one connection until told to stop.
    async fn stay(&self, pause: &mut Duration) -> Result<(), Broken> {
        let opening = Mailbox::open(&self.mailbox);
        let Some(opened) = self.unless_stopped(opening).await else {
            return Ok(());
        };
        let mut mailbox = opened?;
        tracing::info!("reading the mailbox");
        loop {
            self.round(&mut mailbox).await?;
            *pause = PAUSE_AT_FIRST;
            match self.unless_stopped(mailbox.wait()).await {
                Some(waited) => waited?,
                None => return Ok(()),
            }
        }
    }

    /// Sees to everything that waits, up to where we are told to stop.
    async fn round(&self, mailbox: &mut Mailbox) -> Result<Tally, Broken> {
        let mut tally = Tally::default();
        for some in mailbox.waiting().await?.chunks(AT_ONCE) {
            for (uid, size) in mailbox.sizes(some).await? {
                if self.stop.is_cancelled() {
                    return Ok(tally);
                }
                self.see_to(mailbox, uid, size, &mut tally).await?;
                if tally.failed > FAILED_AT_MOST {
                    let many = anyhow!("too many mails cannot be taken now");
                    return Err(Broken::Passing(many));
                }
            }
        }
        Ok(tally)
    }

    async fn see_to(
        &self,
        mailbox: &mut Mailbox,
        uid: Uid,
        size: usize,
        tally: &mut Tally,
    ) -> Result<(), Broken> {
        let given = if size > MAIL_AT_MOST {
            None
        } else {
            let Some(given) = self.unless_stopped(mailbox.mail(uid)).await else {
                return Ok(());
            };
            Some(given?)
        };
        let ended = match given {
            None => Ok(too_large()),
            Some(Given::Mail(raw)) => take(&self.services, &self.municipality, raw).await,
            Some(Given::Gone) => return Ok(()),
            Some(Given::Withheld) => {
                tally.failed += 1;
                say_error("onedoor: the server does not give a mail");
                return Ok(());
            }
        };
        match ended {
            Ok(Ended::Taken) => mailbox.note(uid, Seen::Taken).await?,
            Ok(Ended::Hopeless) => {
                tally.hopeless += 1;
                mailbox.note(uid, Seen::Refused).await?;
            }
            Err(error) => self.failed(error, tally)?,
        }
        Ok(())
    }

    /// Where nothing works, reading ends. What is wrong with one mail keeps no other waiting.
    fn failed(&self, error: Error, tally: &mut Tally) -> Result<(), Broken> {
        if let Error::Unavailable(_) = error {
            return Err(Broken::Passing(words(error)));
        }
        if let Error::NotFound = error {
            return Err(Broken::Lasting(words(error)));
        }
        tally.failed += 1;
        say_error(&format!("onedoor: {:#}", words(error)));
        Ok(())
    }

    async fn unless_stopped<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            () = self.stop.cancelled() => None,
            done = work => Some(done),
        }
    }
}

impl From<Closed> for Broken {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::NotLetIn => Self::NotLetIn,
            Closed::Unfit(_) => Self::Lasting(closed.into()),
            Closed::Away(_) => Self::Passing(closed.into()),
        }
    }
}
