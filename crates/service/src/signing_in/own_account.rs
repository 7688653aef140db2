//! One's own account: what it has, and a new password for it.

use jiff::tz::TimeZone;
use onedoor_domain::directory::{Municipality, StaffMember};
use onedoor_domain::policy::Action;
use onedoor_domain::{Language, Moment, Version, Versioned};
use onedoor_store::accounts::{self, Account};
use onedoor_store::sessions::{self, SessionRecord};
use onedoor_store::{Connection, password_links, staff};

use super::attempts::Guess;
use super::{AccountView, Holder, InSession, ProofInput, municipality, read_password};
use crate::services::{allowed, unchanged};
use crate::{Error, Result, Services, promise_texts};

/// How many sessions somebody is shown of theirs.
const SHOWN: i64 = 50;

/// A new password, and what shows that it may be set.
#[derive(Debug, Clone)]
pub struct NewPasswordInput {
    /// The old one, with a code where there is a second factor.
    pub proof: ProofInput,
    /// The new one.
    pub password: String,
}

/// What somebody sees of themselves.
#[derive(Debug, Clone)]
pub struct OwnView {
    /// Where they work.
    pub municipality: Municipality,
    /// Who they are.
    pub person: StaffMember,
    /// Their account, unless they sign in elsewhere only.
    pub account: Option<AccountView>,
    /// Where they are signed in, newest first.
    pub sessions: Vec<SessionRecord>,
}

impl OwnView {
    /// A moment on the clocks of the municipality.
    pub fn moment_text(&self, at: Moment, language: Language) -> String {
        let zone = TimeZone::get(&self.municipality.time_zone).unwrap_or(TimeZone::UTC);
        promise_texts::moment(language, at, &zone)
    }
}

impl Services {
    /// What whoever is signed in sees of themselves.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn show_own(&self, session: &InSession) -> Result<OwnView> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        let (of, id) = (session.record.municipality, session.record.staff);
        self.store
            .of(of)
            .read(move |conn| {
                Ok(OwnView {
                    municipality: municipality(conn, of)?,
                    person: staff::get(conn, of, id)?.value,
                    account: match AccountView::get(conn, of, id) {
                        Err(Error::NotFound) => None,
                        account => Some(account?),
                    },
                    sessions: sessions::list(conn, of, id, None, SHOWN)?,
                })
            })
            .await
    }

    /// The account of whoever is signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`] if they sign in elsewhere only.
    pub async fn find_own_account(&self, session: InSession) -> Result<AccountView> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        let (of, staff) = (session.record.municipality, session.record.staff);
        self.store
            .of(of)
            .read(move |conn| AccountView::get(conn, of, staff))
            .await
    }

    /// Sets a new password. All other sessions of theirs end, and this one gets another reference.
    ///
    /// # Errors
    /// [`Error::SignInFailed`] if the old one is wrong, [`Error::SecondFactorRequired`],
    /// [`Error::TooManyAttempts`], [`Error::Invalid`], [`Error::Stale`].
    pub async fn change_own_password(
        &self,
        session: InSession,
        seen: Version,
        input: NewPasswordInput,
    ) -> Result<(AccountView, String)> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        let holder = self.proven(&session, &input.proof).await?;
        let of = session.record.municipality;
        let code = input.proof.code.as_deref();
        self.must_show_code(of, &holder, &input.proof.source, code)
            .await?;
        let (person, raw) = (holder.person.clone(), input.password.clone());
        let reading = move |conn: &mut Connection| {
            let at = municipality(conn, of)?;
            read_password("/password", &raw, &person, &at)
        };
        let new = self.store.of(of).read(reading).await?;
        let hash = self.passwords.hash(&self.chance, new).await?;
        let services = self.clone();
        let outcome = self
            .store
            .of(of)
            .write(move |conn| {
                let (now, staff) = (services.now(), holder.person.id);
                services.show_code(conn, of, &holder, input.proof.code.as_deref())?;
                Guess::new(of, &input.proof.source, &holder.person.email).was_right(conn, now)?;
                let account = holder.account()?;
                unchanged(account.version, seen)?;
                services.save_password(conn, &holder, hash, of)?;
                sessions::delete_of(conn, of, staff, Some(session.record.id))?;
                let reference = services.renew(conn, &session.record)?;
                Ok((AccountView::get(conn, of, staff)?, reference))
            })
            .await;
        self.tokens.forget();
        outcome
    }

    /// Keeps a new password; links by which one could be set count no more.
    pub(super) fn save_password(
        &self,
        conn: &mut Connection,
        holder: &Holder,
        hash: String,
        of: onedoor_domain::MunicipalityId,
    ) -> Result<()> {
        let now = self.now();
        let Versioned { value, version } = holder.account()?.clone();
        // The step is read anew: a code was used a moment ago.
        let fresh = accounts::find(conn, of, value.staff)?.ok_or(Error::NotFound)?;
        let changed = Account {
            password: Some((hash, now)),
            ..fresh.value
        };
        accounts::save(conn, of, &changed, version, now)?;
        password_links::delete_of(conn, of, changed.staff)?;
        Ok(())
    }
}
