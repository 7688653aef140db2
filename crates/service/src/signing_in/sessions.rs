//! Sessions: whose, where, since when; and ending them.

use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::signing_in::is_fresh;
use onedoor_domain::{SessionId, StaffId};
use onedoor_store::sessions::{self, SessionRecord};
use onedoor_store::{Connection, StoreError};

use crate::listed::Listed;
use crate::services::allowed;
use crate::{Error, Result, Services, secret};

/// Somebody who asks from a session of theirs.
#[derive(Debug, Clone)]
pub struct InSession {
    /// Who, as in any request.
    pub caller: Caller,
    /// The session.
    pub record: SessionRecord,
    /// What pages of this session send along.
    pub page_token: String,
}

/// A session as it is listed.
#[derive(Debug, Clone)]
pub struct SessionView {
    /// The session.
    pub record: SessionRecord,
    /// Whether it is the one from which the question came.
    pub is_current: bool,
}

impl InSession {
    /// Passes if they showed who they are a short time ago.
    ///
    /// # Errors
    /// [`Error::ProofRequired`].
    pub fn must_be_fresh(&self, services: &Services) -> Result<()> {
        if is_fresh(self.record.shown_at, services.now()) {
            Ok(())
        } else {
            Err(Error::ProofRequired)
        }
    }
}

impl Services {
    /// A page of somebody's sessions, newest first: one's own if nobody is named.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_sessions(
        &self,
        caller: Caller,
        of: Option<StaffId>,
        before: Option<SessionId>,
        limit: u32,
    ) -> Result<Listed<SessionRecord, SessionId>> {
        let staff = of.or(caller.staff).ok_or(Error::Forbidden)?;
        let action = if caller.staff == Some(staff) {
            Action::KeepOwnAccount
        } else {
            Action::ManageAccounts
        };
        allowed(&caller, action)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let more = i64::from(limit) + 1;
                let found = sessions::list(conn, caller.municipality, staff, before, more)?;
                Ok(Listed::cut(found, limit, |session| session.id))
            })
            .await
    }

    /// Ends a session, one's own or somebody else's. It has no version: ended is ended.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for somebody else's where the caller may not know of it.
    pub async fn end_session(&self, caller: Caller, id: SessionId) -> Result<()> {
        allowed(&caller, Action::KeepOwnAccount)
            .or_else(|_| allowed(&caller, Action::ManageAccounts))?;
        let outcome = self
            .store
            .of(caller.municipality)
            .write(move |conn| {
                let session = sessions::get(conn, caller.municipality, id)?;
                if caller.staff != Some(session.staff) {
                    allowed(&caller, Action::ManageAccounts).map_err(|_| Error::NotFound)?;
                }
                gone(sessions::delete(conn, caller.municipality, id))
            })
            .await;
        self.tokens.forget();
        outcome
    }

    /// Ends the session from which somebody asks. Answers where they sign out at the provider that
    /// vouched for them, if one did.
    ///
    /// # Errors
    /// As every write.
    pub async fn sign_out(&self, session: InSession) -> Result<Option<String>> {
        let SessionRecord {
            municipality: of,
            id,
            provider,
            ..
        } = session.record;
        let ending = move |conn: &mut Connection| gone(sessions::delete(conn, of, id));
        let outcome = self.store.of(of).write(ending).await;
        self.tokens.forget();
        outcome?;
        Ok(match provider {
            Some(provider) => self.sign_out_address(of, provider).await,
            None => None,
        })
    }

    /// Gives a session another reference: what the browser held before counts no more.
    pub(super) fn renew(&self, conn: &mut Connection, record: &SessionRecord) -> Result<String> {
        let reference = secret::session(&self.chance);
        match sessions::renew(conn, record, &secret::hash(&reference), self.now()) {
            Err(StoreError::Stale) => Err(Error::Unauthenticated),
            renewed => {
                renewed?;
                Ok(reference)
            }
        }
    }
}

/// Whoever ends what has ended has what they wanted.
fn gone(deleted: std::result::Result<(), StoreError>) -> Result<()> {
    match deleted {
        Err(StoreError::Stale) => Ok(()),
        deleted => Ok(deleted?),
    }
}
