//! Drafts of the final answer, one for each round of a case.

use diesel::prelude::*;
use onedoor_domain::{CaseId, Moment, MunicipalityId, Version};

use crate::columns::Col;
use crate::schema::answer_draft;
use crate::{Connection, StoreError};

/// A draft that somebody edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerDraftRecord {
    /// Its words.
    pub text: String,
    /// Who edited it last.
    pub edited_by: String,
    /// When.
    pub edited_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answer_draft)]
struct AnswerDraftFound {
    text: String,
    edited_by: String,
    edited_at: Col<Moment>,
    version: i32,
}

/// The draft of a round, if somebody edited it.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    round: u32,
) -> Result<Option<AnswerDraftRecord>, StoreError> {
    let row = answer_draft::table
        .find((Col(municipality), Col(case), crate::signed(round)))
        .select(AnswerDraftFound::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| AnswerDraftRecord {
        text: row.text,
        edited_by: row.edited_by,
        edited_at: row.edited_at.0,
        version: Version(row.version),
    }))
}

/// Keeps the draft of a round that nobody had edited before.
///
/// # Errors
/// [`StoreError::Taken`] if somebody else was faster.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    round: u32,
    draft: &AnswerDraftRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(answer_draft::table)
        .values((
            answer_draft::municipality_id.eq(Col(municipality)),
            answer_draft::case_id.eq(Col(case)),
            answer_draft::round.eq(crate::signed(round)),
            answer_draft::text.eq(&draft.text),
            answer_draft::edited_by.eq(&draft.edited_by),
            answer_draft::edited_at.eq(Col(draft.edited_at)),
            answer_draft::version.eq(draft.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves the draft of a round, as changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    round: u32,
    draft: &AnswerDraftRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        answer_draft::table
            .find((Col(municipality), Col(case), crate::signed(round)))
            .filter(answer_draft::version.eq(seen.0)),
    )
    .set((
        answer_draft::text.eq(&draft.text),
        answer_draft::edited_by.eq(&draft.edited_by),
        answer_draft::edited_at.eq(Col(draft.edited_at)),
        answer_draft::version.eq(draft.version.0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}
