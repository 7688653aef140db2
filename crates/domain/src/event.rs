//! What happened to a case: append-only, in order, each chained to the one before.
//!
//! The exact text of a payload is what is hashed and what is stored, so that a chain can be
//! checked without knowing how any version of the program writes JSON.

mod course;

pub use course::CaseEvent;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::guarantee::{Entry, Progress};
use crate::papers::MissingPapers;
use crate::routing::{CoordinatorReason, Manner, UnitReason};
use crate::{
    ContributionId, EnquiryId, GuaranteeId, Moment, ReferralId, StaffId, TokenId, TrackingId,
    closed_set,
};

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
    /// A line was written into a guarantee's ledger.
    Guarantee {
        /// Which.
        guarantee: GuaranteeId,
        /// The line.
        entry: Entry,
    },
    /// Something happened to the case as a whole. Recorded as if it stood here itself.
    #[serde(untagged)]
    Case(CaseEvent),
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
            Self::Case(of) => of.kind(),
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
