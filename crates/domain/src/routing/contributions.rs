//! How each contribution is carried, and by whom.

use super::RoutingInput;
use super::post::{Considered, Post};
use super::presence::Presence;
use super::ranking::{Measure, Ranking};
use super::units::{Carrier, InvolvedUnit};
use crate::StaffId;
use crate::directory::Role;
use crate::routing::{Manner, PlannedContribution};

/// One contribution for each involved unit.
pub(super) fn plan(
    input: &RoutingInput<'_>,
    units: Vec<InvolvedUnit>,
    coordinator: StaffId,
    skills: &[&str],
) -> Vec<PlannedContribution> {
    let units = units.into_iter();
    units
        .map(|involved| plan_one(input, involved, coordinator, skills))
        .collect()
}

/// How one unit's contribution is carried.
///
/// What is outside, and what is only guided and forwarded, lies with the coordinator. A unit
/// that names its handlers gets one by the coordinator's rules (measured by open contributions);
/// every other unit, and one of those where nobody can be named, gets it as a pool.
pub(super) fn plan_one(
    input: &RoutingInput<'_>,
    involved: InvolvedUnit,
    coordinator: StaffId,
    skills: &[&str],
) -> PlannedContribution {
    let (manner, handler) = match involved.carrier {
        Carrier::Outside => (Manner::External, Some(coordinator)),
        Carrier::Guide => (Manner::GuideAndForward, Some(coordinator)),
        Carrier::Inside => match named_handler(input, &involved.unit, skills) {
            Some(handler) => (Manner::Named, Some(handler)),
            None => (Manner::Pool, None),
        },
    };
    PlannedContribution {
        unit: involved.unit,
        manner,
        handler,
        because: involved.because,
        after: Vec::new(),
    }
}

fn named_handler(input: &RoutingInput<'_>, unit: &str, skills: &[&str]) -> Option<StaffId> {
    let named_units = &input.municipality.settings.named_units;
    if !named_units.iter().any(|named| named == unit) {
        return None;
    }
    let post = Post {
        role: Role::Handler,
        unit,
        directory: input.directory,
        presence: Presence::of(input.municipality, input.directory, input.now),
        ranking: Ranking {
            loads: input.loads,
            language: input.enquiry.language,
            skills,
            measure: Measure::Contributions,
        },
        barred: None,
    };
    let (person, _) = post.fill(&mut Considered::default())?;
    Some(person.id)
}
