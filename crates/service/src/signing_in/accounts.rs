//! Accounts of others: who has one, and what is taken from it.

use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::signing_in::needs_second_factor;
use onedoor_domain::{Moment, MunicipalityId, StaffId, Version, Versioned};
use onedoor_store::accounts::{self, Account};
use onedoor_store::{Connection, Scoped, password_links, sessions};

use super::Holder;
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, Result, Services};

/// An account as it is shown.
#[derive(Debug, Clone)]
pub struct AccountView {
    /// Whose it is.
    pub person: StaffMember,
    /// Since when its password counts.
    pub password_at: Option<Moment>,
    /// Since when its second factor counts.
    pub second_factor_at: Option<Moment>,
    /// How many recovery codes are left.
    pub recovery_codes_left: i64,
    /// For optimistic concurrency.
    pub version: Version,
}

impl AccountView {
    /// Somebody's account.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(super) fn get(
        conn: &mut Connection,
        municipality: MunicipalityId,
        staff: StaffId,
    ) -> Result<Self> {
        let holder = Holder::get(conn, municipality, staff)?;
        let Versioned { value, version } = holder.account()?.clone();
        Ok(Self {
            person: holder.person,
            password_at: value.password.map(|(_, at)| at),
            second_factor_at: value.totp_at,
            recovery_codes_left: accounts::recovery_codes_left(conn, municipality, staff)?,
            version,
        })
    }

    /// Whether a password alone is not enough for them.
    pub fn needs_second_factor(&self) -> bool {
        needs_second_factor(&self.person.roles)
    }
}

impl Services {
    /// A page of the accounts.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_accounts(
        &self,
        caller: Caller,
        after: Option<StaffId>,
        limit: u32,
    ) -> Result<Listed<AccountView, StaffId>> {
        allowed(&caller, Action::ManageAccounts)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let of = caller.municipality;
                let found = accounts::list(conn, of, after, i64::from(limit) + 1)?;
                let page = Listed::cut(found, limit, |account| account.value.staff);
                let view =
                    |of_whom: &Versioned<Account>| AccountView::get(conn, of, of_whom.value.staff);
                let items: Result<Vec<_>> = page.items.iter().map(view).collect();
                Ok(Listed {
                    items: items?,
                    next: page.next,
                })
            })
            .await
    }

    /// One account.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_account(&self, caller: Caller, staff: StaffId) -> Result<AccountView> {
        allowed(&caller, Action::ManageAccounts)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| AccountView::get(conn, caller.municipality, staff))
            .await
    }

    /// Takes somebody's second factor away, because they lost it. All their sessions end.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`crate::Refusal::NoSecondFactor`].
    pub async fn clear_second_factor(
        &self,
        caller: Caller,
        staff: StaffId,
        seen: Version,
    ) -> Result<AccountView> {
        allowed(&caller, Action::ManageAccounts)?;
        let services = self.clone();
        self.account_changed(self.store.of(caller.municipality), move |conn| {
            let of = caller.municipality;
            may_see_to(&caller, &Holder::get(conn, of, staff)?.person)?;
            services.drop_second_factor(conn, of, staff, seen)?;
            sessions::delete_of(conn, of, staff, None)?;
            AccountView::get(conn, of, staff)
        })
        .await
    }

    /// Takes away everything by which somebody signs in here. All their sessions end.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn clear_account(
        &self,
        caller: Caller,
        staff: StaffId,
        seen: Version,
    ) -> Result<AccountView> {
        allowed(&caller, Action::ManageAccounts)?;
        let now = self.now();
        self.account_changed(self.store.of(caller.municipality), move |conn| {
            let of = caller.municipality;
            let holder = Holder::get(conn, of, staff)?;
            may_see_to(&caller, &holder.person)?;
            unchanged(holder.account()?.version, seen)?;
            accounts::save(conn, of, &Account::blank(staff), seen, now)?;
            accounts::set_recovery_codes(conn, of, staff, &[])?;
            password_links::delete_of(conn, of, staff)?;
            sessions::delete_of(conn, of, staff, None)?;
            AccountView::get(conn, of, staff)
        })
        .await
    }

    /// Runs a change after which nobody is believed to be signed in without looking.
    pub(super) async fn account_changed<T: Send + 'static>(
        &self,
        at: Scoped<'_>,
        change: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let outcome = at.write(change).await;
        self.tokens.forget();
        outcome
    }
}

/// Whoever can let somebody in anew can become them: nobody may who has not what they have. An
/// administrator may, because somebody must; what they do is in the log. Credentials that are
/// narrowed have less than any leader.
pub(super) fn may_see_to(caller: &Caller, person: &StaffMember) -> Result<()> {
    let is_whole = caller.has(Role::Admin) && caller.only.is_none();
    let is_above = is_whole || !needs_second_factor(&person.roles);
    is_above.then_some(()).ok_or(Error::Forbidden)
}
