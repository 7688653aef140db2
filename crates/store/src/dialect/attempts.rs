//! Holding the count of guesses: made where it is missing, and locked where there can be others.

use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::sign_in_attempt;
use crate::{Connection, StoreError};

pub(crate) fn hold_attempt(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
    now: Moment,
) -> Result<(), StoreError> {
    // A macro, because the statement carries its backend in its type.
    macro_rules! hold {
        () => {
            diesel::insert_into(sign_in_attempt::table)
                .values((
                    sign_in_attempt::municipality_id.eq(Col(municipality)),
                    sign_in_attempt::hash.eq(hash),
                    sign_in_attempt::failures.eq(0),
                    sign_in_attempt::touched_at.eq(Col(now)),
                ))
                .on_conflict((sign_in_attempt::municipality_id, sign_in_attempt::hash))
                .do_update()
                .set(sign_in_attempt::touched_at.eq(Col(now)))
        };
    }
    match conn {
        Connection::Postgres(pg) => hold!().execute(pg)?,
        Connection::Sqlite(lite) => hold!().execute(lite)?,
    };
    Ok(())
}
