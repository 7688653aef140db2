//! A contribution as the events of its case tell it.

use super::ContributionStage;
use crate::StaffId;
use crate::contribution::Step;
use crate::event::CarriedPart;
use crate::routing::Manner;

/// A contribution as the events of its case tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRetold {
    /// The unit that owes it.
    pub unit: String,
    /// How it is carried.
    pub manner: Manner,
    /// Where it stands.
    pub stage: ContributionStage,
    /// Who works on it.
    pub handler: Option<StaffId>,
}

impl PartRetold {
    /// Lies before its unit, or in the hands of whoever was named at once.
    pub(super) fn offered(unit: &str, manner: Manner, handler: Option<StaffId>) -> Self {
        Self {
            unit: unit.to_owned(),
            manner,
            stage: begun(handler),
            handler,
        }
    }

    /// The contribution with which this begins, if it begins one.
    pub(super) fn planned(step: &Step) -> Option<Self> {
        let Step::Held { unit, manner, .. } = step else {
            return None;
        };
        Some(Self {
            stage: ContributionStage::Held,
            ..Self::offered(unit, *manner, None)
        })
    }

    pub(super) fn tell(&mut self, step: &Step) {
        use ContributionStage as At;
        match step {
            Step::Ordered { held: true, .. } => self.stands(At::Held, None),
            // Another event tells that the turn of what was held has come.
            Step::Held { .. } | Step::Ordered { held: false, .. } => {}
            Step::Opened { handler } => self.stands(begun(*handler), *handler),
            Step::Accepted { handler } | Step::Reassigned { handler, .. } => {
                self.stands(At::Accepted, Some(*handler));
            }
            Step::Waiting { .. } => self.stage = At::Waiting,
            Step::Resumed => self.stage = At::Accepted,
            Step::Answered { .. } => self.stands(At::Answered, None),
            Step::Released => self.stands(At::Offered, None),
            Step::Declined { .. } | Step::PassedOn { .. } => self.stands(At::Declined, None),
            Step::Returned { .. } => self.stands(At::Returned, None),
            Step::Cancelled => self.stands(At::Cancelled, None),
        }
    }

    /// It is not needed any more, if it was still owed.
    pub(super) fn cancel(&mut self) {
        if ContributionStage::OPEN.contains(&self.stage) {
            self.stands(ContributionStage::Cancelled, None);
        }
    }

    /// What the coordinator looks after goes with the case from hand to hand.
    pub(super) fn brought_along(&mut self, from: StaffId, to: StaffId) {
        if !self.manner.is_unit() && self.handler == Some(from) {
            self.handler = Some(to);
        }
    }

    fn stands(&mut self, stage: ContributionStage, handler: Option<StaffId>) {
        (self.stage, self.handler) = (stage, handler);
    }
}

impl From<&CarriedPart> for PartRetold {
    fn from(carried: &CarriedPart) -> Self {
        Self {
            unit: carried.unit.clone(),
            manner: carried.manner,
            stage: carried.stage,
            handler: carried.handler,
        }
    }
}

/// Where it stands once its turn has come.
fn begun(handler: Option<StaffId>) -> ContributionStage {
    match handler {
        Some(_) => ContributionStage::Accepted,
        None => ContributionStage::Offered,
    }
}
