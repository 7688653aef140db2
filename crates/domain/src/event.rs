//! What happened to a case: append-only, in order, each chained to the one before.
//!
//! The exact text of a payload is what is hashed and what is stored, so that a chain can be
//! checked without knowing how any version of the program writes JSON.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::guarantee::Entry;
use crate::routing::{CoordinatorReason, Manner, UnitReason};
use crate::{
    ContributionId, EnquiryId, GuaranteeId, Moment, StaffId, TokenId, TrackingId, closed_set,
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
    /// A line was written into a guarantee's ledger.
    Guarantee {
        /// Which.
        guarantee: GuaranteeId,
        /// The line.
        entry: Entry,
    },
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
        /// A guarantee was given.
        GuaranteePromised = "guarantee_promised",
        /// A guarantee's clock started.
        GuaranteeStarted = "guarantee_started",
    }
}

impl Happened {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::EnquiryRegistered { .. } => EventKind::EnquiryRegistered,
            Self::CaseOpened { .. } => EventKind::CaseOpened,
            Self::ContributionOffered { .. } => EventKind::ContributionOffered,
            Self::Guarantee { entry, .. } => match entry {
                Entry::Promised { .. } => EventKind::GuaranteePromised,
                Entry::Started { .. } => EventKind::GuaranteeStarted,
            },
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
}
