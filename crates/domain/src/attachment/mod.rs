//! Files that belong to a case: what may come in, and what becomes of them.
//!
//! A file is looked at while it streams by ([`Inspection`]) and is then kept as an [`Attachment`].
//! It is served only while its [`Standing`] allows it: what nobody could scan yet is in quarantine,
//! what is infected stays there, and what was removed leaves a tombstone.

mod file_name;
mod inspection;
mod media_type;
mod sniffing;
mod standing;

use jiff::SignedDuration;

pub use file_name::{FILE_NAME_AT_MOST, FileName};
pub use inspection::{FileProblem, Inspected, Inspection};
pub use media_type::{Declared, MediaType};
pub use standing::{AttachmentRefused, AttachmentState, Standing, Verdict};

use crate::{AttachmentId, CaseId, ContributionId, FileId, Moment, Version, closed_set};

/// How long a file waits after the first scan that failed, in minutes; twice as long each time.
const FIRST_WAIT_MINUTES: i64 = 1;
/// It never waits longer.
const LONGEST_WAIT_MINUTES: i64 = 60;

closed_set! {
    /// What can be done with an attachment, by the name of the operation.
    AttachmentStep {
        /// Download it.
        Read = "read_attachment",
        /// Remove it.
        Remove = "remove_attachment",
    }
}

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its identity.
    pub id: AttachmentId,
    /// Of which case.
    pub case: CaseId,
    /// To which contribution it belongs, if to one.
    pub contribution: Option<ContributionId>,
    /// The only unit that may see it, if not everybody who works on the case may.
    pub only_unit: Option<String>,
    /// What it is called.
    pub name: FileName,
    /// What kind of file it is.
    pub media_type: MediaType,
    /// How large it is, in bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub sha256: [u8; 32],
    /// Under which identity its bytes are kept.
    pub file: FileId,
    /// What it shows, in words.
    pub note: Option<String>,
    /// When it was added.
    pub added_at: Moment,
    /// By whom, as [`crate::event::Actor::as_text`] writes it.
    pub added_by: String,
    /// Where it stands.
    pub standing: Standing,
    /// For optimistic concurrency.
    pub version: Version,
}

impl Attachment {
    /// What its standing lets anybody do with it. Who may is for the policy to say.
    pub fn steps(&self) -> &'static [AttachmentStep] {
        match self.standing {
            Standing::Unscanned | Standing::Clean { .. } => {
                &[AttachmentStep::Read, AttachmentStep::Remove]
            }
            Standing::Quarantined { .. } | Standing::Infected { .. } => &[AttachmentStep::Remove],
            Standing::Removed { .. } => &[],
        }
    }

    /// Passes if it may be served.
    ///
    /// # Errors
    /// Why it may not.
    pub fn must_be_served(&self) -> Result<(), AttachmentRefused> {
        match self.standing {
            Standing::Unscanned | Standing::Clean { .. } => Ok(()),
            Standing::Quarantined { .. } => Err(AttachmentRefused::Quarantined),
            Standing::Infected { .. } => Err(AttachmentRefused::Infected),
            Standing::Removed { .. } => Err(AttachmentRefused::Removed),
        }
    }

    /// After a scan.
    ///
    /// # Errors
    /// [`AttachmentRefused::NotWaiting`] if it did not wait for one.
    pub fn scanned(self, verdict: Verdict, now: Moment) -> Result<Self, AttachmentRefused> {
        self.must_wait()?;
        let standing = match verdict {
            Verdict::Clean => Standing::Clean { scanned_at: now },
            Verdict::Infected { found } => Standing::Infected {
                scanned_at: now,
                found,
            },
        };
        Ok(Self { standing, ..self })
    }

    /// While a scan is tried, so that no other worker tries at the same time; should this one die,
    /// another tries again after `lease`.
    ///
    /// # Errors
    /// [`AttachmentRefused::NotWaiting`] if it does not wait for one.
    pub fn being_scanned(
        self,
        now: Moment,
        lease: SignedDuration,
    ) -> Result<Self, AttachmentRefused> {
        let attempts = self.must_wait()?;
        let scan_at = now.plus(lease);
        let standing = Standing::Quarantined { scan_at, attempts };
        Ok(Self { standing, ..self })
    }

    /// After a scan that was not possible: it stays in quarantine, and is tried again.
    ///
    /// # Errors
    /// [`AttachmentRefused::NotWaiting`] if it did not wait for one.
    pub fn not_scanned(self, now: Moment) -> Result<Self, AttachmentRefused> {
        let attempts = self.must_wait()?;
        let doubled = FIRST_WAIT_MINUTES.saturating_mul(1 << attempts.min(6));
        let wait = SignedDuration::from_mins(doubled.min(LONGEST_WAIT_MINUTES));
        let standing = Standing::Quarantined {
            scan_at: now.plus(wait),
            attempts: attempts.saturating_add(1),
        };
        Ok(Self { standing, ..self })
    }

    /// Removed by somebody, with a reason.
    ///
    /// # Errors
    /// [`AttachmentRefused::Removed`] if it was before.
    pub fn removed(
        self,
        by: String,
        because: String,
        at: Moment,
    ) -> Result<Self, AttachmentRefused> {
        match self.standing {
            Standing::Removed { .. } => Err(AttachmentRefused::Removed),
            Standing::Unscanned
            | Standing::Quarantined { .. }
            | Standing::Clean { .. }
            | Standing::Infected { .. } => Ok(Self {
                standing: Standing::Removed { at, by, because },
                ..self
            }),
        }
    }

    fn must_wait(&self) -> Result<u32, AttachmentRefused> {
        match self.standing {
            Standing::Quarantined { attempts, .. } => Ok(attempts),
            Standing::Unscanned
            | Standing::Clean { .. }
            | Standing::Infected { .. }
            | Standing::Removed { .. } => Err(AttachmentRefused::NotWaiting),
        }
    }
}

#[cfg(test)]
mod tests;
