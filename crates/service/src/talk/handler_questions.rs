//! Questions of handlers to the business: through the coordinator or directly, as the municipality
//! has decided.

mod deciding;
mod ending;
mod reading;

use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::Caller;
use onedoor_domain::talk::{HandlersAsk, MessagePurpose, Question};
use onedoor_domain::{ContributionId, Version};
use onedoor_store::Connection;
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::talk::questions::{self, QuestionRecord};

pub use deciding::Rewording;
pub use reading::HandlerQuestionView;

use deciding::decided;
use reading::may_coordinate;

use super::{Outgoing, language, subject, words};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Result, Services};

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

impl Services {
    /// Asks the business something for a contribution: directly, where the municipality lets
    /// handlers do so or the coordinator asks; else by way of the coordinator.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`]; [`crate::Error::NotNow`] once the
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
