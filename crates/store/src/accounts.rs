//! Local accounts of staff members, and the codes that open them when an authenticator is lost.

use diesel::dsl::count_star;
use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, StaffId, Version, Versioned};

use crate::columns::Col;
use crate::schema::{account, recovery_code};
use crate::{Connection, StoreError};

/// How a staff member signs in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose it is.
    pub staff: StaffId,
    /// The hash of the password, and since when it counts; none until one is set.
    pub password: Option<(String, Moment)>,
    /// The secret of the authenticator, sealed.
    pub totp_secret: Option<Vec<u8>>,
    /// Since when the authenticator counts; it does not until its first code was shown.
    pub totp_at: Option<Moment>,
    /// The step of the last code that was used.
    pub totp_step: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = account)]
struct AccountRow {
    staff_id: Col<StaffId>,
    password: Option<String>,
    password_at: Option<Col<Moment>>,
    totp_secret: Option<Vec<u8>>,
    totp_at: Option<Col<Moment>>,
    totp_step: Option<i64>,
    version: i32,
}

impl Account {
    /// An account by which nobody can sign in yet.
    pub fn blank(staff: StaffId) -> Self {
        Self {
            staff,
            password: None,
            totp_secret: None,
            totp_at: None,
            totp_step: None,
        }
    }

    /// Whether an authenticator counts.
    pub fn has_second_factor(&self) -> bool {
        self.totp_secret.is_some() && self.totp_at.is_some()
    }
}

/// The account of a staff member, if they have one.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<Option<Versioned<Account>>, StoreError> {
    let row = account::table
        .find((Col(municipality), Col(staff)))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(AccountRow::read))
}

/// A page of the accounts, in the order of their people.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: Option<StaffId>,
    limit: i64,
) -> Result<Vec<Versioned<Account>>, StoreError> {
    let mut query = account::table
        .filter(account::municipality_id.eq(Col(municipality)))
        .order(account::staff_id)
        .limit(limit)
        .select(AccountRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(account::staff_id.gt(Col(after)));
    }
    let rows = query.load(conn)?;
    Ok(rows.into_iter().map(AccountRow::read).collect())
}

/// Adds an account.
///
/// # Errors
/// [`StoreError::Taken`] if they have one.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    new: &Account,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(account::table)
        .values((
            account::municipality_id.eq(Col(municipality)),
            account::staff_id.eq(Col(new.staff)),
            account::password.eq(new.password.as_ref().map(|of| of.0.as_str())),
            account::password_at.eq(new.password.as_ref().map(|of| Col(of.1))),
            account::totp_secret.eq(new.totp_secret.as_deref()),
            account::totp_at.eq(new.totp_at.map(Col)),
            account::totp_step.eq(new.totp_step),
            account::version.eq(Version::FIRST.0),
            account::created_at.eq(Col(now)),
            account::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    changed: &Account,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let rows = diesel::update(
        account::table
            .find((Col(municipality), Col(changed.staff)))
            .filter(account::version.eq(seen.0)),
    )
    .set((
        account::password.eq(changed.password.as_ref().map(|of| of.0.as_str())),
        account::password_at.eq(changed.password.as_ref().map(|of| Col(of.1))),
        account::totp_secret.eq(changed.totp_secret.as_deref()),
        account::totp_at.eq(changed.totp_at.map(Col)),
        account::totp_step.eq(changed.totp_step),
        account::version.eq(seen.next().0),
        account::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(rows)
}

/// Marks the code of this step as used, unless it or a later one was: of two who show one code,
/// one is let in.
///
/// # Errors
/// [`StoreError::Stale`] if it was.
pub fn use_step(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    step: i64,
) -> Result<(), StoreError> {
    let rows = diesel::update(
        account::table
            .find((Col(municipality), Col(staff)))
            .filter(account::totp_step.is_null().or(account::totp_step.lt(step))),
    )
    .set(account::totp_step.eq(Some(step)))
    .execute(conn)?;
    crate::one_row(rows)
}

/// Puts new recovery codes in the place of all that were there.
///
/// # Errors
/// As every query.
pub fn set_recovery_codes(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    hashes: &[[u8; 32]],
) -> Result<(), StoreError> {
    diesel::delete(
        recovery_code::table
            .filter(recovery_code::municipality_id.eq(Col(municipality)))
            .filter(recovery_code::staff_id.eq(Col(staff))),
    )
    .execute(conn)?;
    for hash in hashes {
        diesel::insert_into(recovery_code::table)
            .values((
                recovery_code::municipality_id.eq(Col(municipality)),
                recovery_code::staff_id.eq(Col(staff)),
                recovery_code::hash.eq(hash.as_slice()),
                recovery_code::used_at.eq(None::<Col<Moment>>),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Uses a recovery code up.
///
/// # Errors
/// [`StoreError::Stale`] if there is no such code, or it was used before.
pub fn use_recovery_code(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    hash: &[u8],
    now: Moment,
) -> Result<(), StoreError> {
    let rows = diesel::update(
        recovery_code::table
            .filter(recovery_code::municipality_id.eq(Col(municipality)))
            .filter(recovery_code::staff_id.eq(Col(staff)))
            .filter(recovery_code::hash.eq(hash))
            .filter(recovery_code::used_at.is_null()),
    )
    .set(recovery_code::used_at.eq(Some(Col(now))))
    .execute(conn)?;
    crate::one_row(rows)
}

/// How many recovery codes are left.
///
/// # Errors
/// As every query.
pub fn recovery_codes_left(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<i64, StoreError> {
    Ok(recovery_code::table
        .filter(recovery_code::municipality_id.eq(Col(municipality)))
        .filter(recovery_code::staff_id.eq(Col(staff)))
        .filter(recovery_code::used_at.is_null())
        .select(count_star())
        .first(conn)?)
}

impl AccountRow {
    fn read(self) -> Versioned<Account> {
        Versioned {
            value: Account {
                staff: self.staff_id.0,
                password: self.password.zip(self.password_at.map(|at| at.0)),
                totp_secret: self.totp_secret,
                totp_at: self.totp_at.map(|at| at.0),
                totp_step: self.totp_step,
            },
            version: Version(self.version),
        }
    }
}
