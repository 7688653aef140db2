//! What happened to a case: append-only, in order, each chained to the one before.
//!
//! The exact text of a payload is what is hashed and what is stored, so that a chain can be
//! checked without knowing how any version of the program writes JSON.

mod attachment;
mod course;
mod switchboard;
mod talk;
mod told;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::contribution::Step;
use crate::enquiry::Answer;
use crate::guarantee::{Entry, Progress};
use crate::hand_over::HandOverReason;
use crate::meeting::MeetingKind;
use crate::papers::MissingPapers;
use crate::routing::{ConsideredStaff, CoordinatorReason, Manner, UnitReason};
use crate::{
    ContributionId, EnquiryId, GuaranteeId, MeetingActionId, MeetingId, Moment, ReferralId,
    StaffId, TokenId, TrackingId, closed_set,
};

pub use attachment::AttachmentEvent;
pub use course::CaseEvent;
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

closed_set! {
    /// The word for what happened; each kind of ledger entry has its own.
    EventKind {
        /// An enquiry was registered.
        EnquiryRegistered = "enquiry_registered",
        /// The case was opened.
        CaseOpened = "case_opened",
        /// A unit was asked for its part.
        ContributionOffered = "contribution_offered",
        /// The business was told what is missing in its papers.
        PapersMissing = "papers_missing",
        /// The papers were declared complete.
        PapersComplete = "papers_complete",
        /// The business added to its papers unasked.
        PapersSupplemented = "papers_supplemented",
        /// The fee was paid.
        FeePaid = "fee_paid",
        /// Another authority was asked.
        ReferralSent = "referral_sent",
        /// It answered.
        ReferralAnswered = "referral_answered",
        /// Something was done that keeps promises.
        Progressed = "progressed",
        /// A contribution was offered again.
        OfferRepeated = "offer_repeated",
        /// A contribution that nobody accepted was brought before those above.
        OfferUnaccepted = "offer_unaccepted",
        /// The coordinator was asked to renew what was promised.
        RenewalAsked = "renewal_asked",
        /// A unit will be asked for its part later.
        ContributionHeld = "contribution_held",
        /// It was said which contributions must be answered before one.
        ContributionOrdered = "contribution_ordered",
        /// The turn of a contribution has come.
        ContributionOpened = "contribution_opened",
        /// Somebody took a contribution on.
        ContributionAccepted = "contribution_accepted",
        /// Whoever works on a contribution waits.
        ContributionWaiting = "contribution_waiting",
        /// They go on.
        ContributionResumed = "contribution_resumed",
        /// A unit gave its answer.
        ContributionAnswered = "contribution_answered",
        /// A contribution was put back before its unit.
        ContributionReleased = "contribution_released",
        /// A contribution was given to a person of its unit.
        ContributionReassigned = "contribution_reassigned",
        /// A unit said that a contribution is another's.
        ContributionDeclined = "contribution_declined",
        /// A unit said that a contribution is not theirs.
        ContributionReturned = "contribution_returned",
        /// The coordinator asked another unit instead.
        ContributionPassedOn = "contribution_passed_on",
        /// A contribution is not needed any more.
        ContributionCancelled = "contribution_cancelled",
        /// The answer to an open question was learned.
        QuestionAnswered = "question_answered",
        /// A meeting or visit was planned.
        MeetingPlanned = "meeting_planned",
        /// It was changed.
        MeetingChanged = "meeting_changed",
        /// It will not take place.
        MeetingCancelled = "meeting_cancelled",
        /// It took place.
        MeetingHeld = "meeting_held",
        /// At a meeting it was agreed that somebody does something.
        MeetingActionAgreed = "meeting_action_agreed",
        /// What was agreed at a meeting was done.
        MeetingActionDone = "meeting_action_done",
        /// A file was added.
        AttachmentAdded = "attachment_added",
        /// A file was removed.
        AttachmentRemoved = "attachment_removed",
        /// Something was found in a file.
        AttachmentInfected = "attachment_infected",
        /// The case got another coordinator.
        HandedOver = "handed_over",
        /// Somebody was in contact with the business, or tried to be.
        ContactMomentRecorded = "contact_moment_recorded",
        /// The business asked to be called back.
        CallBackAsked = "call_back_asked",
        /// Somebody called back and reached nobody.
        CallBackAttempted = "call_back_attempted",
        /// Whoever asked to be called back was spoken with.
        CallBackKept = "call_back_kept",
        /// A call-back was called off.
        CallBackCancelled = "call_back_cancelled",
        /// Somebody else is to call back.
        CallBackReassigned = "call_back_reassigned",
        /// A guarantee was given.
        GuaranteePromised = "guarantee_promised",
        /// A guarantee's clock started.
        GuaranteeStarted = "guarantee_started",
        /// A guarantee's clock was stopped.
        GuaranteePaused = "guarantee_paused",
        /// A reason to stand still has gone.
        GuaranteeResumed = "guarantee_resumed",
        /// A guarantee's clock was set back to nothing.
        GuaranteeRestarted = "guarantee_restarted",
        /// A guarantee was given more time.
        GuaranteeExtended = "guarantee_extended",
        /// Management corrected a guarantee's due moment.
        GuaranteeAmended = "guarantee_amended",
        /// Those concerned were told that a share of its period has passed.
        GuaranteeWarned = "guarantee_warned",
        /// A guarantee's due moment passed.
        GuaranteeMissed = "guarantee_missed",
        /// What was promised was done.
        GuaranteeMet = "guarantee_met",
        /// Nothing is owed any more.
        GuaranteeCancelled = "guarantee_cancelled",
        /// It was said why a guarantee was missed.
        GuaranteeExplained = "guarantee_explained",
        /// Something was done to make up for missing it.
        GuaranteeRemedied = "guarantee_remedied",
        /// A message was sent to the business.
        MessageSent = "message_sent",
        /// A message came from the business.
        MessageReceived = "message_received",
        /// A handler wants to know something from the business.
        QuestionAsked = "question_asked",
        /// The business was asked.
        QuestionForwarded = "question_forwarded",
        /// The coordinator did not pass a question on.
        QuestionDeclined = "question_declined",
        /// A note was written.
        NoteWritten = "note_written",
        /// A unit said what it misses.
        MissingItemsRegistered = "missing_items_registered",
        /// Things that were missing have come.
        MissingItemsReceived = "missing_items_received",
        /// The draft of the final answer was edited.
        AnswerDrafted = "answer_drafted",
        /// The final answer was sent.
        AnswerSent = "answer_sent",
        /// An overview of the process was written.
        OverviewWritten = "overview_written",
        /// An overview of the process was sent.
        OverviewSent = "overview_sent",
        /// The case waits for somebody outside the house.
        CaseWaiting = "case_waiting",
        /// The case goes on.
        CaseResumed = "case_resumed",
        /// The case was closed.
        CaseClosed = "case_closed",
        /// The business no longer wants an answer.
        CaseWithdrawn = "case_withdrawn",
        /// What was answered or closed goes on.
        CaseReopened = "case_reopened",
        /// The case is about something more, or something less.
        CaseTypesChanged = "case_types_changed",
        /// The case was tied to another.
        CaseLinked = "case_linked",
        /// The case is not tied to that one any more.
        CaseUnlinked = "case_unlinked",
        /// The matter goes on in another case.
        CaseMerged = "case_merged",
        /// The matter of another case goes on here.
        CaseMergedIn = "case_merged_in",
        /// A part of the matter goes on in a case of its own.
        CaseSplit = "case_split",
        /// The case was split off from another.
        CaseSplitOff = "case_split_off",
        /// The case takes more coordination, or less.
        ComplexityChanged = "complexity_changed",
        /// The case cannot wait any more, or can after all.
        UrgencyChanged = "urgency_changed",
        /// Who works on the case together changed.
        TaskForceChanged = "task_force_changed",
        /// The labels of the case changed.
        LabelsChanged = "labels_changed",
    }
}

