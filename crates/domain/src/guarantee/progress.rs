//! What is done on a case, and which promises that keeps.

use super::terms::Clock;
use crate::closed_set;

closed_set! {
    /// Something done on a case that keeps promises.
    Progress {
        /// A receipt with reference and coordinator reached the business.
        ReceiptSent = "receipt_sent",
        /// A person spoke with the business.
        BusinessReached = "business_reached",
        /// The business was told how things stand.
        BusinessTold = "business_told",
        /// The papers were checked for gaps.
        PapersChecked = "papers_checked",
        /// A preparatory meeting was held.
        PreMeetingHeld = "pre_meeting_held",
        /// The overview of the process was sent.
        OverviewSent = "overview_sent",
        /// All units concerned met the business.
        CoordinationMeetingHeld = "coordination_meeting_held",
        /// An interim reply was sent.
        InterimReplySent = "interim_reply_sent",
        /// A unit answered the coordinator.
        UnitAnswered = "unit_answered",
        /// A plot was offered.
        OfferSent = "offer_sent",
        /// The final answer was sent.
        FinalAnswerSent = "final_answer_sent",
        /// The decision was made.
        DecisionMade = "decision_made",
        /// A request for documents was decided.
        AccessDecided = "access_decided",
        /// A person got an answer about data on them.
        DataSubjectAnswered = "data_subject_answered",
        /// An appeal was prepared for the appeal body.
        ComplaintPrepared = "complaint_prepared",
        /// The business was told of a delay and its reason.
        DelayTold = "delay_told",
        /// A request to decide now was decided or refused.
        RequestAnswered = "request_answered",
        /// The expected time was published.
        ExpectedTimePublished = "expected_time_published",
    }
}

impl Progress {
    /// The clocks whose promise this keeps.
    ///
    /// Who gets the answer or the decision itself needs no interim reply any more, and whoever
    /// spoke with a person or got an answer has heard how things stand.
    pub fn keeps(self) -> &'static [Clock] {
        match self {
            Self::ReceiptSent => &[Clock::Acknowledge, Clock::CoordinatorAssigned],
            Self::BusinessReached => &[
                Clock::FirstHumanContact,
                Clock::CoordinatorAssigned,
                Clock::NextUpdate,
            ],
            Self::BusinessTold => &[Clock::NextUpdate],
            Self::PapersChecked => &[Clock::CompletenessCheck],
            Self::PreMeetingHeld => &[Clock::PreMeetingHeld, Clock::FirstHumanContact],
            Self::OverviewSent => &[Clock::ProcessOverviewSent],
            Self::CoordinationMeetingHeld => {
                &[Clock::CoordinationMeetingHeld, Clock::FirstHumanContact]
            }
            Self::InterimReplySent => &[Clock::InterimReply, Clock::NextUpdate],
            Self::UnitAnswered => &[Clock::UnitAnswer],
            Self::OfferSent => &[Clock::OfferSent, Clock::NextUpdate],
            Self::FinalAnswerSent => &[Clock::FinalAnswer, Clock::InterimReply, Clock::NextUpdate],
            Self::DecisionMade => &[Clock::Decision, Clock::InterimReply, Clock::NextUpdate],
            Self::AccessDecided => &[Clock::AccessDecision, Clock::InterimReply],
            Self::DataSubjectAnswered => &[Clock::DataSubjectAnswer, Clock::InterimReply],
            Self::ComplaintPrepared => &[Clock::ComplaintPrepared],
            Self::DelayTold => &[Clock::DelayNotice, Clock::NextUpdate],
            Self::RequestAnswered => &[Clock::DecisionOrRefusalAfterRequest],
            Self::ExpectedTimePublished => &[Clock::PublishedExpectedTime],
        }
    }
}
