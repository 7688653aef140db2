//! What the operator of an installation does about accounts: there is no caller to authorise.

use onedoor_domain::event::Actor;
use onedoor_domain::{MunicipalityId, StaffId};
use onedoor_store::{Connection, accounts, municipalities, sessions, staff};

use super::{AccountView, PasswordLinkIssued};
use crate::{Error, Result, Services};

impl Services {
    /// Makes a link by which the person with this address sets a password: how a fresh
    /// installation is entered, and the way in when nobody else can open it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`crate::Refusal::LeftAlready`].
    pub async fn let_in_by_link(&self, slug: &str, email: &str) -> Result<PasswordLinkIssued> {
        let (services, slug, email) = (self.clone(), slug.to_owned(), email.to_lowercase());
        self.account_changed(self.store.installation(), move |conn| {
            let (of, staff) = person(conn, &slug, &email)?;
            services.link_for(conn, of, staff, Actor::System.as_text())
        })
        .await
    }

    /// Takes the second factor of the person with this address away. All their sessions end.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`crate::Refusal::NoSecondFactor`].
    pub async fn forget_second_factor(&self, slug: &str, email: &str) -> Result<AccountView> {
        let (services, slug, email) = (self.clone(), slug.to_owned(), email.to_lowercase());
        self.account_changed(self.store.installation(), move |conn| {
            let (of, staff) = person(conn, &slug, &email)?;
            let account = accounts::find(conn, of, staff)?.ok_or(Error::NotFound)?;
            services.drop_second_factor(conn, of, staff, account.version)?;
            sessions::delete_of(conn, of, staff, None)?;
            AccountView::get(conn, of, staff)
        })
        .await
    }
}

fn person(conn: &mut Connection, slug: &str, email: &str) -> Result<(MunicipalityId, StaffId)> {
    let found = municipalities::find_by_slug(conn, slug)?.ok_or(Error::NotFound)?;
    let of = found.municipality.id;
    let person = staff::find_by_email(conn, of, email)?.ok_or(Error::NotFound)?;
    Ok((of, person.value.id))
}
