//! Which cases belong together.

use diesel::prelude::*;
use onedoor_domain::case::LinkKind;
use onedoor_domain::{CaseId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::case_link;
use crate::{Connection, StoreError};

/// Two cases that belong together. Of one that was merged, `case` is the merged one; of one that was
/// split off, the one it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkRecord {
    /// The one.
    pub case: CaseId,
    /// The other.
    pub other: CaseId,
    /// How they belong together.
    pub kind: LinkKind,
}

impl LinkRecord {
    /// The case at the other end.
    pub fn beside(&self, case: CaseId) -> CaseId {
        if self.case == case {
            self.other
        } else {
            self.case
        }
    }
}

type Found = (Col<CaseId>, Col<CaseId>, Col<LinkKind>);

const COLUMNS: (case_link::case_id, case_link::other_id, case_link::kind) =
    (case_link::case_id, case_link::other_id, case_link::kind);

/// The links of a case, whichever end it is.
///
/// # Errors
/// As every query.
pub fn of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<LinkRecord>, StoreError> {
    // Two queries and not an `or`: each walks an index of its own.
    let from: Vec<Found> = case_link::table
        .filter(case_link::municipality_id.eq(Col(municipality)))
        .filter(case_link::case_id.eq(Col(case)))
        .select(COLUMNS)
        .load(conn)?;
    let to: Vec<Found> = case_link::table
        .filter(case_link::municipality_id.eq(Col(municipality)))
        .filter(case_link::other_id.eq(Col(case)))
        .select(COLUMNS)
        .load(conn)?;
    let mut links: Vec<LinkRecord> = from.into_iter().chain(to).map(read).collect();
    links.sort_by_key(|link| (link.case, link.other));
    Ok(links)
}

/// The case in which the matter of a merged one goes on.
///
/// # Errors
/// As every query.
pub fn merged_into(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Option<CaseId>, StoreError> {
    let found: Option<Col<CaseId>> = case_link::table
        .filter(case_link::municipality_id.eq(Col(municipality)))
        .filter(case_link::case_id.eq(Col(case)))
        .filter(case_link::kind.eq(Col(LinkKind::Merged)))
        .select(case_link::other_id)
        .first(conn)
        .optional()?;
    Ok(found.map(|id| id.0))
}

/// The cases whose matter came into one of these in one of these ways.
///
/// # Errors
/// As every query.
pub fn came_into(
    conn: &mut Connection,
    municipality: MunicipalityId,
    into: &[CaseId],
    kinds: &[LinkKind],
) -> Result<Vec<CaseId>, StoreError> {
    let into = into.iter().copied().map(Col);
    let kinds = kinds.iter().copied().map(Col);
    let found: Vec<Col<CaseId>> = case_link::table
        .filter(case_link::municipality_id.eq(Col(municipality)))
        .filter(case_link::other_id.eq_any(into))
        .filter(case_link::kind.eq_any(kinds))
        .order(case_link::case_id)
        .select(case_link::case_id)
        .load(conn)?;
    Ok(found.into_iter().map(|id| id.0).collect())
}

/// Ties two cases together.
///
/// # Errors
/// [`StoreError::Taken`] if they are tied in this direction already.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    link: &LinkRecord,
    by: &str,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(case_link::table)
        .values((
            case_link::municipality_id.eq(Col(municipality)),
            case_link::case_id.eq(Col(link.case)),
            case_link::other_id.eq(Col(link.other)),
            case_link::kind.eq(Col(link.kind)),
            case_link::created_at.eq(Col(now)),
            case_link::created_by.eq(by),
        ))
        .execute(conn)?;
    Ok(())
}

/// Unties two cases that people tied.
///
/// # Errors
/// [`StoreError::Stale`] if they are not tied so.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    link: &LinkRecord,
) -> Result<(), StoreError> {
    let by_hand = LinkKind::BY_HAND.map(Col);
    let gone = diesel::delete(
        case_link::table
            .find((Col(municipality), Col(link.case), Col(link.other)))
            .filter(case_link::kind.eq_any(by_hand)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

/// Unties two cases, whatever tied them.
///
/// # Errors
/// As every query.
pub fn clear(
    conn: &mut Connection,
    municipality: MunicipalityId,
    link: &LinkRecord,
) -> Result<(), StoreError> {
    diesel::delete(case_link::table.find((Col(municipality), Col(link.case), Col(link.other))))
        .execute(conn)?;
    Ok(())
}

fn read((case, other, kind): Found) -> LinkRecord {
    LinkRecord {
        case: case.0,
        other: other.0,
        kind: kind.0,
    }
}
