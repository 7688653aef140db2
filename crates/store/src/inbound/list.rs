//! Mail that came in, for people who look after it.

use diesel::prelude::*;
use onedoor_domain::inbound::Outcome;
use onedoor_domain::{CaseId, FileId, InboundMailId, Moment, MunicipalityId};

use super::InboundRecord;
use super::row::InboundRow;
use crate::columns::Col;
use crate::schema::inbound_mail;
use crate::{Connection, StoreError};

/// Which mails are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InboundFilter {
    /// Those of which this became.
    pub outcome: Option<Outcome>,
    /// Those of this case.
    pub case: Option<CaseId>,
    /// Those before this one.
    pub before: Option<InboundMailId>,
}

/// A mail that was set aside, and where it lies.
pub type SetAside = (MunicipalityId, InboundMailId, Option<FileId>);

/// Mails of a municipality, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &InboundFilter,
    limit: i64,
) -> Result<Vec<InboundRecord>, StoreError> {
    let mut query = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .order(inbound_mail::id.desc())
        .limit(limit)
        .select(InboundRow::as_select())
        .into_boxed();
    if let Some(outcome) = filter.outcome {
        query = query.filter(inbound_mail::outcome.eq(Col(outcome)));
    }
    if let Some(case) = filter.case {
        query = query.filter(inbound_mail::case_id.eq(Some(Col(case))));
    }
    if let Some(before) = filter.before {
        query = query.filter(inbound_mail::id.lt(Col(before)));
    }
    let rows: Vec<InboundRow> = query.load(conn)?;
    rows.into_iter().map(InboundRow::read).collect()
}

/// A mail and the file in which it lies.
type FoundAside = (Col<MunicipalityId>, Col<InboundMailId>, Option<Col<FileId>>);

/// Mails of all municipalities that were set aside before `then`, the oldest first.
///
/// # Errors
/// As every query.
pub fn set_aside_before(
    conn: &mut Connection,
    then: Moment,
    limit: i64,
) -> Result<Vec<SetAside>, StoreError> {
    let rows: Vec<FoundAside> = inbound_mail::table
        .filter(inbound_mail::outcome.eq(Col(Outcome::Ignored)))
        .filter(inbound_mail::received_at.lt(Col(then)))
        .order(inbound_mail::received_at)
        .limit(limit)
        .select((
            inbound_mail::municipality_id,
            inbound_mail::id,
            inbound_mail::file_id,
        ))
        .load(conn)?;
    let read = |(of, id, file): (Col<_>, Col<_>, Option<Col<_>>)| (of.0, id.0, file.map(|id| id.0));
    Ok(rows.into_iter().map(read).collect())
}

/// The mails of this sender that were set aside.
///
/// # Errors
/// As every query.
pub fn set_aside_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    sender: &str,
) -> Result<Vec<InboundRecord>, StoreError> {
    let rows: Vec<InboundRow> = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .filter(inbound_mail::outcome.eq(Col(Outcome::Ignored)))
        .filter(inbound_mail::sender.eq(sender))
        .order(inbound_mail::id)
        .select(InboundRow::as_select())
        .load(conn)?;
    rows.into_iter().map(InboundRow::read).collect()
}
