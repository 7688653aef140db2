//! Where a case's chain of events ends, and adding to it.

use diesel::prelude::*;
use onedoor_domain::event::ChainHash;
use onedoor_domain::{CaseId, Moment, MunicipalityId};

use super::{CaseRecord, FoundRow};
use crate::columns::Col;
use crate::rows::intake::EventRow;
use crate::schema::cases;
use crate::{Connection, StoreError, dialect};

/// A case with the end of its chain of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseHead {
    /// The case.
    pub record: CaseRecord,
    /// The place of its last event.
    pub last_seq: i32,
    /// The hash of its last event, to which the next is chained.
    pub last_hash: ChainHash,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
pub(crate) struct HeadFound {
    #[diesel(embed)]
    case: FoundRow,
    last_seq: i32,
    last_hash: Vec<u8>,
}

/// One case, for this transaction alone: who else wants to change it waits.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn lock(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
) -> Result<CaseHead, StoreError> {
    dialect::lock_case(conn, municipality, id)?.read()
}

/// Adds events to the end of a case's chain, as it was read. `last_hash` is that of the last one.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else added to it first.
pub fn append(
    conn: &mut Connection,
    municipality: MunicipalityId,
    head: &CaseHead,
    events: &[EventRow],
    last_hash: ChainHash,
    now: Moment,
) -> Result<(), StoreError> {
    let more = i32::try_from(events.len()).unwrap_or(i32::MAX);
    // The case first: who was slower learns it here, and not from a place that is taken.
    let moved = diesel::update(
        cases::table
            .find((Col(municipality), Col(head.record.id)))
            .filter(cases::last_seq.eq(head.last_seq)),
    )
    .set((
        cases::last_seq.eq(head.last_seq.saturating_add(more)),
        cases::last_hash.eq(last_hash.0.to_vec()),
        cases::updated_at.eq(Col(now)),
        cases::version.eq(cases::version + 1),
    ))
    .execute(conn)?;
    crate::one_row(moved)?;
    dialect::insert_events(conn, events)
}

impl HeadFound {
    fn read(self) -> Result<CaseHead, StoreError> {
        let hash = <[u8; 32]>::try_from(self.last_hash.as_slice());
        let last_hash = hash.map_err(|_| StoreError::Unreadable {
            table: "case",
            column: "last_hash",
            detail: format!("{} has a hash of another length", self.case.id.0),
        })?;
        Ok(CaseHead {
            record: self.case.read()?,
            last_seq: self.last_seq,
            last_hash: ChainHash(last_hash),
        })
    }
}
