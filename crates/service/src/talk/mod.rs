//! What is said on a case: to the business, by it, and among colleagues.

mod answer;
mod draft;
mod handler_questions;
mod letter;
mod merged;
mod messages;
mod missing;
mod notes;
mod overview;
mod received;
mod replied;

use onedoor_domain::contact::Direction;
use onedoor_domain::contribution::{self, ContributionAct};
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::Progress;
use onedoor_domain::policy::{self, Action, Caller, Object};
use onedoor_domain::talk::{MessageChannel, MessagePurpose};
use onedoor_domain::text;
use onedoor_domain::{CaseId, ContributionId, Language, MessageId};
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::talk::messages::{self as stored, MessageRecord};
use onedoor_store::{Connection, contributions};

use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::notices::Recipient;
use crate::{FieldCode, FieldProblem, Result, Services};

pub use answer::FinalAnswerInput;
pub use draft::AnswerDraft;
pub use handler_questions::{HandlerQuestionInput, HandlerQuestionView, Rewording};
pub use messages::{MessageInput, MessageView};
pub(crate) use missing::still_wanted;
pub use missing::{MissingAsked, MissingCame, MissingList};
pub use notes::{NoteInput, NoteView};
pub use overview::{Overview, OverviewContent, OverviewInput, OverviewUnit};
pub use received::{Onward, Received, ReceivedInput};

/// Words for the business, before they are sent.
struct Outgoing {
    purpose: MessagePurpose,
    subject: String,
    text: String,
    language: Language,
    channel: MessageChannel,
    in_reply_to: Option<MessageId>,
    contribution: Option<ContributionId>,
}

impl Services {
    /// Says something on a case in one transaction, and answers with what came of it.
    async fn talk<T: Send + 'static>(
        &self,
        caller: Caller,
        on: (CaseId, Action),
        once: Option<Once>,
        work: impl FnOnce(&mut Docket, &mut Connection) -> Result<T> + Send + 'static,
        render: impl FnOnce(&T) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let mut docket = services.take(conn, &caller, on.1, on.0)?;
            let said = work(&mut docket, conn)?;
            docket.save(conn)?;
            Ok(said)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Says something on a contribution that is the caller's to work on, while it is open.
    async fn talk_of_part<T: Send + 'static>(
        &self,
        caller: Caller,
        id: ContributionId,
        once: Option<Once>,
        work: impl FnOnce(&mut Docket, &mut Connection, &ContributionRecord) -> Result<T>
        + Send
        + 'static,
        render: impl FnOnce(&T) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let municipality = caller.municipality;
            let case = contributions::get(conn, municipality, id)?.case;
            let mut docket = services.open_docket(conn, municipality, case, caller.actor)?;
            let part = docket.contribution(id)?.clone();
            let ties = docket.ties();
            let view = ties.of_part(&docket.head.record, &part);
            let object = Object::Contribution(view);
            policy::require(&caller, Action::WorkOnContribution, &object)?;
            docket.must_be_open()?;
            docket.must_still_be_owed(&caller, &part)?;
            let said = work(&mut docket, conn, &part)?;
            docket.save(conn)?;
            Ok(said)
        };
        self.change_once(&asking, once, change, render).await
    }
}

impl Docket {
    /// Passes while the unit still owes its part.
    fn must_still_be_owed(&self, caller: &Caller, part: &ContributionRecord) -> Result<()> {
        if part.stage.is_open() {
            return Ok(());
        }
        let ended = contribution::NotNow {
            act: ContributionAct::Wait,
            stage: part.stage.word(),
            handler: part.stage.handler(),
        };
        Err(self.not_now(caller, part.id, ended))
    }

