//! Mail that comes in: kept as it came, read, and taken as an enquiry or as a message on a case.
//!
//! ```text
//! raw -> read (mail-parser) -> facts -> look up -> decide (pure) -> one transaction
//! ```
//!
//! The bytes are durable before anything is decided, and the mail, what it became and everything that
//! follows from it commit together. Whoever hands it in again is told what became of it.

mod deciding;
mod head;
mod keeping;
mod reading;
mod receiving;
mod seeing;
mod settling;
mod shape;
mod taking;

#[cfg(test)]
mod tests;

use onedoor_domain::inbound::Outcome;
use onedoor_domain::{CaseId, InboundMailId};
use onedoor_store::inbound::InboundRecord;

use crate::attachments::FileStream;
use crate::listed::Listed;

/// A page of mails.
pub type InboundPage = Listed<InboundView, InboundMailId>;

/// A mail that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTaken {
    /// The mail, and what became of it.
    pub record: InboundRecord,
    /// Whether it was handed in before.
    pub replayed: bool,
}

/// Which mails.
#[derive(Debug, Clone, Copy, Default)]
pub struct InboundQuery {
    /// Those of which this became.
    pub outcome: Option<Outcome>,
    /// Those of this case.
    pub case: Option<CaseId>,
    /// After this one.
    pub before: Option<InboundMailId>,
    /// At most so many.
    pub limit: u32,
}

/// A mail as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboundView {
    /// The mail.
    pub record: InboundRecord,
    /// Whether they see who wrote it about what.
    pub shows_head: bool,
    /// What they may do with it now.
    pub allowed: Vec<&'static str>,
}

/// A mail as it came.
pub struct MailContent {
    /// The mail.
    pub record: InboundRecord,
    /// Its bytes.
    pub bytes: FileStream,
}

impl MailTaken {
    fn again(record: InboundRecord) -> Self {
        Self {
            record,
            replayed: true,
        }
    }
}
