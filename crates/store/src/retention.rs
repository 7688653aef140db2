//! How long closed cases are kept, as the clock last worked it out.

use diesel::prelude::*;
use onedoor_domain::retention::{RetentionClass, RetentionState};
use onedoor_domain::{CaseId, Moment, MunicipalityId, Version};

use crate::columns::Col;
use crate::schema::retention;
use crate::{Connection, StoreError};

/// Where a closed case stands on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRecord {
    /// Which case.
    pub case: CaseId,
    /// Where it stands.
    pub state: RetentionState,
    /// The class of its case types; none before the clock looked at it.
    pub class: Option<RetentionClass>,
    /// When it was closed.
    pub closed_at: Moment,
    /// When its period is over.
    pub ends_at: Option<Moment>,
    /// When somebody said that the archive has it.
    pub archived_at: Option<Moment>,
    /// Who said so.
    pub archived_by: Option<String>,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = retention)]
struct Found {
    case_id: Col<CaseId>,
    state: Col<RetentionState>,
    class: Option<Col<RetentionClass>>,
    closed_at: Col<Moment>,
    ends_at: Option<Col<Moment>>,
    archived_at: Option<Col<Moment>>,
    archived_by: Option<String>,
    version: i32,
}

/// Begins to count for a case that was closed. The clock looks at it at once.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    closed_at: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(retention::table)
        .values((
            retention::municipality_id.eq(Col(municipality)),
            retention::case_id.eq(Col(case)),
            retention::state.eq(Col(RetentionState::Closed)),
            retention::closed_at.eq(Col(closed_at)),
            retention::next_at.eq(Some(Col(closed_at))),
            retention::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stops counting for a case, if anything was counted: it goes on, or it went.
///
/// # Errors
/// As every query.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<(), StoreError> {
    diesel::delete(retention::table.find((Col(municipality), Col(case)))).execute(conn)?;
    Ok(())
}

/// Where a case stands on its way out; nothing while it is not closed.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Option<RetentionRecord>, StoreError> {
    let row = retention::table
        .find((Col(municipality), Col(case)))
        .select(Found::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Found::read))
}

/// The cases that somebody must look at, the longest due first, in all municipalities, at most
/// `limit`.
///
/// # Errors
/// As every query.
pub fn due(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    let rows: Vec<(Col<MunicipalityId>, Col<CaseId>)> = retention::table
        .filter(retention::next_at.le(Some(Col(now))))
        .order(retention::next_at)
        .limit(limit)
        .select((retention::municipality_id, retention::case_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(of, case)| (of.0, case.0)).collect())
}

/// The cases after `after` whose period is over, in the order of their identities.
///
/// # Errors
/// As every query.
pub fn over(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<RetentionRecord>, StoreError> {
    let mut query = retention::table
        .filter(retention::municipality_id.eq(Col(municipality)))
        .filter(retention::state.eq(Col(RetentionState::ToArchive)))
        .order(retention::case_id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(retention::case_id.gt(Col(after)));
    }
    let rows = query.select(Found::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Found::read).collect())
}

/// Saves where a case stands and when somebody must look again. Whoever moves it on by the clock
/// does the same twice, so nothing is compared.
///
/// # Errors
/// As every query.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &RetentionRecord,
) -> Result<(), StoreError> {
    let next_at = match record.state {
        RetentionState::ToArchive => None,
        RetentionState::Active | RetentionState::Closed => record.ends_at,
    };
    diesel::update(retention::table.find((Col(municipality), Col(record.case))))
        .set((
            retention::state.eq(Col(record.state)),
            retention::class.eq(record.class.map(Col)),
            retention::ends_at.eq(record.ends_at.map(Col)),
            retention::next_at.eq(next_at.map(Col)),
            retention::version.eq(record.version.next().0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Has a case looked at again only then.
///
/// # Errors
/// As every query.
pub fn postpone(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    until: Moment,
) -> Result<(), StoreError> {
    diesel::update(retention::table.find((Col(municipality), Col(case))))
        .set(retention::next_at.eq(Some(Col(until))))
        .execute(conn)?;
    Ok(())
}

/// Notes that the archive has a case.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save_archived(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    (at, by): (Moment, &str),
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        retention::table
            .find((Col(municipality), Col(case)))
            .filter(retention::version.eq(seen.0)),
    )
    .set((
        retention::archived_at.eq(Some(Col(at))),
        retention::archived_by.eq(Some(by)),
        retention::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Has every closed case of a municipality looked at again: its rules have changed.
///
/// # Errors
/// As every query.
pub fn look_at_all(
    conn: &mut Connection,
    municipality: MunicipalityId,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::update(retention::table.filter(retention::municipality_id.eq(Col(municipality))))
        .set((
            retention::state.eq(Col(RetentionState::Closed)),
            retention::next_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    Ok(())
}

impl Found {
    fn read(self) -> RetentionRecord {
        RetentionRecord {
            case: self.case_id.0,
            state: self.state.0,
            class: self.class.map(|class| class.0),
            closed_at: self.closed_at.0,
            ends_at: self.ends_at.map(|at| at.0),
            archived_at: self.archived_at.map(|at| at.0),
            archived_by: self.archived_by,
            version: Version(self.version),
        }
    }
}
