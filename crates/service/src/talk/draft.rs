//! The draft of the final answer: composed from the units' answers until somebody edits it.

use onedoor_domain::access::AccessPart;
use onedoor_domain::case::CaseAct;
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, Moment, Version};
use onedoor_store::Connection;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::talk::answers::{self, AnswerDraftRecord};

use super::{letter, name_of, words};
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered};
use crate::services::unchanged;
use crate::{Result, Services};

/// The draft of the final answer, and what it rests on.
#[derive(Debug, Clone)]
pub struct AnswerDraft {
    /// For which round of the case.
    pub round: u32,
    /// Its words.
    pub text: String,
    /// Who edited it last and when; none while it is as the units' answers make it.
    pub edited: Option<(Moment, Option<String>)>,
    /// The contributions that were answered, in the order of the units.
    pub answered: Vec<ContributionRecord>,
    /// Units that still owe their part.
    pub unanswered: Vec<String>,
    /// Units that answered after somebody edited it last: their answer is not in it.
    pub answered_since: Vec<String>,
    /// Its version. A draft that nobody edited has a new one with each answer.
    pub version: Version,
    /// The case, for names.
    pub file: CaseFile,
}

impl Services {
    /// The draft of the final answer as it stands.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn find_answer_draft(&self, caller: Caller, case: CaseId) -> Result<AnswerDraft> {
        let (services, asking) = (self.clone(), caller.clone());
        let draft = self
            .store
            .of(caller.municipality)
            .read(move |conn| services.draft(conn, &asking, case))
            .await?;
        self.note_look(&caller, &draft.file, AccessPart::Messages)
            .await?;
        Ok(draft)
    }

    /// Edits the draft of the final answer.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`];
    /// [`crate::Error::Stale`] if it was edited, or a unit answered, since it was read;
    /// [`crate::Error::NotNow`] once the answer was sent.
    pub async fn save_answer_draft(
        &self,
        caller: Caller,
        case: CaseId,
        seen: Version,
        text: String,
        render: impl FnOnce(&AnswerDraft) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            let stage = docket.head.record.stage;
            let admitted = stage.admit(CaseAct::SendAnswer);
            admitted.map_err(|_| docket.case_not_now(&by))?;
            let before = services.draft(conn, &by, case)?;
            unchanged(before.version, seen)?;
            let mut fields = Fields::default();
            let text = words(&mut fields, &text);
            fields.finish()?;
            docket.keep_draft(conn, &by, &before, text)?;
            services.draft(conn, &by, case)
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, None, work, render).await
    }

    /// The draft of the round that the case is in.
    pub(super) fn draft(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        case: CaseId,
    ) -> Result<AnswerDraft> {
        let file = self.file(conn, caller, Action::ReadMessages, case)?;
        let round = file.case.round;
        let kept = answers::find(conn, caller.municipality, case, round)?;
        let is_answered = |part: &&ContributionRecord| part.stage.answered_at().is_some();
        let answered: Vec<ContributionRecord> =
            (file.contributions.iter().filter(is_answered).cloned()).collect();
        let open = file
            .contributions
            .iter()
            .filter(|part| part.stage.is_open());
        let unanswered = open.map(|part| part.unit.clone()).collect();
        let since = kept.as_ref().map(|draft| draft.edited_at);
        let late = answered
            .iter()
            .filter(|part| part.stage.answered_at() > since);
        let late = late.filter(|_| since.is_some());
        let mut draft = AnswerDraft {
            round,
            text: String::new(),
            edited: kept
                .as_ref()
                .map(|draft| (draft.edited_at, name_of(&file.in_force, &draft.edited_by))),
            unanswered,
            answered_since: late.map(|part| part.unit.clone()).collect(),
            version: kept.as_ref().map_or_else(
                || Version(i32::try_from(answered.len()).unwrap_or(i32::MAX - 1) + 1),
                |draft| draft.version,
            ),
            answered,
            file,
        };
        draft.text = match kept {
            Some(kept) => kept.text,
            None => letter::composed(&draft.file, &draft),
        };
        Ok(draft)
    }
}

impl Docket {
    fn keep_draft(
        &mut self,
        conn: &mut Connection,
        caller: &Caller,
        before: &AnswerDraft,
        text: String,
    ) -> Result<()> {
        let record = AnswerDraftRecord {
            text,
            edited_by: caller.actor.as_text(),
            edited_at: self.now,
            version: before.version.next(),
        };
        let (municipality, case) = (self.municipality(), self.head.record.id);
        let (round, seen) = (before.round, before.version);
        match before.edited {
            Some(_) => answers::save(conn, municipality, case, round, &record, seen)?,
            None => answers::insert(conn, municipality, case, round, &record)?,
        }
        self.note(Happened::Talk(TalkEvent::AnswerDrafted { round }));
        Ok(())
    }
}