impl Happened {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::EnquiryRegistered { .. } => EventKind::EnquiryRegistered,
            Self::CaseOpened { .. } => EventKind::CaseOpened,
            Self::ContributionOffered { .. } => EventKind::ContributionOffered,
            Self::PapersMissing { .. } => EventKind::PapersMissing,
            Self::PapersComplete { .. } => EventKind::PapersComplete,
            Self::PapersSupplemented { .. } => EventKind::PapersSupplemented,
            Self::FeePaid { .. } => EventKind::FeePaid,
            Self::ReferralSent { .. } => EventKind::ReferralSent,
            Self::ReferralAnswered { .. } => EventKind::ReferralAnswered,
            Self::Progressed { .. } => EventKind::Progressed,
            Self::OfferRepeated { .. } => EventKind::OfferRepeated,
            Self::OfferUnaccepted { .. } => EventKind::OfferUnaccepted,
            Self::RenewalAsked { .. } => EventKind::RenewalAsked,
            Self::Contribution { step, .. } => step.kind(),
            Self::QuestionAnswered { .. } => EventKind::QuestionAnswered,
            Self::MeetingPlanned { .. } => EventKind::MeetingPlanned,
            Self::MeetingChanged { .. } => EventKind::MeetingChanged,
            Self::MeetingCancelled { .. } => EventKind::MeetingCancelled,
            Self::MeetingHeld { .. } => EventKind::MeetingHeld,
            Self::MeetingActionAgreed { .. } => EventKind::MeetingActionAgreed,
            Self::MeetingActionDone { .. } => EventKind::MeetingActionDone,
            Self::Attachment(of) => of.kind(),
            Self::HandedOver { .. } => EventKind::HandedOver,
            Self::Guarantee { entry, .. } => match entry {
                Entry::Promised { .. } => EventKind::GuaranteePromised,
                Entry::Started { .. } => EventKind::GuaranteeStarted,
                Entry::Paused { .. } => EventKind::GuaranteePaused,
                Entry::Resumed { .. } => EventKind::GuaranteeResumed,
                Entry::Restarted { .. } => EventKind::GuaranteeRestarted,
                Entry::Extended { .. } => EventKind::GuaranteeExtended,
                Entry::Amended { .. } => EventKind::GuaranteeAmended,
                Entry::Warned { .. } => EventKind::GuaranteeWarned,
                Entry::Missed { .. } => EventKind::GuaranteeMissed,
                Entry::Met { .. } => EventKind::GuaranteeMet,
                Entry::Cancelled { .. } => EventKind::GuaranteeCancelled,
                Entry::Explained { .. } => EventKind::GuaranteeExplained,
                Entry::Remedied { .. } => EventKind::GuaranteeRemedied,
            },
            Self::Talk(of) => of.kind(),
            Self::Case(of) => of.kind(),
            Self::Switchboard(of) => of.kind(),
        }
    }
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A staff member.
    Staff(StaffId),
    /// A program, by its token.
    Integration(TokenId),
    /// The business, by its tracking code.
    Business(TrackingId),
    /// Onedoor itself.
    System,
}

