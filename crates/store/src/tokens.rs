//! API tokens. Only their hashes are kept.

use std::collections::HashMap;

use diesel::prelude::*;
use onedoor_domain::directory::Role;
use onedoor_domain::{Moment, MunicipalityId, StaffId, TokenId, Version};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::{api_token, municipality};
use crate::{Connection, StoreError};

/// A token without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRecord {
    /// In which municipality it counts.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: TokenId,
    /// What it is for.
    pub label: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// To what it is narrowed, in words, if it is.
    pub scopes: Option<Vec<String>>,
    /// For whom it speaks, if for a person.
    pub staff: Option<StaffId>,
    /// When it was made.
    pub created_at: Moment,
    /// By whom.
    pub created_by: String,
    /// Until when it counts.
    pub expires_at: Moment,
    /// Since when it does not count any more.
    pub revoked_at: Option<Moment>,
    /// When it was used last, to the minute.
    pub last_used_at: Option<Moment>,
    /// When another took its place.
    pub rotated_at: Option<Moment>,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = api_token)]
struct TokenRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<TokenId>,
    label: String,
    roles: JsonText,
    staff_id: Option<Col<StaffId>>,
    created_at: Col<Moment>,
    created_by: String,
    expires_at: Col<Moment>,
    revoked_at: Option<Col<Moment>>,
    version: i32,
    scopes: Option<JsonText>,
    last_used_at: Option<Col<Moment>>,
    rotated_at: Option<Col<Moment>>,
}

/// The token with this hash, of whatever municipality, and the municipality's name in addresses: it
/// is how a municipality is entered.
///
/// # Errors
/// As every query.
pub fn find_by_hash(
    conn: &mut Connection,
    hash: &[u8],
) -> Result<Option<(TokenRecord, String)>, StoreError> {
    let found: Option<(TokenRow, String)> = api_token::table
        .inner_join(municipality::table.on(municipality::id.eq(api_token::municipality_id)))
        .filter(api_token::hash.eq(hash))
        .select((TokenRow::as_select(), municipality::slug))
        .first(conn)
        .optional()?;
    found.map(|(row, slug)| Ok((row.read()?, slug))).transpose()
}

/// The tokens of a municipality, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<TokenRecord>, StoreError> {
    let rows = api_token::table
        .filter(api_token::municipality_id.eq(Col(municipality)))
        .order(api_token::id.desc())
        .select(TokenRow::as_select())
        .load(conn)?;
    rows.into_iter().map(TokenRow::read).collect()
}

/// One token.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: TokenId,
) -> Result<TokenRecord, StoreError> {
    api_token::table
        .find((Col(municipality), Col(id)))
        .select(TokenRow::as_select())
        .first(conn)?
        .read()
}

/// What these tokens are for, in the words of whoever issued them.
///
/// # Errors
/// As every query.
pub fn labels(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[TokenId],
) -> Result<HashMap<TokenId, String>, StoreError> {
    let ids: Vec<Col<TokenId>> = ids.iter().copied().map(Col).collect();
    let rows: Vec<(Col<TokenId>, String)> = api_token::table
        .filter(api_token::municipality_id.eq(Col(municipality)))
        .filter(api_token::id.eq_any(ids))
        .select((api_token::id, api_token::label))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, label)| (id.0, label)).collect())
}

/// Adds a token.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, record: &TokenRecord, hash: &[u8]) -> Result<(), StoreError> {
    diesel::insert_into(api_token::table)
        .values((
            api_token::municipality_id.eq(Col(record.municipality)),
            api_token::id.eq(Col(record.id)),
            api_token::hash.eq(hash),
            api_token::label.eq(&record.label),
            api_token::roles.eq(to_json(&record.roles)?),
            api_token::staff_id.eq(record.staff.map(Col)),
            api_token::created_at.eq(Col(record.created_at)),
            api_token::created_by.eq(&record.created_by),
            api_token::expires_at.eq(Col(record.expires_at)),
            api_token::revoked_at.eq(record.revoked_at.map(Col)),
            api_token::version.eq(record.version.0),
            api_token::scopes.eq(record.scopes.as_ref().map(to_json).transpose()?),
            api_token::last_used_at.eq(record.last_used_at.map(Col)),
            api_token::rotated_at.eq(record.rotated_at.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Revokes a token, if unchanged since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn revoke(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: TokenId,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        api_token::table
            .find((Col(municipality), Col(id)))
            .filter(api_token::version.eq(seen.0)),
    )
    .set((
        api_token::revoked_at.eq(Some(Col(now))),
        api_token::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Notes that a token was used.
///
/// # Errors
/// As every query.
pub fn touch(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: TokenId,
    now: Moment,
) -> Result<usize, StoreError> {
    Ok(
        diesel::update(api_token::table.find((Col(municipality), Col(id))))
            .set(api_token::last_used_at.eq(Some(Col(now))))
            .execute(conn)?,
    )
}

/// Lets a token end when another has taken its place, if unchanged since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn retire(
    conn: &mut Connection,
    record: &TokenRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        api_token::table
            .find((Col(record.municipality), Col(record.id)))
            .filter(api_token::version.eq(seen.0)),
    )
    .set((
        api_token::expires_at.eq(Col(record.expires_at)),
        api_token::rotated_at.eq(record.rotated_at.map(Col)),
        api_token::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

impl TokenRow {
    fn read(self) -> Result<TokenRecord, StoreError> {
        Ok(TokenRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            label: self.label,
            roles: from_json(&self.roles, "api_token", "roles")?,
            staff: self.staff_id.map(|id| id.0),
            created_at: self.created_at.0,
            created_by: self.created_by,
            expires_at: self.expires_at.0,
            revoked_at: self.revoked_at.map(|at| at.0),
            scopes: self
                .scopes
                .map(|text| from_json(&text, "api_token", "scopes"))
                .transpose()?,
            last_used_at: self.last_used_at.map(|at| at.0),
            rotated_at: self.rotated_at.map(|at| at.0),
            version: Version(self.version),
        })
    }
}
