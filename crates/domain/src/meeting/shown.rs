//! How much of a meeting somebody sees.

use super::{Participant, is_invited};
use crate::StaffId;
use crate::policy::{self, Action, Caller, CaseInView, Forbidden, Object};

/// How much of a meeting somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Only that people meet then, so that nobody is called away.
    Busy,
    /// What an invitation says: they come to it, but do not work on the case.
    Invitation,
    /// All of it.
    Whole,
}

/// How much of a meeting by itself the caller sees: all of it with the case, else its invitation if
/// they are invited or act for somebody who is.
///
/// # Errors
/// As the policy refuses to read meetings of the case.
pub fn shown(
    caller: &Caller,
    case: &CaseInView<'_>,
    acts_for: &[StaffId],
    participants: &[Participant],
) -> Result<Shown, Forbidden> {
    match policy::require(caller, Action::ReadMeetings, &Object::Case(*case)) {
        Ok(()) => Ok(Shown::Whole),
        Err(_) if is_here(caller, case) && is_invited(caller, acts_for, participants) => {
            Ok(Shown::Invitation)
        }
        Err(refused) => Err(refused),
    }
}

/// How much of a meeting a calendar shows to the caller; nothing if they may not know of its case.
pub fn shown_in_calendar(
    caller: &Caller,
    case: &CaseInView<'_>,
    acts_for: &[StaffId],
    participants: &[Participant],
) -> Option<Shown> {
    match shown(caller, case, acts_for, participants) {
        Ok(shown) => Some(shown),
        Err(Forbidden::Denied) => Some(Shown::Busy),
        Err(Forbidden::Hidden) => None,
    }
}

fn is_here(caller: &Caller, case: &CaseInView<'_>) -> bool {
    caller.municipality == case.municipality
}
