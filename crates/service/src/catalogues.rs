//! Versions of the catalogue: read, draft, check, publish, compare.

mod publishing;

use onedoor_domain::MunicipalityId;
use onedoor_domain::catalogue::{self, Change, Document, Finding};
use onedoor_domain::policy::{Action, Caller};
use onedoor_store::catalogues::{self, CatalogueRecord};
use onedoor_store::columns::CatalogueStatus;
use onedoor_store::{Connection, StoreError};

use publishing::faults;

use crate::idempotency::{Answer, Answered, Once};
use crate::services::allowed;
use crate::{Error, Result, Services};

/// Which version of the catalogue is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueName {
    /// The one that routes new enquiries.
    Published,
    /// The one of this number.
    Version(u32),
}

/// One version with its document.
#[derive(Debug, Clone)]
pub struct CatalogueFile {
    /// Where it stands.
    pub record: CatalogueRecord,
    /// Its document, JSON.
    pub document: String,
}

/// A draft that was just uploaded.
#[derive(Debug, Clone)]
pub struct DraftedCatalogue {
    /// Where it stands.
    pub record: CatalogueRecord,
    /// What keeps it from being published.
    pub findings: Vec<Finding>,
}

/// How a version differs from the published one.
#[derive(Debug, Clone)]
pub struct CatalogueDiff {
    /// The number of the published version.
    pub published: u32,
    /// The number of the version that is compared.
    pub version: u32,
    /// What must change in the published one to give it.
    pub changes: Vec<Change>,
}

impl CatalogueName {
    /// Reads a number, or the word `published`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "published" => Some(Self::Published),
            number => number.parse().ok().map(Self::Version),
        }
    }
}

impl Services {
    /// All versions, newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_catalogues(&self, caller: Caller) -> Result<Vec<CatalogueRecord>> {
        allowed(&caller, Action::ReadCatalogue)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(catalogues::list(conn, caller.municipality)?))
            .await
    }

    /// One version with its document.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_catalogue(
        &self,
        caller: Caller,
        name: CatalogueName,
    ) -> Result<CatalogueFile> {
        allowed(&caller, Action::ReadCatalogue)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let municipality = caller.municipality;
                let version = number(conn, municipality, name)?;
                Ok(CatalogueFile {
                    record: catalogues::get(conn, municipality, version)?,
                    document: catalogues::document(conn, municipality, version)?,
                })
            })
            .await
    }

    /// Everything that would keep this catalogue, YAML, from being published. Writes nothing.
    ///
    /// # Errors
    /// [`Error::Findings`] if it cannot even be read, [`Error::Forbidden`].
    pub async fn check_catalogue(&self, caller: Caller, yaml: String) -> Result<Vec<Finding>> {
        allowed(&caller, Action::DraftCatalogue)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let document = Document::parse(&yaml).map_err(Error::Findings)?;
                Ok(faults(conn, caller.municipality, &document)?)
            })
            .await
    }

    /// Keeps this catalogue, YAML, as a draft with the next number. It may have faults.
    ///
    /// # Errors
    /// [`Error::Findings`] if it cannot even be read, [`Error::Forbidden`].
    pub async fn draft_catalogue(
        &self,
        caller: Caller,
        yaml: String,
        once: Option<Once>,
        render: impl FnOnce(&DraftedCatalogue) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::DraftCatalogue)?;
        let municipality = caller.municipality;
        // Reading takes long: it must not hold up those who want to write.
        let (document, findings) = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let document = Document::parse(&yaml).map_err(Error::Findings)?;
                let findings = faults(conn, municipality, &document)?;
                let json = serde_json::to_string(&document)
                    .map_err(|error| Error::Fault(error.to_string()))?;
                Ok::<_, Error>((json, findings))
            })
            .await?;
        let (now, created_by) = (self.now(), caller.actor.as_text());
        let id = self.chance.id(now);
        let change = move |conn: &mut Connection| {
            let record = CatalogueRecord {
                id,
                version: catalogues::next_version(conn, municipality)?,
                status: CatalogueStatus::Draft,
                created_at: now,
                created_by,
                published_at: None,
                published_by: None,
            };
            catalogues::insert(conn, municipality, &record, &document)?;
            Ok(DraftedCatalogue { record, findings })
        };
        self.change_once(&caller, once, change, render).await
    }

    /// How a version differs from the published one.
    ///
    /// # Errors
    /// [`Error::NotFound`], also if none was published yet; [`Error::Forbidden`].
    pub async fn diff_catalogue(
        &self,
        caller: Caller,
        name: CatalogueName,
    ) -> Result<CatalogueDiff> {
        allowed(&caller, Action::ReadCatalogue)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let municipality = caller.municipality;
                let published = catalogues::published_version(conn, municipality)?;
                let version = number(conn, municipality, name)?;
                let old = document(conn, municipality, published)?;
                let new = document(conn, municipality, version)?;
                Ok(CatalogueDiff {
                    published,
                    version,
                    changes: catalogue::diff(&old, &new),
                })
            })
            .await
    }
}

fn number(
    conn: &mut Connection,
    municipality: MunicipalityId,
    name: CatalogueName,
) -> std::result::Result<u32, StoreError> {
    match name {
        CatalogueName::Published => catalogues::published_version(conn, municipality),
        CatalogueName::Version(version) => Ok(version),
    }
}

fn document(conn: &mut Connection, municipality: MunicipalityId, version: u32) -> Result<Document> {
    let json = catalogues::document(conn, municipality, version)?;
    serde_json::from_str(&json)
        .map_err(|error| Error::Fault(format!("catalogue {version} cannot be read: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_called_by_its_number_or_as_the_published_one() {
        assert_eq!(
            CatalogueName::parse("published"),
            Some(CatalogueName::Published)
        );
        assert_eq!(CatalogueName::parse("7"), Some(CatalogueName::Version(7)));
        for word in ["", "latest", "-1", "1.5"] {
            assert_eq!(CatalogueName::parse(word), None, "{word}");
        }
    }
}
