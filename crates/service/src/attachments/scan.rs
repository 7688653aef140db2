//! What the worker does with files: has them scanned, and deletes what nobody vouches for.

use jiff::SignedDuration;
use onedoor_domain::MunicipalityId;
use onedoor_domain::attachment::{Attachment, Standing, Verdict};
use onedoor_domain::event::{Actor, AttachmentEvent, Happened};
use onedoor_domain::guarantee::Audience;
use onedoor_store::columns::OutboxKind;
use onedoor_store::{Connection, StoreError, attachments, stray_files};

use super::files::{CannotScan, Scanner};
use crate::{Error, Result, Services};

/// For how long no other worker tries to scan what one scans: longer than a scan may take.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// How many files are deleted in one go.
const AT_ONCE: i64 = 50;

impl Services {
    /// Has the file scanned that has waited longest, and says how many were.
    ///
    /// A file that cannot be scanned stays in quarantine and is tried again later, ever more
    /// seldom, for as long as it takes.
    ///
    /// # Errors
    /// As every write.
    pub async fn scan_attachments(&self) -> Result<usize> {
        let Some(scanner) = self.files.scanner() else {
            return Ok(0);
        };
        let Some((of, attachment)) = self.claim_a_scan().await? else {
            return Ok(0);
        };
        let services = self.clone();
        match self.scan(scanner.as_ref(), of, &attachment).await {
            Ok(verdict) => {
                let judge =
                    move |conn: &mut Connection| services.judge(conn, of, attachment, verdict);
                self.store.of(of).write(judge).await?;
            }
            Err(CannotScan(why)) => {
                tracing::warn!(attachment = %attachment.id, why, "a file cannot be scanned; it is tried again");
                let later = attachment.clone().not_scanned(self.now());
                let Ok(Attachment { standing, .. }) = later else {
                    return Ok(1);
                };
                let (id, version) = (attachment.id, attachment.version);
                self.store
                    .of(of)
                    .write(move |conn| {
                        unless_stale(attachments::save(conn, of, id, &standing, version))
                    })
                    .await?;
            }
        }
        Ok(1)
    }

    /// Deletes files that nobody vouches for, and says how many.
    ///
    /// # Errors
    /// As every write; [`Error::Unavailable`] if the store of files is.
    pub async fn delete_stray_files(&self) -> Result<usize> {
        let now = self.now();
        let due = self
            .store
            .installation()
            .read(move |conn| Ok::<_, Error>(stray_files::due(conn, now, AT_ONCE)?))
            .await?;
        for (of, file) in &due {
            let (of, file) = (*of, *file);
            // The bytes first: as long as the row is there, they are tried again.
            self.files.delete(of, file).await?;
            self.store
                .of(of)
                .write(move |conn| Ok::<_, Error>(stray_files::delete(conn, of, file)?))
                .await?;
        }
        Ok(due.len())
    }

    /// An attachment that waits to be scanned, for this worker alone.
    async fn claim_a_scan(&self) -> Result<Option<(MunicipalityId, Attachment)>> {
        let now = self.now();
        let due = self
            .store
            .installation()
            .read(move |conn| Ok::<_, Error>(attachments::to_scan(conn, now, 1)?))
            .await?;
        let Some((of, attachment)) = due.into_iter().next() else {
            return Ok(None);
        };
        let Ok(mut claimed) = attachment.being_scanned(now, LEASE) else {
            return Ok(None);
        };
        let taken = self.store.of(of).write(move |conn| {
            let (standing, seen) = (&claimed.standing, claimed.version);
            attachments::save(conn, of, claimed.id, standing, seen)?;
            claimed.version = seen.next();
            Ok::<_, Error>(claimed)
        });
        match taken.await {
            Ok(claimed) => Ok(Some((of, claimed))),
            // Another worker has it.
            Err(Error::Stale) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn scan(
        &self,
        scanner: &dyn Scanner,
        of: MunicipalityId,
        attachment: &Attachment,
    ) -> std::result::Result<Verdict, CannotScan> {
        let file = self.files.open(of, attachment.file).await;
        let file = file.map_err(|error| CannotScan(error.to_string()))?;
        scanner.scan(file).await
    }

    /// Records what a scanner found. If something, the coordinator is told.
    fn judge(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        attachment: Attachment,
        verdict: Verdict,
    ) -> Result<()> {
        let (id, seen, case) = (attachment.id, attachment.version, attachment.case);
        let only_unit = attachment.only_unit.clone();
        let Ok(Attachment { standing, .. }) = attachment.scanned(verdict, self.now()) else {
            return Ok(());
        };
        if !matches!(standing, Standing::Infected { .. }) {
            return unless_stale(attachments::save(conn, of, id, &standing, seen));
        }
        let mut docket = self.open_docket(conn, of, case, Actor::System)?;
        match attachments::save(conn, of, id, &standing, seen) {
            // Somebody removed it meanwhile: there is nothing left to tell of.
            Err(StoreError::Stale) => return Ok(()),
            saved => saved?,
        }
        docket.note(Happened::Attachment(AttachmentEvent::AttachmentInfected {
            attachment: id,
            only_unit,
        }));
        let to = docket.recipients(&[Audience::Coordinator], None);
        let payload = serde_json::json!({ "attachment": id, "what": "infected", "to": to });
        docket.tell(OutboxKind::Attachment, &payload)?;
        docket.save(conn)?;
        Ok(())
    }
}

/// Somebody else changed it meanwhile: what they did stays.
fn unless_stale(saved: std::result::Result<(), StoreError>) -> Result<()> {
    match saved {
        Ok(()) | Err(StoreError::Stale) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
