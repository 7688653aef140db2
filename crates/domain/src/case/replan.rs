//! What changes when a case is about something more, or something less.

use crate::guarantee::{Basis, GuaranteeStage, Terms};
use crate::promises::Kept;
use crate::routing::{Plan, PlannedContribution, UnitReason};
use crate::{ContributionId, GuaranteeId, contribution};

/// What a unit owes the case as it stands.
#[derive(Debug, Clone, Copy)]
pub struct PartInPlan<'a> {
    /// Its identity.
    pub id: ContributionId,
    /// Which unit.
    pub unit: &'a str,
    /// Where it stands.
    pub stage: contribution::Stage,
    /// Why the unit takes part.
    pub because: &'a [UnitReason],
}

/// What a new plan changes of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Replan {
    /// Units that are to take part.
    pub join: Vec<PlannedContribution>,
    /// Contributions that are not needed any more.
    pub leave: Vec<ContributionId>,
    /// What is promised besides.
    pub give: Vec<Terms>,
    /// Promises that no longer apply.
    pub call_off: Vec<GuaranteeId>,
}

/// What `plan` changes of a case that is no longer about what was `removed`; `before` and `after`
/// are the outside promises of the case types as they were and as they are to be.
///
/// A unit is asked unless it was and has not declined. A contribution is called off only if nothing
/// but the removed case types called for it, and the unit has not answered. What was promised and is
/// not shorter now stands; what was done is not promised again; what was missed stays missed.
pub fn replan(
    plan: &Plan,
    removed: &[String],
    parts: &[PartInPlan<'_>],
    kept: &[Kept],
    before: &[Terms],
    after: &[Terms],
) -> Replan {
    let is_planned = |unit: &str| plan.contributions.iter().any(|of| of.unit == unit);
    let was_asked = |unit: &str| {
        let counts =
            |part: &&PartInPlan<'_>| part.stage.is_open() || part.stage.answered_at().is_some();
        parts.iter().filter(counts).any(|part| part.unit == unit)
    };
    let leaves = |part: &&PartInPlan<'_>| {
        let mut reasons = part.because.iter();
        let for_these = reasons.all(|reason| {
            reason
                .case_type()
                .is_some_and(|of| removed.iter().any(|id| id == of))
        });
        part.stage.is_open() && !is_planned(part.unit) && !part.because.is_empty() && for_these
    };
    let join = plan.contributions.iter();
    let give = after.iter().filter(|terms| !is_given(kept, terms));
    let gone = kept.iter().filter(|kept| {
        let terms = kept.state.terms();
        let was = before.iter().any(|of| of.basis == terms.basis);
        let stays = after.iter().any(|of| is_same(of, terms));
        kept.can_be_kept() && !terms.is_internal() && was && !stays
    });
    Replan {
        join: join.filter(|of| !was_asked(&of.unit)).cloned().collect(),
        leave: parts.iter().filter(leaves).map(|part| part.id).collect(),
        give: give.cloned().collect(),
        call_off: gone.map(|kept| kept.id).collect(),
    }
}

/// Whether two terms promise the same, maybe at another length.
pub fn is_same(one: &Terms, other: &Terms) -> bool {
    match (&one.basis, &other.basis) {
        (Basis::Promise { .. }, Basis::Promise { .. }) => {
            (one.clock, one.start, one.unit) == (other.clock, other.start, other.unit)
        }
        (Basis::Rule { rule: one, .. }, Basis::Rule { rule: other, .. }) => one == other,
        (Basis::Promise { .. }, Basis::Rule { .. })
        | (Basis::Rule { .. }, Basis::Promise { .. }) => false,
    }
}

/// Whether the business has this promise already, or what it promises.
pub fn is_given(kept: &[Kept], terms: &Terms) -> bool {
    let own = |of: &Terms| matches!(of.basis, Basis::Promise { .. });
    kept.iter().any(|kept| {
        let had = kept.state.terms();
        match kept.state.stage() {
            GuaranteeStage::Cancelled => false,
            GuaranteeStage::Met | GuaranteeStage::MetLate => {
                is_same(had, terms) || (own(had) && own(terms) && had.clock == terms.clock)
            }
            GuaranteeStage::Waiting
            | GuaranteeStage::Running
            | GuaranteeStage::Paused
            | GuaranteeStage::Missed => is_same(had, terms) && had.length <= terms.length,
        }
    })
}
