//! What is known of somebody, and what follows from it.

use std::collections::BTreeMap;

use super::{Availability, Engagement, OwnWord, Reach, Said, Substitute};
use crate::calendar::Calendar;
use crate::directory::{Directory, StaffMember};
use crate::guarantee::Calendars;
use crate::routing::presence::Presence;
use crate::{Moment, StaffId};

/// Everything that decides who can take a call.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// Everybody, with absences and who acts for whom.
    pub directory: &'a Directory,
    /// The calendars in force: when the phone is answered, and the units' own hours.
    pub calendars: &'a Calendars,
    /// What people said of themselves.
    pub said: &'a BTreeMap<StaffId, OwnWord>,
    /// Meetings that are planned.
    pub meetings: &'a [Engagement],
    /// The present moment.
    pub now: Moment,
}

impl<'a> Desk<'a> {
    /// Whether `person` can take a call now, and what to do if not.
    ///
    /// Who is away is stood in for by the chain of substitutes: by the first who can take the call
    /// now, else by who can soonest.
    pub fn reach(&self, person: &StaffMember) -> Reach {
        let availability = self.at(person, self.now);
        let substitute = match availability {
            Availability::Available => None,
            Availability::Busy { .. }
            | Availability::InMeeting { .. }
            | Availability::Away { .. }
            | Availability::Closed { .. }
            | Availability::Gone => self.substitute(person.id),
        };
        Reach {
            availability,
            next_at: self.next_at(person),
            substitute,
        }
    }

    /// Whether `person` can take a call at a moment from now on.
    ///
    /// Absence weighs more than hours, hours more than what they said, and what they said more than
    /// what was planned: who says that calls may come is through with their meeting.
    pub(super) fn at(&self, person: &StaffMember, at: Moment) -> Availability {
        if !person.active {
            return Availability::Gone;
        }
        let back_at = Presence::at(self.directory, at, 0).back_at(person.id);
        if back_at > at {
            return Availability::Away { until: back_at };
        }
        if !self.hours(person).any(|hours| hours.is_open(at)) {
            let openings = self.hours(person).map(|hours| hours.next_opening(at));
            let opens_at = openings.filter(|opening| *opening > at).min();
            return Availability::Closed { opens_at };
        }
        match self.said.get(&person.id).filter(|said| at < said.until) {
            Some(OwnWord {
                said: Said::Busy,
                until,
            }) => return Availability::Busy { until: *until },
            Some(OwnWord {
                said: Said::Available,
                ..
            }) => return Availability::Available,
            None => {}
        }
        let mut meetings = self.meetings.iter();
        let meeting = meetings
            .find(|of| of.staff == person.id && of.starts_at <= at && at < of.ends_at)
            .map(|of| of.ends_at);
        meeting.map_or(Availability::Available, |until| Availability::InMeeting {
            until,
        })
    }

    /// Every reason ends later than it is asked for, so this goes on in time until none is left.
    fn next_at(&self, person: &StaffMember) -> Option<Moment> {
        let mut at = self.now;
        loop {
            match self.at(person, at) {
                Availability::Available => return Some(at),
                Availability::Gone => return None,
                not_now @ (Availability::Busy { .. }
                | Availability::InMeeting { .. }
                | Availability::Away { .. }
                | Availability::Closed { .. }) => at = not_now.until()?,
            }
        }
    }

    fn substitute(&self, person: StaffId) -> Option<Substitute> {
        let presence = Presence::at(self.directory, self.now, 0);
        let there = presence
            .stand_ins(person)
            .filter(|stand_in| stand_in.active);
        let all: Vec<Substitute> = there
            .map(|stand_in| Substitute {
                staff: stand_in.id,
                availability: self.at(stand_in, self.now),
                next_at: self.next_at(stand_in),
            })
            .collect();
        let soonest = all.iter().filter(|one| one.next_at.is_some());
        // Of several who can at the same moment, the first of the chain.
        soonest.min_by_key(|one| one.next_at).copied()
    }

    /// When `person` takes calls: the hours of their units that have some of their own, else the
    /// hours in which the municipality answers the phone.
    fn hours(&self, person: &'a StaffMember) -> impl Iterator<Item = &'a Calendar> {
        let calendars = self.calendars;
        let units = person.units.iter();
        let own: Vec<&Calendar> = units
            .filter_map(|unit| calendars.own_of_unit(unit))
            .collect();
        let phone = own.is_empty().then(|| calendars.contact());
        own.into_iter().chain(phone)
    }
}
