//! What would have to change for a municipality to be as a file wants it.

mod businesses;
mod fields;

use std::collections::BTreeMap;

use self::businesses::businesses;
use self::fields::{municipality_fields, staff_fields, unit_fields};
use super::change::{Change, NewMunicipality};
use super::document::{MunicipalityFile, StaffEntry, UnitEntry};

/// The changes that take `current` to `wanted`, in an order in which each can be carried out.
///
/// Empty when nothing would change, so that importing twice does nothing the second time. People
/// who are not wanted are deactivated, last of all, because their cases go to those who stay.
/// Units and businesses that the file does not name are left alone. A `current` with another slug
/// is another municipality.
pub fn diff(current: Option<&MunicipalityFile>, wanted: &MunicipalityFile) -> Vec<Change> {
    let current = current.filter(|current| current.slug == wanted.slug);
    let mut changes: Vec<Change> = municipality(current, wanted).into_iter().collect();
    changes.extend(units(
        current.map_or(&[], |file| &file.units),
        &wanted.units,
    ));
    let staff = current.map_or(&[][..], |file| &file.staff);
    changes.extend(arrivals(staff, &wanted.staff));
    changes.extend(replaced(
        current.map_or(&[], |file| &file.absences),
        &wanted.absences,
        Change::RemoveAbsence,
        Change::AddAbsence,
    ));
    changes.extend(replaced(
        current.map_or(&[], |file| &file.duties),
        &wanted.duties,
        Change::RemoveDuty,
        Change::AddDuty,
    ));
    changes.extend(businesses(
        current.map_or(&[], |file| &file.businesses),
        &wanted.businesses,
    ));
    changes.extend(departures(staff, &wanted.staff));
    changes
}

fn municipality(current: Option<&MunicipalityFile>, wanted: &MunicipalityFile) -> Option<Change> {
    let Some(current) = current else {
        return Some(Change::CreateMunicipality(Box::new(NewMunicipality {
            slug: wanted.slug.clone(),
            name: wanted.name.clone(),
            country: wanted.country,
            time_zone: wanted.time_zone.clone(),
            language: wanted.language,
            settings: wanted.settings.clone(),
            calendar: wanted.calendar.clone(),
        })));
    };
    let fields = municipality_fields(current, wanted);
    (!fields.is_empty()).then_some(Change::ChangeMunicipality { fields })
}

fn units(current: &[UnitEntry], wanted: &[UnitEntry]) -> Vec<Change> {
    let known: BTreeMap<&str, &UnitEntry> = current.iter().map(|u| (u.id.as_str(), u)).collect();
    let change = |unit: &UnitEntry| {
        let Some(now) = known.get(unit.id.as_str()) else {
            return Some(Change::AddUnit(unit.clone()));
        };
        let fields = unit_fields(now, unit);
        let id = unit.id.clone();
        (!fields.is_empty()).then_some(Change::ChangeUnit { id, fields })
    };
    wanted.iter().filter_map(change).collect()
}

fn arrivals(current: &[StaffEntry], wanted: &[StaffEntry]) -> Vec<Change> {
    let known = by_email(current);
    let mut changes = Vec::new();
    for person in wanted {
        let Some(now) = known.get(person.email.as_str()) else {
            changes.push(Change::AddStaff(person.clone()));
            continue;
        };
        let email = person.email.clone();
        let fields = staff_fields(now, person);
        if !fields.is_empty() {
            let email = email.clone();
            changes.push(Change::ChangeStaff { email, fields });
        }
        if person.active && !now.active {
            changes.push(Change::ReactivateStaff { email });
        }
    }
    changes
}

/// Who works here now, and by the file no longer does: named as inactive, or not named at all.
fn departures(current: &[StaffEntry], wanted: &[StaffEntry]) -> Vec<Change> {
    let wanted = by_email(wanted);
    let stays = |person: &StaffEntry| wanted.get(person.email.as_str()).is_some_and(|p| p.active);
    let gone = current.iter().filter(|p| p.active && !stays(p));
    gone.map(|person| Change::DeactivateStaff {
        email: person.email.clone(),
    })
    .collect()
}

fn by_email(staff: &[StaffEntry]) -> BTreeMap<&str, &StaffEntry> {
    staff.iter().map(|p| (p.email.as_str(), p)).collect()
}

/// What has no key of its own is compared as a whole: the old goes, the new comes.
fn replaced<T: Clone + PartialEq>(
    current: &[T],
    wanted: &[T],
    remove: fn(T) -> Change,
    add: fn(T) -> Change,
) -> Vec<Change> {
    let gone = current.iter().filter(|entry| !wanted.contains(entry));
    let new = wanted.iter().filter(|entry| !current.contains(entry));
    gone.cloned()
        .map(remove)
        .chain(new.cloned().map(add))
        .collect()
}
