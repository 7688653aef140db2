//! When people are away, and who acts for them.

use onedoor_domain::directory::Absence;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{AbsenceId, Moment, MunicipalityId, StaffId, Version, Versioned};
use onedoor_store::{Connection, attendance, presence};

use super::{active_person, span};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::{allowed, unchanged};
use crate::{FieldCode, FieldProblem, Result, Services};

/// An absence as a caller hands it in.
#[derive(Debug, Clone)]
pub struct AbsenceInput {
    /// Who is away.
    pub staff: StaffId,
    /// From when, RFC 3339.
    pub starts_at: String,
    /// Until when, RFC 3339.
    pub ends_at: String,
    /// Who acts for them.
    pub substitute: Option<StaffId>,
}

/// What changes about an absence: what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct AbsenceChange {
    /// From when, RFC 3339.
    pub starts_at: Option<String>,
    /// Until when, RFC 3339.
    pub ends_at: Option<String>,
    /// Who acts for them; null takes the substitute away.
    pub substitute: Option<Option<StaffId>>,
}

impl Services {
    /// The absences that end after `after`, or after now; soonest first.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn list_absences(
        &self,
        caller: Caller,
        after: Option<Moment>,
    ) -> Result<Vec<Versioned<Absence>>> {
        allowed(&caller, Action::ReadDirectory)?;
        let after = after.unwrap_or_else(|| self.now());
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(presence::absences(conn, caller.municipality, after)?))
            .await
    }

    /// One absence.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn find_absence(&self, caller: Caller, id: AbsenceId) -> Result<Versioned<Absence>> {
        allowed(&caller, Action::ReadDirectory)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(presence::get_absence(conn, caller.municipality, id)?))
            .await
    }

    /// Notes that somebody is away.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::Forbidden`].
    pub async fn create_absence(
        &self,
        caller: Caller,
        input: AbsenceInput,
        once: Option<Once>,
        render: impl FnOnce(&Versioned<Absence>) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (now, municipality) = (self.now(), caller.municipality);
        let id = self.chance.id(now);
        let change = move |conn: &mut Connection| {
            let away = read(conn, municipality, id, &input)?;
            presence::insert_absence(conn, municipality, &away, now)?;
            attendance::look_at(conn, municipality, away.staff, now)?;
            Ok(Versioned {
                value: away,
                version: Version::FIRST,
            })
        };
        self.change_directory_once(&caller, once, change, render)
            .await
    }

    /// Changes when somebody is away, or who acts for them.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`],
    /// [`crate::Error::Stale`].
    pub async fn change_absence(
        &self,
        caller: Caller,
        id: AbsenceId,
        seen: Version,
        change: AbsenceChange,
    ) -> Result<Versioned<Absence>> {
        let (now, municipality) = (self.now(), caller.municipality);
        self.change_directory(&caller, move |conn| {
            let before = presence::get_absence(conn, municipality, id)?;
            unchanged(before.version, seen)?;
            let away = read_change(conn, municipality, before.value, &change)?;
            presence::save_absence(conn, municipality, &away, seen, now)?;
            attendance::look_at(conn, municipality, away.staff, now)?;
            Ok(Versioned {
                value: away,
                version: seen.next(),
            })
        })
        .await
    }

    /// Takes an absence back.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::Stale`].
    pub async fn delete_absence(&self, caller: Caller, id: AbsenceId, seen: Version) -> Result<()> {
        let (now, municipality) = (self.now(), caller.municipality);
        self.change_directory(&caller, move |conn| {
            let away = presence::get_absence(conn, municipality, id)?.value;
            presence::delete_absence(conn, municipality, id, seen)?;
            // What was handed over because of it is given back.
            Ok(attendance::look_at(conn, municipality, away.staff, now)?)
        })
        .await
    }
}

fn read(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: AbsenceId,
    input: &AbsenceInput,
) -> Result<Absence> {
    let mut fields = Fields::default();
    active_person(conn, &mut fields, municipality, "/staff", input.staff)?;
    let starts_at = fields.moment("/starts_at", &input.starts_at);
    let ends_at = fields.moment("/ends_at", &input.ends_at);
    let span = span(&mut fields, starts_at, ends_at);
    if let Some(substitute) = input.substitute {
        check_substitute(conn, &mut fields, municipality, input.staff, substitute)?;
    }
    let (starts_at, ends_at) = fields.finish_with(span)?;
    Ok(Absence {
        id,
        staff: input.staff,
        starts_at,
        ends_at,
        substitute: input.substitute,
    })
}

fn read_change(
    conn: &mut Connection,
    municipality: MunicipalityId,
    mut away: Absence,
    change: &AbsenceChange,
) -> Result<Absence> {
    let mut fields = Fields::default();
    let starts_at = match &change.starts_at {
        Some(raw) => fields.moment("/starts_at", raw),
        None => Some(away.starts_at),
    };
    let ends_at = match &change.ends_at {
        Some(raw) => fields.moment("/ends_at", raw),
        None => Some(away.ends_at),
    };
    let span = span(&mut fields, starts_at, ends_at);
    if let Some(substitute) = change.substitute {
        away.substitute = substitute;
        if let Some(id) = substitute {
            check_substitute(conn, &mut fields, municipality, away.staff, id)?;
        }
    }
    (away.starts_at, away.ends_at) = fields.finish_with(span)?;
    Ok(away)
}

fn check_substitute(
    conn: &mut Connection,
    fields: &mut Fields,
    municipality: MunicipalityId,
    staff: StaffId,
    substitute: StaffId,
) -> Result<()> {
    if substitute == staff {
        fields.wrong(FieldProblem::new("/substitute", FieldCode::SamePerson));
        return Ok(());
    }
    active_person(conn, fields, municipality, "/substitute", substitute).map(drop)
}
