//! What happened to a case: append-only, in order, each chained to the one before.
//!
//! The exact text of a payload is what is hashed and what is stored, so that a chain can be
//! checked without knowing how any version of the program writes JSON.

mod attachment;
mod chain;
mod course;
mod kind;
mod switchboard;
mod talk;
mod told;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::contribution::Step;
use crate::enquiry::Answer;
use crate::guarantee::{Entry, Progress};
use crate::hand_over::HandOverReason;
use crate::meeting::MeetingKind;
use crate::papers::MissingPapers;
use crate::routing::{ConsideredStaff, CoordinatorReason, Manner, UnitReason};
use crate::{
    ContributionId, EnquiryId, GuaranteeId, MeetingActionId, MeetingId, Moment, ReferralId, StaffId,
};

pub use attachment::AttachmentEvent;
pub use chain::{Actor, ChainHash};
pub use course::{CarriedPart, CaseEvent};
pub use kind::EventKind;
pub use switchboard::SwitchboardEvent;
pub use talk::TalkEvent;

/// One thing that happened to a case. Recorded: fields are added with defaults, never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// An enquiry was registered on the case.
    EnquiryRegistered {
        /// Which.
        enquiry: EnquiryId,
        /// When it had come in.
        received_at: Moment,
    },
    /// The case was opened with its coordinator.
    CaseOpened {
        /// The one who answers to the business.
        coordinator: StaffId,
        /// Why they.
        reason: CoordinatorReason,
        /// What the matter is.
        case_types: Vec<String>,
        /// The catalogue it was routed by.
        catalogue_version: u32,
    },
    /// A unit was asked for its part.
    ContributionOffered {
        /// The contribution.
        contribution: ContributionId,
        /// The unit.
        unit: String,
        /// How it is carried.
        manner: Manner,
        /// Who was named to work on it, if anybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handler: Option<StaffId>,
        /// Why the unit takes part.
        because: Vec<UnitReason>,
    },
    /// The business was told, in one list, what is missing in its papers.
    PapersMissing {
        /// What is missing.
        list: MissingPapers,
    },
    /// The papers were declared complete.
    PapersComplete {
        /// Since when they are.
        complete_at: Moment,
        /// Why they count as complete.
        reason: String,
    },
    /// The business added to its papers unasked.
    PapersSupplemented {
        /// When that arrived.
        at: Moment,
        /// What it was.
        note: String,
    },
    /// The fee was paid.
    FeePaid {
        /// When.
        at: Moment,
    },
    /// Another authority was asked.
    ReferralSent {
        /// The referral.
        referral: ReferralId,
        /// Which authority.
        authority: String,
        /// When.
        sent_at: Moment,
        /// By when it should answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply_by: Option<Moment>,
    },
    /// It answered.
    ReferralAnswered {
        /// The referral.
        referral: ReferralId,
        /// When.
        answered_at: Moment,
    },
    /// Something was done that keeps promises.
    Progressed {
        /// What.
        progress: Progress,
        /// When.
        at: Moment,
        /// By which contribution, where it was a unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contribution: Option<ContributionId>,
    },
    /// A contribution that nobody accepted was offered again.
    OfferRepeated {
        /// The contribution.
        contribution: ContributionId,
        /// How often it was offered now.
        offers: u32,
    },
    /// A contribution that nobody accepted was brought before those above.
    OfferUnaccepted {
        /// The contribution.
        contribution: ContributionId,
    },
    /// The coordinator was asked to renew what the business was promised, because a unit is late.
    RenewalAsked {
        /// The internal guarantee that was missed.
        because: GuaranteeId,
        /// What the business was promised and is still owed.
        promised: Vec<GuaranteeId>,
    },
    /// A contribution was moved, or whom it waits for was changed.
    Contribution {
        /// The contribution.
        contribution: ContributionId,
        /// What became of it.
        step: Step,
    },
    /// The coordinator learned the answer to a question that routing had left open.
    QuestionAnswered {
        /// The question.
        question: String,
        /// The answer.
        answer: Answer,
    },
    /// A meeting or visit was planned.
    MeetingPlanned {
        /// Which.
        meeting: MeetingId,
        /// What kind of meeting.
        meeting_kind: MeetingKind,
        /// When it begins.
        starts_at: Moment,
        /// When it ends.
        ends_at: Moment,
    },
    /// Its time, place, agenda or participants were changed.
    MeetingChanged {
        /// Which.
        meeting: MeetingId,
        /// What kind of meeting.
        meeting_kind: MeetingKind,
        /// When it begins now.
        starts_at: Moment,
        /// When it ends now.
        ends_at: Moment,
        /// How often it was changed by now.
        sequence: u32,
    },
    /// It will not take place.
    MeetingCancelled {
        /// Which.
        meeting: MeetingId,
        /// What kind of meeting.
        meeting_kind: MeetingKind,
    },
    /// It took place.
    MeetingHeld {
        /// Which.
        meeting: MeetingId,
        /// What kind of meeting.
        meeting_kind: MeetingKind,
        /// When it began.
        at: Moment,
    },
    /// At a meeting it was agreed that somebody does something.
    MeetingActionAgreed {
        /// Which meeting.
        meeting: MeetingId,
        /// What was agreed.
        action: MeetingActionId,
        /// By which day it is to be done.
        due_on: Date,
    },
    /// What was agreed at a meeting was done.
    MeetingActionDone {
        /// Which meeting.
        meeting: MeetingId,
        /// What was agreed.
        action: MeetingActionId,
    },
    /// What was written down at a meeting that was held was kept, or changed.
    MeetingMinutesKept {
        /// Which meeting.
        meeting: MeetingId,
        /// What kind of meeting.
        meeting_kind: MeetingKind,
    },
    /// The case got another coordinator.
    HandedOver {
        /// Who answered to the business before.
        from: StaffId,
        /// Who does from now on.
        to: StaffId,
        /// Why.
        reason: HandOverReason,
        /// Why they, where nobody named them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        found: Option<CoordinatorReason>,
        /// Everybody else who was considered, where nobody named them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        considered: Vec<ConsideredStaff>,
        /// Why, in the words of whoever handed it over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
    /// A line was written into a guarantee's ledger.
    Guarantee {
        /// Which.
        guarantee: GuaranteeId,
        /// The line.
        entry: Entry,
    },
    /// Something became of a file. Recorded as if it stood here itself.
    #[serde(untagged)]
    Attachment(AttachmentEvent),
    /// Something was said on the case. Recorded as if it stood here itself.
    #[serde(untagged)]
    Talk(TalkEvent),
    /// Something happened to the case as a whole. Recorded as if it stood here itself.
    #[serde(untagged)]
    Case(CaseEvent),
    /// Something happened at the switchboard. Recorded as if it stood here itself.
    #[serde(untagged)]
    Switchboard(SwitchboardEvent),
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests;
