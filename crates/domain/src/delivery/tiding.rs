//! What somebody is told: words that are kept, and what follows from each.

use super::Urgency;
use crate::closed_set;

closed_set! {
    /// What one recipient is told.
    Tiding {
        /// The business: we have your enquiry; who is your person, what happens next, by when.
        Receipt = "receipt",
        /// The business: this is missing.
        MissingItems = "missing_items",
        /// The business: how far we have come.
        InterimReply = "interim_reply",
        /// The business: it will be later, why, and when instead.
        DelayNotice = "delay_notice",
        /// The business: what you were promised has changed.
        PromiseChanged = "promise_changed",
        /// The business: a season makes a clock stand still.
        Suspension = "suspension",
        /// The business: somebody else is your person now.
        NewCoordinator = "new_coordinator",
        /// The business: a message.
        Message = "message",
        /// The business: a question.
        Question = "question",
        /// The business: the answer.
        Answer = "answer",
        /// The business: your case is closed.
        Closing = "closing",
        /// The business: your case was opened again.
        Reopened = "reopened",
        /// The business: here is another way to your case.
        LostCode = "lost_code",
        /// A coordinator: there is a new case of yours.
        NewCase = "new_case",
        /// A handler: your unit is asked for its part; take it or say whose it is.
        Offer = "offer",
        /// A handler: nobody has taken it yet.
        OfferRepeated = "offer_repeated",
        /// Those above: nobody takes it.
        OfferUnaccepted = "offer_unaccepted",
        /// Those concerned: what became of a contribution.
        Contribution = "contribution",
        /// Whoever is on duty: this cannot wait.
        Urgent = "urgent",
        /// Those who owe it: a promise comes close to its due moment.
        Warning = "warning",
        /// Those who owe it: a promise was missed.
        Missed = "missed",
        /// The coordinator: renew a promise before it is missed.
        RenewPromise = "renew_promise",
        /// The coordinator: something is owed for a promise that was missed.
        Remedy = "remedy",
        /// A coordinator: a case is yours now, or is no longer.
        HandOver = "hand_over",
        /// Whoever is to call back.
        CallBack = "call_back",
        /// Those concerned: the business has written.
        MessageReceived = "message_received",
        /// Those concerned: a handler has a question, or what became of it.
        QuestionAsked = "question_asked",
        /// The coordinator: the case moved.
        CaseMoved = "case_moved",
        /// A colleague: you work on a case together with others.
        TaskForce = "task_force",
        /// The coordinator: something harmful was found in a file.
        HarmfulFile = "harmful_file",
        /// Somebody: what came since the last time, in one.
        Digest = "digest",
        /// Whoever administers: a webhook was switched off, because its receiver takes nothing on.
        WebhookSwitchedOff = "webhook_switched_off",
        /// Whoever is invited: come to a meeting.
        MeetingInvited = "meeting_invited",
        /// Whoever is invited: the meeting was changed.
        MeetingChanged = "meeting_changed",
        /// Whoever was invited: it does not take place, or without them.
        MeetingCancelled = "meeting_cancelled",
        /// Somebody, each morning: what waits for them.
        MorningQueue = "morning_queue",
    }
}

impl Tiding {
    /// Whether the business is told, and not the staff.
    pub const fn is_for_business(self) -> bool {
        match self {
            Self::Receipt
            | Self::MissingItems
            | Self::InterimReply
            | Self::DelayNotice
            | Self::PromiseChanged
            | Self::Suspension
            | Self::NewCoordinator
            | Self::Message
            | Self::Question
            | Self::Answer
            | Self::Closing
            | Self::Reopened
            | Self::LostCode => true,
            Self::NewCase
            | Self::Offer
            | Self::OfferRepeated
            | Self::OfferUnaccepted
            | Self::Contribution
            | Self::Urgent
            | Self::Warning
            | Self::Missed
            | Self::RenewPromise
            | Self::Remedy
            | Self::HandOver
            | Self::CallBack
            | Self::MessageReceived
            | Self::QuestionAsked
            | Self::CaseMoved
            | Self::TaskForce
            | Self::HarmfulFile
            | Self::Digest
            | Self::WebhookSwitchedOff
            // Some of those invited are of the business, others are not.
            | Self::MeetingInvited
            | Self::MeetingChanged
            | Self::MeetingCancelled
            | Self::MorningQueue => false,
        }
    }

