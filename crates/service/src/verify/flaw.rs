//! What can be wrong with what is stored, in words that carry no personal data.

use onedoor_domain::guarantee::LedgerFault;
use onedoor_domain::{AttachmentId, ContributionId, GuaranteeId, InboundMailId, Moment, StaffId};
use onedoor_store::verify::{Breach, LoadThatDiffers};

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flawed {
    /// The short name of the municipality.
    pub municipality: String,
    /// The reference of the case, if it is about one.
    pub case: Option<String>,
    /// What.
    pub flaw: Flaw,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The bytes of an attachment are gone.
    #[error("the file of attachment {attachment} is missing")]
    FileMissing {
        /// Which.
        attachment: AttachmentId,
    },
    /// The bytes of an attachment are not those that were taken in.
    #[error("the file of attachment {attachment} is not what was taken in")]
    FileDiffers {
        /// Which.
        attachment: AttachmentId,
    },
    /// The bytes of a mail that came in are gone.
    #[error("the file of mail {mail} is missing")]
    MailMissing {
        /// Which.
        mail: InboundMailId,
    },
    /// The bytes of a mail that came in are not those that were taken in.
    #[error("the file of mail {mail} is not what was taken in")]
    MailDiffers {
        /// Which.
        mail: InboundMailId,
    },
    /// An event is gone.
    #[error("event {seq} is missing")]
    EventMissing {
        /// Its place.
        seq: i32,
    },
    /// An event is not what was hashed.
    #[error("event {seq} was altered: its hash does not follow")]
    EventAltered {
        /// Its place.
        seq: i32,
    },
    /// An event cannot be read, so that nothing can be replayed.
    #[error("event {seq} cannot be read")]
    EventUnreadable {
        /// Its place.
        seq: i32,
    },
    /// An event says in its column to be of another kind than it is.
    #[error("event {seq} is of another kind than its column says")]
    KindDiffers {
        /// Its place.
        seq: i32,
    },
    /// The case names another last event.
    #[error("the case says that it has {kept} events and has {found}")]
    LastSeqDiffers {
        /// As the case has it.
        kept: i32,
        /// As it is.
        found: i32,
    },
    /// The case names another last hash.
    #[error("the case keeps another hash than that of its last event")]
    LastHashDiffers,
    /// An event is missing in the feed.
    #[error("event {seq} stands nowhere in the feed")]
    NotInFeed {
        /// Its place.
        seq: i32,
    },
    /// An event was numbered before the one that it follows.
    #[error("event {seq} stands in the feed before the one that it follows")]
    FeedOutOfOrder {
        /// Its place.
        seq: i32,
    },
    /// The feed has numbers that were not given yet.
    #[error("the feed has a number {found} and says that it ends at {kept}")]
    FeedEndDiffers {
        /// As the feed says.
        kept: i64,
        /// The greatest number.
        found: i64,
    },
    /// What is kept of the promises of a case cannot be read.
    #[error("what is kept of its promises cannot be read")]
    PromisesUnreadable,
    /// What is kept of a case cannot be read.
    #[error("what is kept of the case cannot be read")]
    CaseUnreadable,
    /// What is kept of the contributions to a case cannot be read.
    #[error("what is kept of its contributions cannot be read")]
    ContributionsUnreadable,
    /// A ledger makes no sense.
    #[error("the ledger of guarantee {guarantee} is broken: {fault}")]
    LedgerBroken {
        /// Whose.
        guarantee: GuaranteeId,
        /// Why.
        fault: LedgerFault,
    },
    /// There is a ledger, and nothing was kept of it.
    #[error("guarantee {guarantee} has a ledger and is not kept")]
    GuaranteeMissing {
        /// Which.
        guarantee: GuaranteeId,
    },
    /// What is kept of a guarantee is not what its ledger gives.
    #[error("guarantee {guarantee}: {column} is not what its ledger gives")]
    ProjectionDiffers {
        /// Which.
        guarantee: GuaranteeId,
        /// What of it.
        column: &'static str,
    },
    /// The clock looks at a guarantee later than its ledger demands: it could not before.
    #[error("guarantee {guarantee} is put off until {until}, after its ledger's next moment")]
    Postponed {
        /// Which.
        guarantee: GuaranteeId,
        /// Until when; an instant.
        until: Moment,
    },
    /// What is kept of the case is not what its events tell.
    #[error("the case: {column} is not what its events tell")]
    CaseDiffers {
        /// What of it.
        column: &'static str,
    },
    /// What is kept of a contribution is not what the events of its case tell.
    #[error("contribution {contribution}: {column} is not what its events tell")]
    ContributionDiffers {
        /// Which.
        contribution: ContributionId,
        /// What of it.
        column: &'static str,
    },
    /// A contribution is kept of which no event tells.
    #[error("no event tells of contribution {contribution}")]
    ContributionUntold {
        /// Which.
        contribution: ContributionId,
    },
    /// Events tell of a contribution, and nothing was kept of it.
    #[error("contribution {contribution} is told of and not kept")]
    ContributionMissing {
        /// Which.
        contribution: ContributionId,
    },
    /// The way to the due moment ends elsewhere.
    #[error("guarantee {guarantee}: its derivation ends at another moment than recorded")]
    DerivationDiffers {
        /// Which.
        guarantee: GuaranteeId,
    },
    /// An open case whose coordinator does not work here any more.
    #[error("the coordinator is not an active staff member")]
    NoActiveCoordinator,
    /// A closed case is still owed something.
    #[error("the case is closed, and contribution {contribution} is open")]
    OpenContribution {
        /// What is owed.
        contribution: ContributionId,
    },
    /// A contribution's turn has not come although nothing that it waits for is open.
    #[error("contribution {contribution} is held, and nothing that it waits for is open")]
    HeldForNothing {
        /// Which.
        contribution: ContributionId,
    },
    /// A contribution was not passed on once more than the one from which it came.
    #[error("contribution {contribution} counts other hops than led to it")]
    HopsDiffer {
        /// Which.
        contribution: ContributionId,
    },
    /// A load is not what the open cases add up to.
    #[error(
        "the load of staff member {staff} is kept as {kept:?} and adds up to {counted:?} \
         (coordinations, contributions)"
    )]
    LoadDiffers {
        /// Whose.
        staff: StaffId,
        /// As it is kept.
        kept: (i64, i64),
        /// As it adds up.
        counted: (i64, i64),
    },
}

