//! What became of a mail, with what belongs to that.

use super::{Outcome, WhyIgnored};
use crate::{CaseId, EnquiryId, MessageId};

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// An enquiry, and a case.
    Enquiry {
        /// The case.
        case: CaseId,
        /// The enquiry.
        enquiry: EnquiryId,
    },
    /// A message on a case.
    Reply {
        /// The case.
        case: CaseId,
        /// The message.
        message: MessageId,
    },
    /// Nothing: it was set aside.
    Ignored {
        /// Why.
        why: WhyIgnored,
    },
}

/// An enquiry can be made only of what was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it was taken before")]
pub struct TakenAlready;

impl Became {
    /// The word for it.
    pub const fn word(self) -> Outcome {
        match self {
            Self::Enquiry { .. } => Outcome::Enquiry,
            Self::Reply { .. } => Outcome::Reply,
            Self::Ignored { .. } => Outcome::Ignored,
        }
    }

    /// The case to which it belongs.
    pub const fn case(self) -> Option<CaseId> {
        match self {
            Self::Enquiry { case, .. } | Self::Reply { case, .. } => Some(case),
            Self::Ignored { .. } => None,
        }
    }

    /// The enquiry that it became.
    pub const fn enquiry(self) -> Option<EnquiryId> {
        match self {
            Self::Enquiry { enquiry, .. } => Some(enquiry),
            Self::Reply { .. } | Self::Ignored { .. } => None,
        }
    }

    /// The message that it became.
    pub const fn message(self) -> Option<MessageId> {
        match self {
            Self::Reply { message, .. } => Some(message),
            Self::Enquiry { .. } | Self::Ignored { .. } => None,
        }
    }

    /// Why it was set aside.
    pub const fn why(self) -> Option<WhyIgnored> {
        match self {
            Self::Ignored { why } => Some(why),
            Self::Enquiry { .. } | Self::Reply { .. } => None,
        }
    }

    /// Passes if an enquiry can be made of it after all.
    ///
    /// # Errors
    /// [`TakenAlready`] if it belongs to a case.
    pub const fn must_be_set_aside(self) -> Result<(), TakenAlready> {
        match self {
            Self::Ignored { .. } => Ok(()),
            Self::Enquiry { .. } | Self::Reply { .. } => Err(TakenAlready),
        }
    }
}
