//! Of what happened, what the business is told too.

use super::Happened;
use crate::GuaranteeId;
use crate::contribution::Step;
use crate::guarantee::{Entry, Progress, RemedyStep};

impl Happened {
    /// Whether the business is told of it: on its page, by mail or on the phone. What the
    /// municipality's people owe one another, and what they are reminded of, stays among them.
    ///
    /// `is_outside` says of a guarantee whether the business was given it.
    pub fn is_told_to_business(&self, is_outside: impl Fn(GuaranteeId) -> bool) -> bool {
        match self {
            Self::EnquiryRegistered { .. }
            | Self::CaseOpened { .. }
            | Self::ContributionOffered { .. }
            | Self::PapersMissing { .. }
            | Self::PapersComplete { .. }
            | Self::PapersSupplemented { .. }
            | Self::FeePaid { .. }
            | Self::ReferralSent { .. }
            | Self::ReferralAnswered { .. }
            | Self::MeetingPlanned { .. }
            | Self::MeetingChanged { .. }
            | Self::MeetingCancelled { .. }
            | Self::MeetingHeld { .. }
            | Self::HandedOver { .. } => true,
            Self::Talk(of) => of.is_told_to_business(),
            Self::Case(of) => of.is_told_to_business(),
            Self::Switchboard(of) => of.is_told_to_business(),
            Self::Progressed { progress, .. } => is_told(*progress),
            // Who has it, and who gave it to whom, is the house's own affair.
            Self::Contribution { step, .. } => matches!(step, Step::Opened { .. }),
            Self::QuestionAnswered { .. }
            | Self::OfferRepeated { .. }
            | Self::OfferUnaccepted { .. }
            | Self::RenewalAsked { .. }
            | Self::Attachment(_)
            | Self::MeetingActionAgreed { .. }
            | Self::MeetingActionDone { .. }
            | Self::MeetingMinutesKept { .. } => false,
            Self::Guarantee { guarantee, entry } => is_outside(*guarantee) && is_shown(entry),
        }
    }
}

/// Whether the business hears that this was done. That a unit answered the coordinator is not the
/// answer yet; what is done for others about the matter is told to them.
fn is_told(progress: Progress) -> bool {
    match progress {
        Progress::ReceiptSent
        | Progress::BusinessReached
        | Progress::BusinessTold
        | Progress::PapersChecked
        | Progress::PreMeetingHeld
        | Progress::OverviewSent
        | Progress::CoordinationMeetingHeld
        | Progress::InterimReplySent
        | Progress::OfferSent
        | Progress::FinalAnswerSent
        | Progress::DecisionMade
        | Progress::AccessDecided
        | Progress::DelayTold
        | Progress::RequestAnswered
        | Progress::ExpectedTimePublished => true,
        Progress::UnitAnswered | Progress::DataSubjectAnswered | Progress::ComplaintPrepared => {
            false
        }
    }
}

/// Whether the business sees this line of a ledger that is its own: where its promise stands, and
/// what was done for it, but neither reminders nor what is still being weighed.
fn is_shown(entry: &Entry) -> bool {
    match entry {
        Entry::Promised { .. }
        | Entry::Started { .. }
        | Entry::Paused { .. }
        | Entry::Resumed { .. }
        | Entry::Restarted { .. }
        | Entry::Extended { .. }
        | Entry::Amended { .. }
        | Entry::Missed { .. }
        | Entry::Met { .. }
        | Entry::Cancelled { .. }
        | Entry::Explained { .. } => true,
        Entry::Warned { .. } => false,
        Entry::Remedied { step, .. } => match step {
            RemedyStep::Executed { .. } => true,
            RemedyStep::Proposed { .. } | RemedyStep::Approved | RemedyStep::Declined { .. } => {
                false
            }
        },
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::guarantee::Occasion;
    use crate::{ContributionId, Moment};

    const PROMISE: GuaranteeId = GuaranteeId(Uuid::from_u128(1));

    fn line(entry: Entry) -> Happened {
        Happened::Guarantee {
            guarantee: PROMISE,
            entry,
        }
    }

    #[test]
    fn what_is_promised_inside_and_reminders_stay_inside() {
        let at = Moment::from_micros(0).unwrap();
        let missed = line(Entry::Missed { due_at: at });
        let warned = line(Entry::Warned {
            of: Occasion::Share { percent: 80 },
        });
        assert!(missed.is_told_to_business(|id| id == PROMISE));
        assert!(!missed.is_told_to_business(|_| false));
        assert!(!warned.is_told_to_business(|_| true));
    }

    #[test]
    fn a_units_answer_is_not_the_answer() {
        let done = |progress| Happened::Progressed {
            progress,
            at: Moment::from_micros(0).unwrap(),
            contribution: None,
        };
        assert!(done(Progress::FinalAnswerSent).is_told_to_business(|_| false));
        assert!(!done(Progress::UnitAnswered).is_told_to_business(|_| true));
        let unaccepted = Happened::OfferUnaccepted {
            contribution: ContributionId(Uuid::from_u128(2)),
        };
        assert!(!unaccepted.is_told_to_business(|_| true));
    }
}
