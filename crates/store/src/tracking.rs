//! Tracking codes, by which a business follows its case. Only their hashes are kept.

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContactId, Moment, MunicipalityId, TrackingId, Version};

use crate::columns::Col;
use crate::schema::{contact_person, tracking_code};
use crate::{Connection, StoreError};

/// A tracking code without its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrackingRecord {
    /// Its identity.
    pub id: TrackingId,
    /// In which municipality the case is.
    pub municipality: MunicipalityId,
    /// The one case that it opens.
    pub case: CaseId,
    /// Who got it, if they are known.
    pub contact: Option<ContactId>,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it counts.
    pub expires_at: Moment,
    /// Since when it does not count any more.
    pub revoked_at: Option<Moment>,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = tracking_code)]
struct CodeRow {
    id: Col<TrackingId>,
    municipality_id: Col<MunicipalityId>,
    case_id: Col<CaseId>,
    contact_id: Option<Col<ContactId>>,
    created_at: Col<Moment>,
    expires_at: Col<Moment>,
    revoked_at: Option<Col<Moment>>,
    version: i32,
}

/// The code with this hash, of whatever municipality: it is how a business enters.
///
/// # Errors
/// As every query.
pub fn find_by_hash(
    conn: &mut Connection,
    hash: &[u8],
) -> Result<Option<TrackingRecord>, StoreError> {
    let row = tracking_code::table
        .filter(tracking_code::hash.eq(hash))
        .select(CodeRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(CodeRow::read))
}

/// The codes of a case, newest first: there are a handful.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    limit: i64,
) -> Result<Vec<TrackingRecord>, StoreError> {
    let rows = tracking_code::table
        .filter(tracking_code::municipality_id.eq(Col(municipality)))
        .filter(tracking_code::case_id.eq(Col(case)))
        .order(tracking_code::id.desc())
        .limit(limit)
        .select(CodeRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(CodeRow::read).collect())
}

/// One code.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: TrackingId,
) -> Result<TrackingRecord, StoreError> {
    let row: CodeRow = tracking_code::table
        .find((Col(municipality), Col(id)))
        .select(CodeRow::as_select())
        .first(conn)?;
    Ok(row.read())
}

/// Adds a code.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    record: &TrackingRecord,
    hash: &[u8],
) -> Result<(), StoreError> {
    diesel::insert_into(tracking_code::table)
        .values((
            tracking_code::municipality_id.eq(Col(record.municipality)),
            tracking_code::id.eq(Col(record.id)),
            tracking_code::case_id.eq(Col(record.case)),
            tracking_code::contact_id.eq(record.contact.map(Col)),
            tracking_code::hash.eq(hash),
            tracking_code::created_at.eq(Col(record.created_at)),
            tracking_code::expires_at.eq(Col(record.expires_at)),
            tracking_code::revoked_at.eq(record.revoked_at.map(Col)),
            tracking_code::version.eq(record.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves until when a code counts, if unchanged since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    record: &TrackingRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        tracking_code::table
            .find((Col(record.municipality), Col(record.id)))
            .filter(tracking_code::version.eq(seen.0)),
    )
    .set((
        tracking_code::expires_at.eq(Col(record.expires_at)),
        tracking_code::revoked_at.eq(record.revoked_at.map(Col)),
        tracking_code::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// How a contact person can be reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    /// Their address, if they gave one.
    pub email: Option<String>,
    /// Their phone as it is dialled, if they gave one.
    pub phone: Option<String>,
}

/// How a contact person can be reached; nowhere, if they are not there.
///
/// # Errors
/// As every query.
pub fn ways_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<Ways, StoreError> {
    let found: Option<(Option<String>, Option<String>)> = contact_person::table
        .find((Col(municipality), Col(contact)))
        .select((contact_person::email, contact_person::phone))
        .first(conn)
        .optional()?;
    let (email, phone) = found.unwrap_or_default();
    Ok(Ways { email, phone })
}

/// The address of a contact person, if they gave one.
///
/// # Errors
/// As every query.
pub fn email_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<Option<String>, StoreError> {
    Ok(ways_of(conn, municipality, contact)?.email)
}

impl CodeRow {
    fn read(self) -> TrackingRecord {
        TrackingRecord {
            id: self.id.0,
            municipality: self.municipality_id.0,
            case: self.case_id.0,
            contact: self.contact_id.map(|id| id.0),
            created_at: self.created_at.0,
            expires_at: self.expires_at.0,
            revoked_at: self.revoked_at.map(|at| at.0),
            version: Version(self.version),
        }
    }
}
