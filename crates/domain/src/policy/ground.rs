//! By what a caller sees something, for the log of who saw it.

use super::{Caller, CaseInView};
use crate::closed_set;

closed_set! {
    /// What lets somebody see what is protected or confidential.
    Ground {
        /// They answer to the business for the case, or act for whoever does.
        Coordinates = "coordinates",
        /// They work on it.
        TakesPart = "takes_part",
        /// It is for a unit of theirs.
        OfUnit = "of_unit",
        /// It was passed on to a unit of theirs.
        Shared = "shared",
        /// Their role, and nothing that ties them to it.
        Role = "role",
    }
}

/// By what the caller sees the case.
pub fn ground(caller: &Caller, case: &CaseInView<'_>) -> Ground {
    let ties = case.ties_to(caller);
    if ties.coordinates {
        Ground::Coordinates
    } else if ties.contributes {
        Ground::TakesPart
    } else {
        Ground::Role
    }
}

/// By what the caller sees a part that is for `only_unit` alone and was passed on to `shared_with`.
pub fn part_ground(caller: &Caller, only_unit: &str, shared_with: &[String]) -> Ground {
    if caller.units.iter().any(|unit| unit == only_unit) {
        Ground::OfUnit
    } else if caller.units.iter().any(|unit| shared_with.contains(unit)) {
        Ground::Shared
    } else {
        Ground::Role
    }
}
