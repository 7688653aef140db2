//! Opening hours, weekly closures and holidays, and counting time on them.
//!
//! A municipality counts on three kinds of calendar. The *statutory* one is the country's: Monday
//! to Friday without public holidays, and the days on which its deadline law lets no period end.
//! The *local* one is the municipality's own: opening hours, closed days and periods with another
//! week, recorded as a [`CalendarDocument`] in versions that never change; units and the phone may
//! have one of their own in it. The *continuous* one is the clock itself. All compile to a
//! [`Calendar`], a table of every day and every opening from 1990 to 2100, on which any distance
//! costs a few looks.
//!
//! ```text
//! document  ->  almanac (what holds on each day)  ->  tables (in UTC minutes)  ->  counting
//! ```

mod almanac;
mod check;
mod clocks;
mod compiled;
mod counting;
mod day_rule;
mod defaults;
mod document;
mod finding;
mod holidays;
mod hours;
mod known_day;
mod periods;
#[cfg(test)]
mod properties;
mod tables;
#[cfg(test)]
mod vectors;

pub use almanac::Closed;
pub use compiled::Calendar;
pub use day_rule::DayRule;
pub use document::{CalendarDocument, OnPublicHolidays, OpeningHours, OwnDay, OwnHours, Period};
pub use finding::Finding;
pub use holidays::{Holiday, public_holidays, rolling_days};
pub use hours::Hours;
pub use known_day::KnownDay;
