//! Who is there, who is away, and who acts for whom.

use std::collections::BTreeSet;

use crate::directory::{Absence, Directory, Municipality, StaffMember};
use crate::routing::Against;
use crate::{Moment, StaffId};

const MICROS_PER_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The directory at one moment.
#[derive(Clone, Copy)]
pub(crate) struct Presence<'a> {
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

/// Those for whom `person` acts at this moment, because they are away.
pub fn acted_for_by(directory: &Directory, person: StaffId, now: Moment) -> Vec<StaffId> {
    let away: BTreeSet<StaffId> = directory.absences.iter().map(|of| of.staff).collect();
    let acts_for = |other: &StaffId| {
        let acting = acting_for(directory, *other, now);
        acting.is_some_and(|acting| acting.id == person)
    };
    away.into_iter().filter(acts_for).collect()
}

/// Those named to stand in for `person` at this moment who work here and are there, the first of
/// them first.
pub fn stand_ins_of(directory: &Directory, person: StaffId, now: Moment) -> Vec<&StaffMember> {
    let presence = Presence {
        directory,
        now,
        limit_micros: 0,
    };
    let stand_ins = presence.stand_ins(person);
    stand_ins
        .filter(|stand_in| presence.is_there(stand_in))
        .collect()
}

/// Since when `person` has been away without a break and until when they will be, if they are away
/// at this moment. Absences that touch count as one, as far as the directory still knows them.
pub fn away_span(directory: &Directory, person: StaffId, now: Moment) -> Option<(Moment, Moment)> {
    let theirs = |away: &&Absence| away.staff == person;
    let covering = |at: Moment| {
        let absences = directory.absences.iter().filter(theirs);
        absences.filter(move |away| away.starts_at <= at && at < away.ends_at)
    };
    let mut from = covering(now).map(|away| away.starts_at).min()?;
    let mut to = covering(now).map(|away| away.ends_at).max()?;
    while let Some(later) = covering(to).map(|away| away.ends_at).max() {
        to = later;
    }
    let reaching = |at: Moment| {
        let absences = directory.absences.iter().filter(theirs);
        absences.filter(move |away| away.starts_at < at && at <= away.ends_at)
    };
    while let Some(earlier) = reaching(from).map(|away| away.starts_at).min() {
        from = earlier;
    }
    Some((from, to))
}

/// Whether `person` works here and is not away for longer than the municipality lets a case wait.
pub fn is_there(
    municipality: &Municipality,
    directory: &Directory,
    person: StaffId,
    now: Moment,
) -> bool {
    let presence = Presence::of(municipality, directory, now);
    let person = directory.find(person);
    person.is_some_and(|person| presence.is_there(person))
}

impl<'a> Presence<'a> {
    /// The directory at one moment; an absence that ends within the municipality's limit of days
    /// (times 24 hours) from now does not count.
    pub(super) fn of(municipality: &Municipality, directory: &'a Directory, now: Moment) -> Self {
        Self::at(directory, now, municipality.settings.absence_limit_days)
    }

    /// A directory at a moment; who is back within so many days is not away.
    pub(crate) fn at(directory: &'a Directory, now: Moment, limit_days: u32) -> Self {
        Self {
            directory,
            now,
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
    pub(crate) fn is_there(&self, person: &StaffMember) -> bool {
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
    pub(crate) fn stand_ins(&self, person: StaffId) -> impl Iterator<Item = &'a StaffMember> {
        let presence = *self;
        let mut seen = BTreeSet::from([person]);
        std::iter::successors(presence.substitute(person), move |&last| {
            presence.substitute(last)
        })
        .take_while(move |&next| seen.insert(next))
        .map_while(move |next| presence.directory.find(next))
    }

    /// When `person` is back; now, if they are there.
    ///
    /// Absences that touch back to back count as one, so that a Friday off before three weeks
    /// of leave is not mistaken for one day.
    pub(crate) fn back_at(&self, person: StaffId) -> Moment {
        let mut back_at = self.now;
        while let Some(absence) = self.absences(person, back_at).max_by_key(|a| a.ends_at) {
            back_at = absence.ends_at;
        }
        back_at
    }

    fn is_away(&self, person: StaffId) -> bool {
        let back_at = self.back_at(person);
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
