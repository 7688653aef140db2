//! Files of a case: added, read, scanned and removed.
//!
//! Bytes are written first, under a name of their own, and an attachment refers to them only in the
//! transaction that finds them still there. So a crash leaves at most bytes that nobody refers to,
//! which a sweep finds by the rows of `stray_file`.

mod add;
mod files;
mod from_business;
mod incoming;
mod scan;
mod seen;
mod whole;

use onedoor_domain::attachment::{Attachment, AttachmentStep};
use onedoor_domain::event::{AttachmentEvent, Happened};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{AttachmentId, CaseId, Version};
use onedoor_store::{Connection, attachments, stray_files};

pub use add::AttachmentInput;
pub(crate) use files::away;
pub use files::{CannotScan, FileStream, Files, Scanner, Scanning};
pub use incoming::Incoming;

use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::unchanged;
use crate::{Error, Result, Services};

/// An attachment, and what its reader may do with it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentFile {
    /// The attachment.
    pub attachment: Attachment,
    /// What this reader may do with it now.
    pub steps: Vec<AttachmentStep>,
}

/// An attachment with its bytes.
pub struct AttachmentContent {
    /// The attachment.
    pub attachment: Attachment,
    /// Its bytes.
    pub bytes: FileStream,
}

impl Services {
    /// A page of the attachments of a case, oldest first, as far as the caller may see them.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_attachments(
        &self,
        caller: Caller,
        case: CaseId,
        after: Option<AttachmentId>,
        limit: u32,
    ) -> Result<Listed<AttachmentFile, AttachmentId>> {
        let (services, asking) = (self.clone(), caller.clone());
        let (listed, read) = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let seen = services.seen(conn, &asking, case)?;
                seen.must(Action::ReadAttachment)?;
                let of = asking.municipality;
                let mut found = attachments::list(conn, of, case, after, i64::from(limit) + 1)?;
                let limit = usize::try_from(limit).unwrap_or(usize::MAX);
                let more = found.len() > limit;
                found.truncate(limit);
                let next = found.last().map(|last| last.id).filter(|_| more);
                found.retain(|one| seen.shows(one));
                let read = found.iter().filter_map(|one| seen.read(one)).collect();
                let items = found.into_iter().map(|one| seen.file(one)).collect();
                Ok::<_, Error>((Listed { items, next }, read))
            })
            .await?;
        self.log_reads(&caller, read).await?;
        Ok(listed)
    }

    /// What an attachment is.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_attachment(
        &self,
        caller: Caller,
        id: AttachmentId,
    ) -> Result<AttachmentFile> {
        let (services, asking) = (self.clone(), caller.clone());
        let (file, read) = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let action = Action::ReadAttachment;
                let (seen, attachment) = services.seen_attachment(conn, &asking, action, id)?;
                let read = seen.read(&attachment).into_iter().collect();
                Ok::<_, Error>((seen.file(attachment), read))
            })
            .await?;
        self.log_reads(&caller, read).await?;
        Ok(file)
    }

    /// An attachment with its bytes, to be downloaded.
    ///
    /// # Errors
    /// As for what it is; [`Error::Refused`] if it is in quarantine, infected or removed.
    pub async fn read_attachment(
        &self,
        caller: Caller,
        id: AttachmentId,
    ) -> Result<AttachmentContent> {
        let (services, of, asking) = (self.clone(), caller.municipality, caller.clone());
        let look = move |conn: &mut Connection| {
            let action = Action::ReadAttachment;
            let (seen, attachment) = services.seen_attachment(conn, &asking, action, id)?;
            match attachment.must_be_served() {
                Ok(()) => Ok::<_, Error>((seen.read(&attachment), attachment)),
                Err(why) => Err(seen.not_now(&attachment, why)),
            }
        };
        let (read, attachment) = self.store.of(of).read(look).await?;
        self.log_reads(&caller, read.into_iter().collect()).await?;
        let bytes = self.files.open(of, attachment.file).await?;
        Ok(AttachmentContent { attachment, bytes })
    }

    /// Removes an attachment that should not be there, with a reason. What it was stays known; its
    /// bytes are deleted once that is durable.
    ///
    /// # Errors
    /// As for what it is; [`Error::Stale`], [`Error::Invalid`], and [`Error::Refused`] if it was
    /// removed before.
    pub async fn remove_attachment(
        &self,
        caller: Caller,
        id: AttachmentId,
        version: Version,
        reason: String,
        once: Option<Once>,
        render: impl FnOnce(&AttachmentFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let (of, action) = (caller.municipality, Action::RemoveAttachment);
            let case = attachments::get(conn, of, id)?.case;
            // Its case first: from now on nobody else changes either.
            let mut docket = services.open_docket(conn, of, case, caller.actor)?;
            let (seen, attachment) = services.seen_attachment(conn, &caller, action, id)?;
            unchanged(attachment.version, version)?;
            let mut fields = Fields::default();
            let because = fields.line("/reason", &reason);
            fields.finish()?;
            let by = caller.actor.as_text();
            let removed = attachment.clone().removed(by, because, docket.now);
            let mut removed = removed.map_err(|why| seen.not_now(&attachment, why))?;
            attachments::save(conn, of, id, &removed.standing, version)?;
            removed.version = version.next();
            stray_files::insert(conn, of, removed.file, docket.now)?;
            docket.note(Happened::Attachment(AttachmentEvent::AttachmentRemoved {
                attachment: id,
                only_unit: removed.only_unit.clone(),
            }));
            docket.save(conn)?;
            services.attachment_file(conn, &caller, removed)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Proves that files can be written, read and deleted.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if they cannot; [`Error::Fault`] if they come back changed.
    pub async fn examine_files(&self) -> Result<()> {
        self.files.examine().await
    }

    /// An attachment as its reader sees it.
    fn attachment_file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        attachment: Attachment,
    ) -> Result<AttachmentFile> {
        let seen = self.seen(conn, caller, attachment.case)?;
        Ok(seen.file(attachment))
    }
}