    /// Sends words to the business: keeps them, and puts their delivery into the outbox.
    fn send(
        &mut self,
        services: &Services,
        conn: &mut Connection,
        caller: &Caller,
        words: Outgoing,
    ) -> Result<MessageRecord> {
        let record = self.write_down(services, conn, caller, words)?;
        let to = [Recipient::Business];
        let payload = serde_json::json!({ "message": record.id, "to": to });
        self.tell(OutboxKind::Message, &payload)?;
        Ok(record)
    }

    /// Keeps words to the business that are delivered otherwise.
    fn write_down(
        &mut self,
        services: &Services,
        conn: &mut Connection,
        caller: &Caller,
        words: Outgoing,
    ) -> Result<MessageRecord> {
        let record = MessageRecord {
            id: services.chance.id(self.now),
            case: self.head.record.id,
            direction: Direction::Out,
            purpose: words.purpose,
            subject: words.subject,
            text: words.text,
            language: words.language,
            channel: words.channel,
            author: caller.actor.as_text(),
            at: self.now,
            recorded_at: self.now,
            in_reply_to: words.in_reply_to,
            contribution: words.contribution,
        };
        stored::insert(conn, self.municipality(), &record)?;
        Ok(record)
    }

    /// Notes what a message is that has no word of its own.
    fn note_sent(&mut self, record: &MessageRecord) {
        self.note(Happened::Talk(TalkEvent::MessageSent {
            message: record.id,
            purpose: record.purpose,
            contribution: record.contribution,
        }));
    }

    /// Notes that something was done, and keeps the promises that it keeps.
    fn progressed(&mut self, progress: Progress) {
        let at = self.now;
        self.promises.progressed(progress, at, None);
        self.note(Happened::Progressed {
            progress,
            at,
            contribution: None,
        });
    }

    /// Words to the business in its language, by e-mail.
    fn to_business(&self, purpose: MessagePurpose, subject: String, text: String) -> Outgoing {
        Outgoing {
            purpose,
            subject,
            text,
            language: self.head.record.language,
            channel: MessageChannel::Email,
            in_reply_to: None,
            contribution: None,
        }
    }

    /// A contribution that a request names, if it is one of this case.
    fn named_part(
        &self,
        fields: &mut Fields,
        id: Option<ContributionId>,
    ) -> Option<ContributionId> {
        let known = id.is_none_or(|id| self.contribution(id).is_ok());
        if !known {
            let wrong = FieldProblem::new("/contribution", FieldCode::NoSuchThing);
            fields.wrong(wrong);
        }
        id
    }
}

/// A text that must be there, kept word for word.
fn words(fields: &mut Fields, raw: &str) -> String {
    let read = text::enquiry_text(raw.to_owned());
    fields.text("/text", read).unwrap_or_default()
}

/// A subject, kept as it was written; what is left out is `otherwise`.
fn subject(fields: &mut Fields, raw: Option<&str>, otherwise: String) -> String {
    let Some(raw) = raw else {
        return otherwise;
    };
    let read = text::subject(raw.to_owned());
    fields.text("/subject", read).unwrap_or_default()
}

/// A language that a request names; else that of the case.
fn language(fields: &mut Fields, raw: Option<&str>, docket: &Docket) -> Language {
    let otherwise = docket.head.record.language;
    raw.map_or(otherwise, |word| {
        let read = fields.word("/language", word, Language::parse, Language::ALL);
        read.unwrap_or(otherwise)
    })
}

/// A channel that a request names; else e-mail.
fn channel(fields: &mut Fields, raw: Option<&str>) -> MessageChannel {
    raw.map_or(MessageChannel::Email, |word| {
        let read = fields.word("/channel", word, MessageChannel::parse, MessageChannel::ALL);
        read.unwrap_or(MessageChannel::Email)
    })
}

/// The name of a person who stands in a record as `staff:…`.
pub(crate) fn name_of(in_force: &InForce, actor: &str) -> Option<String> {
    let id = actor.strip_prefix("staff:")?.parse().ok()?;
    let person = in_force.directory.find(onedoor_domain::StaffId(id))?;
    Some(person.name.clone())
}
