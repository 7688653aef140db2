//! What sentences about a contribution mention.

use onedoor_domain::event::Happened;
use onedoor_service::texts;

use super::Mentions;
use crate::models::case::Told;

/// What the sentence about an event on a contribution mentions.
pub(super) fn mentions(told: &Told<'_>, happened: &Happened) -> Mentions {
    let unit = |id: &_| ("unit", told.unit_of(*id));
    match happened {
        Happened::ContributionOrdered { contribution, .. }
        | Happened::ContributionOpened { contribution, .. }
        | Happened::ContributionResumed { contribution }
        | Happened::ContributionAnswered { contribution, .. }
        | Happened::ContributionReleased { contribution }
        | Happened::ContributionReturned { contribution, .. }
        | Happened::ContributionCancelled { contribution } => vec![unit(contribution)],
        Happened::ContributionAccepted {
            contribution,
            handler,
        }
        | Happened::ContributionReassigned {
            contribution,
            handler,
            ..
        } => vec![
            unit(contribution),
            ("person", told.person_name(*handler)),
        ],
        Happened::ContributionWaiting {
            contribution,
            awaited,
        } => {
            let whom = texts::say(told.language, &format!("waits_for-{awaited}"));
            vec![unit(contribution), ("whom", whom)]
        }
        Happened::ContributionDeclined {
            contribution,
            unit: instead,
            ..
        }
        | Happened::ContributionPassedOn {
            contribution,
            unit: instead,
            ..
        } => vec![
            unit(contribution),
            ("instead", told.unit_name(instead)),
        ],
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the caller names every event; here are those about a contribution"
        )]
        _ => Vec::new(),
    }
}
