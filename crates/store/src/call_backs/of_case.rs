//! The call-backs that are still open on one case, and the case that they go on in.

use diesel::prelude::*;
use onedoor_domain::call_back::CallBackStage;
use onedoor_domain::{CaseId, GuaranteeId, Moment, MunicipalityId};

use super::{CallBackFound, CallBackRecord};
use crate::columns::Col;
use crate::schema::call_back;
use crate::{Connection, StoreError};

/// Every open call-back of a case, in the order in which they were asked for.
///
/// # Errors
/// As every query.
pub fn open_of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<CallBackRecord>, StoreError> {
    call_back::table
        .filter(call_back::municipality_id.eq(Col(municipality)))
        .filter(call_back::case_id.eq(Col(case)))
        .filter(call_back::stage.eq(Col(CallBackStage::Open)))
        .order(call_back::id)
        .select(CallBackFound::as_select())
        .load(conn)?
        .into_iter()
        .map(CallBackFound::read)
        .collect()
}

/// The open call-back that a promise is, if it is one.
///
/// # Errors
/// As every query.
pub fn find_open(
    conn: &mut Connection,
    municipality: MunicipalityId,
    guarantee: GuaranteeId,
) -> Result<Option<CallBackRecord>, StoreError> {
    call_back::table
        .filter(call_back::municipality_id.eq(Col(municipality)))
        .filter(call_back::guarantee_id.eq(Col(guarantee)))
        .filter(call_back::stage.eq(Col(CallBackStage::Open)))
        .select(CallBackFound::as_select())
        .first(conn)
        .optional()?
        .map(CallBackFound::read)
        .transpose()
}

/// Lets a call-back go on in the case and by the promise that the record names. Both must be there.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn carry(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &CallBackRecord,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        call_back::table
            .find((Col(municipality), Col(record.id)))
            .filter(call_back::version.eq(record.version.0)),
    )
    .set((
        call_back::case_id.eq(Col(record.case)),
        call_back::guarantee_id.eq(Col(record.guarantee)),
        call_back::version.eq(record.version.next().0),
        call_back::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}
