//! Filling a post in a unit: its coordinator's, or a named handler's.

use super::presence::Presence;
use super::ranking::Ranking;
use crate::StaffId;
use crate::directory::{Directory, Role, StaffMember};
use crate::routing::{Against, ConsideredStaff, CoordinatorReason};

/// What is to be filled, and by which rules.
pub(super) struct Post<'a> {
    /// The role that is needed.
    pub role: Role,
    /// The unit whose members are asked.
    pub unit: &'a str,
    /// Everybody.
    pub directory: &'a Directory,
    /// Who is there.
    pub presence: Presence<'a>,
    /// Who is preferred.
    pub ranking: Ranking<'a>,
    /// Who is out of the question, whatever else speaks for them.
    pub barred: Option<StaffId>,
}

/// Everybody who was considered, each with the first reason against them.
#[derive(Default)]
pub(super) struct Considered(Vec<ConsideredStaff>);

impl Considered {
    /// Notes what speaks against `staff`; the first reason stands.
    pub(super) fn note(&mut self, staff: StaffId, against: Against) {
        if self.0.iter().all(|known| known.staff != staff) {
            self.0.push(ConsideredStaff { staff, against });
        }
    }

    /// Notes everybody in `others`.
    pub(super) fn note_all(&mut self, others: Vec<ConsideredStaff>) {
        for other in others {
            self.note(other.staff, other.against);
        }
    }

    /// Everybody but the one who was chosen in the end.
    pub(super) fn without(mut self, chosen: StaffId) -> Vec<ConsideredStaff> {
        self.0.retain(|person| person.staff != chosen);
        self.0
    }
}

impl<'a> Post<'a> {
    /// The best member of the unit who works here, is there and holds the role.
    ///
    /// Members who are away are skipped: while a colleague is there, nobody's substitute is
    /// asked, or all new cases would go to the substitute of whoever has been away longest and
    /// so carries least. Only if no member is there, the substitutes are asked: first those of
    /// the absent member who would have been the best, then of the next.
    pub(super) fn fill(
        &self,
        considered: &mut Considered,
    ) -> Option<(&'a StaffMember, CoordinatorReason)> {
        let mut there = Vec::new();
        let mut away = Vec::new();
        for person in self.members() {
            match self.against(person) {
                None => there.push(person),
                Some(Against::Absent) if person.has(self.role) => away.push(person),
                Some(against) => considered.note(person.id, against),
            }
        }
        for person in &away {
            considered.note(person.id, Against::Absent);
        }
        let Some(best) = self.ranking.best(&there) else {
            return self.substitute_of_best(away, considered);
        };
        considered.note_all(best.beaten);
        let reason = if best.over_capacity {
            CoordinatorReason::OverCapacity
        } else {
            CoordinatorReason::LeastLoaded
        };
        Some((best.person, reason))
    }

    /// The first of those who act for `person` who works here, is there and holds the role.
    /// They need not belong to the unit: somebody named them.
    pub(super) fn stand_in_for(
        &self,
        person: StaffId,
        considered: &mut Considered,
    ) -> Option<&'a StaffMember> {
        self.presence.stand_ins(person).find(|stand_in| {
            let against = self.against(stand_in);
            if let Some(against) = against {
                considered.note(stand_in.id, against);
            }
            against.is_none()
        })
    }

    /// Why `person` cannot fill the post, if so.
    pub(super) fn against(&self, person: &StaffMember) -> Option<Against> {
        let wrong_role = (!person.has(self.role)).then_some(Against::WrongRole);
        self.against_whatever_the_role(person).or(wrong_role)
    }

    /// Why `person` can take nothing now, if so, whatever their role.
    pub(super) fn against_whatever_the_role(&self, person: &StaffMember) -> Option<Against> {
        let barred = self.is_barred(person.id).then_some(Against::Barred);
        barred.or_else(|| self.presence.against(person))
    }

    /// Whether `person` is out of the question.
    pub(super) fn is_barred(&self, person: StaffId) -> bool {
        self.barred == Some(person)
    }

    fn substitute_of_best(
        &self,
        mut away: Vec<&'a StaffMember>,
        considered: &mut Considered,
    ) -> Option<(&'a StaffMember, CoordinatorReason)> {
        while let Some(best) = self.ranking.best(&away) {
            if let Some(stand_in) = self.stand_in_for(best.person.id, considered) {
                return Some((stand_in, CoordinatorReason::Substitute));
            }
            away.retain(|person| person.id != best.person.id);
        }
        None
    }

    /// In the order of their ids, so that the order of the directory does not matter.
    fn members(&self) -> Vec<&'a StaffMember> {
        let mut members: Vec<_> = self
            .directory
            .staff
            .iter()
            .filter(|person| person.is_in(self.unit))
            .collect();
        members.sort_by_key(|person| person.id);
        members
    }
}
