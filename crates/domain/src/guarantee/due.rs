//! The calendars on which guarantees are counted.

use super::terms::{CalendarKind, LengthUnit, Terms};
use crate::Country;
use crate::calendar::{Calendar, CalendarDocument, Finding};

/// The two calendars of a municipality, in one version.
#[derive(Debug)]
pub struct Calendars {
    /// That of the country's deadline law.
    pub statutory: Calendar,
    /// That of the municipality's opening hours and closed days.
    pub local: Calendar,
}

impl Calendars {
    /// Compiles both, or says everything that is wrong with the municipality's own.
    pub fn compile(
        country: Country,
        time_zone: &str,
        document: &CalendarDocument,
        version: u32,
    ) -> Result<Self, Vec<Finding>> {
        Ok(Self {
            local: Calendar::compile(country, time_zone, document, version)?,
            statutory: Calendar::statutory(country, time_zone, version)?,
        })
    }

    /// The calendar on which `terms` are counted.
    ///
    /// Working hours are always those of the municipality: no statute knows any, and the calendar
    /// of a deadline law has days but no hours.
    pub fn counting(&self, terms: &Terms) -> &Calendar {
        match (terms.calendar, terms.unit) {
            (CalendarKind::Local, _) | (CalendarKind::Statutory, LengthUnit::WorkingHours) => {
                &self.local
            }
            (
                CalendarKind::Statutory,
                LengthUnit::WorkingDays
                | LengthUnit::CalendarDays
                | LengthUnit::Weeks
                | LengthUnit::Months,
            ) => &self.statutory,
        }
    }
}
