//! How a draft of the catalogue comes into force.

use std::collections::BTreeSet;

use onedoor_domain::catalogue::{self, Document, Finding};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::catalogues::{self, CatalogueRecord};
use onedoor_store::columns::CatalogueStatus;
use onedoor_store::{Connection, StoreError, municipalities, retention, staff};

use super::document;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::allowed;
use crate::{Error, Refusal, Result, Services};

impl Services {
    /// Publishes a draft without faults: new enquiries are routed by it, and the version before
    /// it is retired.
    ///
    /// # Errors
    /// [`Error::Findings`], [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::NotADraft`].
    pub async fn publish_catalogue(
        &self,
        caller: Caller,
        version: u32,
        once: Option<Once>,
        render: impl FnOnce(&CatalogueRecord) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::PublishCatalogue)?;
        let (now, municipality) = (self.now(), caller.municipality);
        let by = caller.actor.as_text();
        let change = move |conn: &mut Connection| publish(conn, municipality, version, by, now);
        let outcome = self.change_once(&caller, once, change, render).await;
        self.copies.forget(municipality);
        outcome
    }
}

/// Publishes within a transaction. Publishers of one municipality take turns on its row, so that
/// never two versions are published.
fn publish(
    conn: &mut Connection,
    municipality: MunicipalityId,
    version: u32,
    by: String,
    now: Moment,
) -> Result<CatalogueRecord> {
    municipalities::touch_directory(conn, municipality)?;
    let draft = catalogues::get(conn, municipality, version)?;
    if draft.status != CatalogueStatus::Draft {
        return Err(Error::Refused(Refusal::NotADraft));
    }
    let document = document(conn, municipality, version)?;
    let findings = faults(conn, municipality, &document)?;
    if !findings.is_empty() {
        return Err(Error::Findings(findings));
    }
    catalogues::retire_published(conn, municipality)?;
    catalogues::publish(conn, municipality, version, &by, now)?;
    // It may keep case types by other classes.
    retention::look_at_all(conn, municipality, now)?;
    Ok(CatalogueRecord {
        status: CatalogueStatus::Published,
        published_at: Some(now),
        published_by: Some(by),
        ..draft
    })
}

/// Everything that keeps the document from being published in this municipality.
pub(super) fn faults(
    conn: &mut Connection,
    municipality: MunicipalityId,
    document: &Document,
) -> std::result::Result<Vec<Finding>, StoreError> {
    let country = municipalities::get(conn, municipality)?
        .municipality
        .country;
    let mut findings = catalogue::check(document);
    let staffed = staffed(conn, municipality)?;
    findings.extend(catalogue::check_against(document, country, &staffed));
    Ok(findings)
}

/// The units in which what is sent there reaches somebody who can take it on.
fn staffed(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> std::result::Result<BTreeSet<String>, StoreError> {
    let people = staff::list(conn, municipality)?;
    Ok(people
        .into_iter()
        .filter(|person| person.value.active)
        .flat_map(|person| person.value.units)
        .collect())
}
