//! Carrying out the changes of an import.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use onedoor_domain::business::Identifier;
use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::catalogue::Document;
use onedoor_domain::directory::{Absence, Duty, Municipality, StaffMember};
use onedoor_domain::municipality_file::{
    AbsenceEntry, BusinessEntry, BusinessField, BusinessKey, Change, DutyEntry, IdentifierEntry,
    MunicipalityFile, StaffEntry,
};
use onedoor_domain::{BusinessId, Moment, MunicipalityId, StaffId, Version};
use onedoor_store::businesses::BusinessRecord;
use onedoor_store::catalogues::CatalogueRecord;
use onedoor_store::columns::{CatalogueStatus, Col};
use onedoor_store::intake::{BusinessIdentifierRow, BusinessRow};
use onedoor_store::municipalities::MunicipalityRecord;
use onedoor_store::units::UnitRecord;
use onedoor_store::{
    Connection, StoreError, attendance, businesses, catalogues, municipalities, presence, staff,
    units,
};

use crate::intake::name_key;
use crate::municipality::{keep_calendar, keep_version};
use crate::{Error, Refusal, Result, Services};

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

    fn add_staff(&mut self, conn: &mut Connection, entry: &StaffEntry) -> Result<()> {
        let id: StaffId = self.services.chance.id(self.now);
        staff::insert(conn, self.id, &member(id, entry), self.now)?;
        self.people.insert(entry.email.clone(), id);
        Ok(())
    }

    fn change_staff(&self, conn: &mut Connection, email: &str, change: &Change) -> Result<()> {
        let id = self.person(email)?;
        let current = staff::get(conn, self.id, id)?;
        let wanted = self.file.staff.iter().find(|entry| entry.email == email);
        let mut person = wanted.map_or_else(|| current.value.clone(), |entry| member(id, entry));
        let (back, gone) = (
            matches!(change, Change::ReactivateStaff { .. }),
            matches!(change, Change::DeactivateStaff { .. }),
        );
        person.active = (current.value.active || back) && !gone;
        if person.active && !current.value.active {
            staff::open_load(conn, self.id, id)?;
        }
        if current.value.active && !person.active {
            staff::close_load(conn, self.id, id).map_err(|error| {
                if matches!(error, StoreError::Stale) {
                    Error::Refused(Refusal::StillCarriesWork)
                } else {
                    error.into()
                }
            })?;
        }
        Ok(staff::save(
            conn,
            self.id,
            &person,
            current.version,
            self.now,
        )?)
    }

    fn add_absence(&self, conn: &mut Connection, entry: &AbsenceEntry) -> Result<()> {
        let (starts_at, ends_at) = self.days(entry)?;
        let away = Absence {
            id: self.services.chance.id(self.now),
            staff: self.person(&entry.staff)?,
            starts_at,
            ends_at,
            substitute: entry
                .substitute
                .as_ref()
                .map(|email| self.person(email))
                .transpose()?,
        };
        presence::insert_absence(conn, self.id, &away, self.now)?;
        Ok(attendance::look_at(conn, self.id, away.staff, self.now)?)
    }

    fn remove_absence(&self, conn: &mut Connection, entry: &AbsenceEntry) -> Result<()> {
        let (staff, (starts_at, ends_at)) = (self.person(&entry.staff)?, self.days(entry)?);
        for away in presence::absences(conn, self.id, self.now)? {
            let same = away.value.staff == staff && away.value.starts_at == starts_at;
            if same && away.value.ends_at == ends_at {
                presence::delete_absence(conn, self.id, away.value.id, away.version)?;
                attendance::look_at(conn, self.id, staff, self.now)?;
            }
        }
        Ok(())
    }

    fn add_duty(&self, conn: &mut Connection, entry: &DutyEntry) -> Result<()> {
        let turn = self.turn(entry)?;
        let id = self.services.chance.id(self.now);
        Ok(presence::insert_duty(conn, self.id, id, &turn, self.now)?)
    }

    fn remove_duty(&self, conn: &mut Connection, entry: &DutyEntry) -> Result<()> {
        let wanted = self.turn(entry)?;
        for turn in presence::duties(conn, self.id, self.now)? {
            if turn.value.1 == wanted {
                presence::delete_duty(conn, self.id, turn.value.0, turn.version)?;
            }
        }
        Ok(())
    }

    fn add_business(&self, conn: &mut Connection, entry: &BusinessEntry) -> Result<()> {
        let id: BusinessId = self.services.chance.id(self.now);
        let manager = entry
            .account_manager
            .as_ref()
            .map(|email| self.person(email))
            .transpose()?;
        let row = BusinessRow {
            municipality_id: Col(self.id),
            id: Col(id),
            name: entry.name.clone(),
            name_key: name_key(&entry.name),
            account_manager_id: manager.map(Col),
            version: Version::FIRST.0,
            created_at: Col(self.now),
            updated_at: Col(self.now),
        };
        Ok(businesses::insert(
            conn,
            &row,
            &self.identifiers(id, &entry.identifiers),
        )?)
    }

    fn change_business(
        &self,
        conn: &mut Connection,
        key: &BusinessKey,
        fields: &[BusinessField],
    ) -> Result<()> {
        let mut record = self.business(conn, key)?;
        for field in fields {
            match field {
                BusinessField::Name(replaced) => record.name.clone_from(&replaced.is),
                BusinessField::AccountManager(replaced) => {
                    record.account_manager = replaced
                        .is
                        .as_ref()
                        .map(|email| self.person(email))
                        .transpose()?;
                }
                BusinessField::MoreIdentifiers(more) => {
                    businesses::add_identifiers(conn, &self.identifiers(record.id, more))?;
                }
            }
        }
        Ok(businesses::save(
            conn,
            self.id,
            &record,
            &name_key(&record.name),
            self.now,
        )?)
    }

    fn business(&self, conn: &mut Connection, key: &BusinessKey) -> Result<BusinessRecord> {
        let found = match key {
            BusinessKey::Identifier(of) => {
                businesses::find_by_identifier(conn, self.id, of.scheme, &of.value)?
            }
            BusinessKey::Name(name) => {
                let key = name_key(name);
                let near = businesses::list(conn, self.id, Some(&key), None, 200)?;
                near.into_iter().find(|business| business.name == *name)
            }
        };
        found.ok_or(Error::Stale)
    }

    fn identifiers<'e>(
        &self,
        business: BusinessId,
        entries: impl IntoIterator<Item = &'e IdentifierEntry>,
    ) -> Vec<BusinessIdentifierRow> {
        let read = |entry: &IdentifierEntry| Identifier::parse(entry.scheme, &entry.value).ok();
        entries
            .into_iter()
            .filter_map(read)
            .map(|(identifier, _)| BusinessIdentifierRow {
                municipality_id: Col(self.id),
                scheme: Col(identifier.scheme()),
                value: identifier.value().to_owned(),
                business_id: Col(business),
            })
            .collect()
    }

    /// `check` has seen that everybody the file names is in it.
    fn person(&self, email: &str) -> Result<StaffId> {
        self.people
            .get(email)
            .copied()
            .ok_or_else(|| Error::Fault("an entry names nobody".to_owned()))
    }

    fn days(&self, entry: &AbsenceEntry) -> Result<(Moment, Moment)> {
        entry
            .span(&self.zone)
            .ok_or_else(|| Error::Fault("an absence has no days".to_owned()))
    }

    fn turn(&self, entry: &DutyEntry) -> Result<Duty> {
        let (starts_at, ends_at) = entry
            .span(&self.zone)
            .ok_or_else(|| Error::Fault("a turn has no time".to_owned()))?;
        Ok(Duty {
            staff: self.person(&entry.staff)?,
            starts_at,
            ends_at,
        })
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

fn member(id: StaffId, entry: &StaffEntry) -> StaffMember {
    StaffMember {
        id,
        name: entry.name.clone(),
        title: entry.title.clone(),
        email: entry.email.clone(),
        phone: entry.phone.clone(),
        active: entry.active,
        roles: entry.roles.iter().copied().collect(),
        units: entry.units.iter().cloned().collect(),
        heads: entry.heads.iter().cloned().collect(),
        skills: entry.skills.iter().cloned().collect(),
        languages: entry.languages.iter().copied().collect(),
        capacity: entry.capacity,
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Fault(error.to_string()))
}
