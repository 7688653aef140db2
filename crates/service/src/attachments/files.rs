//! Where the bytes of attachments are kept, and who scans them.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _};
use onedoor_domain::attachment::Verdict;
use onedoor_domain::{FileId, MunicipalityId};

use crate::{Error, Result};

/// How much of a file is held in memory while it is written: the least that S3 takes as a part.
const HELD: usize = 5 * 1024 * 1024;

/// The bytes of a file, as they come out of the store.
pub type FileStream = BoxStream<'static, std::io::Result<Bytes>>;

/// A scanner could not say whether a file is clean.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot scan: {0}")]
pub struct CannotScan(pub String);

/// What a scanner answers, when it does.
pub type Scanning<'a> =
    Pin<Box<dyn Future<Output = std::result::Result<Verdict, CannotScan>> + Send + 'a>>;

/// Whoever looks for what harms in files.
pub trait Scanner: Send + Sync {
    /// Looks through a file.
    fn scan(&self, file: FileStream) -> Scanning<'_>;
}

/// Where files are kept, and who scans them. Cheap to clone.
#[derive(Clone, Default)]
pub struct Files {
    store: Option<Arc<dyn ObjectStore>>,
    scanner: Option<Arc<dyn Scanner>>,
}

impl Files {
    /// Keeps files in `store`, unscanned.
    pub fn kept_in(store: Arc<dyn ObjectStore>) -> Self {
        Self {
            store: Some(store),
            scanner: None,
        }
    }

    /// Has every file scanned before it is served.
    #[must_use]
    pub fn scanned_by(self, scanner: Arc<dyn Scanner>) -> Self {
        Self {
            scanner: Some(scanner),
            ..self
        }
    }

    /// Whoever scans files, if anybody does.
    pub(crate) fn scanner(&self) -> Option<&Arc<dyn Scanner>> {
        self.scanner.as_ref()
    }

    /// Where the bytes of a new file go.
    pub(crate) fn create(&self, of: MunicipalityId, file: FileId) -> Result<BufWriter> {
        let store = Arc::clone(self.store()?);
        // One part at a time: a sender that is faster than the store waits, and fills no memory.
        Ok(BufWriter::with_capacity(store, place(of, file), HELD).with_max_concurrency(1))
    }

    /// The bytes of a file.
    pub(crate) async fn open(&self, of: MunicipalityId, file: FileId) -> Result<FileStream> {
        let found = self.store()?.get(&place(of, file)).await.map_err(away)?;
        let pieces = found.into_stream();
        Ok(pieces
            .map(|piece| piece.map_err(std::io::Error::other))
            .boxed())
    }

    /// The bytes of a file, if there are any.
    pub(crate) async fn find(
        &self,
        of: MunicipalityId,
        file: FileId,
    ) -> Result<Option<FileStream>> {
        let found = match self.store()?.get(&place(of, file)).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            found => found.map_err(away)?,
        };
        let pieces = found.into_stream();
        let pieces = pieces.map(|piece| piece.map_err(std::io::Error::other));
        Ok(Some(pieces.boxed()))
    }

    /// Deletes the bytes of a file, if there are any.
    pub(crate) async fn delete(&self, of: MunicipalityId, file: FileId) -> Result<()> {
        match self.store()?.delete(&place(of, file)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    /// Proves that files can be written, read and deleted.
    ///
    /// # Errors
    /// What cannot be done.
    pub async fn examine(&self) -> Result<()> {
        let (store, probe) = (self.store()?, Path::from("probe"));
        let written = b"onedoor".as_slice();
        store.put(&probe, written.into()).await.map_err(away)?;
        let found = store.get(&probe).await.map_err(away)?;
        let read = found.bytes().await.map_err(away)?;
        store.delete(&probe).await.map_err(away)?;
        if read.as_ref() == written {
            Ok(())
        } else {
            Err(Error::Fault("files come back changed".to_owned()))
        }
    }

    fn store(&self) -> Result<&Arc<dyn ObjectStore>> {
        let store = self.store.as_ref();
        store.ok_or_else(|| Error::Unavailable("no store of files is set up".to_owned()))
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Files")
            .field("store", &self.store.as_ref().map(ToString::to_string))
            .field("is_scanned", &self.scanner.is_some())
            .finish()
    }
}

/// The store of files did not do what it should: nobody but its operator can tell more.
pub(crate) fn away(error: impl fmt::Display) -> Error {
    Error::Unavailable(format!("the store of files: {error}"))
}

/// Below the municipality, so that one can be taken elsewhere with its files. Identities made
/// about the same time begin alike, so their ends spread them over folders.
fn place(of: MunicipalityId, file: FileId) -> Path {
    let name = file.0.simple().to_string();
    let folder = name.get(name.len().saturating_sub(2)..).unwrap_or_default();
    Path::from_iter([of.0.to_string().as_str(), folder, name.as_str()])
}
