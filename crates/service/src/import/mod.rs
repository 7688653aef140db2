//! Loading a whole municipality from a file: idempotent, with a dry run that only tells.

mod apply;
mod export;

use std::collections::BTreeSet;

use onedoor_domain::MunicipalityId;
use onedoor_domain::catalogue::Document;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::municipality_file::{Change, FileFinding, MunicipalityFile, diff};
use onedoor_store::{Connection, catalogues, municipalities};

use crate::{Error, Services};

/// What is done with the differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportMode {
    /// They are told.
    DryRun,
    /// They are carried out.
    Apply,
}

/// A failure of an import.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file has these faults.
    #[error("{} faults", .0.len())]
    Faults(Vec<FileFinding>),
    /// Anything else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl Services {
    /// Brings a municipality to what a file says, in one transaction, and tells what that changed.
    ///
    /// A municipality that is not there is made, with the default catalogue as its first version.
    /// For the operator of the installation: there is no caller to authorise.
    ///
    /// # Errors
    /// [`ImportError::Faults`] with everything that is wrong with the file.
    pub async fn import_municipality(
        &self,
        yaml: &str,
        mode: ImportMode,
    ) -> Result<Vec<Change>, ImportError> {
        let file = MunicipalityFile::parse(yaml).map_err(ImportError::Faults)?;
        let services = self.clone();
        let outcome = self
            .store
            .installation()
            .write(move |conn| {
                let faults = faults(conn, &file)?;
                if !faults.is_empty() {
                    return Ok(Err(faults));
                }
                let current = export::export(conn, &file.slug, services.now())?;
                let changes = diff(current.as_ref(), &file);
                if mode == ImportMode::Apply && !changes.is_empty() {
                    apply::apply(conn, &services, &file, &changes)?;
                }
                Ok(Ok(changes))
            })
            .await
            .map_err(ImportError::Other)?;
        // After the commit: who looks before it must not keep what was.
        self.copies.forget_all();
        self.tokens.forget();
        outcome.map_err(ImportError::Faults)
    }

    /// Everybody who works in the municipality of this name.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn staff_of(&self, slug: &str) -> crate::Result<(MunicipalityId, Vec<StaffMember>)> {
        let slug = slug.to_owned();
        self.store
            .installation()
            .read(move |conn| {
                let record = municipalities::find_by_slug(conn, &slug)?.ok_or(Error::NotFound)?;
                let id = record.municipality.id;
                let staff = onedoor_store::staff::list(conn, id)?;
                Ok((id, staff.into_iter().map(|person| person.value).collect()))
            })
            .await
    }
}

/// What is wrong with the file, against the catalogue that is or would be in force.
fn faults(conn: &mut Connection, file: &MunicipalityFile) -> crate::Result<Vec<FileFinding>> {
    let document = match municipalities::find_by_slug(conn, &file.slug)? {
        Some(record) => published(conn, record.municipality.id)?,
        None => Document::default_catalogue(),
    };
    let known: BTreeSet<String> = document.units.into_iter().map(|unit| unit.id).collect();
    let mut faults = file.check(&known);
    if let Some(calendar) = &file.calendar {
        let compiled = onedoor_domain::guarantee::Calendars::compile(
            file.country,
            &file.time_zone,
            calendar,
            1,
        );
        let wrong = compiled.err().unwrap_or_default().into_iter();
        faults.extend(wrong.map(|finding| FileFinding {
            place: "calendar".to_owned(),
            sentence: finding.to_string(),
        }));
    }
    Ok(faults)
}

fn published(conn: &mut Connection, id: MunicipalityId) -> crate::Result<Document> {
    let version = catalogues::published_version(conn, id)?;
    let json = catalogues::document(conn, id, version)?;
    serde_json::from_str(&json)
        .map_err(|error| Error::Fault(format!("catalogue {version}: {error}")))
}
