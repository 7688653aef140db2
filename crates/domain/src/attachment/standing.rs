//! Where a file stands.

use crate::{Moment, closed_set};

closed_set! {
    /// The word for where an attachment stands.
    AttachmentState {
        /// No scanner is set up: it is served as it came.
        Unscanned = "unscanned",
        /// It waits to be scanned, and is not served.
        Quarantined = "quarantined",
        /// A scanner found nothing.
        Clean = "clean",
        /// A scanner found something: it is never served.
        Infected = "infected",
        /// Somebody removed it.
        Removed = "removed",
    }
}

/// Where an attachment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// No scanner is set up.
    Unscanned,
    /// It waits to be scanned.
    Quarantined {
        /// When a scan is tried.
        scan_at: Moment,
        /// How often one was tried in vain.
        attempts: u32,
    },
    /// A scanner found nothing.
    Clean {
        /// When.
        scanned_at: Moment,
    },
    /// A scanner found something.
    Infected {
        /// When.
        scanned_at: Moment,
        /// What the scanner calls it.
        found: String,
    },
    /// Somebody removed it: its bytes are gone.
    Removed {
        /// When.
        at: Moment,
        /// Who.
        by: String,
        /// Why.
        because: String,
    },
}

/// What a scanner found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Clean,
    /// Something.
    Infected {
        /// What it calls it.
        found: String,
    },
}

/// Why an attachment is not what somebody wants it to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentRefused {
    /// It waits to be scanned.
    #[error("waits to be scanned")]
    Quarantined,
    /// Something was found in it.
    #[error("infected")]
    Infected,
    /// It was removed.
    #[error("removed")]
    Removed,
    /// It does not wait for a scan.
    #[error("not waiting for a scan")]
    NotWaiting,
}

impl Standing {
    /// The word for it.
    pub fn word(&self) -> AttachmentState {
        match self {
            Self::Unscanned => AttachmentState::Unscanned,
            Self::Quarantined { .. } => AttachmentState::Quarantined,
            Self::Clean { .. } => AttachmentState::Clean,
            Self::Infected { .. } => AttachmentState::Infected,
            Self::Removed { .. } => AttachmentState::Removed,
        }
    }
}
