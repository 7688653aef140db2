//! Who does not want to follow a case by mail.

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContactId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::mail_stop;
use crate::{Connection, StoreError};

/// Whether this person wants no mail of this case but what is owed to them.
///
/// # Errors
/// As every query.
pub fn is_set(
    conn: &mut Connection,
    municipality: MunicipalityId,
    (case, contact): (CaseId, ContactId),
) -> Result<bool, StoreError> {
    let stop = mail_stop::table.find((Col(municipality), Col(case), Col(contact)));
    Ok(diesel::select(diesel::dsl::exists(stop)).get_result(conn)?)
}

/// From now on this person wants none. Said twice, it is the same: only whoever holds the case may ask.
///
/// # Errors
/// As every query.
pub fn set(
    conn: &mut Connection,
    municipality: MunicipalityId,
    (case, contact): (CaseId, ContactId),
    now: Moment,
) -> Result<(), StoreError> {
    if is_set(conn, municipality, (case, contact))? {
        return Ok(());
    }
    diesel::insert_into(mail_stop::table)
        .values((
            mail_stop::municipality_id.eq(Col(municipality)),
            mail_stop::case_id.eq(Col(case)),
            mail_stop::contact_id.eq(Col(contact)),
            mail_stop::since.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// This person wants to hear of it by mail again.
///
/// # Errors
/// As every query.
pub fn lift(
    conn: &mut Connection,
    municipality: MunicipalityId,
    (case, contact): (CaseId, ContactId),
) -> Result<(), StoreError> {
    diesel::delete(mail_stop::table.find((Col(municipality), Col(case), Col(contact))))
        .execute(conn)?;
    Ok(())
}
