//! Taking work: without the rows that another worker holds, where there can be another.

use diesel::prelude::*;
use onedoor_domain::Moment;

use crate::columns::{Col, OutboxKind};
use crate::outbox::TakenRow;
use crate::schema::outbox;
use crate::{Connection, StoreError};

pub(crate) fn take_outbox(
    conn: &mut Connection,
    kind: OutboxKind,
    now: Moment,
    limit: i64,
) -> Result<Vec<TakenRow>, StoreError> {
    // A macro, because the selected row carries its backend in its type.
    macro_rules! due {
        () => {
            outbox::table
                .filter(outbox::kind.eq(Col(kind)))
                .filter(outbox::available_at.le(Col(now)))
                .order(outbox::available_at)
                .limit(limit)
                .select(TakenRow::as_select())
        };
    }
    Ok(match conn {
        Connection::Postgres(pg) => due!().for_update().skip_locked().load(pg)?,
        Connection::Sqlite(lite) => due!().load(lite)?,
    })
}

pub(crate) fn take_any_outbox(
    conn: &mut Connection,
    kinds: &[OutboxKind],
    now: Moment,
    limit: i64,
) -> Result<Vec<TakenRow>, StoreError> {
    let kinds: Vec<Col<OutboxKind>> = kinds.iter().copied().map(Col).collect();
    // A macro, because the selected row carries its backend in its type.
    macro_rules! due {
        () => {
            outbox::table
                .filter(outbox::kind.eq_any(kinds))
                .filter(outbox::available_at.le(Col(now)))
                .order((outbox::available_at, outbox::id))
                .limit(limit)
                .select(TakenRow::as_select())
        };
    }
    Ok(match conn {
        Connection::Postgres(pg) => due!().for_update().skip_locked().load(pg)?,
        Connection::Sqlite(lite) => due!().load(lite)?,
    })
}
