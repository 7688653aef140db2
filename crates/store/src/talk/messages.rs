//! Messages between the municipality and the business, word for word.

use diesel::prelude::*;
use onedoor_domain::contact::Direction;
use onedoor_domain::talk::{MessageChannel, MessagePurpose};
use onedoor_domain::{CaseId, ContributionId, Language, MessageId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::message;
use crate::{Connection, StoreError};

/// A message. It is never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRecord {
    /// Its identity.
    pub id: MessageId,
    /// On which case.
    pub case: CaseId,
    /// Which way it went.
    pub direction: Direction,
    /// What for.
    pub purpose: MessagePurpose,
    /// Its subject, as it was written; may be empty.
    pub subject: String,
    /// Its text, word for word.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// How it travelled.
    pub channel: MessageChannel,
    /// Who wrote it, or wrote it down: `staff:…`, `integration:…`, `business:…`.
    pub author: String,
    /// When it was sent, or came.
    pub at: Moment,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The message that it answers, if that is known.
    pub in_reply_to: Option<MessageId>,
    /// The contribution it concerns, if it concerns one.
    pub contribution: Option<ContributionId>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = message)]
struct MessageFound {
    id: Col<MessageId>,
    case_id: Col<CaseId>,
    direction: Col<Direction>,
    purpose: Col<MessagePurpose>,
    subject: String,
    text: String,
    language: Col<Language>,
    channel: Col<MessageChannel>,
    author: String,
    at: Col<Moment>,
    recorded_at: Col<Moment>,
    in_reply_to_id: Option<Col<MessageId>>,
    contribution_id: Option<Col<ContributionId>>,
}

/// Adds a message.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &MessageRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(message::table)
        .values((
            message::municipality_id.eq(Col(municipality)),
            message::id.eq(Col(record.id)),
            message::case_id.eq(Col(record.case)),
            message::direction.eq(Col(record.direction)),
            message::purpose.eq(Col(record.purpose)),
            message::subject.eq(&record.subject),
            message::text.eq(&record.text),
            message::language.eq(Col(record.language)),
            message::channel.eq(Col(record.channel)),
            message::author.eq(&record.author),
            message::at.eq(Col(record.at)),
            message::recorded_at.eq(Col(record.recorded_at)),
            message::in_reply_to_id.eq(record.in_reply_to.map(Col)),
            message::contribution_id.eq(record.contribution.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// One message of these cases.
///
/// # Errors
/// [`StoreError::NotFound`] if there is none on them.
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
    id: MessageId,
) -> Result<MessageRecord, StoreError> {
    find(conn, municipality, cases, id)?.ok_or(StoreError::NotFound)
}

/// One message of these cases, if there is such a one.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
    id: MessageId,
) -> Result<Option<MessageRecord>, StoreError> {
    let row = message::table
        .find((Col(municipality), Col(id)))
        .filter(message::case_id.eq_any(on(cases)))
        .select(MessageFound::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(MessageFound::read))
}

/// The messages of these cases after `after`, in the order in which they were recorded.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
    after: Option<MessageId>,
    limit: i64,
) -> Result<Vec<MessageRecord>, StoreError> {
    let mut query = message::table
        .filter(message::municipality_id.eq(Col(municipality)))
        .filter(message::case_id.eq_any(on(cases)))
        .order(message::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(message::id.gt(Col(after)));
    }
    let rows = query.select(MessageFound::as_select()).load(conn)?;
    Ok(rows.into_iter().map(MessageFound::read).collect())
}

/// The newest messages of a case, at most `limit`, in the order in which they were recorded.
///
/// # Errors
/// As every query.
pub fn newest(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    limit: i64,
) -> Result<Vec<MessageRecord>, StoreError> {
    let rows = message::table
        .filter(message::municipality_id.eq(Col(municipality)))
        .filter(message::case_id.eq(Col(case)))
        .order(message::id.desc())
        .limit(limit)
        .select(MessageFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().rev().map(MessageFound::read).collect())
}

/// These cases, as a query compares with them.
fn on(cases: &[CaseId]) -> impl Iterator<Item = Col<CaseId>> + '_ {
    cases.iter().copied().map(Col)
}

impl MessageFound {
    fn read(self) -> MessageRecord {
        MessageRecord {
            id: self.id.0,
            case: self.case_id.0,
            direction: self.direction.0,
            purpose: self.purpose.0,
            subject: self.subject,
            text: self.text,
            language: self.language.0,
            channel: self.channel.0,
            author: self.author,
            at: self.at.0,
            recorded_at: self.recorded_at.0,
            in_reply_to: self.in_reply_to_id.map(|id| id.0),
            contribution: self.contribution_id.map(|id| id.0),
        }
    }
}
