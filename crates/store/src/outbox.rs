//! What must follow from a change, written in the transaction that made it.

use diesel::dsl::count_star;
use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, OutboxId};

use crate::columns::{Col, JsonText, OutboxKind};
use crate::rows::intake::OutboxRow;
use crate::schema::outbox;
use crate::{Connection, StoreError, dialect};

/// Something that must still be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRecord {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: OutboxId,
    /// Which case it is about.
    pub case: Option<CaseId>,
    /// What is needed to do it, as JSON.
    pub payload: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub(crate) struct TakenRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<OutboxId>,
    case_id: Option<Col<CaseId>>,
    payload: JsonText,
}

/// Adds what must follow from the change that this transaction makes.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, rows: &[OutboxRow]) -> Result<(), StoreError> {
    dialect::insert_outbox(conn, rows)
}

/// Up to `limit` rows of a kind whose time has come, for this transaction alone.
///
/// # Errors
/// As every query.
pub fn take(
    conn: &mut Connection,
    kind: OutboxKind,
    now: Moment,
    limit: i64,
) -> Result<Vec<OutboxRecord>, StoreError> {
    let rows = dialect::take_outbox(conn, kind, now, limit)?;
    Ok(rows.into_iter().map(TakenRow::read).collect())
}

/// Removes a row that was done.
///
/// # Errors
/// As every query.
pub fn delete(conn: &mut Connection, record: &OutboxRecord) -> Result<(), StoreError> {
    let gone = diesel::delete(outbox::table.find((Col(record.municipality), Col(record.id))))
        .execute(conn)?;
    crate::one_row(gone)
}

/// How many rows of a kind wait, over all municipalities: a figure for operators.
///
/// # Errors
/// As every query.
pub fn waiting(conn: &mut Connection, kind: OutboxKind) -> Result<i64, StoreError> {
    Ok(outbox::table
        .filter(outbox::kind.eq(Col(kind)))
        .select(count_star())
        .first(conn)?)
}

impl TakenRow {
    fn read(self) -> OutboxRecord {
        OutboxRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            case: self.case_id.map(|id| id.0),
            payload: self.payload.0,
        }
    }
}
