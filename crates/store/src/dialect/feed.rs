//! The end of a feed, held by whoever numbers its events.

use diesel::prelude::*;
use onedoor_domain::MunicipalityId;

use crate::columns::Col;
use crate::schema::feed_end;
use crate::{Connection, StoreError};

/// Where the feed ends, for this transaction alone. Who else wants to number waits: skipping what
/// is held would let a later number be seen before an earlier one.
pub(crate) fn hold_feed_end(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<i64, StoreError> {
    // Macros, because queries carry their backend in their type.
    macro_rules! begin {
        () => {
            diesel::insert_into(feed_end::table)
                .values((
                    feed_end::municipality_id.eq(Col(municipality)),
                    feed_end::last_number.eq(0_i64),
                ))
                .on_conflict_do_nothing()
        };
    }
    macro_rules! end {
        () => {
            feed_end::table
                .find(Col(municipality))
                .select(feed_end::last_number)
        };
    }
    Ok(match conn {
        Connection::Postgres(pg) => {
            begin!().execute(pg)?;
            end!().for_update().first(pg)?
        }
        Connection::Sqlite(lite) => {
            begin!().execute(lite)?;
            end!().first(lite)?
        }
    })
}
