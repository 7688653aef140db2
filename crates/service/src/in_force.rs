//! What is in force in a municipality: its settings, calendars, catalogue and people.
//!
//! Reading it takes a dozen queries and compiling it takes milliseconds, so one copy is kept in
//! memory and shared. A change made by this process replaces it at once; one made by another
//! process is noticed within [`TRUSTED`]. Whoever is chosen by an old copy is still checked when
//! the case is written: a person who left in between has no load row to change.

mod compiled;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;
use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::directory::{Directory, Municipality};
use onedoor_domain::guarantee::Calendars;
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::{
    Connection, StoreError, calendars, catalogues, municipalities, presence, staff,
};

use crate::Result;

/// How long a copy is used without asking whether it is still true.
const TRUSTED: Duration = Duration::from_secs(1);

/// What is in force in one municipality.
#[derive(Debug)]
pub struct InForce {
    /// The municipality.
    pub municipality: Municipality,
    /// Its calendars.
    pub calendars: Arc<Calendars>,
    /// The version of the local calendar.
    pub calendar_version: u32,
    /// The published catalogue.
    pub catalogue: Arc<Catalogue>,
    /// Everybody who works there, and who is away or on duty.
    pub directory: Directory,
    directory_version: i64,
}

/// A copy, and when it was last looked at; none if it is in doubt.
type Kept = (Option<Moment>, Arc<InForce>);

/// The copies in memory.
#[derive(Default)]
pub(crate) struct Copies {
    /// Each with the moment at which it was last seen to be true, unless it is in doubt.
    by_municipality: Mutex<HashMap<MunicipalityId, Kept>>,
    catalogues: Mutex<HashMap<(MunicipalityId, u32), Arc<Catalogue>>>,
    calendars: Mutex<HashMap<(MunicipalityId, u32), Arc<Calendars>>>,
}

impl Copies {
    /// What is in force now.
    pub(crate) fn get(
        &self,
        conn: &mut Connection,
        id: MunicipalityId,
        now: Moment,
    ) -> Result<Arc<InForce>> {
        let kept = self
            .by_municipality
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .cloned();
        if let Some((Some(looked_at), copy)) = &kept
            && now < looked_at.plus(SignedDuration::try_from(TRUSTED).unwrap_or_default())
            && *looked_at <= now
        {
            return Ok(Arc::clone(copy));
        }
        let copy = match kept {
            Some((_, copy)) if copy.is_of(municipalities::versions(conn, id)?) => copy,
            Some(_) | None => Arc::new(self.read(conn, id, now)?),
        };
        self.by_municipality
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, (Some(now), Arc::clone(&copy)));
        Ok(copy)
    }

    /// Makes the next look read everything anew.
    pub(crate) fn forget(&self, id: MunicipalityId) {
        self.by_municipality
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id);
    }

    /// The catalogue that routes new enquiries, if one was published yet.
    ///
    /// Within a change this is to be asked and not [`get`](Self::get), which would keep a copy of
    /// what may still be undone.
    pub(crate) fn published(
        &self,
        conn: &mut Connection,
        id: MunicipalityId,
    ) -> Result<Option<Arc<Catalogue>>> {
        match catalogues::published_version(conn, id) {
            Err(StoreError::NotFound) => Ok(None),
            version => self.catalogue(conn, id, version?).map(Some),
        }
    }

    /// Makes the next look at every municipality read everything anew.
    pub(crate) fn forget_all(&self) {
        self.by_municipality
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Makes the next look ask whether the copy is still true; if it is, it is kept.
    pub(crate) fn doubt(&self, id: MunicipalityId) {
        let mut copies = self
            .by_municipality
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((looked_at, _)) = copies.get_mut(&id) {
            *looked_at = None;
        }
    }

    /// One version of the catalogue; versions in use never change, so they are kept.
    pub(crate) fn catalogue(
        &self,
        conn: &mut Connection,
        id: MunicipalityId,
        version: u32,
    ) -> Result<Arc<Catalogue>> {
        let key = (id, version);
        // Held while reading: of many who ask at once, one reads and the others wait for it.
        let mut all = self
            .catalogues
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = all.get(&key) {
            return Ok(Arc::clone(kept));
        }
        let catalogue = compiled::catalogue(version, &catalogues::document(conn, id, version)?)?;
        all.insert(key, Arc::clone(&catalogue));
        Ok(catalogue)
    }

    /// The calendars of one version; versions never change, so they are kept.
    pub(crate) fn calendars(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        version: u32,
    ) -> Result<Arc<Calendars>> {
        if in_force.calendar_version == version {
            return Ok(Arc::clone(&in_force.calendars));
        }
        let of = &in_force.municipality;
        let mut all = self
            .calendars
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = all.get(&(of.id, version)) {
            return Ok(Arc::clone(kept));
        }
        let record = calendars::document(conn, of.id, version)?;
        let (zone, document) = (&record.time_zone, &record.document);
        let calendars = compiled::calendars(of.country, zone, document, version)?;
        all.insert((of.id, version), Arc::clone(&calendars));
        Ok(calendars)
    }

    fn read(&self, conn: &mut Connection, id: MunicipalityId, now: Moment) -> Result<InForce> {
        let record = municipalities::get(conn, id)?;
        let published = catalogues::published_version(conn, id)?;
        Ok(InForce {
            calendars: compiled::calendars(
                record.municipality.country,
                &record.municipality.time_zone,
                &record.calendar,
                record.calendar_version,
            )?,
            calendar_version: record.calendar_version,
            catalogue: self.catalogue(conn, id, published)?,
            directory: Directory {
                staff: values(staff::list(conn, id)?),
                absences: values(presence::absences(conn, id, now)?),
                duties: values(presence::duties(conn, id, now)?)
                    .into_iter()
                    .map(|(_, d)| d)
                    .collect(),
            },
            directory_version: record.directory_version,
            municipality: record.municipality,
        })
    }
}

impl InForce {
    fn is_of(&self, (directory, published): (i64, Option<u32>)) -> bool {
        self.directory_version == directory && Some(self.catalogue.version()) == published
    }
}

fn values<T>(versioned: Vec<onedoor_domain::Versioned<T>>) -> Vec<T> {
    versioned.into_iter().map(|v| v.value).collect()
}
