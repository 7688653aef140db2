//! Who of several is the best, and what spoke against each of the others.

use crate::directory::{Load, Loads, StaffMember};
use crate::routing::{Against, ConsideredStaff};
use crate::{Language, Moment, StaffId};

/// What a person's burden is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Live cases they coordinate; bounded by their capacity.
    Coordinations,
    /// Open contributions they handle; capacity does not speak of these.
    Contributions,
}

/// What is wanted of a person.
pub(super) struct Ranking<'a> {
    /// How much everybody carries.
    pub loads: &'a Loads,
    /// The language of the enquiry.
    pub language: Language,
    /// The ids and groups of its case types: any of them counts.
    pub skills: &'a [&'a str],
    /// What a burden is measured by.
    pub measure: Measure,
}

/// The best of several.
pub(super) struct Best<'p> {
    /// They.
    pub person: &'p StaffMember,
    /// Whether they carry as much as they can, like everybody who came as far.
    pub over_capacity: bool,
    /// The others, the nearest first.
    pub beaten: Vec<ConsideredStaff>,
}

/// How far a person is from being the best; the first difference between two decides.
///
/// Language, skill and room come first but are preferences: if everybody lacks one, it makes no
/// difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    lacks_language: bool,
    lacks_skill: bool,
    lacks_room: bool,
    burden: u32,
    /// None, who never got one, sorts first.
    last_assigned_at: Option<Moment>,
    id: StaffId,
}

impl Ranking<'_> {
    /// The best of `candidates` in language, skill, room and burden; none if there are none.
    pub(super) fn best<'p>(&self, candidates: &[&'p StaffMember]) -> Option<Best<'p>> {
        nearest(candidates, |person| self.distance(person))
    }

    /// The one of `candidates` who carries least, then has waited longest.
    pub(super) fn lightest<'p>(&self, candidates: &[&'p StaffMember]) -> Option<Best<'p>> {
        nearest(candidates, |person| Distance {
            lacks_language: false,
            lacks_skill: false,
            lacks_room: false,
            ..self.distance(person)
        })
    }

    fn distance(&self, person: &StaffMember) -> Distance {
        let load = self.loads.get(&person.id).copied().unwrap_or_default();
        let Load {
            coordinations,
            contributions,
            last_assigned_at,
        } = load;
        let (burden, lacks_room) = match self.measure {
            Measure::Coordinations => (coordinations, coordinations >= person.capacity),
            Measure::Contributions => (contributions, false),
        };
        let fits = |skill: &String| self.skills.contains(&skill.as_str());
        Distance {
            lacks_language: !person.languages.contains(&self.language),
            lacks_skill: !person.skills.iter().any(fits),
            lacks_room,
            burden,
            last_assigned_at,
            id: person.id,
        }
    }
}

impl Distance {
    /// The first thing in which somebody this far is behind `best`.
    fn against(self, best: Self) -> Against {
        if self.lacks_language != best.lacks_language {
            Against::Language
        } else if self.lacks_skill != best.lacks_skill {
            Against::Skill
        } else if self.lacks_room != best.lacks_room {
            Against::AtCapacity
        } else if self.burden != best.burden {
            Against::MoreLoaded
        } else if self.last_assigned_at != best.last_assigned_at {
            Against::MoreRecent
        } else {
            Against::Even
        }
    }
}

fn nearest<'p>(
    candidates: &[&'p StaffMember],
    distance: impl Fn(&StaffMember) -> Distance,
) -> Option<Best<'p>> {
    let mut field: Vec<_> = candidates
        .iter()
        .map(|&person| (distance(person), person))
        .collect();
    field.sort_by_key(|&(distance, _)| distance);
    let (&(least, person), others) = field.split_first()?;
    let beaten = others
        .iter()
        .map(|&(distance, other)| ConsideredStaff {
            staff: other.id,
            against: distance.against(least),
        })
        .collect();
    Some(Best {
        person,
        over_capacity: least.lacks_room,
        beaten,
    })
}
