//! What happens in the course of a case and moves or keeps its promises.

use onedoor_domain::contribution::Stage;
use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::Progress;
use onedoor_domain::papers::Referral;
use onedoor_domain::policy::Caller;
use onedoor_domain::promises::StillWaiting;
use onedoor_domain::{CaseId, ContributionId, Moment, ReferralId};
use onedoor_store::Connection;

use super::happened_at;
use super::papers::reply_by;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// A payment.
#[derive(Debug, Clone)]
pub struct FeePaidInput {
    /// When, RFC 3339; now if left out.
    pub paid_at: Option<String>,
}

/// A question to another authority.
#[derive(Debug, Clone)]
pub struct ReferralInput {
    /// Which authority.
    pub authority: String,
    /// When, RFC 3339; now if left out.
    pub sent_at: Option<String>,
    /// By when it should answer, RFC 3339.
    pub reply_by: Option<String>,
}

/// Its answer.
#[derive(Debug, Clone)]
pub struct ReferralAnsweredInput {
    /// When, RFC 3339; now if left out.
    pub answered_at: Option<String>,
}

/// Something done that keeps promises.
#[derive(Debug, Clone)]
pub struct ProgressInput {
    /// The word for what.
    pub progress: String,
    /// When, RFC 3339; now if left out.
    pub at: Option<String>,
    /// Which contribution, where a unit answered.
    pub contribution: Option<ContributionId>,
}

impl Services {
    /// Notes that the fee was paid.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn record_fee_paid(
        &self,
        caller: Caller,
        case: CaseId,
        input: FeePaidInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, _: &mut _| {
            let mut fields = Fields::default();
            let at = happened_at(&mut fields, "/paid_at", input.paid_at.as_deref(), docket);
            let at = fields.finish_with(at)?;
            docket.promises.fee_paid(at);
            docket.note(Happened::FeePaid { at });
            Ok(())
        };
        self.change_case(caller, case, once, work, render).await
    }

    /// Notes that another authority was asked.
    ///
    /// # Errors
    /// As for a payment.
    pub async fn send_referral(
        &self,
        caller: Caller,
        case: CaseId,
        input: ReferralInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let referral: ReferralId = self.chance.id(self.now());
        let work = move |docket: &mut Docket, _: &mut _| {
            let mut fields = Fields::default();
            let authority = fields.line("/authority", &input.authority);
            let at = happened_at(&mut fields, "/sent_at", input.sent_at.as_deref(), docket);
            let reply_by = reply_by(&mut fields, input.reply_by.as_deref(), at);
            let sent_at = fields.finish_with(at)?;
            docket.promises.referral_sent(sent_at);
            docket.note(Happened::ReferralSent {
                referral,
                authority,
                sent_at,
                reply_by,
            });
            Ok(())
        };
        self.change_case(caller, case, once, work, render).await
    }

    /// Notes that the other authority answered.
    ///
    /// # Errors
    /// As for a payment; [`Refusal::NoSuchReferral`] if none of that name is open.
    pub async fn answer_referral(
        &self,
        caller: Caller,
        case: CaseId,
        referral: ReferralId,
        input: ReferralAnsweredInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, _: &mut _| {
            let open = docket.papers().referrals;
            let asked = open.iter().find(|asked| asked.id == referral);
            let asked = asked.ok_or(Error::Refused(Refusal::NoSuchReferral))?;
            let mut fields = Fields::default();
            let raw = input.answered_at.as_deref();
            let at = happened_at(&mut fields, "/answered_at", raw, docket);
            if at.is_some_and(|at| at < asked.sent_at) {
                let wrong = FieldProblem::new("/answered_at", FieldCode::EndsBeforeItBegins);
                fields.wrong(wrong);
            }
            let answered_at = fields.finish_with(at)?;
            let waiting = still_waiting(&open, referral, answered_at);
            docket
                .promises
                .referral_answered(asked.reply_by, answered_at, waiting);
            docket.note(Happened::ReferralAnswered {
                referral,
                answered_at,
            });
            Ok(())
        };
        self.change_case(caller, case, once, work, render).await
    }

    /// Notes that something was done, and keeps the promises that it keeps.
    ///
    /// # Errors
    /// As for a payment.
    pub async fn record_progress(
        &self,
        caller: Caller,
        case: CaseId,
        input: ProgressInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            let (progress, at) = read(docket, &input)?;
            if let Some(id) = input.contribution {
                return answer(docket, conn, id, at);
            }
            docket.promises.progressed(progress, at, None);
            docket.note(Happened::Progressed {
                progress,
                at,
                contribution: None,
            });
            Ok(())
        };
        self.change_case(caller, case, once, work, render).await
    }
}

/// Whom the case waits for when this authority has answered.
fn still_waiting(open: &[Referral], answered: ReferralId, at: Moment) -> StillWaiting {
    let others = || open.iter().filter(|asked| asked.id != answered);
    let is_late = |asked: &Referral| asked.reply_by.is_some_and(|reply_by| reply_by < at);
    if others().any(is_late) {
        StillWaiting::ForOneThatIsLate
    } else if others().count() > 0 {
        StillWaiting::ForOthers
    } else {
        StillWaiting::ForNobody
    }
}

fn read(docket: &Docket, input: &ProgressInput) -> Result<(Progress, Moment)> {
    let mut fields = Fields::default();
    let word = &input.progress;
    let progress = fields.word("/progress", word, Progress::parse, Progress::ALL);
    let at = happened_at(&mut fields, "/at", input.at.as_deref(), docket);
    let is_theirs = |id: &ContributionId| docket.contributions.iter().any(|part| part.id == *id);
    let wrong = match (progress, &input.contribution) {
        (Some(Progress::UnitAnswered), None) => Some(FieldCode::Required),
        (Some(Progress::UnitAnswered), Some(id)) if !is_theirs(id) => Some(FieldCode::NoSuchThing),
        (Some(Progress::UnitAnswered), Some(_)) | (_, None) => None,
        (_, Some(_)) => Some(FieldCode::UnknownField),
    };
    if let Some(wrong) = wrong {
        fields.wrong(FieldProblem::new("/contribution", wrong));
    }
    fields.finish_with(progress.zip(at))
}

/// The unit has answered: nobody carries the contribution any more.
fn answer(
    docket: &mut Docket,
    conn: &mut Connection,
    id: ContributionId,
    at: Moment,
) -> Result<()> {
    let stage = docket.contribution(id)?.stage;
    if stage.answered_at().is_some() || !stage.is_open() {
        return Err(Error::Refused(Refusal::AnsweredAlready));
    }
    let answered = Stage::Answered {
        handler: stage.handler(),
        at,
        accepted_at: stage.accepted_at(),
    };
    docket.answer_part(conn, id, at, answered, None)
}