impl Actor {
    /// The actor as one word for columns and hashes: `staff:0192…`.
    pub fn as_text(self) -> String {
        match self {
            Self::Staff(id) => format!("staff:{id}"),
            Self::Integration(id) => format!("integration:{id}"),
            Self::Business(id) => format!("business:{id}"),
            Self::System => "system".to_owned(),
        }
    }

    /// The actor behind such a word.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "system" {
            return Some(Self::System);
        }
        let (kind, id) = word.split_once(':')?;
        let id: Uuid = id.parse().ok()?;
        match kind {
            "staff" => Some(Self::Staff(StaffId(id))),
            "integration" => Some(Self::Integration(TokenId(id))),
            "business" => Some(Self::Business(TrackingId(id))),
            _ => None,
        }
    }
}

/// The hash that chains an event to all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What stands before the first event of a case.
    pub const START: Self = Self([0; 32]);

    /// The hash of an event that follows the one with this hash.
    ///
    /// Every part is preceded by its length, so that no two different events read the same.
    #[must_use]
    pub fn next(self, seq: i32, at: Moment, actor: &str, payload: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(seq.to_be_bytes());
        hash.update(at.as_micros().to_be_bytes());
        for part in [actor, payload] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Self(hash.finalize().into())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn an_actor_is_read_back_as_it_was_written() {
        let id = Uuid::from_u128(7);
        for actor in [
            Actor::Staff(StaffId(id)),
            Actor::Integration(TokenId(id)),
            Actor::Business(TrackingId(id)),
            Actor::System,
        ] {
            assert_eq!(Actor::parse(&actor.as_text()), Some(actor));
        }
        for word in [
            "",
            "staff",
            "staff:",
            "staff:me",
            "robot:00000000-0000-0000-0000-000000000007",
        ] {
            assert_eq!(Actor::parse(word), None, "{word}");
        }
    }

    #[test]
    fn a_ledger_entry_is_readable_in_its_event() {
        let written = serde_json::json!({
            "kind": "guarantee",
            "guarantee": "01920000-0000-7000-8000-000000000001",
            "entry": {
                "kind": "started",
                "start_at": "2026-03-02T09:02:00Z",
                "due_at": "2026-03-03T15:00:00Z",
            },
        });
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::GuaranteeStarted);
        assert_eq!(serde_json::to_value(event).unwrap(), written);
    }

    #[test]
    fn a_meeting_is_recorded_by_ids_and_moments() {
        let written = serde_json::json!({
            "kind": "meeting_planned",
            "meeting": "01920000-0000-7000-8000-000000000002",
            "meeting_kind": "joint_meeting",
            "starts_at": "2026-03-12T12:00:00Z",
            "ends_at": "2026-03-12T13:00:00Z",
        });
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::MeetingPlanned);
        assert_eq!(serde_json::to_value(event).unwrap(), written);
        let written = serde_json::json!({
            "kind": "meeting_action_agreed",
            "meeting": "01920000-0000-7000-8000-000000000002",
            "action": "01920000-0000-7000-8000-000000000003",
            "due_on": "2026-03-19",
        });
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::MeetingActionAgreed);
        assert_eq!(serde_json::to_value(event).unwrap(), written);
    }

    #[test]
    fn a_hand_over_is_recorded_in_this_form() {
        let written = serde_json::json!({
            "kind": "handed_over",
            "from": "01920000-0000-7000-8000-000000000001",
            "to": "01920000-0000-7000-8000-000000000002",
            "reason": "absence",
            "found": "least_loaded",
            "considered": [
                {"staff": "01920000-0000-7000-8000-000000000001", "against": "barred"},
            ],
        });
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::HandedOver);
        assert_eq!(serde_json::to_value(event).unwrap(), written);
    }

    #[test]
    fn what_is_said_on_a_case_is_recorded_as_any_event() {
        let written = serde_json::json!({
            "kind": "note_written",
            "note": "01920000-0000-7000-8000-000000000001",
            "only_unit": "building",
        });
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::NoteWritten);
        assert_eq!(event.only_unit(), Some("building"));
        assert_eq!(serde_json::to_value(event).unwrap(), written);
    }

    #[test]
    fn what_happens_to_the_case_is_recorded_as_any_event() {
        let written = serde_json::json!({
            "kind": "case_waiting",
            "awaited": "business",
            "since": "2026-03-02T09:02:00Z",
            "reason": "Tegninger",
        });
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::CaseWaiting);
        assert_eq!(serde_json::to_value(event).unwrap(), written);
        let closed = serde_json::to_string(&Happened::Case(CaseEvent::CaseClosed)).unwrap();
        assert_eq!(closed, r#"{"kind":"case_closed"}"#);
    }
}
