//! Legal holds: what keeps a case whatever else is said of it.

use diesel::prelude::*;
use onedoor_domain::{CaseId, HoldId, Moment, MunicipalityId, Version};

use crate::columns::Col;
use crate::schema::legal_hold;
use crate::{Connection, StoreError};

/// A legal hold on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRecord {
    /// Its identity.
    pub id: HoldId,
    /// On which case.
    pub case: CaseId,
    /// The ground in law, or the matter for which it is kept.
    pub ground: String,
    /// Since when.
    pub placed_at: Moment,
    /// Who put it there.
    pub placed_by: String,
    /// When it was taken off, by whom and why.
    pub lifted: Option<Lifted>,
    /// For optimistic concurrency.
    pub version: Version,
}

/// When a hold was taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Why.
    pub because: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = legal_hold)]
struct Found {
    id: Col<HoldId>,
    case_id: Col<CaseId>,
    ground: String,
    placed_at: Col<Moment>,
    placed_by: String,
    lifted_at: Option<Col<Moment>>,
    lifted_by: Option<String>,
    lifted_because: Option<String>,
    version: i32,
}

/// Puts a hold on a case.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &HoldRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(legal_hold::table)
        .values((
            legal_hold::municipality_id.eq(Col(municipality)),
            legal_hold::id.eq(Col(record.id)),
            legal_hold::case_id.eq(Col(record.case)),
            legal_hold::ground.eq(&record.ground),
            legal_hold::placed_at.eq(Col(record.placed_at)),
            legal_hold::placed_by.eq(&record.placed_by),
            legal_hold::version.eq(record.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// One hold.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: HoldId,
) -> Result<HoldRecord, StoreError> {
    Ok(legal_hold::table
        .find((Col(municipality), Col(id)))
        .select(Found::as_select())
        .first(conn)?
        .read())
}

/// The holds of a case, also those that were taken off, oldest first.
///
/// # Errors
/// As every query.
pub fn of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<HoldRecord>, StoreError> {
    let rows = legal_hold::table
        .filter(legal_hold::municipality_id.eq(Col(municipality)))
        .filter(legal_hold::case_id.eq(Col(case)))
        .order(legal_hold::id)
        .select(Found::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Found::read).collect())
}

/// Takes a hold off.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn lift(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: HoldId,
    lifted: &Lifted,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        legal_hold::table
            .find((Col(municipality), Col(id)))
            .filter(legal_hold::version.eq(seen.0)),
    )
    .set((
        legal_hold::lifted_at.eq(Some(Col(lifted.at))),
        legal_hold::lifted_by.eq(Some(&lifted.by)),
        legal_hold::lifted_because.eq(Some(&lifted.because)),
        legal_hold::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

impl Found {
    fn read(self) -> HoldRecord {
        let lifted = self.lifted_at.zip(self.lifted_by).zip(self.lifted_because);
        HoldRecord {
            id: self.id.0,
            case: self.case_id.0,
            ground: self.ground,
            placed_at: self.placed_at.0,
            placed_by: self.placed_by,
            lifted: lifted.map(|((at, by), because)| Lifted {
                at: at.0,
                by,
                because,
            }),
            version: Version(self.version),
        }
    }
}
