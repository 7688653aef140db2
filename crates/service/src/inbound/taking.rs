//! Making an enquiry of a mail that was set aside, and forgetting what nobody wanted.

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use jiff::SignedDuration;
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::inbound::{Became, Writer};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{InboundMailId, Version, text};
use onedoor_store::inbound::{self, InboundRecord};
use onedoor_store::{Connection, stray_files};

use super::InboundView;
use super::reading::Letter;
use super::settling::untold;
use crate::attachments::away;
use crate::intake::Opened;
use crate::services::{allowed, unchanged};
use crate::{Error, NotNow, Refusal, Result, Services};

/// How long a mail is kept that was set aside.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How many are forgotten in one go.
const AT_ONCE: i64 = 50;

impl Services {
    /// Makes an enquiry of a mail that was set aside.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`]; [`Error::NotNow`] if it was taken
    /// before, or there is nothing to read in it.
    pub async fn take_inbound_mail(
        &self,
        caller: Caller,
        id: InboundMailId,
        seen: Version,
    ) -> Result<InboundView> {
        allowed(&caller, Action::SeeToMail)?;
        allowed(&caller, Action::RegisterEnquiry)?;
        let of = caller.municipality;
        let record = self.set_aside_as_seen(&caller, id, seen).await?;
        let letter = self.letter_of(&record).await?;
        let kept = self.keep_enclosed(of, &letter).await?;
        let files = kept.ids();
        let writer = Writer::Outsider;
        let input = self.as_enquiry(&caller, writer, &letter, &kept).await?;
        if text::is_blank(&input.text) {
            return Err(not_now(Refusal::MailUnreadable));
        }
        let (services, by) = (self.clone(), caller.actor);
        let besides = move |conn: &mut Connection, opened: Opened| {
            let mut docket = services.open_docket(conn, of, opened.case, by)?;
            kept.add_to(&services, conn, &mut docket)?;
            docket.note(Happened::Talk(TalkEvent::MailTaken {
                mail: id,
                passed_on_by: None,
                mentions: None,
            }));
            let became = Became::Enquiry {
                case: opened.case,
                enquiry: opened.enquiry,
            };
            inbound::save(conn, (of, id), became, seen)?;
            docket.save(conn)?;
            Ok(())
        };
        let registering = self.register_with(caller.clone(), input, None, |_| untold(), besides);
        let registered = registering.await;
        self.give_up_bytes(of, files).await;
        registered?;
        self.find_inbound_mail(caller, id).await
    }

    /// Forgets mails that were set aside and that nobody wanted, and says how many.
    ///
    /// # Errors
    /// As every write.
    pub async fn forget_set_aside_mail(&self) -> Result<usize> {
        let now = self.now();
        let then = now.plus(-KEPT);
        let old = self
            .store
            .installation()
            .read(move |conn| Ok::<_, Error>(inbound::set_aside_before(conn, then, AT_ONCE)?))
            .await?;
        for (of, id, file) in &old {
            let (of, id, file) = (*of, *id, *file);
            let forget = move |conn: &mut Connection| {
                inbound::delete_set_aside(conn, of, id)?;
                if let Some(file) = file {
                    stray_files::insert(conn, of, file, now)?;
                }
                Ok::<_, Error>(())
            };
            match self.store.of(of).write(forget).await {
                // Somebody took it, or another worker was faster.
                Ok(()) | Err(Error::Stale) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(old.len())
    }

    async fn set_aside_as_seen(
        &self,
        caller: &Caller,
        id: InboundMailId,
        seen: Version,
    ) -> Result<InboundRecord> {
        let of = caller.municipality;
        self.store
            .of(of)
            .read(move |conn| {
                let record = inbound::get(conn, of, id)?;
                unchanged(record.version, seen)?;
                let is_free = record.became.must_be_set_aside();
                is_free.map_err(|_| not_now(Refusal::MailTakenAlready))?;
                Ok(record)
            })
            .await
    }

    /// What a mail says; where it cannot be read, its bytes as far as they are text.
    async fn letter_of(&self, record: &InboundRecord) -> Result<Letter> {
        let file = record.file.ok_or(Error::NotFound)?;
        let mut bytes = self.files.open(record.municipality, file).await?;
        let mut raw = BytesMut::new();
        while let Some(piece) = bytes.next().await {
            raw.extend_from_slice(&piece.map_err(away)?);
        }
        let raw: Bytes = raw.freeze();
        if let Some(mail) = self.read_mail(raw.clone()).await {
            return Ok(mail.letter);
        }
        let beginning = raw.get(..READ_AS_TEXT).unwrap_or(&raw);
        let text = String::from_utf8_lossy(beginning).replace('\0', "");
        Ok(Letter {
            text,
            ..Letter::default()
        })
    }
}

/// How much of a mail that cannot be read stands in its enquiry, in bytes.
const READ_AS_TEXT: usize = 20_000;

fn not_now(refusal: Refusal) -> Error {
    Error::NotNow(NotNow {
        refusal,
        allowed: Vec::new(),
        by: None,
    })
}
