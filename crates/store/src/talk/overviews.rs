//! Overviews of the process, numbered within their case.

use diesel::dsl::max;
use diesel::prelude::*;
use onedoor_domain::{CaseId, Language, MessageId, Moment, MunicipalityId};

use crate::columns::{Col, JsonText};
use crate::schema::overview;
use crate::{Connection, StoreError};

/// An overview of the process. Its words are never changed; a better one gets the next number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewRecord {
    /// On which case.
    pub case: CaseId,
    /// Its number, from 1.
    pub number: u32,
    /// Its language.
    pub language: Language,
    /// Its words.
    pub text: String,
    /// What it says, as JSON for programs.
    pub content: String,
    /// Who wrote it, or had it written.
    pub created_by: String,
    /// When.
    pub created_at: Moment,
    /// When it was sent and by which message, if it was.
    pub sent: Option<(Moment, MessageId)>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = overview)]
struct OverviewFound {
    case_id: Col<CaseId>,
    number: i32,
    language: Col<Language>,
    text: String,
    content: JsonText,
    created_by: String,
    created_at: Col<Moment>,
    sent_at: Option<Col<Moment>>,
    message_id: Option<Col<MessageId>>,
}

/// Adds an overview.
///
/// # Errors
/// [`StoreError::Taken`] if somebody else took the number.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &OverviewRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(overview::table)
        .values((
            overview::municipality_id.eq(Col(municipality)),
            overview::case_id.eq(Col(record.case)),
            overview::number.eq(crate::signed(record.number)),
            overview::language.eq(Col(record.language)),
            overview::text.eq(&record.text),
            overview::content.eq(JsonText(record.content.clone())),
            overview::created_by.eq(&record.created_by),
            overview::created_at.eq(Col(record.created_at)),
            overview::sent_at.eq(record.sent.map(|(at, _)| Col(at))),
            overview::message_id.eq(record.sent.map(|(_, message)| Col(message))),
        ))
        .execute(conn)?;
    Ok(())
}

/// The number of the newest overview of a case; 0 if there is none.
///
/// # Errors
/// As every query.
pub fn last_number(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<u32, StoreError> {
    let last: Option<i32> = overview::table
        .filter(overview::municipality_id.eq(Col(municipality)))
        .filter(overview::case_id.eq(Col(case)))
        .select(max(overview::number))
        .first(conn)?;
    Ok(crate::unsigned(last.unwrap_or(0)))
}

/// One overview of a case.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    number: u32,
) -> Result<OverviewRecord, StoreError> {
    Ok(overview::table
        .find((Col(municipality), Col(case), crate::signed(number)))
        .select(OverviewFound::as_select())
        .first(conn)?
        .read())
}

/// The overviews of a case before number `before`, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    before: Option<u32>,
    limit: i64,
) -> Result<Vec<OverviewRecord>, StoreError> {
    let mut query = overview::table
        .filter(overview::municipality_id.eq(Col(municipality)))
        .filter(overview::case_id.eq(Col(case)))
        .order(overview::number.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(overview::number.lt(crate::signed(before)));
    }
    let rows = query.select(OverviewFound::as_select()).load(conn)?;
    Ok(rows.into_iter().map(OverviewFound::read).collect())
}

/// Notes that an overview was sent.
///
/// # Errors
/// [`StoreError::Stale`] if it was sent before.
pub fn sent(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    number: u32,
    message: MessageId,
    at: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        overview::table
            .find((Col(municipality), Col(case), crate::signed(number)))
            .filter(overview::sent_at.is_null()),
    )
    .set((
        overview::sent_at.eq(Some(Col(at))),
        overview::message_id.eq(Some(Col(message))),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

impl OverviewFound {
    fn read(self) -> OverviewRecord {
        OverviewRecord {
            case: self.case_id.0,
            number: crate::unsigned(self.number),
            language: self.language.0,
            text: self.text,
            content: self.content.0,
            created_by: self.created_by,
            created_at: self.created_at.0,
            sent: self
                .sent_at
                .zip(self.message_id)
                .map(|(at, message)| (at.0, message.0)),
        }
    }
}
