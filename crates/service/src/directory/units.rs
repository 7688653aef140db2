//! The units of the catalogue as the municipality has them: how they are reached, who is in them.

use std::sync::Arc;

use onedoor_domain::catalogue::{Catalogue, Document, Unit};
use onedoor_domain::directory::{Municipality, StaffMember};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Country, MunicipalityId, Version, Versioned};
use onedoor_store::columns::CatalogueStatus;
use onedoor_store::units::UnitRecord;
use onedoor_store::{Connection, catalogues, municipalities, staff, units};

use crate::error::taken_as;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::{allowed, unchanged};
use crate::{Error, Refusal, Result, Services};

/// A unit with who is in it.
#[derive(Debug, Clone)]
pub struct UnitView {
    /// How it is reached.
    pub record: UnitRecord,
    /// Its entry in the published catalogue, if it has one.
    pub entry: Option<Unit>,
    /// Whose unit it is.
    pub municipality: Arc<Municipality>,
    /// How many active staff members belong to it.
    pub members: usize,
    /// Its active heads.
    pub heads: Vec<StaffMember>,
}

/// How a unit is reached, as a caller hands it in: what is left out stays, null is taken away.
#[derive(Debug, Clone, Default)]
pub struct UnitInput {
    /// The mailbox that its members share.
    pub mailbox: Option<Option<String>>,
    /// Its phone.
    pub phone: Option<Option<String>>,
}

impl Services {
    /// All units, in the order of their ids.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_units(&self, caller: Caller) -> Result<Vec<UnitView>> {
        allowed(&caller, Action::ReadDirectory)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let records = units::list(conn, caller.municipality)?;
                services.views(conn, caller.municipality, records)
            })
            .await
    }

    /// One unit.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_unit(&self, caller: Caller, id: String) -> Result<UnitView> {
        allowed(&caller, Action::ReadDirectory)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let record = known(conn, caller.municipality, &id)?;
                services.view(conn, caller.municipality, record)
            })
            .await
    }

    /// Adds a unit of the catalogue to those that the municipality has.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Refusal::UnitUnknown`], [`Refusal::UnitExists`].
    pub async fn create_unit(
        &self,
        caller: Caller,
        id: String,
        input: UnitInput,
        once: Option<Once>,
        render: impl FnOnce(&UnitView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, now, municipality) = (self.clone(), self.now(), caller.municipality);
        let change = move |conn: &mut Connection| {
            let blank = UnitRecord {
                id,
                mailbox: None,
                phone: None,
                version: Version::FIRST,
            };
            let country = country(conn, municipality)?;
            let record = read(input, blank, country)?;
            if !services.is_in_catalogue(conn, municipality, &record.id)? {
                return Err(Error::Refused(Refusal::UnitUnknown));
            }
            units::insert(conn, municipality, &record, now)
                .map_err(taken_as(Refusal::UnitExists))?;
            services.view(conn, municipality, record)
        };
        self.change_directory_once(&caller, once, change, render)
            .await
    }

    /// Changes how a unit is reached.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_unit(
        &self,
        caller: Caller,
        id: String,
        seen: Version,
        input: UnitInput,
    ) -> Result<UnitView> {
        let (services, now, municipality) = (self.clone(), self.now(), caller.municipality);
        self.change_directory(&caller, move |conn| {
            let before = known(conn, municipality, &id)?;
            unchanged(before.version, seen)?;
            let country = country(conn, municipality)?;
            let mut record = read(input, before, country)?;
            units::save(conn, municipality, &record, seen, now)?;
            record.version = seen.next();
            services.view(conn, municipality, record)
        })
        .await
    }

    fn view(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        record: UnitRecord,
    ) -> Result<UnitView> {
        self.views(conn, municipality, vec![record])?
            .pop()
            .ok_or(Error::NotFound)
    }

    fn views(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        records: Vec<UnitRecord>,
    ) -> Result<Vec<UnitView>> {
        let catalogue = self.copies.published(conn, municipality)?;
        let everybody = staff::list(conn, municipality)?;
        let house = Arc::new(municipalities::get(conn, municipality)?.municipality);
        Ok(records
            .into_iter()
            .map(|record| view(record, catalogue.as_deref(), &house, &everybody))
            .collect())
    }

    /// A unit that a draft adds must be there, with its people, before the draft can be published:
    /// so the units of the newest draft count too.
    fn is_in_catalogue(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: &str,
    ) -> Result<bool> {
        let published = self.copies.published(conn, municipality)?;
        if published.is_some_and(|catalogue| catalogue.unit(id).is_some()) {
            return Ok(true);
        }
        let versions = catalogues::list(conn, municipality)?;
        let Some(draft) = versions
            .iter()
            .find(|of| of.status == CatalogueStatus::Draft)
        else {
            return Ok(false);
        };
        let json = catalogues::document(conn, municipality, draft.version)?;
        let document: Document =
            serde_json::from_str(&json).map_err(|error| Error::Fault(error.to_string()))?;
        Ok(document.units.iter().any(|unit| unit.id == id))
    }
}

fn view(
    record: UnitRecord,
    catalogue: Option<&Catalogue>,
    municipality: &Arc<Municipality>,
    everybody: &[Versioned<StaffMember>],
) -> UnitView {
    let members: Vec<&StaffMember> = everybody
        .iter()
        .map(|person| &person.value)
        .filter(|person| person.active && person.is_in(&record.id))
        .collect();
    UnitView {
        entry: catalogue.and_then(|of| of.unit(&record.id)).cloned(),
        municipality: Arc::clone(municipality),
        members: members.len(),
        heads: members
            .into_iter()
            .filter(|person| person.heads.contains(&record.id))
            .cloned()
            .collect(),
        record,
    }
}

fn read(input: UnitInput, mut record: UnitRecord, country: Country) -> Result<UnitRecord> {
    let mut fields = Fields::default();
    if let Some(raw) = input.mailbox {
        record.mailbox = raw.and_then(|raw| fields.email("/mailbox", &raw));
    }
    if let Some(raw) = input.phone {
        record.phone = raw.and_then(|raw| fields.phone("/phone", &raw, country));
    }
    fields.finish()?;
    Ok(record)
}

fn country(conn: &mut Connection, municipality: MunicipalityId) -> Result<Country> {
    Ok(municipalities::get(conn, municipality)?
        .municipality
        .country)
}

/// A unit that is there. None has U+0000 in its id: no database keeps that, and one fails at it.
fn known(conn: &mut Connection, municipality: MunicipalityId, id: &str) -> Result<UnitRecord> {
    if id.contains('\0') {
        return Err(Error::NotFound);
    }
    Ok(units::get(conn, municipality, id)?)
}
