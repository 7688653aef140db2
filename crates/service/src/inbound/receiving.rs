//! Taking a mail in: once, whole, and whatever it is.

use bytes::Bytes;
use onedoor_domain::event::Actor;
use onedoor_domain::inbound::{
    Became, Decision, MAIL_AT_MOST, MailFacts, Mailbox, WhyIgnored, Writer,
};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, FileId, InboundMailId, Moment, MunicipalityId, Version};
use onedoor_store::inbound::{self, InboundRecord};
use sha2::{Digest as _, Sha256};

use super::MailTaken;
use super::deciding::Decided;
use super::reading::ReadMail;
use crate::services::allowed;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// How often a mail is decided on when what it was decided by has changed meanwhile.
const TRIES: u32 = 3;

/// A mail that was handed in, before anything becomes of it.
#[derive(Debug, Clone)]
pub(super) struct Arrived {
    pub(super) id: InboundMailId,
    pub(super) caller: Caller,
    pub(super) file: FileId,
    pub(super) at: Moment,
    key: [u8; 32],
    facts: MailFacts,
    size: u64,
    sha256: [u8; 32],
}

impl Services {
    /// Takes a mail in that came for the municipality: it becomes an enquiry, a message on the case
    /// to which it belongs, or is set aside with a reason. As it came, it is kept. The same mail,
    /// known by its `Message-ID` and sender, is taken once.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::Invalid`] if there is nothing or too much of it;
    /// [`Error::Unavailable`]. Nothing is kept then.
    pub async fn receive_mail(&self, caller: Caller, raw: Bytes) -> Result<MailTaken> {
        allowed(&caller, Action::ReceiveMail)?;
        self.take_in_mail(caller, raw).await
    }

    /// The same for whoever runs this program: a mail server on the same machine.
    ///
    /// # Errors
    /// As for handing it in; [`Error::NotFound`] if there is no such municipality.
    pub async fn ingest_mail(&self, slug: &str, raw: Bytes) -> Result<MailTaken> {
        let of = self.municipality_called(slug).await?;
        let nobody = Caller::without_rights(of, Actor::System);
        self.take_in_mail(nobody, raw).await
    }

    async fn take_in_mail(&self, caller: Caller, raw: Bytes) -> Result<MailTaken> {
        must_fit(&raw)?;
        let (of, read) = (caller.municipality, self.read_mail(raw.clone()).await);
        let key = key(read.as_ref(), &raw);
        let _turn = self.turns.take(key).await;
        if let Some(record) = self.known_mail(of, key).await? {
            return Ok(MailTaken::again(record));
        }
        let now = self.now();
        let arrived = Arrived {
            id: self.chance.id(now),
            file: self.keep_bytes(of, &raw).await?,
            at: now,
            key,
            facts: read
                .as_ref()
                .map(|mail| mail.letter.facts.clone())
                .unwrap_or_default(),
            size: raw.len() as u64,
            sha256: Sha256::digest(&raw).into(),
            caller,
        };
        let taken = self.settle_once(&arrived, read).await;
        if !matches!(&taken, Ok(taken) if !taken.replayed) {
            self.give_up_bytes(of, vec![arrived.file]).await;
        }
        taken
    }

    /// Has something become of a mail; should another process have been faster, that counts.
    async fn settle_once(&self, arrived: &Arrived, read: Option<ReadMail>) -> Result<MailTaken> {
        let of = arrived.caller.municipality;
        for attempt in 1..=TRIES {
            match self.settle_mail(arrived, read.as_ref()).await {
                Ok(()) => break,
                Err(error) => {
                    if let Some(record) = self.known_mail(of, arrived.key).await? {
                        return Ok(MailTaken::again(record));
                    }
                    let is_passing = matches!(
                        error,
                        Error::Stale | Error::NotFound | Error::Refused(Refusal::TryAgain)
                    );
                    if !is_passing || attempt == TRIES {
                        return Err(error);
                    }
                }
            }
        }
        let record = self.known_mail(of, arrived.key).await?;
        let record = record.ok_or_else(|| Error::Fault("a mail was taken and is gone".into()))?;
        Ok(MailTaken {
            record,
            replayed: false,
        })
    }

    async fn settle_mail(&self, arrived: &Arrived, read: Option<&ReadMail>) -> Result<()> {
        let Some(mail) = read else {
            let unreadable = Decided::ignored(WhyIgnored::Unreadable);
            return self.set_mail_aside(arrived, unreadable).await;
        };
        let (services, of, looked) = (self.clone(), arrived.caller.municipality, mail.clone());
        let decided = self
            .store
            .of(of)
            .read(move |conn| services.decide_on_mail(conn, of, &looked))
            .await?;
        if let Decision::Ignored(_) = decided.decision {
            return self.set_mail_aside(arrived, decided).await;
        }
        let letter = decided.letter(mail).clone();
        let kept = self.keep_enclosed(of, &letter).await?;
        let files = kept.ids();
        let settled = match decided.decision {
            Decision::Reply { case } => {
                self.take_as_reply(arrived, decided, case, letter, kept)
                    .await
            }
            Decision::NewEnquiry { .. } | Decision::Ignored(_) => {
                self.take_as_enquiry(arrived, decided, letter, kept).await
            }
        };
        self.give_up_bytes(of, files).await;
        match settled {
            // Something in it cannot stand in an enquiry; a person looks at it.
            Err(Error::Invalid(_)) => {
                let unreadable = Decided::ignored(WhyIgnored::Unreadable);
                self.set_mail_aside(arrived, unreadable).await
            }
            other => other,
        }
    }

    /// The mail with this key, if it was taken before.
    async fn known_mail(&self, of: MunicipalityId, key: [u8; 32]) -> Result<Option<InboundRecord>> {
        self.store
            .of(of)
            .read(move |conn| Ok(inbound::find_by_key(conn, of, &key)?))
            .await
    }
}

impl Arrived {
    /// What is kept of the mail.
    pub(super) fn record(
        &self,
        became: Became,
        writer: Writer,
        mentions: Option<CaseId>,
    ) -> InboundRecord {
        InboundRecord {
            municipality: self.caller.municipality,
            id: self.id,
            key: self.key,
            internet_id: self.facts.id.clone(),
            sender: self.facts.from.as_ref().map(Mailbox::key),
            subject: self.facts.subject.clone(),
            size: self.size,
            sha256: self.sha256,
            file: Some(self.file),
            received_at: self.at,
            received_by: self.caller.actor.as_text(),
            became,
            mentions,
            passed_on_by: writer.passed_on_by(),
            version: Version::FIRST,
        }
    }
}

fn must_fit(raw: &Bytes) -> Result<()> {
    let problem = match raw.len() {
        0 => FieldProblem::new("", FieldCode::Blank),
        size if size > MAIL_AT_MOST => {
            FieldProblem::new("", FieldCode::TooLong).with("max", MAIL_AT_MOST)
        }
        _ => return Ok(()),
    };
    Err(Error::Invalid(vec![problem]))
}

/// By what the same mail is known again: its id and sender, so that nobody can send another's mail
/// away by using its id first; all of it, where it has no id.
fn key(read: Option<&ReadMail>, raw: &[u8]) -> [u8; 32] {
    let facts = read.map(|mail| &mail.letter.facts);
    let Some(id) = facts.and_then(|facts| facts.id.as_deref()) else {
        return Sha256::digest(raw).into();
    };
    let from = facts.and_then(|facts| facts.from.as_ref());
    let from = from.map(Mailbox::key).unwrap_or_default();
    crate::secret::hash_all(&["mail", &from, id])
}
