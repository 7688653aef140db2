//! What becomes of a handler's question: the coordinator passes it on, or says why not.

use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::QuestionAct;
use onedoor_domain::{QuestionId, Version};
use onedoor_store::Connection;
use onedoor_store::talk::questions::{self, QuestionRecord};

use super::HandlerQuestionView;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::talk::{subject, words};
use crate::{Error, NotNow, Refusal, Result, Services};

/// Other words for a question. What is left out stays as the handler wrote it.
#[derive(Debug, Clone, Default)]
pub struct Rewording {
    /// Its subject.
    pub subject: Option<String>,
    /// Its text.
    pub text: Option<String>,
}

impl Services {
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
        let decide = move |docket: &mut Docket, _: &mut Connection, asked: QuestionRecord| {
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &reason);
            fields.finish()?;
            docket.decline(asked, reason)
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

/// It was decided before: nothing more can be done with it.
pub(super) fn decided() -> Error {
    Error::NotNow(NotNow {
        refusal: Refusal::QuestionDecided,
        allowed: Vec::new(),
        by: None,
    })
}
