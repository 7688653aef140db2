//! Who is there, who is away, and who acts for whom.

use std::collections::BTreeSet;

use super::RoutingInput;
use crate::directory::{Absence, Directory, Municipality, StaffMember};
use crate::routing::Against;
use crate::{Moment, StaffId};

const MICROS_PER_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The directory at one moment.
#[derive(Clone, Copy)]
pub(super) struct Presence<'a> {
    directory: &'a Directory,
    now: Moment,
    limit_micros: i64,
}

/// Who acts for `person` at this moment, if they are away: the first of those named to stand in who
/// works here and is there.
pub fn acting_for(directory: &Directory, person: StaffId, now: Moment) -> Option<&StaffMember> {
    let presence = Presence {
        directory,
        now,
        limit_micros: 0,
    };
    let mut stand_ins = presence.stand_ins(person);
    presence
        .is_away(person)
        .then(|| stand_ins.find(|stand_in| presence.is_there(stand_in)))
        .flatten()
}

/// Whether `person` works here and is not away for longer than the municipality lets a case wait.
pub fn is_there(
    municipality: &Municipality,
    directory: &Directory,
    person: StaffId,
    now: Moment,
) -> bool {
    let limit_days = municipality.settings.absence_limit_days;
    let presence = Presence {
        directory,
        now,
        limit_micros: i64::from(limit_days).saturating_mul(MICROS_PER_DAY),
    };
    let person = directory.find(person);
    person.is_some_and(|person| presence.is_there(person))
}

impl<'a> Presence<'a> {
    /// The input's directory at its moment; an absence that ends within the municipality's limit
    /// of days (times 24 hours) from now does not count.
    pub(super) fn of(input: &RoutingInput<'a>) -> Self {
        let limit_days = input.municipality.settings.absence_limit_days;
        Self {
            directory: input.directory,
            now: input.now,
            limit_micros: i64::from(limit_days).saturating_mul(MICROS_PER_DAY),
        }
    }

    /// Why `person` cannot take anything now, if so.
    pub(super) fn against(&self, person: &StaffMember) -> Option<Against> {
        if !person.active {
            return Some(Against::Inactive);
        }
        self.is_away(person.id).then_some(Against::Absent)
    }

    /// Whether `person` works here and is not away.
    pub(super) fn is_there(&self, person: &StaffMember) -> bool {
        self.against(person).is_none()
    }

    /// Whether they are on duty now.
    pub(super) fn is_on_duty(&self, person: StaffId) -> bool {
        self.directory.duties.iter().any(|duty| {
            duty.staff == person && duty.starts_at <= self.now && self.now < duty.ends_at
        })
    }

    /// Who acts for `person`, then who acts for those, each once: a chain that bites its own
    /// tail ends there, as does one that names somebody unknown.
    pub(super) fn stand_ins(&self, person: StaffId) -> impl Iterator<Item = &'a StaffMember> {
        let presence = *self;
        let mut seen = BTreeSet::from([person]);
        std::iter::successors(presence.substitute(person), move |&last| {
            presence.substitute(last)
        })
        .take_while(move |&next| seen.insert(next))
        .map_while(move |next| presence.directory.find(next))
    }

    /// Absences that touch back to back count as one, so that a Friday off before three weeks
    /// of leave is not mistaken for one day.
    fn is_away(&self, person: StaffId) -> bool {
        let mut back_at = self.now;
        while let Some(absence) = self.absences(person, back_at).max_by_key(|a| a.ends_at) {
            back_at = absence.ends_at;
        }
        let away_micros = back_at.as_micros().saturating_sub(self.now.as_micros());
        away_micros > self.limit_micros
    }

    /// If several absences cover now, the one that ends last names the substitute.
    fn substitute(&self, person: StaffId) -> Option<StaffId> {
        self.absences(person, self.now)
            .filter(|absence| absence.substitute.is_some())
            .max_by_key(|absence| (absence.ends_at, absence.id))
            .and_then(|absence| absence.substitute)
    }

    fn absences(&self, person: StaffId, at: Moment) -> impl Iterator<Item = &'a Absence> {
        self.directory.absences.iter().filter(move |absence| {
            absence.staff == person && absence.starts_at <= at && at < absence.ends_at
        })
    }
}
