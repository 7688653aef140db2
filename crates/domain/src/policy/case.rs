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
    /// Who works on its contributions.
    pub handlers: &'a [StaffId],
    /// Which units owe contributions.
    pub units: &'a [String],
    /// Whether the identity of who asked is protected.
    pub protected_identity: bool,
}

/// How much of a case a caller sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Enough to answer any caller: reference, who asks, case types, stage and coordinator.
    /// No words of the enquiry, no answers, no events' content; contact data masked.
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

/// What ties a caller to a case, strongest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ties {
    /// Nothing.
    None,
    /// They handle a contribution, or a unit of theirs owes one.
    Contributes,
    /// They answer to the business for it.
    Coordinates,
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
        if caller.staff == Some(self.coordinator) {
            return Ties::Coordinates;
        }
        let handles = caller.staff.is_some_and(|me| self.handlers.contains(&me));
        let unit_owes = caller.units.iter().any(|unit| self.units.contains(unit));
        if handles || unit_owes {
            Ties::Contributes
        } else {
            Ties::None
        }
    }
}
