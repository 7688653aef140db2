//! Who can take a call, by every reason for which they cannot.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::SignedDuration;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::directory::{Absence, StaffMember};
use crate::guarantee::Calendars;
use crate::{AbsenceId, Country};

/// The phone is answered from nine to three; the building unit has hours of its own.
const HOURS: &str = "
schema: 1
opening_hours: {monday: [08:00-16:00], tuesday: [08:00-16:00], wednesday: [08:00-16:00]}
units: {building: {opening_hours: {tuesday: [10:00-12:00]}}}
contact_hours: {opening_hours: {monday: [09:00-15:00], tuesday: [09:00-15:00], wednesday: [09:00-15:00]}}
";
const PEOPLE: u128 = 4;

fn calendars() -> &'static Calendars {
    static CALENDARS: LazyLock<Calendars> = LazyLock::new(|| {
        let document = yaml_serde::from_str(HOURS).unwrap();
        Calendars::compile(Country::Dk, "Europe/Copenhagen", &document, 1).unwrap()
    });
    &CALENDARS
}

/// A moment of the first week of March 2026 on the clocks of Copenhagen; the second is a Monday.
fn at(day: i8, hour: i8, minute: i8) -> Moment {
    let wall = jiff::civil::date(2026, 3, day).at(hour, minute, 0, 0);
    wall.in_tz("Europe/Copenhagen").unwrap().timestamp().into()
}

