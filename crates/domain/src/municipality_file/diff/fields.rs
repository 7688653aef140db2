//! Comparing one entry with another, field by field.

use super::super::change::{MunicipalityField, Replaced, StaffField, UnitField};
use super::super::document::{MunicipalityFile, StaffEntry, UnitEntry};

/// A file that says nothing about the calendar leaves it as it is.
pub(super) fn municipality_fields(
    now: &MunicipalityFile,
    wanted: &MunicipalityFile,
) -> Vec<MunicipalityField> {
    let calendar = wanted
        .calendar
        .clone()
        .filter(|is| now.calendar.as_ref() != Some(is));
    let fields = [
        replaced(&now.name, &wanted.name).map(MunicipalityField::Name),
        replaced(&now.country, &wanted.country).map(MunicipalityField::Country),
        replaced(&now.time_zone, &wanted.time_zone).map(MunicipalityField::TimeZone),
        replaced(&now.language, &wanted.language).map(MunicipalityField::Language),
        replaced(&now.settings, &wanted.settings).map(MunicipalityField::Settings),
        calendar.map(|is| MunicipalityField::Calendar {
            was: now.calendar.clone(),
            is,
        }),
    ];
    fields.into_iter().flatten().collect()
}

pub(super) fn unit_fields(now: &UnitEntry, wanted: &UnitEntry) -> Vec<UnitField> {
    let fields = [
        replaced(&now.mailbox, &wanted.mailbox).map(UnitField::Mailbox),
        replaced(&now.phone, &wanted.phone).map(UnitField::Phone),
    ];
    fields.into_iter().flatten().collect()
}

/// Whether the person still works here is not among them: that is a change of its own.
pub(super) fn staff_fields(now: &StaffEntry, wanted: &StaffEntry) -> Vec<StaffField> {
    let fields = [
        replaced(&now.name, &wanted.name).map(StaffField::Name),
        replaced(&now.title, &wanted.title).map(StaffField::Title),
        replaced(&now.phone, &wanted.phone).map(StaffField::Phone),
        replaced(&now.roles, &wanted.roles).map(StaffField::Roles),
        replaced(&now.units, &wanted.units).map(StaffField::Units),
        replaced(&now.heads, &wanted.heads).map(StaffField::Heads),
        replaced(&now.skills, &wanted.skills).map(StaffField::Skills),
        replaced(&now.languages, &wanted.languages).map(StaffField::Languages),
        replaced(&now.capacity, &wanted.capacity).map(StaffField::Capacity),
    ];
    fields.into_iter().flatten().collect()
}

pub(super) fn replaced<T: Clone + PartialEq>(was: &T, is: &T) -> Option<Replaced<T>> {
    (was != is).then(|| Replaced {
        was: was.clone(),
        is: is.clone(),
    })
}
