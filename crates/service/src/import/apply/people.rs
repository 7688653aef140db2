//! The people of an import: who works there, who is away, who is on duty.

use onedoor_domain::directory::{Absence, Duty, StaffMember};
use onedoor_domain::municipality_file::{AbsenceEntry, Change, DutyEntry, StaffEntry};
use onedoor_domain::{Moment, StaffId};
use onedoor_store::{Connection, attendance, presence, staff};

use super::Import;
use crate::directory::close_load;
use crate::{Error, Result};

impl Import<'_> {
    pub(super) fn add_staff(&mut self, conn: &mut Connection, entry: &StaffEntry) -> Result<()> {
        let id: StaffId = self.services.chance.id(self.now);
        staff::insert(conn, self.id, &member(id, entry), self.now)?;
        self.people.insert(entry.email.clone(), id);
        Ok(())
    }

    pub(super) fn change_staff(
        &self,
        conn: &mut Connection,
        email: &str,
        change: &Change,
    ) -> Result<()> {
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
            close_load(conn, self.id, id)?;
        }
        Ok(staff::save(
            conn,
            self.id,
            &person,
            current.version,
            self.now,
        )?)
    }

    pub(super) fn add_absence(&self, conn: &mut Connection, entry: &AbsenceEntry) -> Result<()> {
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

    pub(super) fn remove_absence(&self, conn: &mut Connection, entry: &AbsenceEntry) -> Result<()> {
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

    pub(super) fn add_duty(&self, conn: &mut Connection, entry: &DutyEntry) -> Result<()> {
        let turn = self.turn(entry)?;
        let id = self.services.chance.id(self.now);
        Ok(presence::insert_duty(conn, self.id, id, &turn, self.now)?)
    }

    pub(super) fn remove_duty(&self, conn: &mut Connection, entry: &DutyEntry) -> Result<()> {
        let wanted = self.turn(entry)?;
        for turn in presence::duties(conn, self.id, self.now)? {
            if turn.value.1 == wanted {
                presence::delete_duty(conn, self.id, turn.value.0, turn.version)?;
            }
        }
        Ok(())
    }

    /// `check` has seen that everybody the file names is in it.
    pub(super) fn person(&self, email: &str) -> Result<StaffId> {
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
