//! Who saw what is protected or confidential, or did something that must be known of.

use uuid::Uuid;

use crate::{CaseId, closed_set};

closed_set! {
    /// What somebody did.
    AccessDeed {
        /// They read it.
        Read = "read",
        /// They passed it on to another unit.
        Shared = "shared",
        /// They took all of it out.
        Exported = "exported",
        /// They said that the archive has it.
        Archived = "archived",
        /// They had somebody forgotten.
        Erased = "erased",
        /// They disposed of it.
        Disposed = "disposed",
        /// They put a legal hold on it.
        HoldPlaced = "hold_placed",
        /// They took a legal hold off it.
        HoldLifted = "hold_lifted",
    }
}

closed_set! {
    /// What it was done to.
    AccessPart {
        /// A case whose identity is protected, or a case as a whole.
        Case = "case",
        /// The words of its enquiries.
        Enquiries = "enquiries",
        /// What was said between the business and us: messages, questions, papers, answers.
        Messages = "messages",
        /// Calls, visits and call-backs.
        Contacts = "contacts",
        /// A file of a case whose identity is protected, for all who work on it.
        Attachments = "attachments",
        /// A note for one unit alone.
        Note = "note",
        /// A file for one unit alone.
        Attachment = "attachment",
        /// The minutes of a meeting, for one unit alone.
        Minutes = "minutes",
        /// A contact person.
        Contact = "contact",
        /// A business that is a person.
        Business = "business",
    }
}

closed_set! {
    /// A confidential part that can be passed on to another unit.
    SharedPart {
        /// A note.
        Note = "note",
        /// A file.
        Attachment = "attachment",
        /// The minutes of a meeting.
        Minutes = "minutes",
    }
}

/// One look, or one deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// What was done.
    pub deed: AccessDeed,
    /// To what kind of thing.
    pub part: AccessPart,
    /// To which.
    pub part_id: Uuid,
    /// On which case, if on one.
    pub case: Option<CaseId>,
    /// By what ground: a tie to the case, or the law that was named.
    pub ground: String,
}

impl SharedPart {
    /// The same thing, as the log names it.
    pub fn logged(self) -> AccessPart {
        match self {
            Self::Note => AccessPart::Note,
            Self::Attachment => AccessPart::Attachment,
            Self::Minutes => AccessPart::Minutes,
        }
    }
}
