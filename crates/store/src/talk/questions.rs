//! Questions of handlers to the business.

use diesel::prelude::*;
use onedoor_domain::talk::{Question, QuestionStage};
use onedoor_domain::{
    CaseId, ContributionId, Language, MessageId, Moment, MunicipalityId, QuestionId, Version,
};

use crate::columns::Col;
use crate::schema::question;
use crate::{Connection, StoreError};

/// A question. Its words are never changed; the coordinator may ask in others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRecord {
    /// Its identity.
    pub id: QuestionId,
    /// On which case.
    pub case: CaseId,
    /// For which contribution.
    pub contribution: ContributionId,
    /// Its subject.
    pub subject: String,
    /// What the handler wants to know, word for word.
    pub text: String,
    /// In which language it is written.
    pub language: Language,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Moment,
    /// Where it stands.
    pub question: Question,
    /// Who decided that the business is asked, or not.
    pub decided_by: Option<String>,
    /// Why it is not asked.
    pub reason: Option<String>,
    /// The message by which it was asked.
    pub message: Option<MessageId>,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = question)]
struct QuestionFound {
    id: Col<QuestionId>,
    case_id: Col<CaseId>,
    contribution_id: Col<ContributionId>,
    subject: String,
    text: String,
    language: Col<Language>,
    asked_by: String,
    asked_at: Col<Moment>,
    stage: Col<QuestionStage>,
    decided_by: Option<String>,
    decided_at: Option<Col<Moment>>,
    reason: Option<String>,
    message_id: Option<Col<MessageId>>,
    answered_at: Option<Col<Moment>>,
    version: i32,
}

/// Adds a question.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &QuestionRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(question::table)
        .values((
            question::municipality_id.eq(Col(municipality)),
            question::id.eq(Col(record.id)),
            question::case_id.eq(Col(record.case)),
            question::contribution_id.eq(Col(record.contribution)),
            question::subject.eq(&record.subject),
            question::text.eq(&record.text),
            question::language.eq(Col(record.language)),
            question::asked_by.eq(&record.asked_by),
            question::asked_at.eq(Col(record.asked_at)),
            question::stage.eq(Col(record.question.stage)),
            question::decided_by.eq(&record.decided_by),
            question::decided_at.eq(record.question.decided_at.map(Col)),
            question::reason.eq(&record.reason),
            question::message_id.eq(record.message.map(Col)),
            question::answered_at.eq(record.question.answered_at.map(Col)),
            question::version.eq(record.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves where a question stands and on which case and contribution it is, as changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &QuestionRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        question::table
            .find((Col(municipality), Col(record.id)))
            .filter(question::version.eq(seen.0)),
    )
    .set((
        question::case_id.eq(Col(record.case)),
        question::contribution_id.eq(Col(record.contribution)),
        question::stage.eq(Col(record.question.stage)),
        question::decided_by.eq(&record.decided_by),
        question::decided_at.eq(record.question.decided_at.map(Col)),
        question::reason.eq(&record.reason),
        question::message_id.eq(record.message.map(Col)),
        question::answered_at.eq(record.question.answered_at.map(Col)),
        question::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// One question.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: QuestionId,
) -> Result<QuestionRecord, StoreError> {
    Ok(question::table
        .find((Col(municipality), Col(id)))
        .select(QuestionFound::as_select())
        .first(conn)?
        .read())
}

/// The question that this message asked, if it asked one.
///
/// # Errors
/// As every query.
pub fn asked_by_message(
    conn: &mut Connection,
    municipality: MunicipalityId,
    message: MessageId,
) -> Result<Option<QuestionRecord>, StoreError> {
    let row = question::table
        .filter(question::municipality_id.eq(Col(municipality)))
        .filter(question::message_id.eq(Some(Col(message))))
        .select(QuestionFound::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(QuestionFound::read))
}

/// The questions of a case that were not answered yet and may still be, oldest first.
///
/// # Errors
/// As every query.
pub fn open_of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<QuestionRecord>, StoreError> {
    let open = QuestionStage::OPEN.map(Col);
    let rows = question::table
        .filter(question::municipality_id.eq(Col(municipality)))
        .filter(question::case_id.eq(Col(case)))
        .filter(question::stage.eq_any(open))
        .order(question::id)
        .select(QuestionFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(QuestionFound::read).collect())
}

/// The questions of a case after `after`, oldest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    after: Option<QuestionId>,
    limit: i64,
) -> Result<Vec<QuestionRecord>, StoreError> {
    let mut query = question::table
        .filter(question::municipality_id.eq(Col(municipality)))
        .filter(question::case_id.eq(Col(case)))
        .order(question::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(question::id.gt(Col(after)));
    }
    let rows = query.select(QuestionFound::as_select()).load(conn)?;
    Ok(rows.into_iter().map(QuestionFound::read).collect())
}

impl QuestionFound {
    fn read(self) -> QuestionRecord {
        QuestionRecord {
            id: self.id.0,
            case: self.case_id.0,
            contribution: self.contribution_id.0,
            subject: self.subject,
            text: self.text,
            language: self.language.0,
            asked_by: self.asked_by,
            asked_at: self.asked_at.0,
            question: Question {
                stage: self.stage.0,
                decided_at: self.decided_at.map(|at| at.0),
                answered_at: self.answered_at.map(|at| at.0),
            },
            decided_by: self.decided_by,
            reason: self.reason,
            message: self.message_id.map(|id| id.0),
            version: Version(self.version),
        }
    }
}