impl Flaw {
    /// The word for it, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::FileMissing { .. } => "file_missing",
            Self::FileDiffers { .. } => "file_differs",
            Self::MailMissing { .. } => "mail_missing",
            Self::MailDiffers { .. } => "mail_differs",
            Self::EventMissing { .. } => "event_missing",
            Self::EventAltered { .. } => "event_altered",
            Self::EventUnreadable { .. } => "event_unreadable",
            Self::KindDiffers { .. } => "kind_differs",
            Self::LastSeqDiffers { .. } => "last_seq_differs",
            Self::LastHashDiffers => "last_hash_differs",
            Self::NotInFeed { .. } => "not_in_feed",
            Self::FeedOutOfOrder { .. } => "feed_out_of_order",
            Self::FeedEndDiffers { .. } => "feed_end_differs",
            Self::PromisesUnreadable => "promises_unreadable",
            Self::CaseUnreadable => "case_unreadable",
            Self::ContributionsUnreadable => "contributions_unreadable",
            Self::LedgerBroken { .. } => "ledger_broken",
            Self::GuaranteeMissing { .. } => "guarantee_missing",
            Self::ProjectionDiffers { .. } => "projection_differs",
            Self::Postponed { .. } => "postponed",
            Self::CaseDiffers { .. } => "case_differs",
            Self::ContributionDiffers { .. } => "contribution_differs",
            Self::ContributionUntold { .. } => "contribution_untold",
            Self::ContributionMissing { .. } => "contribution_missing",
            Self::DerivationDiffers { .. } => "derivation_differs",
            Self::NoActiveCoordinator => "no_active_coordinator",
            Self::OpenContribution { .. } => "open_contribution",
            Self::HeldForNothing { .. } => "held_for_nothing",
            Self::HopsDiffer { .. } => "hops_differ",
            Self::LoadDiffers { .. } => "load_differs",
        }
    }
}

impl From<Breach> for Flaw {
    fn from(breach: Breach) -> Self {
        match breach {
            Breach::EventMissing { seq } => Self::EventMissing { seq },
            Breach::HashDoesNotFollow { seq } => Self::EventAltered { seq },
            Breach::LastSeqDiffers { kept, found } => Self::LastSeqDiffers { kept, found },
            Breach::LastHashDiffers => Self::LastHashDiffers,
            Breach::NotInFeed { seq } => Self::NotInFeed { seq },
            Breach::FeedOutOfOrder { seq } => Self::FeedOutOfOrder { seq },
            Breach::OpenContribution { contribution } => Self::OpenContribution { contribution },
            Breach::HeldForNothing { contribution } => Self::HeldForNothing { contribution },
            Breach::HopsDiffer { contribution } => Self::HopsDiffer { contribution },
        }
    }
}

impl From<LoadThatDiffers> for Flaw {
    fn from(of: LoadThatDiffers) -> Self {
        Self::LoadDiffers {
            staff: of.staff,
            kept: of.kept,
            counted: of.counted,
        }
    }
}