    /// How soon it must be told.
    pub const fn urgency(self) -> Urgency {
        match self {
            // Who waits for us hears at once; a business reads its mail when it wants to.
            Self::Receipt
            | Self::MissingItems
            | Self::InterimReply
            | Self::DelayNotice
            | Self::PromiseChanged
            | Self::Suspension
            | Self::NewCoordinator
            | Self::Message
            | Self::Question
            | Self::Answer
            | Self::Closing
            | Self::Reopened
            | Self::LostCode
            // Escalations.
            | Self::Urgent
            | Self::Missed
            | Self::OfferUnaccepted
            | Self::RenewPromise
            | Self::CallBack
            | Self::HarmfulFile
            | Self::Digest
            // Its hour was chosen.
            | Self::MorningQueue => Urgency::AtOnce,
            // Somebody must do something, in the hours in which they work.
            Self::NewCase
            | Self::Offer
            | Self::OfferRepeated
            | Self::Warning
            | Self::HandOver
            | Self::WebhookSwitchedOff
            | Self::MeetingInvited
            | Self::MeetingChanged
            | Self::MeetingCancelled => Urgency::InTheDay,
            Self::Contribution
            | Self::Remedy
            | Self::MessageReceived
            | Self::QuestionAsked
            | Self::CaseMoved
            | Self::TaskForce => Urgency::Together,
        }
    }

    /// Whether somebody may do without it who does not want to follow a case by mail: it tells what
    /// they can see on the page of their case, and nothing depends on their knowing it.
    pub const fn can_be_done_without(self) -> bool {
        match self {
            Self::NewCoordinator | Self::Message | Self::Closing | Self::Reopened => true,
            // What the rules owe them, and what waits for them.
            Self::Receipt
            | Self::MissingItems
            | Self::InterimReply
            | Self::DelayNotice
            | Self::PromiseChanged
            | Self::Suspension
            | Self::Question
            | Self::Answer
            | Self::LostCode
            // Staff have no choice.
            | Self::NewCase
            | Self::Offer
            | Self::OfferRepeated
            | Self::OfferUnaccepted
            | Self::Contribution
            | Self::Urgent
            | Self::Warning
            | Self::Missed
            | Self::RenewPromise
            | Self::Remedy
            | Self::HandOver
            | Self::CallBack
            | Self::MessageReceived
            | Self::QuestionAsked
            | Self::CaseMoved
            | Self::TaskForce
            | Self::HarmfulFile
            | Self::Digest
            | Self::WebhookSwitchedOff
            | Self::MorningQueue
            // Whoever is invited must know when to come.
            | Self::MeetingInvited
            | Self::MeetingChanged
            | Self::MeetingCancelled => false,
        }
    }

    /// Whether it tells of one case.
    pub const fn is_about_a_case(self) -> bool {
        !matches!(
            self,
            Self::Digest | Self::WebhookSwitchedOff | Self::MorningQueue
        )
    }

    /// Whether whoever is told has just written or called, and waits for it.
    pub const fn is_awaited(self) -> bool {
        matches!(self, Self::Receipt | Self::LostCode)
    }

    /// Whether it invites to a meeting, or says what became of one.
    pub const fn is_of_meeting(self) -> bool {
        matches!(
            self,
            Self::MeetingInvited | Self::MeetingChanged | Self::MeetingCancelled
        )
    }

    /// Whether a link in it lets somebody take an offer, or say whose it is.
    pub const fn offers(self) -> bool {
        matches!(self, Self::Offer | Self::OfferRepeated)
    }
}
