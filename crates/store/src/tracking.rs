//! Tracking codes, by which a business follows its case. Only their hashes are kept.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, TrackingId};

use crate::columns::Col;
use crate::schema::tracking_code;
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
    /// Until when it counts.
    pub expires_at: Moment,
    /// Since when it does not count any more.
    pub revoked_at: Option<Moment>,
}

/// The code with this hash, of whatever municipality: it is how a business enters.
///
/// # Errors
/// As every query.
pub fn find_by_hash(
    conn: &mut Connection,
    hash: &[u8],
) -> Result<Option<TrackingRecord>, StoreError> {
    type Row = (
        Col<TrackingId>,
        Col<MunicipalityId>,
        Col<CaseId>,
        Col<Moment>,
        Option<Col<Moment>>,
    );
    let row: Option<Row> = tracking_code::table
        .filter(tracking_code::hash.eq(hash))
        .select((
            tracking_code::id,
            tracking_code::municipality_id,
            tracking_code::case_id,
            tracking_code::expires_at,
            tracking_code::revoked_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(
        |(id, municipality, case, expires_at, revoked_at)| TrackingRecord {
            id: id.0,
            municipality: municipality.0,
            case: case.0,
            expires_at: expires_at.0,
            revoked_at: revoked_at.map(|at| at.0),
        },
    ))
}
