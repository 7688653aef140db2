//! Files whose bytes are at hand: put into the store whole, before the transaction that names them.

use bytes::Bytes;
use onedoor_domain::attachment::{Attachment, Inspected};
use onedoor_domain::{FileId, MunicipalityId};
use onedoor_store::{Connection, attachments, stray_files};
use tokio::io::AsyncWriteExt as _;

use super::AttachmentInput;
use super::add::added;
use super::files::away;
use super::incoming::STRAY_FOR;
use crate::docket::Docket;
use crate::{Error, Result, Services};

impl Services {
    /// Makes bytes durable for which nobody vouches yet.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if they cannot be kept.
    pub(crate) async fn keep_bytes(&self, of: MunicipalityId, bytes: &Bytes) -> Result<FileId> {
        let now = self.now();
        let file: FileId = self.chance.id(now);
        let mut writer = self.files.create(of, file)?;
        let note = move |conn: &mut Connection| {
            stray_files::insert(conn, of, file, now.plus(STRAY_FOR))?;
            Ok::<_, Error>(())
        };
        self.store.of(of).write(note).await?;
        writer.write_all(bytes).await.map_err(away)?;
        writer.shutdown().await.map_err(away)?;
        Ok(file)
    }

    /// Has those of these bytes deleted soon for which nobody vouched.
    pub(crate) async fn give_up_bytes(&self, of: MunicipalityId, files: Vec<FileId>) {
        if files.is_empty() {
            return;
        }
        let now = self.now();
        let giving_up = self.store.of(of).write(move |conn| {
            for file in files {
                stray_files::give_up(conn, of, file, now)?;
            }
            Ok::<_, Error>(())
        });
        if let Err(error) = giving_up.await {
            tracing::warn!(%error, "bytes that nobody wants stay for a day");
        }
    }

    /// Adds a file to a case whose bytes were kept.
    ///
    /// # Errors
    /// As every write.
    pub(crate) fn attach(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        (file, inspected): (FileId, Inspected),
    ) -> Result<Attachment> {
        let (of, by) = (docket.municipality(), docket.actor());
        let input = AttachmentInput::default();
        let new = self.drawn_up(docket, by, file, inspected, &input)?;
        self.vouch(conn, of, file)?;
        attachments::insert(conn, of, &new)?;
        docket.note(added(&new));
        Ok(new)
    }
}
