//! The people who work on a case together.

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::{task_force, task_force_member};
use crate::{Connection, StoreError};

/// People who work on a case together, under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskforceRecord {
    /// What they are called.
    pub name: String,
    /// Who they are, in the order of their ids.
    pub members: Vec<StaffId>,
}

/// Who works on these cases together with others.
///
/// # Errors
/// As every query.
pub fn members(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<BTreeMap<CaseId, Vec<StaffId>>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows: Vec<(Col<CaseId>, Col<StaffId>)> = task_force_member::table
        .filter(task_force_member::municipality_id.eq(Col(municipality)))
        .filter(task_force_member::case_id.eq_any(cases))
        .order((task_force_member::case_id, task_force_member::staff_id))
        .select((task_force_member::case_id, task_force_member::staff_id))
        .load(conn)?;
    let mut members: BTreeMap<CaseId, Vec<StaffId>> = BTreeMap::new();
    for (case, person) in rows {
        members.entry(case.0).or_default().push(person.0);
    }
    Ok(members)
}

/// What the people are called who work on a case together, if anybody does.
///
/// # Errors
/// As every query.
pub fn name(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Option<String>, StoreError> {
    Ok(task_force::table
        .find((Col(municipality), Col(case)))
        .select(task_force::name)
        .first(conn)
        .optional()?)
}

/// Writes who works on a case together, in place of those who did. With no members, nobody does.
///
/// # Errors
/// As every query.
pub fn set(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    record: &TaskforceRecord,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::delete(
        task_force_member::table
            .filter(task_force_member::municipality_id.eq(Col(municipality)))
            .filter(task_force_member::case_id.eq(Col(case))),
    )
    .execute(conn)?;
    diesel::delete(task_force::table.find((Col(municipality), Col(case)))).execute(conn)?;
    if record.members.is_empty() {
        return Ok(());
    }
    diesel::insert_into(task_force::table)
        .values((
            task_force::municipality_id.eq(Col(municipality)),
            task_force::case_id.eq(Col(case)),
            task_force::name.eq(&record.name),
            task_force::created_at.eq(Col(now)),
            task_force::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    for person in &record.members {
        diesel::insert_into(task_force_member::table)
            .values((
                task_force_member::municipality_id.eq(Col(municipality)),
                task_force_member::case_id.eq(Col(case)),
                task_force_member::staff_id.eq(Col(*person)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
