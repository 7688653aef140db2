//! Confidential parts of cases that were passed on to another unit, and on what ground.

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::access::SharedPart;
use onedoor_domain::{CaseId, Moment, MunicipalityId, ShareId};
use uuid::Uuid;

use crate::columns::{AnyId, Col};
use crate::schema::part_share;
use crate::{Connection, StoreError};

/// A part that was passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRecord {
    /// Its identity.
    pub id: ShareId,
    /// Of which case.
    pub case: CaseId,
    /// What kind of part.
    pub part: SharedPart,
    /// Which.
    pub part_id: Uuid,
    /// To which unit.
    pub unit: String,
    /// The ground in law.
    pub legal_ground: String,
    /// When.
    pub shared_at: Moment,
    /// By whom.
    pub shared_by: String,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = part_share)]
struct Row {
    id: Col<ShareId>,
    case_id: Col<CaseId>,
    part: Col<SharedPart>,
    part_id: Col<AnyId>,
    unit_id: String,
    legal_ground: String,
    shared_at: Col<Moment>,
    shared_by: String,
}

/// Passes a part on.
///
/// # Errors
/// [`StoreError::Taken`] if that unit has it already.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &ShareRecord,
) -> Result<(), StoreError> {
    let record = record.clone();
    let row = Row {
        id: Col(record.id),
        case_id: Col(record.case),
        part: Col(record.part),
        part_id: Col(AnyId(record.part_id)),
        unit_id: record.unit,
        legal_ground: record.legal_ground,
        shared_at: Col(record.shared_at),
        shared_by: record.shared_by,
    };
    diesel::insert_into(part_share::table)
        .values((part_share::municipality_id.eq(Col(municipality)), row))
        .execute(conn)?;
    Ok(())
}

/// Has what was passed on of a part go along with it to another case.
///
/// # Errors
/// As every query.
pub fn carry(
    conn: &mut Connection,
    municipality: MunicipalityId,
    part: Uuid,
    to: CaseId,
) -> Result<(), StoreError> {
    diesel::update(
        part_share::table
            .filter(part_share::municipality_id.eq(Col(municipality)))
            .filter(part_share::part_id.eq(Col(AnyId(part)))),
    )
    .set(part_share::case_id.eq(Col(to)))
    .execute(conn)?;
    Ok(())
}

/// What was passed on of these cases, oldest first.
///
/// # Errors
/// As every query.
pub fn of_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<Vec<ShareRecord>, StoreError> {
    let cases = cases.iter().copied().map(Col);
    let rows = part_share::table
        .filter(part_share::municipality_id.eq(Col(municipality)))
        .filter(part_share::case_id.eq_any(cases))
        .order(part_share::id)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

/// The units to which parts of these cases were passed on, by part.
///
/// # Errors
/// As every query.
pub fn units_by_part(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<BTreeMap<Uuid, Vec<String>>, StoreError> {
    let mut units: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for share in of_cases(conn, municipality, cases)? {
        units.entry(share.part_id).or_default().push(share.unit);
    }
    Ok(units)
}

impl Row {
    fn read(self) -> ShareRecord {
        ShareRecord {
            id: self.id.0,
            case: self.case_id.0,
            part: self.part.0,
            part_id: self.part_id.0.0,
            unit: self.unit_id,
            legal_ground: self.legal_ground,
            shared_at: self.shared_at.0,
            shared_by: self.shared_by,
        }
    }
}
