//! The final answer: sent once in each round of a case.

use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::Progress;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::MessagePurpose;
use onedoor_domain::{CaseId, Version};
use onedoor_store::{Connection, cases};

use super::messages::titled;
use super::{Outgoing, channel, subject, words};
use crate::case_file::CaseFile;
use crate::docket::{Docket, Taking};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Result, Services};

/// The final answer as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct FinalAnswerInput {
    /// Its subject; one of ours if left out.
    pub subject: Option<String>,
    /// Its words; those of the draft if left out.
    pub text: Option<String>,
    /// The word for how it is to travel; by e-mail if left out.
    pub channel: Option<String>,
}

impl Services {
    /// Sends the final answer. That units still owe their part does not keep it back: whether the
    /// case may be closed then, the gate decides.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`];
    /// [`crate::Error::NotNow`] if it was sent before; [`crate::Error::Stale`] if anything happened
    /// on the case since it was read, an edited draft included.
    pub async fn send_answer(
        &self,
        caller: Caller,
        case: CaseId,
        seen: Version,
        input: FinalAnswerInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            let stage = docket.head.record.stage.answer(docket.now);
            let stage = stage.map_err(|_| docket.case_not_now(&by))?;
            unchanged(docket.head.record.version, seen)?;
            let outgoing = services.answer(docket, conn, &by, &input)?;
            let message = docket.send(&services, conn, &by, outgoing)?;
            docket.note(Happened::Talk(TalkEvent::AnswerSent {
                message: message.id,
                round: docket.head.record.round,
            }));
            docket.progressed(Progress::FinalAnswerSent);
            Ok(cases::set_stage(conn, docket.municipality(), case, &stage)?)
        };
        let taking = Taking::any_version(case, Action::CoordinateCase);
        self.work_on_case(caller, taking, once, work, render).await
    }

    fn answer(
        &self,
        docket: &Docket,
        conn: &mut Connection,
        caller: &Caller,
        input: &FinalAnswerInput,
    ) -> Result<Outgoing> {
        let mut fields = Fields::default();
        let otherwise = titled(docket, "answer-subject");
        let subject = subject(&mut fields, input.subject.as_deref(), otherwise);
        let channel = channel(&mut fields, input.channel.as_deref());
        let text = match &input.text {
            Some(text) => words(&mut fields, text),
            None => self.draft(conn, caller, docket.head.record.id)?.text,
        };
        fields.finish()?;
        Ok(Outgoing {
            channel,
            ..docket.to_business(MessagePurpose::FinalAnswer, subject, text)
        })
    }
}
