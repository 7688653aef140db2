//! The calendar a municipality starts with, by country.

use std::collections::BTreeMap;

use super::day_rule::DayRule;
use super::document::{CalendarDocument, OnPublicHolidays, OpeningHours, OwnDay};
use super::hours::Hours;
use super::known_day::KnownDay;
use crate::Country;

impl CalendarDocument {
    /// Usual office hours and closed days of `country`, for a municipality to make its own.
    ///
    /// Constitution Day and the eves are closed by custom and agreement, not by law. In Iceland
    /// 24 and 31 December are holidays from 13:00 (lög 88/1971).
    pub fn default_for(country: Country) -> Self {
        let closed: &[KnownDay] = match country {
            Country::Dk => &[
                KnownDay::DanishConstitutionDay,
                KnownDay::ChristmasEve,
                KnownDay::NewYearsEve,
            ],
            Country::Se => &[
                KnownDay::MidsummerEve,
                KnownDay::ChristmasEve,
                KnownDay::NewYearsEve,
            ],
            Country::Fi => &[KnownDay::MidsummerEve, KnownDay::ChristmasEve],
            Country::No | Country::Is => &[],
        };
        let half: &[KnownDay] = match country {
            Country::Is => &[KnownDay::ChristmasEve, KnownDay::NewYearsEve],
            Country::Dk | Country::No | Country::Se | Country::Fi => &[],
        };
        let closed = closed.iter().map(|&day| own_day(day, Vec::new()));
        let half = half.iter().map(|&day| own_day(day, vec![UNTIL_13]));
        Self {
            schema: 1,
            opening_hours: OpeningHours::weekdays(office_hours(country)),
            public_holidays: OnPublicHolidays::Closed,
            own_days: closed.chain(half).collect(),
            periods: Vec::new(),
            units: BTreeMap::new(),
            contact_hours: None,
        }
    }
}

const UNTIL_13: Hours = Hours::new(8 * 60, 13 * 60);

fn office_hours(country: Country) -> Hours {
    match country {
        Country::Dk | Country::Fi | Country::Is => Hours::new(8 * 60, 16 * 60),
        Country::No => Hours::new(8 * 60, 15 * 60 + 30),
        Country::Se => Hours::new(8 * 60, 16 * 60 + 30),
    }
}

fn own_day(day: KnownDay, hours: Vec<Hours>) -> OwnDay {
    OwnDay {
        on: DayRule::Known(day),
        names: None,
        hours,
    }
}
