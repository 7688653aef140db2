//! Staff members: read, add, change, let go.

use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{MunicipalityId, StaffId, Version, Versioned};
use onedoor_store::{Connection, StoreError, call_backs, municipalities, staff, units};

use super::staff_fields::{self, Known, StaffInput};
use crate::error::taken_as;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, Refusal, Result, Services};

/// Which staff members.
#[derive(Debug, Clone, Default)]
pub struct StaffQuery {
    /// Those of this unit.
    pub unit: Option<String>,
    /// Those with this role.
    pub role: Option<Role>,
    /// Those who still work here, or those who do not.
    pub active: Option<bool>,
    /// After this one.
    pub after: Option<StaffId>,
    /// At most so many.
    pub limit: u32,
}

impl Services {
    /// A page of the staff, in the order in which they were added.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_staff(
        &self,
        caller: Caller,
        query: StaffQuery,
    ) -> Result<Listed<Versioned<StaffMember>, StaffId>> {
        allowed(&caller, Action::ReadDirectory)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let mut everybody = staff::list(conn, caller.municipality)?;
                everybody.retain(|person| query.asks_for(&person.value));
                Ok(Listed::cut(everybody, query.limit, |one| one.value.id))
            })
            .await
    }

    /// One staff member.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_staff(&self, caller: Caller, id: StaffId) -> Result<Versioned<StaffMember>> {
        allowed(&caller, Action::ReadDirectory)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(staff::get(conn, caller.municipality, id)?))
            .await
    }

    /// Adds somebody.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Refusal::EmailTaken`].
    pub async fn create_staff(
        &self,
        caller: Caller,
        input: StaffInput,
        once: Option<Once>,
        render: impl FnOnce(&Versioned<StaffMember>) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, now, municipality) = (self.clone(), self.now(), caller.municipality);
        let change = move |conn: &mut Connection| {
            let known = services.known(conn, municipality)?;
            let blank = staff_fields::nobody(services.chance.id(now));
            let person = staff_fields::read(&input, blank, &known)?;
            staff::insert(conn, municipality, &person, now)
                .map_err(taken_as(Refusal::EmailTaken))?;
            Ok(Versioned {
                value: person,
                version: Version::FIRST,
            })
        };
        self.change_directory_once(&caller, once, change, render)
            .await
    }

    /// Changes somebody. Who is let go must not carry work any more.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`Refusal::EmailTaken`], [`Refusal::StillCarriesWork`], [`Refusal::NobodyThere`].
    pub async fn change_staff(
        &self,
        caller: Caller,
        id: StaffId,
        seen: Version,
        input: StaffInput,
    ) -> Result<Versioned<StaffMember>> {
        let (services, now, municipality) = (self.clone(), self.now(), caller.municipality);
        self.change_directory(&caller, move |conn| {
            let before = staff::get(conn, municipality, id)?;
            unchanged(before.version, seen)?;
            let known = services.known(conn, municipality)?;
            let was_active = before.value.active;
            let person = staff_fields::read(&input, before.value, &known)?;
            staff::save(conn, municipality, &person, seen, now)
                .map_err(taken_as(Refusal::EmailTaken))?;
            match (was_active, person.active) {
                (true, false) => let_go(conn, municipality, id)?,
                (false, true) => staff::open_load(conn, municipality, id)?,
                (true, true) | (false, false) => {}
            }
            Ok(Versioned {
                value: person,
                version: seen.next(),
            })
        })
        .await
    }

    fn known(&self, conn: &mut Connection, municipality: MunicipalityId) -> Result<Known> {
        let catalogue = self.copies.published(conn, municipality)?;
        let case_types = catalogue
            .iter()
            .flat_map(|catalogue| &catalogue.document().case_types);
        Ok(Known {
            country: municipalities::get(conn, municipality)?
                .municipality
                .country,
            units: units::list(conn, municipality)?
                .into_iter()
                .map(|unit| unit.id)
                .collect(),
            skills: case_types
                .flat_map(|of| [of.id.clone(), of.group.clone()])
                .collect(),
        })
    }
}

impl StaffQuery {
    fn asks_for(&self, person: &StaffMember) -> bool {
        self.unit.as_ref().is_none_or(|unit| person.is_in(unit))
            && self.role.is_none_or(|role| person.has(role))
            && self.active.is_none_or(|active| person.active == active)
            && self.after.is_none_or(|after| person.id > after)
    }
}

/// Somebody who carries work cannot leave, and somebody must stay who can answer at all.
///
/// Their load goes: who is about to give them work at this moment meets a row that is gone.
///
/// # Errors
/// [`Refusal::StillCarriesWork`], [`Refusal::NobodyThere`].
pub(crate) fn let_go(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<()> {
    close_load(conn, municipality, id)?;
    let left = staff::list(conn, municipality)?;
    if !left.iter().any(|person| person.value.active) {
        return Err(Error::Refused(Refusal::NobodyThere));
    }
    Ok(())
}

/// Takes away the load of somebody who carries nothing and is to call nobody back.
///
/// # Errors
/// [`Refusal::StillCarriesWork`].
pub(crate) fn close_load(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<()> {
    let still_carries_work = Error::Refused(Refusal::StillCarriesWork);
    match staff::close_load(conn, municipality, id) {
        Err(StoreError::Stale) => return Err(still_carries_work),
        closed => closed?,
    }
    if call_backs::open_of_staff(conn, municipality, id)?.is_empty() {
        return Ok(());
    }
    Err(still_carries_work)
}
