//! Moving a case from stage to stage.

use diesel::prelude::*;
use onedoor_domain::case::Stage;
use onedoor_domain::{CaseId, MunicipalityId};

use crate::columns::Col;
use crate::schema::cases;
use crate::{Connection, StoreError};

/// Writes where a case stands. Its version goes up with the events that are appended to it.
///
/// # Errors
/// [`StoreError::Stale`] if there is no such case.
pub fn set_stage(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    stage: &Stage,
) -> Result<(), StoreError> {
    let (awaited, answered_at, closed) = match *stage {
        Stage::Open => (None, None, None),
        Stage::Waiting { awaited, since } => (Some((awaited, since)), None, None),
        Stage::Answered { at } => (None, Some(at), None),
        Stage::Closed { at, how } => (None, None, Some((at, how))),
    };
    // Closing does not undo the answer: when it was sent stays known.
    let answered_at = (closed.is_none()).then(|| cases::answered_at.eq(answered_at.map(Col)));
    let changed = diesel::update(cases::table.find((Col(municipality), Col(case))))
        .set((
            cases::stage.eq(Col(stage.word())),
            cases::awaited.eq(awaited.map(|(awaited, _)| Col(awaited))),
            cases::awaited_since.eq(awaited.map(|(_, since)| Col(since))),
            answered_at,
            cases::closed_at.eq(closed.map(|(at, _)| Col(at))),
            cases::closed_as.eq(closed.map(|(_, how)| Col(how))),
        ))
        .execute(conn)?;
    crate::one_row(changed)
}
