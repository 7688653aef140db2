//! Cases that somebody coordinates for the time being, because whoever did is away.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::stand_in;
use crate::{Connection, StoreError};

/// Who stands in for whom on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandIn {
    /// The case.
    pub case: CaseId,
    /// To whom it goes back.
    pub owner: StaffId,
    /// Who coordinates it meanwhile.
    pub stand_in: StaffId,
    /// Since when.
    pub since: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = stand_in)]
struct Row {
    case_id: Col<CaseId>,
    staff_id: Col<StaffId>,
    stand_in_id: Col<StaffId>,
    since: Col<Moment>,
}

/// Who stands in on a case, if somebody does.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Option<StandIn>, StoreError> {
    let row = stand_in::table
        .find((Col(municipality), Col(case)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Row::read))
}

/// The cases that go back to somebody, in the order of their ids, at most `limit`.
///
/// # Errors
/// As every query.
pub fn of_owner(
    conn: &mut Connection,
    municipality: MunicipalityId,
    owner: StaffId,
    limit: i64,
) -> Result<Vec<StandIn>, StoreError> {
    let rows = stand_in::table
        .filter(stand_in::municipality_id.eq(Col(municipality)))
        .filter(stand_in::staff_id.eq(Col(owner)))
        .order(stand_in::case_id)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

/// Remembers who stands in for whom. The case is held, and nothing is remembered of it yet.
///
/// # Errors
/// [`StoreError::Taken`] if something is.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    of: &StandIn,
) -> Result<(), StoreError> {
    diesel::insert_into(stand_in::table)
        .values((
            stand_in::municipality_id.eq(Col(municipality)),
            stand_in::case_id.eq(Col(of.case)),
            stand_in::staff_id.eq(Col(of.owner)),
            stand_in::stand_in_id.eq(Col(of.stand_in)),
            stand_in::since.eq(Col(of.since)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets who stands in on a case, if somebody does.
///
/// # Errors
/// As every query.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<(), StoreError> {
    diesel::delete(stand_in::table.find((Col(municipality), Col(case)))).execute(conn)?;
    Ok(())
}

impl Row {
    fn read(self) -> StandIn {
        StandIn {
            case: self.case_id.0,
            owner: self.staff_id.0,
            stand_in: self.stand_in_id.0,
            since: self.since.0,
        }
    }
}
