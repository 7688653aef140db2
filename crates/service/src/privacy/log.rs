//! Writing down who saw what is protected or confidential, in the same request.

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::policy::{self, Caller, Sight};
use onedoor_store::access_log::{self, AccessRecord};
use onedoor_store::{Connection, StoreError};

use crate::case_file::CaseFile;
use crate::{Result, Services};

impl Services {
    /// Notes a deed in the transaction that does it.
    pub(crate) fn log(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        access: Access,
    ) -> std::result::Result<(), StoreError> {
        let now = self.now();
        let record = AccessRecord {
            id: self.chance.id(now),
            at: now,
            actor: caller.actor.as_text(),
            access,
        };
        access_log::insert(conn, caller.municipality, record)
    }

    /// Notes what somebody is about to be shown. If that fails, they are shown nothing: what is
    /// protected or confidential is never seen without a trace.
    ///
    /// # Errors
    /// As every write.
    pub(crate) async fn log_reads(&self, caller: &Caller, seen: Vec<Access>) -> Result<()> {
        if seen.is_empty() {
            return Ok(());
        }
        let (services, caller) = (self.clone(), caller.clone());
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                for access in seen {
                    services.log(conn, &caller, access)?;
                }
                Ok(())
            })
            .await
    }

    /// Reads something of a case, and notes it if the identity in it is protected.
    ///
    /// # Errors
    /// As `look`, and as every write.
    pub(crate) async fn read_noted<T: Send + 'static>(
        &self,
        caller: Caller,
        part: AccessPart,
        look: impl FnOnce(&Self, &mut Connection, &Caller) -> Result<(CaseFile, T)> + Send + 'static,
    ) -> Result<T> {
        let (services, asking) = (self.clone(), caller.clone());
        let (file, found) = self
            .store
            .of(caller.municipality)
            .read(move |conn| look(&services, conn, &asking))
            .await?;
        self.note_look(&caller, &file, part).await?;
        Ok(found)
    }

    /// Notes that the caller is about to be shown something of a case, if the identity in it is
    /// protected.
    ///
    /// # Errors
    /// As every write; then nothing is to be shown.
    pub(crate) async fn note_look(
        &self,
        caller: &Caller,
        file: &CaseFile,
        part: AccessPart,
    ) -> Result<()> {
        let seen = self.read_of_protected(caller, file, part);
        self.log_reads(caller, seen.into_iter().collect()).await
    }

    /// What must be noted when the caller is shown this part of the case; nothing unless the
    /// identity in it is protected and shown.
    pub(crate) fn read_of_protected(
        &self,
        caller: &Caller,
        file: &CaseFile,
        part: AccessPart,
    ) -> Option<Access> {
        if !file.case.protected_identity || file.sight != Sight::Full {
            return None;
        }
        let ties = file.ties(self.now());
        let ground = policy::ground(caller, &ties.of(&file.case));
        Some(Access {
            deed: AccessDeed::Read,
            part,
            part_id: file.case.id.0,
            case: Some(file.case.id),
            ground: ground.to_string(),
        })
    }
}
