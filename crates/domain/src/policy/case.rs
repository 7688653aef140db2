//! A case as rights see it: whose it is, and how much of it is shown to whom.

use super::Caller;
use crate::{MunicipalityId, StaffId};

/// What must be known of a case to decide who may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseInView<'a> {
    /// Whose case it is.
    pub municipality: MunicipalityId,
    /// Who answers to the business.
    pub coordinator: StaffId,
    /// The units to which that person belongs.
    pub coordinator_units: &'a [String],
    /// Who acts for that person while they are away, if somebody does.
    pub acting: Option<StaffId>,
    /// Who works on its contributions.
    pub handlers: &'a [StaffId],
    /// Which units owe contributions.
    pub units: &'a [String],
    /// Who works on it together with others, for no unit in particular.
    pub members: &'a [StaffId],
    /// Whether the identity of who asked is protected.
    pub protected_identity: bool,
}

/// What must be known of a contribution to decide who may do something with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContributionInView<'a> {
    /// The case to which it is owed.
    pub case: CaseInView<'a>,
    /// Which unit owes it.
    pub unit: &'a str,
    /// Who works on it, or to whom alone it is offered.
    pub handler: Option<StaffId>,
    /// Whether the coordinator looks after it: an outside body owes it, or the unit returned it.
    pub lies_with_coordinator: bool,
}

/// How much of a case a caller sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Enough to answer any caller: reference, who asks, case types, stage and coordinator.
    /// No words of the enquiry, no answers, nothing that was recorded, and of events the sentence
    /// only where the business is told of them; contact data masked.
    Limited,
    /// All of it.
    Full,
}

/// How much is shown of something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// That it happened: its kind and when, by ids alone.
    Bare,
    /// What the business is told of it, too: a sentence, and who did it.
    Told,
    /// All that was recorded.
    Whole,
}

/// Where something of a case is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// The case by itself.
    Case,
    /// Among others: a list, a search, an export, a mail.
    Overview,
}

/// Which cases a list may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// None.
    Nothing,
    /// Those the caller coordinates or handles, and those to which a unit of theirs contributes.
    Concerned,
    /// All of the municipality.
    Everything,
}

/// What ties a caller to a case, or to one part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ties {
    /// They answer to the business for it, or act for whoever does.
    pub(super) coordinates: bool,
    /// They handle a contribution, a unit of theirs owes one, or they belong to the task force.
    pub(super) contributes: bool,
    /// The part itself is theirs: their unit owes it, they handle it, or they coordinate the case
    /// and it lies with the coordinator.
    pub(super) owns_part: bool,
    /// They head the unit that owes the part, or for a case a unit of its coordinator.
    pub(super) heads: bool,
}

impl Sight {
    /// Whether the words of the enquiry, the answers given and unmasked contact data are shown.
    pub fn shows_content(self) -> bool {
        self == Self::Full
    }

    /// Whether it is shown who asks.
    ///
    /// A protected identity never stands in an overview, and on the case itself only for those
    /// who see all of it. A search must not find a case by an identity that it may not show.
    pub fn shows_identity(self, surface: Surface, case: &CaseInView<'_>) -> bool {
        match surface {
            Surface::Overview => !case.protected_identity,
            Surface::Case => !case.protected_identity || self == Self::Full,
        }
    }

    /// How much is shown of what happened on the case.
    ///
    /// Limited sight is there to answer any caller: of what the business is told itself, the
    /// sentence is shown, and of everything else that it happened. What was recorded may quote
    /// somebody, so where an identity is protected an overview has ids alone.
    pub fn detail(
        self,
        surface: Surface,
        case: &CaseInView<'_>,
        is_told_to_business: bool,
    ) -> Detail {
        if !self.shows_identity(surface, case) {
            return Detail::Bare;
        }
        match self {
            Self::Full => Detail::Whole,
            Self::Limited if is_told_to_business => Detail::Told,
            Self::Limited => Detail::Bare,
        }
    }
}

impl CaseInView<'_> {
    /// What ties `caller` to this case.
    pub(super) fn ties_to(&self, caller: &Caller) -> Ties {
        let is_me = |id: StaffId| caller.staff == Some(id);
        let handles = self.handlers.iter().any(|id| is_me(*id));
        let is_member = self.members.iter().any(|id| is_me(*id));
        let unit_owes = caller.units.iter().any(|unit| self.units.contains(unit));
        Ties {
            coordinates: is_me(self.coordinator) || self.acting.is_some_and(is_me),
            contributes: handles || unit_owes || is_member,
            owns_part: false,
            heads: (caller.heads.iter()).any(|unit| self.coordinator_units.contains(unit)),
        }
    }
}

impl ContributionInView<'_> {
    /// What ties `caller` to this contribution.
    pub(super) fn ties_to(&self, caller: &Caller) -> Ties {
        let ties = self.case.ties_to(caller);
        let is_this = |unit: &String| unit == self.unit;
        let handles = self.handler.is_some() && self.handler == caller.staff;
        let theirs = caller.units.iter().any(is_this) || handles;
        Ties {
            owns_part: theirs || (ties.coordinates && self.lies_with_coordinator),
            heads: caller.heads.iter().any(is_this),
            ..ties
        }
    }
}
