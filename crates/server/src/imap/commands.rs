//! What is said to the server, and what it answers.

use std::collections::BTreeMap;

use async_imap::error::Error;
use async_imap::imap_proto::{AttributeValue, MailboxDatum, RequestId, Response, Status};
use async_imap::types::Uid;
use onedoor_domain::inbound::MAIL_AT_MOST;

use super::{
    ANSWER_WITHIN, Closed, Given, MAIL_WITHIN, Mailbox, REFUSED, Result, TAKEN, away, within,
};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It was carried out.
    Done,
    /// It was not.
    Refused,
}

impl Mailbox {
    /// The mails of which nothing was noted, the oldest first.
    pub(crate) async fn waiting(&mut self) -> Result<Vec<Uid>> {
        // What is new is only told to whoever asks.
        self.must("NOOP", "the server does not answer").await?;
        self.has_news = false;
        let marks = if self.keeps_keywords {
            format!(" UNKEYWORD {TAKEN} UNKEYWORD {REFUSED}")
        } else {
            String::new()
        };
        let mut uids = Vec::new();
        let command = format!("UID SEARCH UNDELETED{marks}");
        let searched = self.run(&command, |told| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = told {
                uids.extend(found);
            }
        });
        done(searched.await?, "the server does not search the folder")?;
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// Whether any of these still waits: somebody else who reads here may have seen to it.
    pub(super) async fn still_waits(&mut self, uids: &[Uid]) -> Result<bool> {
        let waiting = self.waiting().await?;
        let waits = uids.iter().any(|uid| waiting.contains(uid));
        // What came meanwhile was found and not seen to.
        self.has_news = !waits;
        Ok(waits)
    }

    /// How large these mails are, in their order. Those that were taken away meanwhile are left out.
    pub(crate) async fn sizes(&mut self, uids: &[Uid]) -> Result<BTreeMap<Uid, usize>> {
        let list: Vec<String> = uids.iter().map(Uid::to_string).collect();
        let command = format!("UID FETCH {} (UID RFC822.SIZE)", list.join(","));
        let mut sizes = BTreeMap::new();
        let told = self.run(&command, |told| {
            if let Response::Fetch(_, values) = told
                && let (Some(uid), Some(size)) = (uid(values), size(values))
            {
                sizes.insert(uid, size);
            }
        });
        if told.await? == Ended::Refused && sizes.is_empty() && self.still_waits(uids).await? {
            let refuses = "the server does not say how large mails are";
            return Err(Closed::Away(refuses.to_owned()));
        }
        sizes.retain(|uid, _| uids.contains(uid));
        Ok(sizes)
    }

    /// One mail, which stays unread. Servers may be wrong about sizes, so no more is asked for than
    /// shows that it is too large.
    pub(crate) async fn mail(&mut self, wanted: Uid) -> Result<Given> {
        let most = MAIL_AT_MOST + 1;
        let command = format!("UID FETCH {wanted} (UID BODY.PEEK[]<0.{most}>)");
        let mut given = Given::Gone;
        let giving = self.say(&command, |told| {
            if let Response::Fetch(_, values) = told
                && uid(values) == Some(wanted)
                && let Some(body) = body(values)
            {
                given = Given::Mail(body.to_vec());
            }
        });
        if within(MAIL_WITHIN, giving).await? == Ended::Refused
            && self.still_waits(&[wanted]).await?
        {
            return Ok(Given::Withheld);
        }
        Ok(given)
    }

    /// Moves a mail, or copies it and takes the first away. Where single mails cannot be, it stays
    /// behind as deleted: to take all away that is deleted would take what others had deleted, too.
    pub(super) async fn put_into(&mut self, uid: Uid, place: &str) -> Result<()> {
        let refuses = "the server does not move a mail to its folder";
        if self.has_move {
            let command = format!("UID MOVE {uid} {place}");
            return self.must(&command, refuses).await;
        }
        let command = format!("UID COPY {uid} {place}");
        self.must(&command, refuses).await?;
        self.flag(uid, "\\Deleted").await?;
        if self.has_uidplus {
            let command = format!("UID EXPUNGE {uid}");
            self.must(&command, refuses).await?;
        }
        Ok(())
    }

    pub(super) async fn flag(&mut self, uid: Uid, flags: &str) -> Result<()> {
        let command = format!("UID STORE {uid} +FLAGS.SILENT ({flags})");
        let refuses = "the server does not mark a mail";
        self.must(&command, refuses).await
    }

    /// Says goodbye, which need not be heard.
    pub(crate) async fn leave(&mut self) {
        drop(self.run("LOGOUT", |_| {}).await);
    }

    async fn must(&mut self, command: &str, refuses: &str) -> Result<()> {
        done(self.run(command, |_| {}).await?, refuses)
    }

    pub(super) async fn run(
        &mut self,
        command: &str,
        hear: impl FnMut(&Response<'_>),
    ) -> Result<Ended> {
        within(ANSWER_WITHIN, self.say(command, hear)).await
    }

    /// Says something, hears all that the server tells until it has ended, and how it did.
    async fn say(&mut self, command: &str, hear: impl FnMut(&Response<'_>)) -> Result<Ended> {
        let said = self.session.run_command(command).await;
        let id = said.map_err(|error| away(&error))?;
        self.hear_until(&id, hear).await
    }

    pub(super) async fn hear_until(
        &mut self,
        id: &RequestId,
        mut hear: impl FnMut(&Response<'_>),
    ) -> Result<Ended> {
        loop {
            let told = self.session.read_response().await;
            let told = told.map_err(|error| away(&error.into()))?;
            let told = told.ok_or_else(|| away(&Error::ConnectionLost))?;
            let told = told.parsed();
            if let Response::MailboxData(MailboxDatum::Exists(_)) = told {
                self.has_news = true;
            }
            hear(told);
            if let Response::Done { tag, status, .. } = told
                && tag == id
            {
                let is_done = *status == Status::Ok;
                return Ok(if is_done { Ended::Done } else { Ended::Refused });
            }
        }
    }
}

/// Passes if a command was carried out.
pub(super) fn done(ended: Ended, refuses: &str) -> Result<()> {
    match ended {
        Ended::Done => Ok(()),
        Ended::Refused => Err(Closed::Away(refuses.to_owned())),
    }
}

fn uid(values: &[AttributeValue<'_>]) -> Option<Uid> {
    values.iter().find_map(|value| {
        let AttributeValue::Uid(uid) = value else {
            return None;
        };
        Some(*uid)
    })
}

fn size(values: &[AttributeValue<'_>]) -> Option<usize> {
    values.iter().find_map(|value| {
        let AttributeValue::Rfc822Size(size) = value else {
            return None;
        };
        usize::try_from(*size).ok()
    })
}

/// All of a mail. One with nothing in it has no value.
fn body<'a>(values: &'a [AttributeValue<'_>]) -> Option<&'a [u8]> {
    values.iter().find_map(|value| {
        let AttributeValue::BodySection {
            section: None,
            data,
            ..
        } = value
        else {
            return None;
        };
        Some(data.as_deref().unwrap_or_default())
    })
}
