//! Terms: the conditions of a guarantee, copied when it is promised and never changed after.

use serde::{Deserialize, Serialize};

use super::entry::Occasion;
use super::reasons::{Audience, PauseReason, RestartReason};
use super::threshold::Threshold;
use crate::calendar::DayRule;
use crate::catalogue::{Effect, Extension};
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

/// Whose promise it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Basis {
    /// The municipality's own promise, by its id in the catalogue.
    Promise {
        /// The promise's id.
        promise: String,
    },
    /// A statute or agreement, by its id in the catalogue.
    Rule {
        /// The rule's id.
        rule: String,
        /// The law and paragraph as they stood.
        law: String,
    },
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
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// A part of every year in which a promise does not count (Kil in Sweden: 1 June to 31 August).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Its first day.
    pub from: DayRule,
    /// Its last day; in the next year if it falls before the first.
    pub until: DayRule,
}

/// The frozen conditions of one guarantee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What is promised.
    pub clock: Clock,
    /// How many of `unit`.
    pub length: u32,
    /// What is counted.
    pub unit: LengthUnit,
    /// When counting starts.
    pub start: StartOn,
    /// Which calendar it is counted on.
    pub calendar: CalendarKind,
    /// The version of that calendar, so that later changes do not move the promise.
    pub calendar_version: u32,
    /// Whose promise it is.
    pub basis: Basis,
    /// The version of the catalogue it was copied from; its texts in every language are there.
    pub catalogue_version: u32,
    /// The unit that must answer, for internal clocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed_by: Option<String>,
    /// Reasons that may stop the clock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<PauseReason>,
    /// Reasons that set the clock back to nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restarts: Vec<RestartReason>,
    /// Whether and how far it may be extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// When in the year it does not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// What happens when the period ends on a closed day.
    #[serde(default, skip_serializing_if = "Roll::is_usual")]
    pub roll: Roll,
    /// What follows from missing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Shares of the period, and who is told when each has passed.
    pub thresholds: Vec<Threshold>,
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

impl Terms {
    /// Whether the clock may be stopped for this reason.
    pub fn may_pause(&self, reason: PauseReason) -> bool {
        match reason {
            PauseReason::AwaitingCompletion => {
                [RestartReason::BasicGap, RestartReason::CompletionOrder]
                    .iter()
                    .any(|restart| self.restarts.contains(restart))
            }
            PauseReason::RegionalStateReferral
            | PauseReason::ReferralLate
            | PauseReason::MinorGap
            | PauseReason::MissingAttachment
            | PauseReason::GapAtApplicant
            | PauseReason::PostponementAsked => self.pauses.contains(&reason),
        }
    }

    /// Who is told of what the clock brings.
    pub fn told_of(&self, of: Occasion) -> Vec<Audience> {
        let percent = match of {
            Occasion::Share { percent } => percent,
            Occasion::Due => 100,
            Occasion::SeasonBegan | Occasion::SeasonEnded => {
                return vec![Audience::Handler, Audience::Coordinator];
            }
        };
        let mut thresholds = self.thresholds.iter();
        let threshold = thresholds.find(|threshold| threshold.percent == percent);
        threshold.map_or_else(Vec::new, |threshold| threshold.tell.clone())
    }

    /// Whether its clock may start at a moment that is still to come.
    ///
    /// Everything else starts by something that has happened. Whoever asks to be called after three
    /// o'clock is promised a time that begins then.
    pub(super) fn may_start_ahead(&self) -> bool {
        self.clock == Clock::CallBack
    }

    /// Whether it is owed within the house, and not to the business.
    pub fn is_internal(&self) -> bool {
        self.clock == Clock::UnitAnswer
    }
}
