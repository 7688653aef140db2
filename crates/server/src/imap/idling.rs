//! Waiting for news (IDLE, RFC 2177).

use async_imap::error::Error;
use async_imap::imap_proto::{MailboxDatum, RequestId, Response};

use super::{ANSWER_WITHIN, LOOK_ANYWAY, Mailbox, Result, away, within};

/// How waiting ended.
enum Heard {
    /// Something is new.
    News,
    /// The server does not tell news after all.
    Nothing,
}

impl Mailbox {
    /// Waits until the server tells that something is new, or until it is time to look anyway. May be
    /// dropped while it waits only together with the mailbox.
    pub(super) async fn idle(&mut self) -> Result<()> {
        let begun = self.session.run_command("IDLE").await;
        let id = begun.map_err(|error| away(&error))?;
        let heard = tokio::time::timeout(LOOK_ANYWAY, self.hear_news(&id)).await;
        if let Ok(heard) = heard
            && let Heard::Nothing = heard?
        {
            self.has_idle = false;
            return Ok(());
        }
        let ending = self.session.run_command_untagged("DONE").await;
        ending.map_err(|error| away(&error))?;
        within(ANSWER_WITHIN, self.hear_until(&id, |_| {})).await?;
        Ok(())
    }

    /// Hears until something is new, which may be told before the server says that it will tell.
    async fn hear_news(&mut self, id: &RequestId) -> Result<Heard> {
        let (mut is_begun, mut has_news) = (false, false);
        while !(is_begun && has_news) {
            let told = self.session.read_response().await;
            let told = told.map_err(|error| away(&error.into()))?;
            let told = told.ok_or_else(|| away(&Error::ConnectionLost))?;
            if let Response::Done { tag, .. } = told.parsed()
                && tag == id
            {
                return Ok(Heard::Nothing);
            }
            is_begun |= matches!(told.parsed(), Response::Continue(_));
            has_news |= matches!(
                told.parsed(),
                Response::MailboxData(MailboxDatum::Exists(_))
            );
        }
        Ok(Heard::News)
    }
}
