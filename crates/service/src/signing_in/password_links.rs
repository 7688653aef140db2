//! Links by which a password is set, each once: how an account begins, and what helps when a
//! password is forgotten.

use jiff::SignedDuration;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{MunicipalityId, StaffId};
use onedoor_store::accounts::{self, Account};
use onedoor_store::password_links::{self, PasswordLink};
use onedoor_store::{Connection, StoreError, municipalities, sessions};

use super::accounts::may_see_to;
use super::attempts::Guess;
use super::{AccountView, Holder, read_password};
use crate::chance::Chance;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::allowed;
use crate::{Error, Refusal, Result, Services, secret};

/// How long a link counts.
const LASTS: SignedDuration = SignedDuration::from_hours(24);

/// A link that was just made.
#[derive(Debug, Clone)]
pub struct PasswordLinkIssued {
    /// What is kept of it.
    pub link: PasswordLink,
    /// Its secret, shown this once.
    pub secret: String,
}

/// A password that is set by a link.
#[derive(Debug, Clone)]
pub struct PasswordByLinkInput {
    /// The secret of the link.
    pub link: String,
    /// The new password.
    pub password: String,
    /// A code, where the account has a second factor.
    pub code: Option<String>,
    /// Whence it comes.
    pub source: String,
}

impl Services {
    /// Makes a link by which somebody sets their password. Links they had count no more.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::NotActive`].
    pub async fn issue_password_link(
        &self,
        caller: Caller,
        staff: StaffId,
        once: Option<Once>,
        render: impl FnOnce(&PasswordLinkIssued) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageAccounts)?;
        let (services, issuer) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let of = issuer.municipality;
            may_see_to(&issuer, &Holder::get(conn, of, staff)?.person)?;
            services.link_for(conn, of, staff, issuer.actor.as_text())
        };
        self.change_once(&caller, once, change, render).await
    }

    /// A new link for somebody who works here; an account for them if they have none.
    pub(super) fn link_for(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        staff: StaffId,
        created_by: String,
    ) -> Result<PasswordLinkIssued> {
        let now = self.now();
        let holder = Holder::get(conn, of, staff)?;
        if !holder.person.active {
            return Err(Error::Refused(Refusal::LeftAlready));
        }
        if holder.account.is_none() {
            accounts::insert(conn, of, &Account::blank(staff), now)?;
        }
        let chance: &Chance = &self.chance;
        let secret = secret::password_link(chance);
        let link = PasswordLink {
            id: chance.id(now),
            staff,
            created_at: now,
            created_by,
            expires_at: now.plus(LASTS),
        };
        password_links::insert(conn, of, &link, &secret::hash(&secret))?;
        tracing::info!(link = %link.id, %staff, "a link to set a password was made");
        Ok(PasswordLinkIssued { link, secret })
    }

    /// Sets a password by a link. All sessions of its person end.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link does not count, [`Error::Invalid`],
    /// [`Error::SecondFactorRequired`], [`Error::SignInFailed`], [`Error::TooManyAttempts`].
    pub async fn set_password(
        &self,
        slug: &str,
        input: PasswordByLinkInput,
    ) -> Result<AccountView> {
        let (slug, now, counted) = (slug.to_owned(), self.now(), input.clone());
        let reading = move |conn: &mut Connection| {
            let found = municipalities::find_by_slug(conn, &slug)?.ok_or(Error::NotFound)?;
            let at = found.municipality;
            let link = password_links::find_unused(conn, at.id, &secret::hash(&counted.link))?;
            let link = link.filter(|link| now < link.expires_at);
            let link = link.ok_or(Error::NotFound)?;
            let holder = Holder::get(conn, at.id, link.staff)?;
            if !holder.person.active {
                return Err(Error::NotFound);
            }
            let new = read_password("/password", &counted.password, &holder.person, &at)?;
            // The link cannot be guessed, but the code can.
            Guess::new(at.id, &counted.source, &holder.person.email).count(conn, now)?;
            Ok::<_, Error>((at.id, link, holder, new))
        };
        let (of, link, holder, new) = self.store.installation().write(reading).await?;
        let code = input.code.as_deref();
        self.must_show_code(of, &holder, &input.source, code)
            .await?;
        let hash = self.passwords.hash(&self.chance, new).await?;
        let services = self.clone();
        self.account_changed(self.store.of(of), move |conn| {
            services.show_code(conn, of, &holder, input.code.as_deref())?;
            let guess = Guess::new(of, &input.source, &holder.person.email);
            guess.was_right(conn, services.now())?;
            used_up(password_links::use_up(conn, of, link.id, services.now()))?;
            services.save_password(conn, &holder, hash, of)?;
            sessions::delete_of(conn, of, link.staff, None)?;
            AccountView::get(conn, of, link.staff)
        })
        .await
    }
}

/// Somebody was faster with the same link: it does not count any more.
fn used_up(used: std::result::Result<(), StoreError>) -> Result<()> {
    match used {
        Err(StoreError::Stale) => Err(Error::NotFound),
        used => Ok(used?),
    }
}
