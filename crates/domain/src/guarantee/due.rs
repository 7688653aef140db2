//! The calendars on which guarantees are counted.

use std::collections::BTreeMap;

use super::terms::{CalendarKind, LengthUnit, Terms};
use crate::Country;
use crate::calendar::{Calendar, CalendarDocument, Finding};

/// The calendars of a municipality, in one version.
///
/// All are compiled together and hold their tables only once something is counted on them.
#[derive(Debug)]
pub struct Calendars {
    /// That of the country's deadline law.
    pub statutory: Calendar,
    /// That of the municipality's opening hours and closed days.
    pub local: Calendar,
    continuous: Calendar,
    /// None if the phone is answered whenever the municipality is open.
    contact: Option<Calendar>,
    /// Those of the units that have hours of their own, by id.
    units: BTreeMap<String, Calendar>,
}

impl Calendars {
    /// Compiles all, or says everything that is wrong with the municipality's document.
    pub fn compile(
        country: Country,
        time_zone: &str,
        document: &CalendarDocument,
        version: u32,
    ) -> Result<Self, Vec<Finding>> {
        let local = Calendar::compile(country, time_zone, document, version)?;
        let units = document.units.iter();
        Ok(Self {
            statutory: Calendar::statutory(country, time_zone, version)?,
            continuous: Calendar::continuous(time_zone, version)?,
            contact: document
                .contact_hours
                .as_ref()
                .map(|hours| local.beside(hours)),
            units: units
                .map(|(unit, hours)| (unit.clone(), local.beside(hours)))
                .collect(),
            local,
        })
    }

    /// Around the clock.
    pub fn continuous(&self) -> &Calendar {
        &self.continuous
    }

    /// When the phone is answered: its own calendar, else the municipality's.
    pub fn contact(&self) -> &Calendar {
        self.contact.as_ref().unwrap_or(&self.local)
    }

    /// The calendar of this unit, if it has hours of its own.
    pub fn own_of_unit(&self, unit: &str) -> Option<&Calendar> {
        self.units.get(unit)
    }

    /// The calendar of this unit: its own, else the municipality's.
    pub fn of_unit(&self, unit: &str) -> &Calendar {
        self.units.get(unit).unwrap_or(&self.local)
    }

    /// The calendar on which `terms` are counted.
    ///
    /// What a unit owes is counted on the unit's calendar. Working hours are never those of a
    /// deadline law: no statute knows any, and its calendar has days but no hours.
    pub fn counting(&self, terms: &Terms) -> &Calendar {
        let own = match terms.owed_by.as_deref() {
            Some(unit) => self.of_unit(unit),
            None => &self.local,
        };
        match (terms.calendar, terms.unit) {
            (CalendarKind::Continuous, _) => &self.continuous,
            (CalendarKind::Local, _) | (CalendarKind::Statutory, LengthUnit::WorkingHours) => own,
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::super::vectors::promise;
    use super::*;

    const WRITTEN: &str = "
schema: 1
opening_hours: {monday: [08:00-16:00], tuesday: [08:00-16:00]}
units: {building: {opening_hours: {thursday: [10:00-14:00]}}}
contact_hours: {opening_hours: {monday: [09:00-12:00]}}
";

    fn calendars(yaml: &str) -> Calendars {
        let document = yaml_serde::from_str(yaml).unwrap();
        Calendars::compile(Country::Dk, "Europe/Copenhagen", &document, 4).unwrap()
    }

    fn owed_by(unit: Option<&str>, length_unit: LengthUnit, calendar: CalendarKind) -> Terms {
        Terms {
            owed_by: unit.map(ToOwned::to_owned),
            ..promise(2, length_unit, calendar)
        }
    }

    #[test]
    fn what_a_unit_owes_is_counted_on_the_hours_of_the_unit() {
        use CalendarKind::{Continuous, Local, Statutory};
        use LengthUnit::{WorkingDays, WorkingHours};
        let all = calendars(WRITTEN);
        let counts = |unit, length_unit, kind| {
            std::ptr::from_ref(all.counting(&owed_by(unit, length_unit, kind)))
        };
        let building = std::ptr::from_ref(all.of_unit("building"));
        assert_ne!(building, &raw const all.local);
        assert_eq!(counts(Some("building"), WorkingDays, Local), building);
        assert_eq!(counts(Some("building"), WorkingHours, Statutory), building);
        let statutory = &raw const all.statutory;
        assert_eq!(counts(Some("building"), WorkingDays, Statutory), statutory);
        let clock = std::ptr::from_ref(all.continuous());
        assert_eq!(counts(Some("building"), WorkingHours, Continuous), clock);
        for unit in [None, Some("roads")] {
            assert_eq!(counts(unit, WorkingDays, Local), &raw const all.local);
        }
    }

    #[test]
    fn all_calendars_carry_the_version_of_their_document() {
        let all = calendars(WRITTEN);
        let of = [all.contact(), all.continuous(), all.of_unit("building")];
        for calendar in of.into_iter().chain([&all.statutory, &all.local]) {
            assert_eq!(calendar.version(), 4);
        }
    }

    #[test]
    fn without_contact_hours_the_phone_is_answered_when_the_municipality_is_open() {
        let all = calendars(
            WRITTEN
                .lines()
                .take(4)
                .collect::<Vec<_>>()
                .join("\n")
                .as_str(),
        );
        assert!(std::ptr::eq(all.contact(), &all.local));
        let phone = calendars(WRITTEN);
        assert!(!std::ptr::eq(phone.contact(), &phone.local));
    }
}
