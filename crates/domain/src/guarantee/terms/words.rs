//! The words of terms.

use crate::closed_set;

closed_set! {
    /// What a guarantee is about.
    Clock {
        /// A receipt reaches the business.
        Acknowledge = "acknowledge",
        /// The business knows who its coordinator is.
        CoordinatorAssigned = "coordinator_assigned",
        /// A person has spoken with the business.
        FirstHumanContact = "first_human_contact",
        /// The papers were checked for gaps.
        CompletenessCheck = "completeness_check",
        /// A preparatory meeting was held.
        PreMeetingHeld = "pre_meeting_held",
        /// The overview of the process was sent.
        ProcessOverviewSent = "process_overview_sent",
        /// All units concerned met the business.
        CoordinationMeetingHeld = "coordination_meeting_held",
        /// An interim reply was sent.
        InterimReply = "interim_reply",
        /// A unit answered the coordinator.
        UnitAnswer = "unit_answer",
        /// The business heard how things stand.
        NextUpdate = "next_update",
        /// The final answer was sent.
        FinalAnswer = "final_answer",
        /// The decision was made.
        Decision = "decision",
        /// A plot was offered.
        OfferSent = "offer_sent",
        /// An appeal was prepared for the appeal body.
        ComplaintPrepared = "complaint_prepared",
        /// A request for documents was decided.
        AccessDecision = "access_decision",
        /// A person got an answer about data on them.
        DataSubjectAnswer = "data_subject_answer",
        /// The business was told about a delay.
        DelayNotice = "delay_notice",
        /// A request to decide now was decided or refused.
        DecisionOrRefusalAfterRequest = "decision_or_refusal_after_request",
        /// The business may start when this has passed.
        StandstillBeforeStart = "standstill_before_start",
        /// The authority has published how long such matters usually take.
        PublishedExpectedTime = "published_expected_time",
        /// The employer has notified an absence.
        EmployerMustNotify = "employer_must_notify",
        /// The employer has claimed a refund.
        EmployerMustClaim = "employer_must_claim",
        /// The application lies before the authority this long ahead.
        ApplicationLeadTime = "application_lead_time",
        /// A person has called back whoever asked for it.
        CallBack = "call_back",
    }
}

closed_set! {
    /// What is counted.
    LengthUnit {
        /// Hours in which the municipality is open.
        WorkingHours = "working_hours",
        /// Days on which the municipality is open.
        WorkingDays = "working_days",
        /// Days.
        CalendarDays = "calendar_days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
    }
}

closed_set! {
    /// The event at which counting starts.
    StartOn {
        /// The enquiry arrived.
        Received = "received",
        /// A person declared the papers complete.
        Complete = "complete",
        /// The fee was paid.
        FeePaid = "fee_paid",
        /// A handler accepted the contribution.
        Accepted = "accepted",
        /// Everybody who was asked has answered.
        ReferralDone = "referral_done",
        /// The matter is ready for the political board.
        BoardReady = "board_ready",
        /// Somebody asked for a decision.
        RequestReceived = "request_received",
        /// The first day of absence.
        FirstAbsenceDay = "first_absence_day",
        /// The wage was paid.
        WagePaid = "wage_paid",
        /// Counted backwards from the day of the event.
        EventDateBackwards = "event_date_backwards",
    }
}

closed_set! {
    /// Which calendar a period is counted on.
    CalendarKind {
        /// Public holidays and closing days of the country's deadline law.
        Statutory = "statutory",
        /// The municipality's opening hours and closed days.
        Local = "local",
        /// Around the clock: every minute and every day counts.
        Continuous = "continuous",
    }
}

closed_set! {
    /// What happens to a period of days, weeks or months that ends on a closed day.
    Roll {
        /// It ends on the next day on which a period may end.
        NextDay = "next_day",
        /// It ends on that day all the same.
        Never = "never",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "closed_set! owns the derive list of the enum"
)]
impl Default for Roll {
    fn default() -> Self {
        Self::NextDay
    }
}

impl Roll {
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl StartOn {
    /// Whether a person says that it has come, because nothing else on a case tells of it.
    pub fn is_said_by_a_person(self) -> bool {
        match self {
            Self::BoardReady
            | Self::RequestReceived
            | Self::FirstAbsenceDay
            | Self::WagePaid
            | Self::EventDateBackwards => true,
            Self::Received
            | Self::Complete
            | Self::FeePaid
            | Self::Accepted
            | Self::ReferralDone => false,
        }
    }
}
