//! Where a contribution goes that a unit declines.
//!
//! The matter never lies with nobody: it goes to the unit that was named, or to the coordinator.

use super::{ContributionStage, HOPS_AT_MOST, ReturnReason, Stage};
use crate::ContributionId;

/// One contribution to the case, as far as it matters to where another goes.
#[derive(Debug, Clone, Copy)]
pub struct Sibling<'a> {
    /// Which.
    pub id: ContributionId,
    /// Which unit owes it.
    pub unit: &'a str,
    /// Where it stands.
    pub stage: Stage,
}

/// Where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// To the unit, which gets a contribution of its own.
    ToUnit,
    /// To the unit, which works on the case already.
    Joins(ContributionId),
    /// To the coordinator, although a unit was named.
    Back(ReturnReason),
}

/// Where it goes that was passed on `hops` times, and is declined for `unit` now.
///
/// A unit that has said that the case is not theirs is not asked twice by others: two units that
/// each name the other would send the business from door to door.
pub fn passing(siblings: &[Sibling<'_>], hops: u32, unit: &str) -> Passing {
    let theirs = || siblings.iter().filter(|of| of.unit == unit);
    let gave_back = |of: &&Sibling<'_>| match of.stage.word() {
        ContributionStage::Returned | ContributionStage::Declined => true,
        ContributionStage::Held
        | ContributionStage::Offered
        | ContributionStage::Accepted
        | ContributionStage::Waiting
        | ContributionStage::Answered
        | ContributionStage::Cancelled => false,
    };
    let mut owed = theirs().filter(|of| of.stage.is_open() && !gave_back(of));
    if let Some(open) = owed.next() {
        Passing::Joins(open.id)
    } else if theirs().any(|of| gave_back(&of)) {
        Passing::Back(ReturnReason::DeclinedBefore)
    } else if hops >= HOPS_AT_MOST {
        Passing::Back(ReturnReason::PassedOnTooOften)
    } else {
        Passing::ToUnit
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Moment;

    const ONE: ContributionId = ContributionId(Uuid::from_u128(1));

    fn fire(stage: Stage) -> [Sibling<'static>; 1] {
        let unit = "fire";
        let id = ONE;
        [Sibling { id, unit, stage }]
    }

    #[test]
    fn a_unit_that_has_no_part_yet_gets_one() {
        assert_eq!(passing(&[], 0, "fire"), Passing::ToUnit);
        let at = Moment::from_micros(1).unwrap();
        let ended = fire(Stage::Cancelled { at });
        assert_eq!(passing(&ended, 0, "fire"), Passing::ToUnit);
        let open = fire(Stage::Offered { to: None });
        assert_eq!(passing(&open, 0, "roads"), Passing::ToUnit);
    }

    #[test]
    fn a_unit_that_works_on_the_case_gets_no_second_part() {
        for stage in [Stage::Held, Stage::Offered { to: None }] {
            assert_eq!(passing(&fire(stage), 9, "fire"), Passing::Joins(ONE));
        }
    }

    #[test]
    fn nobody_is_asked_twice() {
        let at = Moment::from_micros(1).unwrap();
        for stage in [Stage::Declined { at }, Stage::Returned { at }] {
            let back = Passing::Back(ReturnReason::DeclinedBefore);
            assert_eq!(passing(&fire(stage), 0, "fire"), back);
        }
    }

    #[test]
    fn after_so_many_hops_it_lies_with_the_coordinator() {
        assert_eq!(passing(&[], HOPS_AT_MOST - 1, "fire"), Passing::ToUnit);
        let back = Passing::Back(ReturnReason::PassedOnTooOften);
        assert_eq!(passing(&[], HOPS_AT_MOST, "fire"), back);
    }
}
