//! What is said on a case: to the business, by it, and among colleagues.

use serde::{Deserialize, Serialize};

use super::{EventKind, Happened};
use crate::talk::MessagePurpose;
use crate::{CaseId, ContributionId, InboundMailId, MessageId, NoteId, QuestionId, StaffId};

/// Something that was said on a case: which, and never its words. Recorded: fields are added with
/// defaults, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TalkEvent {
    /// A message was sent to the business.
    MessageSent {
        /// Which.
        message: MessageId,
        /// What for.
        purpose: MessagePurpose,
        /// The contribution it concerns, if it concerns one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contribution: Option<ContributionId>,
    },
    /// A message came from the business.
    MessageReceived {
        /// Which.
        message: MessageId,
        /// What it answers, if that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_reply_to: Option<MessageId>,
        /// The contribution it concerns, if it concerns one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contribution: Option<ContributionId>,
    },
    /// A handler wants to know something from the business.
    QuestionAsked {
        /// Which question.
        question: QuestionId,
        /// For which contribution.
        contribution: ContributionId,
    },
    /// The business was asked.
    QuestionForwarded {
        /// Which question.
        question: QuestionId,
        /// The message by which it was asked.
        message: MessageId,
        /// For which contribution.
        contribution: ContributionId,
    },
    /// The coordinator did not pass a question on.
    QuestionDeclined {
        /// Which question.
        question: QuestionId,
        /// For which contribution.
        contribution: ContributionId,
    },
    /// A note was written.
    NoteWritten {
        /// Which.
        note: NoteId,
        /// The unit for which alone it is, if it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only_unit: Option<String>,
    },
    /// A unit said what it misses.
    MissingItemsRegistered {
        /// For which contribution.
        contribution: ContributionId,
        /// How many things.
        items: u32,
    },
    /// Things that were missing have come.
    MissingItemsReceived {
        /// How many.
        items: u32,
    },
    /// The draft of the final answer was edited.
    AnswerDrafted {
        /// For which round of the case.
        round: u32,
    },
    /// The final answer was sent.
    AnswerSent {
        /// The message by which it was sent.
        message: MessageId,
        /// In which round of the case.
        round: u32,
    },
    /// An overview of the process was written.
    OverviewWritten {
        /// Its number within the case.
        number: u32,
    },
    /// An overview of the process was sent.
    OverviewSent {
        /// Its number within the case.
        number: u32,
        /// The message by which it was sent.
        message: MessageId,
    },
    /// What came was taken from a mail.
    MailTaken {
        /// Which.
        mail: InboundMailId,
        /// The colleague who passed it on, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passed_on_by: Option<StaffId>,
        /// The case that it names, onto which its sender may not write.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mentions: Option<CaseId>,
    },
}

impl TalkEvent {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::MessageSent { .. } => EventKind::MessageSent,
            Self::MessageReceived { .. } => EventKind::MessageReceived,
            Self::QuestionAsked { .. } => EventKind::QuestionAsked,
            Self::QuestionForwarded { .. } => EventKind::QuestionForwarded,
            Self::QuestionDeclined { .. } => EventKind::QuestionDeclined,
            Self::NoteWritten { .. } => EventKind::NoteWritten,
            Self::MissingItemsRegistered { .. } => EventKind::MissingItemsRegistered,
            Self::MissingItemsReceived { .. } => EventKind::MissingItemsReceived,
            Self::AnswerDrafted { .. } => EventKind::AnswerDrafted,
            Self::AnswerSent { .. } => EventKind::AnswerSent,
            Self::OverviewWritten { .. } => EventKind::OverviewWritten,
            Self::OverviewSent { .. } => EventKind::OverviewSent,
            Self::MailTaken { .. } => EventKind::MailTaken,
        }
    }

    /// The contribution it concerns, if it concerns one.
    pub fn contribution(&self) -> Option<ContributionId> {
        match self {
            Self::MessageSent { contribution, .. } | Self::MessageReceived { contribution, .. } => {
                *contribution
            }
            Self::QuestionAsked { contribution, .. }
            | Self::QuestionForwarded { contribution, .. }
            | Self::QuestionDeclined { contribution, .. }
            | Self::MissingItemsRegistered { contribution, .. } => Some(*contribution),
            Self::NoteWritten { .. }
            | Self::MissingItemsReceived { .. }
            | Self::AnswerDrafted { .. }
            | Self::AnswerSent { .. }
            | Self::OverviewWritten { .. }
            | Self::OverviewSent { .. }
            | Self::MailTaken { .. } => None,
        }
    }

    /// Whether the business is told of it, or did it.
    pub fn is_told_to_business(&self) -> bool {
        match self {
            Self::MessageSent { .. }
            | Self::MessageReceived { .. }
            | Self::QuestionForwarded { .. }
            | Self::MissingItemsReceived { .. }
            | Self::AnswerSent { .. }
            | Self::OverviewSent { .. } => true,
            Self::QuestionAsked { .. }
            | Self::QuestionDeclined { .. }
            | Self::NoteWritten { .. }
            | Self::MissingItemsRegistered { .. }
            | Self::AnswerDrafted { .. }
            | Self::OverviewWritten { .. }
            | Self::MailTaken { .. } => false,
        }
    }
}

impl Happened {
    /// The unit for which alone it may be told, if it is for one alone: whoever tells what happened
    /// asks [`crate::policy::sees_part`] with it.
    pub fn only_unit(&self) -> Option<&str> {
        if let Self::Attachment(of) = self {
            return of.only_unit();
        }
        let Self::Talk(TalkEvent::NoteWritten { only_unit, .. }) = self else {
            return None;
        };
        only_unit.as_deref()
    }
}
