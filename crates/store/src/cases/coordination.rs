//! Who coordinates which cases.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::cases;
use crate::{Connection, StoreError};

/// Gives a case to another coordinator. The loads of both are changed besides.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else coordinates it than was seen.
pub fn set_coordinator(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    seen: StaffId,
    to: StaffId,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        cases::table
            .find((Col(municipality), Col(id)))
            .filter(cases::coordinator_id.eq(Col(seen))),
    )
    .set((
        cases::coordinator_id.eq(Col(to)),
        cases::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}