fn id(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn person(number: u128) -> StaffMember {
    let unit = if number == 3 { "building" } else { "roads" };
    StaffMember {
        id: id(number),
        name: String::new(),
        title: String::new(),
        email: String::new(),
        phone: String::new(),
        active: true,
        roles: Vec::new(),
        units: vec![unit.to_owned()],
        heads: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        capacity: 1,
    }
}

fn absence(of: u128, from: Moment, to: Moment, substitute: Option<u128>) -> Absence {
    Absence {
        id: AbsenceId(Uuid::from_u128(of)),
        staff: id(of),
        starts_at: from,
        ends_at: to,
        substitute: substitute.map(id),
    }
}

/// What a test changes about a house in which everybody is there.
#[derive(Debug, Default)]
struct House {
    directory: Directory,
    said: BTreeMap<StaffId, OwnWord>,
    meetings: Vec<Engagement>,
}

impl House {
    fn new() -> Self {
        let mut house = Self::default();
        house.directory.staff = (0..PEOPLE).map(person).collect();
        house
    }

    fn away(mut self, of: u128, from: Moment, to: Moment, substitute: Option<u128>) -> Self {
        let absence = absence(of, from, to, substitute);
        self.directory.absences.push(absence);
        self
    }

    fn says(mut self, of: u128, said: Said, until: Moment) -> Self {
        self.said.insert(id(of), OwnWord { said, until });
        self
    }

    fn meets(mut self, of: u128, starts_at: Moment, ends_at: Moment) -> Self {
        let staff = id(of);
        self.meetings.push(Engagement {
            staff,
            starts_at,
            ends_at,
        });
        self
    }

    fn reach(&self, number: u128, now: Moment) -> Reach {
        self.ask(number, now, calendars())
    }

    fn ask(&self, number: u128, now: Moment, calendars: &Calendars) -> Reach {
        let desk = Desk {
            directory: &self.directory,
            calendars,
            said: &self.said,
            meetings: &self.meetings,
            now,
        };
        desk.reach(self.directory.find(id(number)).unwrap())
    }
}

#[test]
fn who_is_there_in_phone_hours_takes_the_call() {
    let now = at(2, 10, 0);
    let reach = House::new().reach(0, now);
    assert_eq!(reach.availability, Availability::Available);
    assert_eq!((reach.next_at, reach.substitute), (Some(now), None));
}

#[test]
fn outside_phone_hours_nobody_does_whatever_they_say() {
    let reach = House::new()
        .says(0, Said::Available, at(2, 18, 0))
        .reach(0, at(2, 15, 30));
    let opens_at = Some(at(3, 9, 0));
    assert_eq!(reach.availability, Availability::Closed { opens_at });
    assert_eq!(reach.next_at, opens_at);
}

#[test]
fn a_unit_with_hours_of_its_own_answers_in_these() {
    let closed = House::new().reach(3, at(2, 10, 0));
    assert_eq!(closed.next_at, Some(at(3, 10, 0)));
    let open = House::new().reach(3, at(3, 11, 0));
    assert_eq!(open.availability, Availability::Available);
}

#[test]
fn busy_and_a_meeting_end_at_their_moments_and_the_night_between_counts() {
    let house =
        House::new()
            .says(0, Said::Busy, at(2, 14, 0))
            .meets(0, at(2, 13, 30), at(2, 15, 0));
    let reach = house.reach(0, at(2, 10, 0));
    let until = at(2, 14, 0);
    assert_eq!(reach.availability, Availability::Busy { until });
    assert_eq!(reach.next_at, Some(at(3, 9, 0)));
    let later = house.reach(0, at(2, 14, 0));
    let until = at(2, 15, 0);
    assert_eq!(later.availability, Availability::InMeeting { until });
}

#[test]
fn who_says_that_calls_may_come_is_through_with_their_meeting() {
    let house =
        House::new()
            .meets(0, at(2, 10, 0), at(2, 12, 0))
            .says(0, Said::Available, at(2, 11, 0));
    let said = house.reach(0, at(2, 10, 30)).availability;
    assert_eq!(said, Availability::Available);
    let after = house.reach(0, at(2, 11, 0)).availability;
    let until = at(2, 12, 0);
    assert_eq!(after, Availability::InMeeting { until });
}

#[test]
fn the_chain_of_substitutes_ends_with_who_can_take_the_call_now() {
    let (from, to) = (at(2, 0, 0), at(4, 0, 0));
    let house = House::new()
        .away(0, from, to, Some(1))
        .away(1, from, to, Some(2));
    let reach = house.reach(0, at(2, 10, 0));
    assert_eq!(reach.availability, Availability::Away { until: to });
    assert_eq!(reach.next_at, Some(at(4, 9, 0)));
    let substitute = reach.substitute.unwrap();
    assert_eq!(substitute.staff, id(2));
    assert_eq!(substitute.availability, Availability::Available);
}

#[test]
fn a_chain_that_bites_its_own_tail_names_nobody_absent_for_good() {
    let (from, to) = (at(2, 0, 0), at(4, 0, 0));
    let house = House::new()
        .away(0, from, to, Some(1))
        .away(1, from, to, Some(0));
    let substitute = house.reach(0, at(2, 10, 0)).substitute.unwrap();
    assert_eq!(substitute.staff, id(1));
    assert_eq!(substitute.availability, Availability::Away { until: to });
}

#[test]
fn who_left_is_not_waited_for() {
    let mut house = House::new();
    house.directory.staff[0].active = false;
    let reach = house.reach(0, at(2, 10, 0));
    assert_eq!(reach.availability, Availability::Gone);
    assert_eq!(reach.next_at, None);
}

fn minute(count: i64) -> Moment {
    at(1, 0, 0).plus(SignedDuration::from_mins(count))
}

prop_compose! {
    fn houses()(
        absences in prop::collection::vec((0..PEOPLE, 0i64..9000, 1i64..3000, prop::option::of(0..PEOPLE)), 0..6),
        said in prop::collection::vec((0..PEOPLE, any::<bool>(), 0i64..9000), 0..4),
        meetings in prop::collection::vec((0..PEOPLE, 0i64..9000, 1i64..600), 0..6),
        gone in prop::option::of(0..PEOPLE),
    ) -> House {
        let mut house = House::new();
        for (of, from, long, substitute) in absences {
            house = house.away(of, minute(from), minute(from + long), substitute);
        }
        for (of, busy, until) in said {
            let word = if busy { Said::Busy } else { Said::Available };
            house = house.says(of, word, minute(until));
        }
        for (of, from, long) in meetings {
            house = house.meets(of, minute(from), minute(from + long));
        }
        if let Some(gone) = gone.and_then(|gone| usize::try_from(gone).ok()) {
            house.directory.staff[gone].active = false;
        }
        house
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_next_moment_is_the_first_at_which_they_can(house in houses(), now in 0i64..9000) {
        let calendars = calendars();
        for number in 0..PEOPLE {
            let reach = house.ask(number, minute(now), calendars);
            let is_now = reach.availability == Availability::Available;
            prop_assert_eq!(is_now, reach.next_at == Some(minute(now)));
            let Some(next_at) = reach.next_at else {
                prop_assert_eq!(reach.availability, Availability::Gone);
                continue;
            };
            let then = house.ask(number, next_at, calendars).availability;
            prop_assert_eq!(then, Availability::Available);
            let mut between = minute(now);
            while between < next_at {
                let not_yet = house.ask(number, between, calendars).availability;
                prop_assert_ne!(not_yet, Availability::Available);
                between = between.plus(SignedDuration::from_mins(97));
            }
        }
    }

    #[test]
    fn a_substitute_is_somebody_else_who_works_here(house in houses(), now in 0i64..9000) {
        let calendars = calendars();
        for number in 0..PEOPLE {
            let reach = house.ask(number, minute(now), calendars);
            let Some(substitute) = reach.substitute else {
                continue;
            };
            prop_assert_ne!(substitute.staff, id(number));
            prop_assert_ne!(reach.availability, Availability::Available);
            let person = house.directory.find(substitute.staff).unwrap();
            prop_assert!(person.active);
            prop_assert!(substitute.next_at.is_some());
        }
    }
}
