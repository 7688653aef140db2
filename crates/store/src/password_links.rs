//! Links by which a password is set, each once. Only their hashes are kept.

use diesel::dsl::exists;
use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, PasswordLinkId, StaffId};

use crate::columns::Col;
use crate::schema::password_link;
use crate::{Connection, StoreError};

/// A link without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordLink {
    /// Its identity.
    pub id: PasswordLinkId,
    /// Whose password it sets.
    pub staff: StaffId,
    /// When it was made.
    pub created_at: Moment,
    /// By whom: an actor, as text.
    pub created_by: String,
    /// Until when it counts.
    pub expires_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = password_link)]
struct LinkRow {
    id: Col<PasswordLinkId>,
    staff_id: Col<StaffId>,
    created_at: Col<Moment>,
    created_by: String,
    expires_at: Col<Moment>,
}

/// The link with this hash, if it was not used.
///
/// # Errors
/// As every query.
pub fn find_unused(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
) -> Result<Option<PasswordLink>, StoreError> {
    let row = password_link::table
        .filter(password_link::municipality_id.eq(Col(municipality)))
        .filter(password_link::hash.eq(hash))
        .filter(password_link::used_at.is_null())
        .select(LinkRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row: LinkRow| PasswordLink {
        id: row.id.0,
        staff: row.staff_id.0,
        created_at: row.created_at.0,
        created_by: row.created_by,
        expires_at: row.expires_at.0,
    }))
}

/// Adds a link; those that the person had count no more.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    link: &PasswordLink,
    hash: &[u8],
) -> Result<(), StoreError> {
    delete_of(conn, municipality, link.staff)?;
    diesel::insert_into(password_link::table)
        .values((
            password_link::municipality_id.eq(Col(municipality)),
            password_link::id.eq(Col(link.id)),
            password_link::staff_id.eq(Col(link.staff)),
            password_link::hash.eq(hash),
            password_link::created_at.eq(Col(link.created_at)),
            password_link::created_by.eq(&link.created_by),
            password_link::expires_at.eq(Col(link.expires_at)),
            password_link::used_at.eq(None::<Col<Moment>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Uses a link up.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else was faster.
pub fn use_up(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: PasswordLinkId,
    now: Moment,
) -> Result<(), StoreError> {
    let rows = diesel::update(
        password_link::table
            .find((Col(municipality), Col(id)))
            .filter(password_link::used_at.is_null()),
    )
    .set(password_link::used_at.eq(Some(Col(now))))
    .execute(conn)?;
    crate::one_row(rows)
}

/// Takes all links of somebody away.
///
/// # Errors
/// As every query.
pub fn delete_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
) -> Result<usize, StoreError> {
    Ok(diesel::delete(
        password_link::table
            .filter(password_link::municipality_id.eq(Col(municipality)))
            .filter(password_link::staff_id.eq(Col(staff))),
    )
    .execute(conn)?)
}

/// Whether any link ended before `then`.
///
/// # Errors
/// As every query.
pub fn any_ended(conn: &mut Connection, then: Moment) -> Result<bool, StoreError> {
    let old = password_link::table.filter(password_link::expires_at.lt(Col(then)));
    Ok(diesel::select(exists(old)).get_result(conn)?)
}

/// Forgets links that ended before `then`, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_ended(conn: &mut Connection, then: Moment) -> Result<usize, StoreError> {
    let old = password_link::table.filter(password_link::expires_at.lt(Col(then)));
    Ok(diesel::delete(old).execute(conn)?)
}
