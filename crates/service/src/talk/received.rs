//! What comes from the business: kept word for word, tied to what it answers, and told to those
//! who wait for it.

use onedoor_domain::case::{Awaited, CaseAct, Stage};
use onedoor_domain::contact::Direction;
use onedoor_domain::contribution::ContributionAct;
use onedoor_domain::event::{Actor, Happened, TalkEvent};
use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::{MessageChannel, MessagePurpose};
use onedoor_domain::{CaseId, ContributionId, MessageId};
use onedoor_store::Connection;
use onedoor_store::columns::OutboxKind;
use onedoor_store::talk::messages::{self as stored, MessageRecord};
use onedoor_store::talk::questions;

use super::replied::replied_to;
use super::{MessageView, channel, language, subject, words};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::promises::happened_at;
use crate::tracking::goes_on_in;
use crate::{Result, Services, secret};

/// What came from the business, as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct ReceivedInput {
    /// Its subject; may be empty.
    pub subject: Option<String>,
    /// Its text.
    pub text: String,
    /// The word for its language; that of the case if left out.
    pub language: Option<String>,
    /// The word for how it came; by e-mail if left out.
    pub channel: Option<String>,
    /// When it came, RFC 3339; now if left out.
    pub received_at: Option<String>,
    /// The message that it answers, if that is known.
    pub in_reply_to: Option<MessageId>,
    /// The contribution it concerns; that of the message it answers if left out.
    pub contribution: Option<ContributionId>,
}

/// Something that may be done next. Nothing of it is done by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward {
    /// The word for it.
    pub act: &'static str,
    /// With which contribution; with the case as a whole if none.
    pub contribution: Option<ContributionId>,
}

/// A message that came, and what it suggests.
#[derive(Debug, Clone)]
pub struct Received {
    /// The message.
    pub message: MessageView,
    /// What may go on now.
    pub proposals: Vec<Onward>,
}

impl ReceivedInput {
    /// What came by the page on which the business follows its case.
    pub(crate) fn by_tracking(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            channel: Some(MessageChannel::Tracking.to_string()),
            ..Self::default()
        }
    }
}

impl Services {
    /// Writes down what came from the business, on whatever case: what is received is received.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn receive_message(
        &self,
        caller: Caller,
        case: CaseId,
        input: ReceivedInput,
        once: Option<Once>,
        render: impl FnOnce(&Received) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.actor);
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.receive(&services, conn, by, &input)
        };
        let on = (case, Action::ReceiveMessage);
        self.talk(caller, on, once, work, render).await
    }

    /// Takes what the business writes on the page on which it follows its case: on the case that the
    /// page shows, in which a merged one goes on.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the code opens nothing; [`Error::Invalid`].
    pub async fn receive_from_business(
        &self,
        code: &str,
        input: ReceivedInput,
    ) -> Result<Received> {
        let services = self.clone();
        let opens = self.opened_by(secret::hash(code)).await?;
        let input = ReceivedInput {
            channel: Some(MessageChannel::Tracking.to_string()),
            received_at: None,
            contribution: None,
            ..input
        };
        self.store
            .of(opens.municipality)
            .write(move |conn| {
                let by = Actor::Business(opens.id);
                let case = goes_on_in(conn, opens.municipality, opens.case)?;
                let mut docket = services.open_docket(conn, opens.municipality, case, by)?;
                let received = docket.receive(&services, conn, by, &input)?;
                docket.save(conn)?;
                Ok(received)
            })
            .await
    }
}

impl Docket {
    /// Writes down what came, and tells those who wait for it.
    pub(crate) fn receive(
        &mut self,
        services: &Services,
        conn: &mut Connection,
        by: Actor,
        input: &ReceivedInput,
    ) -> Result<Received> {
        let mut record = self.read_received(conn, by, input)?;
        record.id = services.chance.id(self.now);
        stored::insert(conn, self.municipality(), &record)?;
        if let Some(question) = record.in_reply_to {
            self.answer_question(conn, question)?;
        }
        self.note(Happened::Talk(TalkEvent::MessageReceived {
            message: record.id,
            in_reply_to: record.in_reply_to,
            contribution: record.contribution,
        }));
        self.tell_received(&record)?;
        let proposals = self.proposals(record.contribution);
        Ok(Received {
            message: MessageView::of(record, &self.in_force),
            proposals,
        })
    }

    fn read_received(
        &self,
        conn: &mut Connection,
        by: Actor,
        input: &ReceivedInput,
    ) -> Result<MessageRecord> {
        let mut fields = Fields::default();
        let at = input.received_at.as_deref();
        let at = happened_at(&mut fields, "/received_at", at, self);
        let answers = replied_to(&mut fields, self, conn, input.in_reply_to)?;
        let concerned = match self.named_part(&mut fields, input.contribution) {
            Some(named) => Some(named),
            None => self.concerned_by_reply(conn, answers.as_ref())?,
        };
        let record = MessageRecord {
            id: MessageId(uuid::Uuid::nil()),
            case: self.head.record.id,
            direction: Direction::In,
            purpose: MessagePurpose::General,
            subject: subject(&mut fields, input.subject.as_deref(), String::new()),
            text: words(&mut fields, &input.text),
            language: language(&mut fields, input.language.as_deref(), self),
            channel: channel(&mut fields, input.channel.as_deref()),
            author: by.as_text(),
            at: at.unwrap_or(self.now),
            recorded_at: self.now,
            in_reply_to: input.in_reply_to,
            contribution: concerned,
        };
        fields.finish_with(Some(record))
    }

    /// The question that the business was asked by this message is answered, if it was one.
    fn answer_question(&self, conn: &mut Connection, asked_by: MessageId) -> Result<()> {
        let municipality = self.municipality();
        let Some(mut asked) = questions::asked_by_message(conn, municipality, asked_by)? else {
            return Ok(());
        };
        let answered = asked.question.answer(self.now);
        if answered == asked.question {
            return Ok(());
        }
        asked.question = answered;
        Ok(questions::save(conn, municipality, &asked, asked.version)?)
    }

    /// The coordinator is told, and whoever works on what it concerns.
    fn tell_received(&mut self, record: &MessageRecord) -> Result<()> {
        let part = record
            .contribution
            .and_then(|id| self.contribution(id).ok());
        let audiences: &[Audience] = match part {
            Some(_) => &[Audience::Coordinator, Audience::Handler],
            None => &[Audience::Coordinator],
        };
        let to = self.recipients(audiences, part);
        let payload = serde_json::json!({ "message": record.id, "to": to });
        self.tell(OutboxKind::Message, &payload)
    }

    /// What waited for the business may go on: what the message concerns, or everything if it is
    /// not known what it concerns. Whether it really may, a person decides.
    fn proposals(&self, concerned: Option<ContributionId>) -> Vec<Onward> {
        let waits = |stage: Stage| {
            let business = Awaited::Business;
            matches!(stage, Stage::Waiting { awaited, .. } if awaited == business)
        };
        let case = waits(self.head.record.stage).then_some(Onward {
            act: CaseAct::Resume.as_str(),
            contribution: None,
        });
        let parts = self.contributions.iter().filter(|part| {
            let awaits = part.stage.awaits().map(|(awaited, _)| awaited);
            awaits == Some(Awaited::Business) && concerned.is_none_or(|id| id == part.id)
        });
        let parts = parts.map(|part| Onward {
            act: ContributionAct::Resume.as_str(),
            contribution: Some(part.id),
        });
        parts.chain(case).collect()
    }
}
