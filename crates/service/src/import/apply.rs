//! Carrying out the changes of an import.

mod business_entries;
mod people;

use std::collections::HashMap;

use jiff::tz::TimeZone;
use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::catalogue::Document;
use onedoor_domain::directory::Municipality;
use onedoor_domain::municipality_file::{Change, MunicipalityFile};
use onedoor_domain::{Moment, MunicipalityId, StaffId, Version};
use onedoor_store::catalogues::CatalogueRecord;
use onedoor_store::columns::CatalogueStatus;
use onedoor_store::municipalities::MunicipalityRecord;
use onedoor_store::units::UnitRecord;
use onedoor_store::{Connection, attendance, catalogues, municipalities, staff, units};

use crate::municipality::{keep_calendar, keep_version};
use crate::{Error, Result, Services};

/// Who an import acts as: it is the operator's, and no caller stands behind it.
const BY_IMPORT: &str = "system";

/// Carries out `changes`, which lead from what is there to `file`.
pub(super) fn apply(
    conn: &mut Connection,
    services: &Services,
    file: &MunicipalityFile,
    changes: &[Change],
) -> Result<MunicipalityId> {
    let now = services.now();
    let id = match municipalities::find_by_slug(conn, &file.slug)? {
        Some(record) => record.municipality.id,
        None => create(conn, services, file, now)?,
    };
    let zone = file
        .zone()
        .ok_or_else(|| Error::Fault("the time zone is unknown".to_owned()))?;
    let mut import = Import {
        services,
        file,
        id,
        now,
        zone,
        people: HashMap::new(),
    };
    for person in staff::list(conn, id)? {
        import
            .people
            .insert(person.value.email.clone(), person.value.id);
    }
    for change in changes {
        import.carry_out(conn, change)?;
    }
    municipalities::touch_directory(conn, id)?;
    Ok(id)
}

/// An import under way.
struct Import<'a> {
    services: &'a Services,
    file: &'a MunicipalityFile,
    id: MunicipalityId,
    now: Moment,
    zone: TimeZone,
    people: HashMap<String, StaffId>,
}

impl Import<'_> {
    fn carry_out(&mut self, conn: &mut Connection, change: &Change) -> Result<()> {
        match change {
            Change::CreateMunicipality(_) => Ok(()),
            Change::ChangeMunicipality { .. } => self.change_municipality(conn),
            Change::AddUnit(unit) => {
                let record = UnitRecord {
                    id: unit.id.clone(),
                    mailbox: unit.mailbox.clone(),
                    phone: unit.phone.clone(),
                    version: Version::FIRST,
                };
                Ok(units::insert(conn, self.id, &record, self.now)?)
            }
            Change::ChangeUnit { id, .. } => self.change_unit(conn, id),
            Change::AddStaff(entry) => self.add_staff(conn, entry),
            Change::ChangeStaff { email, .. }
            | Change::ReactivateStaff { email }
            | Change::DeactivateStaff { email } => self.change_staff(conn, email, change),
            Change::RemoveAbsence(entry) => self.remove_absence(conn, entry),
            Change::AddAbsence(entry) => self.add_absence(conn, entry),
            Change::RemoveDuty(entry) => self.remove_duty(conn, entry),
            Change::AddDuty(entry) => self.add_duty(conn, entry),
            Change::AddBusiness(entry) => self.add_business(conn, entry),
            Change::ChangeBusiness { business, fields } => {
                self.change_business(conn, business, fields)
            }
        }
    }

    fn change_municipality(&self, conn: &mut Connection) -> Result<()> {
        let mut record = municipalities::get(conn, self.id)?;
        let (seen, counted_on) = (record.version, record.calendar_version);
        record.municipality.name.clone_from(&self.file.name);
        record.municipality.language = self.file.language;
        record.municipality.settings = self.file.settings.clone();
        if let Some(calendar) = &self.file.calendar {
            keep_calendar(&mut record, calendar)?;
        }
        // The same hours in another zone are another calendar.
        if record.municipality.time_zone != self.file.time_zone {
            record
                .municipality
                .time_zone
                .clone_from(&self.file.time_zone);
            record.calendar_version = counted_on + 1;
        }
        municipalities::save(conn, &record, seen, self.now)?;
        attendance::look_at_everybody(conn, self.id, self.now)?;
        municipalities::look_at_mornings(conn, self.id, self.now)?;
        if record.calendar_version != counted_on {
            keep_version(conn, &record, BY_IMPORT, self.now)?;
        }
        Ok(())
    }

    fn change_unit(&self, conn: &mut Connection, id: &str) -> Result<()> {
        let Some(wanted) = self.file.units.iter().find(|unit| unit.id == id) else {
            return Ok(());
        };
        let mut record = units::get(conn, self.id, id)?;
        let seen = record.version;
        record.mailbox.clone_from(&wanted.mailbox);
        record.phone.clone_from(&wanted.phone);
        Ok(units::save(conn, self.id, &record, seen, self.now)?)
    }
}

/// A new municipality, routed by the default catalogue.
fn create(
    conn: &mut Connection,
    services: &Services,
    file: &MunicipalityFile,
    now: Moment,
) -> Result<MunicipalityId> {
    let id: MunicipalityId = services.chance.id(now);
    let usual = || CalendarDocument::default_for(file.country);
    let record = MunicipalityRecord {
        municipality: Municipality {
            id,
            slug: file.slug.clone(),
            name: file.name.clone(),
            country: file.country,
            time_zone: file.time_zone.clone(),
            language: file.language,
            settings: file.settings.clone(),
        },
        calendar: json(&file.calendar.clone().unwrap_or_else(usual))?,
        calendar_version: 1,
        directory_version: 1,
        version: Version::FIRST,
    };
    municipalities::insert(conn, &record, now)?;
    municipalities::look_at_mornings(conn, id, now)?;
    keep_version(conn, &record, BY_IMPORT, now)?;
    let first = CatalogueRecord {
        id: services.chance.id(now),
        version: 1,
        status: CatalogueStatus::Published,
        created_at: now,
        created_by: BY_IMPORT.to_owned(),
        published_at: Some(now),
        published_by: Some(BY_IMPORT.to_owned()),
    };
    catalogues::insert(conn, id, &first, &json(&Document::default_catalogue())?)?;
    Ok(id)
}

fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Fault(error.to_string()))
}
