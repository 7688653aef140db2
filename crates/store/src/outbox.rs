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
    /// When it happened.
    pub created_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub(crate) struct TakenRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<OutboxId>,
    case_id: Option<Col<CaseId>>,
    payload: JsonText,
    created_at: Col<Moment>,
    kind: Col<OutboxKind>,
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

/// Up to `limit` rows of any of these kinds whose time has come, for this transaction alone, the
/// longest due first.
///
/// # Errors
/// As every query.
pub fn take_any(
    conn: &mut Connection,
    kinds: &[OutboxKind],
    now: Moment,
    limit: i64,
) -> Result<Vec<(OutboxKind, OutboxRecord)>, StoreError> {
    let rows = dialect::take_any_outbox(conn, kinds, now, limit)?;
    let rows = rows.into_iter();
    Ok(rows.map(|row| (row.kind.0, row.read())).collect())
}

/// Puts a row off that cannot be done now.
///
/// # Errors
/// As every query.
pub fn postpone(
    conn: &mut Connection,
    record: &OutboxRecord,
    until: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(outbox::table.find((Col(record.municipality), Col(record.id))))
        .set((
            outbox::available_at.eq(Col(until)),
            outbox::attempts.eq(outbox::attempts + 1),
        ))
        .execute(conn)?;
    crate::one_row(changed)
}

/// Since when the oldest row of any of these kinds waits, and how many there are, over all
/// municipalities: a figure for operators.
///
/// # Errors
/// As every query.
pub fn oldest(
    conn: &mut Connection,
    kinds: &[OutboxKind],
) -> Result<(Option<Moment>, i64), StoreError> {
    let kinds: Vec<Col<OutboxKind>> = kinds.iter().copied().map(Col).collect();
    let (oldest, many): (Option<Col<Moment>>, i64) = outbox::table
        .filter(outbox::kind.eq_any(kinds))
        .select((diesel::dsl::min(outbox::created_at), count_star()))
        .first(conn)?;
    Ok((oldest.map(|at| at.0), many))
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
            created_at: self.created_at.0,
        }
    }
}
