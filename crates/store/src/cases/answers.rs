//! What was answered to the questions of a case after it was opened.

use diesel::prelude::*;
use onedoor_domain::enquiry::Answers;
use onedoor_domain::{CaseId, MunicipalityId};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::cases;
use crate::{Connection, StoreError};

/// The answers that became known after a case was opened.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Unreadable`].
pub fn answers(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
) -> Result<Answers, StoreError> {
    let json: JsonText = cases::table
        .find((Col(municipality), Col(id)))
        .select(cases::answers)
        .first(conn)?;
    from_json(&json, "case", "answers")
}

/// Keeps them. Who writes them holds the case, and its version moves with the event of it.
///
/// # Errors
/// [`StoreError::Stale`] if the case is gone.
pub fn save_answers(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
    answers: &Answers,
) -> Result<(), StoreError> {
    let changed = diesel::update(cases::table.find((Col(municipality), Col(id))))
        .set(cases::answers.eq(to_json(answers)?))
        .execute(conn)?;
    crate::one_row(changed)
}
