//! The labels of cases.

use std::collections::BTreeMap;

use diesel::prelude::*;
use onedoor_domain::{CaseId, MunicipalityId};

use crate::columns::Col;
use crate::schema::case_label;
use crate::{Connection, StoreError};

/// The labels of these cases, in the order of the alphabet.
///
/// # Errors
/// As every query.
pub fn of_cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
) -> Result<BTreeMap<CaseId, Vec<String>>, StoreError> {
    let cases: Vec<Col<CaseId>> = cases.iter().copied().map(Col).collect();
    let rows: Vec<(Col<CaseId>, String)> = case_label::table
        .filter(case_label::municipality_id.eq(Col(municipality)))
        .filter(case_label::case_id.eq_any(cases))
        .order((case_label::case_id, case_label::label))
        .select((case_label::case_id, case_label::label))
        .load(conn)?;
    let mut labels: BTreeMap<CaseId, Vec<String>> = BTreeMap::new();
    for (case, label) in rows {
        labels.entry(case.0).or_default().push(label);
    }
    Ok(labels)
}

/// Writes the labels of a case in place of those it had.
///
/// # Errors
/// As every query.
pub fn set(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    labels: &[String],
) -> Result<(), StoreError> {
    diesel::delete(
        case_label::table
            .filter(case_label::municipality_id.eq(Col(municipality)))
            .filter(case_label::case_id.eq(Col(case))),
    )
    .execute(conn)?;
    for label in labels {
        diesel::insert_into(case_label::table)
            .values((
                case_label::municipality_id.eq(Col(municipality)),
                case_label::case_id.eq(Col(case)),
                case_label::label.eq(label),
            ))
            .execute(conn)?;
    }
    Ok(())
}
