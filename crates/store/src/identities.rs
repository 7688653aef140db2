//! Who somebody is at an identity provider: the provider's own word for them, and nothing else.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, ProviderId, StaffId};

use crate::columns::Col;
use crate::schema::identity;
use crate::{Connection, StoreError};

/// The staff member whom the provider calls this, if they have been here.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    provider: ProviderId,
    subject: &str,
) -> Result<Option<StaffId>, StoreError> {
    let staff: Option<Col<StaffId>> = identity::table
        .find((Col(municipality), Col(provider), subject))
        .select(identity::staff_id)
        .first(conn)
        .optional()?;
    Ok(staff.map(|id| id.0))
}

/// Remembers whom the provider calls this.
///
/// # Errors
/// [`StoreError::Taken`] if it calls somebody this already.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    provider: ProviderId,
    subject: &str,
    staff: StaffId,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(identity::table)
        .values((
            identity::municipality_id.eq(Col(municipality)),
            identity::provider_id.eq(Col(provider)),
            identity::subject.eq(subject),
            identity::staff_id.eq(Col(staff)),
            identity::created_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}
