//! A file on its way in: its bytes go to the store as they come, and are looked at on the way.

use jiff::SignedDuration;
use object_store::buffered::BufWriter;
use onedoor_domain::attachment::Inspection;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, FileId, MunicipalityId};
use onedoor_store::{Connection, stray_files};
use tokio::io::AsyncWriteExt as _;

use super::files::away;
use crate::{Error, Result, Services};

/// How long bytes stay that nobody vouched for: their sender, or this program, was cut off.
pub(super) const STRAY_FOR: SignedDuration = SignedDuration::from_hours(24);
/// How much of that must be left for an attachment to vouch for them, so that clocks of two
/// machines that differ cannot let one delete what the other has just taken.
pub(super) const MUST_BE_LEFT: SignedDuration = SignedDuration::from_hours(12);

/// A file on its way in. Whoever lets go of it leaves its bytes to the sweep.
pub struct Incoming {
    pub(super) case: CaseId,
    pub(super) file: FileId,
    pub(super) seen: Inspection,
    municipality: MunicipalityId,
    /// None once the bytes are whole: the writer must not be asked for anything more then.
    writer: Option<BufWriter>,
    services: Services,
}

impl Services {
    /// Makes ready to receive a file for a case, if the caller may add one. Asked before its first
    /// byte is read.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Refused`] if the case is closed;
    /// [`Error::Unavailable`] if there is no place for files.
    pub async fn receive_file(&self, caller: &Caller, case: CaseId) -> Result<Incoming> {
        let (services, municipality) = (self.clone(), caller.municipality);
        let caller = caller.clone();
        let may = move |conn: &mut Connection| {
            let docket = services.take(conn, &caller, Action::AddAttachment, case)?;
            docket.must_be_open()
        };
        self.begin_file(municipality, case, may).await
    }

    /// Makes ready to receive a file for a case, if that may be.
    pub(super) async fn begin_file(
        &self,
        municipality: MunicipalityId,
        case: CaseId,
        may: impl FnOnce(&mut Connection) -> Result<()> + Send + 'static,
    ) -> Result<Incoming> {
        let now = self.now();
        let file: FileId = self.chance.id(now);
        let writer = self.files.create(municipality, file)?;
        let note = move |conn: &mut Connection| {
            may(conn)?;
            stray_files::insert(conn, municipality, file, now.plus(STRAY_FOR))?;
            Ok::<_, Error>(())
        };
        self.store.of(municipality).write(note).await?;
        Ok(Incoming {
            case,
            file,
            seen: Inspection::default(),
            municipality,
            writer: Some(writer),
            services: self.clone(),
        })
    }
}

impl Incoming {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if they cannot be kept.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.seen.see(bytes);
        let writer = self.writer.as_mut();
        let writer = writer.ok_or_else(|| away("the file was whole already"))?;
        writer.write_all(bytes).await.map_err(away)
    }

    /// How much came so far, in bytes.
    pub fn size(&self) -> u64 {
        self.seen.size()
    }

    /// The hash of what came so far.
    pub fn sha256(&self) -> [u8; 32] {
        self.seen.sha256()
    }

    /// Makes the bytes durable.
    pub(super) async fn finish(&mut self) -> Result<()> {
        match self.writer.take() {
            Some(mut writer) => writer.shutdown().await.map_err(away),
            None => Ok(()),
        }
    }

    /// Has the bytes deleted soon, unless an attachment vouches for them: after a failure it may
    /// not be known whether one does, and only the database can tell.
    pub async fn give_up(self) {
        if let Some(mut writer) = self.writer {
            // What remains in the store is deleted by the sweep, whatever becomes of this.
            drop(writer.abort().await);
        }
        let (of, file, now) = (self.municipality, self.file, self.services.now());
        let given_up = self
            .services
            .store
            .of(of)
            .write(move |conn| Ok::<_, Error>(stray_files::give_up(conn, of, file, now)?));
        if let Err(error) = given_up.await {
            tracing::warn!(%error, "bytes that nobody wants stay for a day");
        }
    }
}
