//! What sentences about a contribution mention.

use onedoor_domain::ContributionId;
use onedoor_domain::contribution::Step;
use onedoor_service::texts;

use super::Mentions;
use crate::models::case::Told;

/// What the sentence about what became of a contribution mentions.
pub(super) fn mentions(told: &Told<'_>, contribution: ContributionId, step: &Step) -> Mentions {
    let mut mentions = vec![("unit", told.unit_of(contribution))];
    match step {
        Step::Held { .. }
        | Step::Ordered { .. }
        | Step::Opened { .. }
        | Step::Resumed
        | Step::Answered { .. }
        | Step::Released
        | Step::Returned { .. }
        | Step::Cancelled => {}
        Step::Accepted { handler } | Step::Reassigned { handler, .. } => {
            mentions.push(("person", told.person_name(*handler)));
        }
        Step::Waiting { awaited } => {
            let whom = texts::say(told.language, &format!("waits_for-{awaited}"));
            mentions.push(("whom", whom));
        }
        Step::Declined { unit, .. } | Step::PassedOn { unit, .. } => {
            mentions.push(("instead", told.unit_name(unit)));
        }
    }
    mentions
}
