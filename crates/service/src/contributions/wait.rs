//! Waiting in the course of a contribution, and its answer.

use onedoor_domain::case::Awaited;
use onedoor_domain::contribution::{ContributionAct, Remarks, Stage, Step};
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::{Audience, Progress};
use onedoor_domain::policy::Caller;
use onedoor_domain::text;
use onedoor_domain::{ContributionId, Moment, Version};
use onedoor_store::Connection;

use super::Part;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::promises::happened_at;
use crate::{Result, Services};

/// For whom a handler waits.
#[derive(Debug, Clone)]
pub struct WaitInput {
    /// The word for whom.
    pub awaited: String,
    /// For what.
    pub reason: String,
}

/// A unit's answer.
#[derive(Debug, Clone)]
pub struct AnswerInput {
    /// What the unit says.
    pub text: String,
    /// When it was given, RFC 3339; now if left out.
    pub answered_at: Option<String>,
}

impl Services {
    /// Notes that a handler waits. The unit's own clock stands while they wait for the business.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::NotNow`],
    /// [`crate::Error::Stale`], [`crate::Error::Invalid`].
    pub async fn wait_with_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        input: WaitInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Wait;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let stage = docket.contribution(id)?.stage;
                let mut fields = Fields::default();
                let word = &input.awaited;
                let awaited = fields.word("/awaited", word, Awaited::parse, Awaited::ALL);
                let reason = fields.line("/reason", &input.reason);
                let awaited = fields.finish_with(awaited)?;
                let waiting = stage
                    .wait(awaited, docket.now)
                    .map_err(|why| docket.not_now(caller, id, why))?;
                docket.put(conn, id, waiting, Remarks::words(reason))?;
                if awaited == Awaited::Business {
                    docket.promises.unit_waits(id, docket.now);
                }
                docket.step(id, Step::Waiting { awaited });
                let kind = EventKind::ContributionWaiting;
                docket.tell_of_part(id, kind, &[Audience::Coordinator], &[])
            },
            render,
        )
        .await
    }

    /// Notes that a handler goes on.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::NotNow`],
    /// [`crate::Error::Stale`].
    pub async fn resume_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Resume;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let stage = docket.contribution(id)?.stage;
                let resumed = stage
                    .resume()
                    .map_err(|why| docket.not_now(caller, id, why))?;
                docket.put(conn, id, resumed, Remarks::default())?;
                docket.promises.unit_goes_on(id, docket.now);
                docket.step(id, Step::Resumed);
                let kind = EventKind::ContributionResumed;
                docket.tell_of_part(id, kind, &[Audience::Coordinator], &[])
            },
            render,
        )
        .await
    }

    /// Gives the unit's answer, word for word.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::NotNow`],
    /// [`crate::Error::Stale`], [`crate::Error::Invalid`].
    pub async fn answer_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        input: AnswerInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Answer;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let stage = docket.contribution(id)?.stage;
                let mut fields = Fields::default();
                let text = fields.text("/text", text::enquiry_text(input.text));
                let at = input.answered_at.as_deref();
                let at = happened_at(&mut fields, "/answered_at", at, docket);
                let (text, at) = fields.finish_with(text.zip(at))?;
                let answered = stage
                    .answer(at)
                    .map_err(|why| docket.not_now(caller, id, why))?;
                docket.answer_part(conn, id, at, answered, Some(text))
            },
            render,
        )
        .await
    }
}

impl Docket {
    /// The unit has answered: its promise is kept, and whoever waited for it goes on.
    pub(crate) fn answer_part(
        &mut self,
        conn: &mut Connection,
        id: ContributionId,
        at: Moment,
        answered: Stage,
        text: Option<String>,
    ) -> Result<()> {
        self.remark(id, Remarks::default());
        self.move_contribution(conn, id, answered, text)?;
        self.promises
            .progressed(Progress::UnitAnswered, at, Some(id));
        self.step(id, Step::Answered { at });
        let kind = EventKind::ContributionAnswered;
        self.tell_of_part(id, kind, &[Audience::Coordinator], &[])?;
        self.open_what_is_free(conn)
    }
}
