//! Who may do what. The one place that decides.
//!
//! A use case loads what is touched and asks [`require`] at once. Lists, searches and the event
//! feed ask it for the municipality, narrow their query by [`scope`], and then show of every case
//! what [`sight`] allows, so that a list never says more than the case itself would.
//!
//! What each role gives stands in one table, the matrix; nothing here names a role.

mod action;
mod allowed;
mod case;
mod ground;
mod matrix;
mod scopes;

pub use action::Action;
pub use allowed::{case_acts, contribution_acts, is_meant};
use case::Ties;
pub use case::{CaseInView, ContributionInView, Detail, Scope, Sight, Surface};
pub use ground::{Ground, ground, part_ground};
use matrix::Reach;
pub use scopes::{ScopeGroup, actions_of};

use crate::directory::Role;
use crate::event::Actor;
use crate::{MunicipalityId, StaffId};

/// Who asks, as their credentials say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The municipality they act in; a person in two picks one per session.
    pub municipality: MunicipalityId,
    /// Who will stand in the events.
    pub actor: Actor,
    /// What they may do; roles add up. Empty for a business with its tracking code.
    pub roles: Vec<Role>,
    /// The units they belong to, by unit id.
    pub units: Vec<String>,
    /// The units they are head of.
    pub heads: Vec<String>,
    /// Which staff member they are. A program is none and never inherits a person's rights.
    pub staff: Option<StaffId>,
    /// What their credentials are narrowed to, if they are: nothing else is allowed, whatever the
    /// roles give.
    pub only: Option<Vec<Action>>,
}

impl Caller {
    /// Somebody without rights of their own: whoever sends a form, or holds a code.
    pub fn without_rights(municipality: MunicipalityId, actor: Actor) -> Self {
        Self {
            municipality,
            actor,
            roles: Vec::new(),
            units: Vec::new(),
            heads: Vec::new(),
            staff: None,
            only: None,
        }
    }
}

/// What an action touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object<'a> {
    /// The municipality as a whole: its lists, catalogue, directory and settings.
    Municipality(MunicipalityId),
    /// One case.
    Case(CaseInView<'a>),
    /// What one unit owes a case.
    Contribution(ContributionInView<'a>),
}

/// Why a caller may not. It says how to refuse without telling too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// The caller may know that it exists, but not do this with it.
    #[error("not allowed")]
    Denied,
    /// The caller may not even know that it exists: answer as if it did not.
    #[error("not to be known")]
    Hidden,
}

/// Passes if `caller` may do `action` to `of`, by any of their roles.
///
/// An action asked of the wrong kind of object is refused: reading a case is never allowed
/// "for the whole municipality" by an oversight.
pub fn require(caller: &Caller, action: Action, of: &Object<'_>) -> Result<(), Forbidden> {
    match of {
        Object::Municipality(id) if *id != caller.municipality => Err(Forbidden::Hidden),
        Object::Municipality(_) => {
            let allowed = action.may_touch_municipality()
                && reaches(caller, action).any(|reach| reach != Reach::Nothing);
            allowed.then_some(()).ok_or(Forbidden::Denied)
        }
        Object::Case(case) => {
            sight(caller, case).ok_or(Forbidden::Hidden)?;
            let allowed = action.may_touch_case() && reached(caller, action, case).is_some();
            allowed.then_some(()).ok_or(Forbidden::Denied)
        }
        Object::Contribution(part) => {
            sight(caller, &part.case).ok_or(Forbidden::Hidden)?;
            let ties = part.ties_to(caller);
            let allowed = action.may_touch_contribution() && seen(caller, action, ties).is_some();
            allowed.then_some(()).ok_or(Forbidden::Denied)
        }
    }
}

/// How much of `case` the caller sees, on every surface; none if they may not know of it.
pub fn sight(caller: &Caller, case: &CaseInView<'_>) -> Option<Sight> {
    reached(caller, Action::ReadCase, case)
}

/// Whether the caller sees a part of `case` that is for `only_unit` alone, or for everybody who
/// sees all of the case if it names none.
pub fn sees_part(caller: &Caller, case: &CaseInView<'_>, only_unit: Option<&str>) -> bool {
    sight(caller, case) == Some(Sight::Full) && is_for(caller, only_unit)
}

/// Whether the caller sees a part of `case` that is for `only_unit` alone, or for a unit to which
/// it was passed on.
pub fn sees_shared_part(
    caller: &Caller,
    case: &CaseInView<'_>,
    only_unit: Option<&str>,
    shared_with: &[String],
) -> bool {
    let mut shared = shared_with.iter();
    sees_part(caller, case, only_unit) || shared.any(|unit| sees_part(caller, case, Some(unit)))
}

/// Whether something on a case of which the caller sees all is for them: what is for one unit alone
/// is for its members, and for whoever may read everything.
pub fn is_for(caller: &Caller, only_unit: Option<&str>) -> bool {
    let Some(unit) = only_unit else {
        return true;
    };
    let ties = Ties {
        owns_part: caller.units.iter().any(|of| of == unit),
        ..Ties::default()
    };
    seen(caller, Action::ReadConfidential, ties).is_some()
}

/// Which cases a list, search or feed may hold for this caller, before any is loaded.
///
/// It admits exactly the cases of which [`sight`] shows something.
pub fn scope(caller: &Caller) -> Scope {
    reaches(caller, Action::ListCases)
        .map(Reach::scope)
        .max()
        .unwrap_or(Scope::Nothing)
}

impl Caller {
    /// Whether they hold `role`.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether their credentials reach as far as this action at all.
    fn is_narrowed_to(&self, action: Action) -> bool {
        let only = self.only.as_ref();
        only.is_none_or(|only| only.contains(&action))
    }
}

fn reached(caller: &Caller, action: Action, case: &CaseInView<'_>) -> Option<Sight> {
    if case.municipality != caller.municipality {
        return None;
    }
    seen(caller, action, case.ties_to(caller))
}

fn seen(caller: &Caller, action: Action, ties: Ties) -> Option<Sight> {
    reaches(caller, action)
        .filter_map(|reach| reach.sight(ties))
        .max()
}

fn reaches(caller: &Caller, action: Action) -> impl Iterator<Item = Reach> + '_ {
    let roles = if caller.is_narrowed_to(action) {
        caller.roles.as_slice()
    } else {
        &[]
    };
    roles.iter().map(move |&role| matrix::reach(action, role))
}
