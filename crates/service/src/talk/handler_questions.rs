//! Questions of handlers to the business: through the coordinator or directly, as the municipality
//! has decided.

mod reading;

use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::{HandlersAsk, MessagePurpose, Question, QuestionAct};
use onedoor_domain::{ContributionId, QuestionId, Version};
use onedoor_store::Connection;
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::talk::questions::{self, QuestionRecord};

pub use reading::HandlerQuestionView;
use reading::may_coordinate;

use super::{Outgoing, language, subject, words};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Error, NotNow, Refusal, Result, Services};

/// A question as a handler hands it in.
#[derive(Debug, Clone, Default)]
pub struct HandlerQuestionInput {
    /// Its subject; may be empty.
    pub subject: Option<String>,
    /// What they want to know.
    pub text: String,
    /// The word for its language; that of the case if left out.
    pub language: Option<String>,
}

/// Other words for a question. What is left out stays as the handler wrote it.
#[derive(Debug, Clone, Default)]
pub struct Rewording {
    /// Its subject.
    pub subject: Option<String>,
    /// Its text.
    pub text: Option<String>,
}

impl Services {
    /// Asks the business something for a contribution: directly, where the municipality lets
    /// handlers do so or the coordinator asks; else by way of the coordinator.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`]; [`Error::NotNow`] once the
    /// unit owes nothing more.
    pub async fn ask_business(
        &self,
        caller: Caller,
        contribution: ContributionId,
        input: HandlerQuestionInput,
        once: Option<Once>,
        render: impl FnOnce(&HandlerQuestionView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection, part: &ContributionRecord| {
            let mut record = read(&services, docket, &by, part, &input)?;
            docket.note(Happened::Talk(TalkEvent::QuestionAsked {
                question: record.id,
                contribution: part.id,
            }));
            if docket.asks_directly(&by) {
                docket.forward(&services, conn, &by, &mut record)?;
            } else {
                docket.tell_of_question(&record, part, &[Audience::Coordinator])?;
            }
            questions::insert(conn, docket.municipality(), &record)?;
            Ok(docket.view(&by, record))
        };
        self.talk_of_part(caller, contribution, once, work, render)
            .await
    }

    /// Passes a question on to the business, in its own words or in others.
    ///
    /// # Errors
    /// As for asking; [`Error::Stale`]; [`Error::NotNow`] if it was decided before.
    pub async fn forward_question(
        &self,
        caller: Caller,
        id: QuestionId,
        seen: Version,
        rewording: Rewording,
        once: Option<Once>,
        render: impl FnOnce(&HandlerQuestionView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let decide = move |docket: &mut Docket, conn: &mut Connection, asked: QuestionRecord| {
            let mut fields = Fields::default();
            let mut record = asked;
            let as_asked = (record.subject.clone(), record.text.clone());
            let other = rewording.subject.as_deref();
            record.subject = subject(&mut fields, other, as_asked.0.clone());
            if let Some(raw) = &rewording.text {
                record.text = words(&mut fields, raw);
            }
            fields.finish()?;
            docket.forward(&services, conn, &by, &mut record)?;
            // What the handler wrote stays what it was; what was sent is the message.
            (record.subject, record.text) = as_asked;
            Ok(record)
        };
        self.decide_question(
            caller,
            (id, seen, QuestionAct::Forward),
            once,
            decide,
            render,
        )
        .await
    }

    /// Says why the business is not asked.
    ///
    /// # Errors
    /// As for passing it on.
    pub async fn decline_question(
        &self,
        caller: Caller,
        id: QuestionId,
        seen: Version,
        reason: String,
        once: Option<Once>,
        render: impl FnOnce(&HandlerQuestionView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let by = caller.clone();
        let decide = move |docket: &mut Docket, _: &mut Connection, asked: QuestionRecord| {
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &reason);
            fields.finish()?;
            let mut record = asked;
            record.question = record.question.decline(docket.now).map_err(|_| decided())?;
            record.decided_by = Some(by.actor.as_text());
            record.reason = Some(reason);
            docket.note(Happened::Talk(TalkEvent::QuestionDeclined {
                question: record.id,
                contribution: record.contribution,
            }));
            Ok(record)
        };
        self.decide_question(
            caller,
            (id, seen, QuestionAct::Decline),
            once,
            decide,
            render,
        )
        .await
    }

    async fn decide_question(
        &self,
        caller: Caller,
        (id, seen, act): (QuestionId, Version, QuestionAct),
        once: Option<Once>,
        decide: impl FnOnce(&mut Docket, &mut Connection, QuestionRecord) -> Result<QuestionRecord>
        + Send
        + 'static,
        render: impl FnOnce(&HandlerQuestionView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let municipality = caller.municipality;
            let case = questions::get(conn, municipality, id)?.case;
            let mut docket = services.take(conn, &caller, Action::CoordinateCase, case)?;
            docket.must_be_open()?;
            // Read again: it may have been decided while this request waited for its turn.
            let asked = questions::get(conn, municipality, id)?;
            if !asked.question.allowed().contains(&act) {
                return Err(decided());
            }
            unchanged(asked.version, seen)?;
            let mut record = decide(&mut docket, conn, asked)?;
            questions::save(conn, municipality, &record, seen)?;
            record.version = seen.next();
            let part = docket.contribution(record.contribution)?.clone();
            docket.tell_of_question(&record, &part, &[Audience::Handler])?;
            let view = docket.view(&caller, record);
            docket.save(conn)?;
            Ok(view)
        };
        self.change_once(&asking, once, change, render).await
    }
}

impl Docket {
    /// Whether this person's questions reach the business at once.
    fn asks_directly(&self, caller: &Caller) -> bool {
        match self.in_force.municipality.settings.handlers_ask {
            HandlersAsk::Directly => true,
            HandlersAsk::ThroughCoordinator => {
                may_coordinate(caller, &self.ties(), &self.head.record)
            }
        }
    }

    /// Asks the business.
    fn forward(
        &mut self,
        services: &Services,
        conn: &mut Connection,
        caller: &Caller,
        record: &mut QuestionRecord,
    ) -> Result<()> {
        record.question = record.question.forward(self.now).map_err(|_| decided())?;
        record.decided_by = Some(caller.actor.as_text());
        let (subject, text) = (record.subject.clone(), record.text.clone());
        let outgoing = Outgoing {
            language: record.language,
            contribution: Some(record.contribution),
            ..self.to_business(MessagePurpose::Question, subject, text)
        };
        let message = self.send(services, conn, caller, outgoing)?;
        record.message = Some(message.id);
        self.note(Happened::Talk(TalkEvent::QuestionForwarded {
            question: record.id,
            message: message.id,
            contribution: record.contribution,
        }));
        Ok(())
    }

    fn tell_of_question(
        &mut self,
        record: &QuestionRecord,
        part: &ContributionRecord,
        audiences: &[Audience],
    ) -> Result<()> {
        let to = self.recipients(audiences, Some(part));
        let payload = serde_json::json!({
            "question": record.id, "stage": record.question.stage, "to": to,
        });
        self.tell(OutboxKind::Message, &payload)
    }

    fn view(&self, caller: &Caller, record: QuestionRecord) -> HandlerQuestionView {
        let may = may_coordinate(caller, &self.ties(), &self.head.record);
        HandlerQuestionView::of(&self.in_force, record, may)
    }
}

fn read(
    services: &Services,
    docket: &Docket,
    caller: &Caller,
    part: &ContributionRecord,
    input: &HandlerQuestionInput,
) -> Result<QuestionRecord> {
    let mut fields = Fields::default();
    let record = QuestionRecord {
        id: services.chance.id(docket.now),
        case: docket.head.record.id,
        contribution: part.id,
        subject: subject(&mut fields, input.subject.as_deref(), String::new()),
        text: words(&mut fields, &input.text),
        language: language(&mut fields, input.language.as_deref(), docket),
        asked_by: caller.actor.as_text(),
        asked_at: docket.now,
        question: Question::ASKED,
        decided_by: None,
        reason: None,
        message: None,
        version: Version::FIRST,
    };
    fields.finish_with(Some(record))
}

/// It was decided before: nothing more can be done with it.
fn decided() -> Error {
    Error::NotNow(NotNow {
        refusal: Refusal::QuestionDecided,
        allowed: Vec::new(),
        by: None,
    })
}
