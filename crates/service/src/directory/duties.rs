//! The duty roster: whom routing turns to when nobody else is there.

use onedoor_domain::directory::Duty;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{DutyId, Moment, MunicipalityId, StaffId, Version, Versioned};
use onedoor_store::{Connection, presence};

use super::{active_person, span};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::allowed;
use crate::{Result, Services};

/// A turn on the roster as a caller hands it in.
#[derive(Debug, Clone)]
pub struct DutyInput {
    /// Who is on duty.
    pub staff: StaffId,
    /// From when, RFC 3339.
    pub starts_at: String,
    /// Until when, RFC 3339.
    pub ends_at: String,
}

impl Services {
    /// The turns that end after `after`, or after now; soonest first.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn list_duties(
        &self,
        caller: Caller,
        after: Option<Moment>,
    ) -> Result<Vec<Versioned<(DutyId, Duty)>>> {
        allowed(&caller, Action::ReadDirectory)?;
        let after = after.unwrap_or_else(|| self.now());
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(presence::duties(conn, caller.municipality, after)?))
            .await
    }

    /// One turn.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn find_duty(&self, caller: Caller, id: DutyId) -> Result<Versioned<(DutyId, Duty)>> {
        allowed(&caller, Action::ReadDirectory)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(presence::get_duty(conn, caller.municipality, id)?))
            .await
    }

    /// Puts somebody on duty.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::Forbidden`].
    pub async fn create_duty(
        &self,
        caller: Caller,
        input: DutyInput,
        once: Option<Once>,
        render: impl FnOnce(&Versioned<(DutyId, Duty)>) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (now, municipality) = (self.now(), caller.municipality);
        let id = self.chance.id(now);
        let change = move |conn: &mut Connection| {
            let turn = read(conn, municipality, &input)?;
            presence::insert_duty(conn, municipality, id, &turn, now)?;
            Ok(Versioned {
                value: (id, turn),
                version: Version::FIRST,
            })
        };
        self.change_directory_once(&caller, once, change, render)
            .await
    }

    /// Takes a turn off the roster.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::Stale`].
    pub async fn delete_duty(&self, caller: Caller, id: DutyId, seen: Version) -> Result<()> {
        let municipality = caller.municipality;
        self.change_directory(&caller, move |conn| {
            presence::get_duty(conn, municipality, id)?;
            Ok(presence::delete_duty(conn, municipality, id, seen)?)
        })
        .await
    }
}

fn read(conn: &mut Connection, municipality: MunicipalityId, input: &DutyInput) -> Result<Duty> {
    let mut fields = Fields::default();
    active_person(conn, &mut fields, municipality, "/staff", input.staff)?;
    let starts_at = fields.moment("/starts_at", &input.starts_at);
    let ends_at = fields.moment("/ends_at", &input.ends_at);
    let span = span(&mut fields, starts_at, ends_at);
    let (starts_at, ends_at) = fields.finish_with(span)?;
    Ok(Duty {
        staff: input.staff,
        starts_at,
        ends_at,
    })
}
