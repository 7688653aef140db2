//! Mail that came in: what it was and what became of it. As it came, it lies among the files.

mod list;
mod row;

use diesel::prelude::*;
use onedoor_domain::inbound::{Became, Outcome};
use onedoor_domain::{CaseId, FileId, InboundMailId, Moment, MunicipalityId, StaffId, Version};

pub use list::{InboundFilter, SetAside, list, set_aside_before, set_aside_of};

use crate::columns::Col;
use crate::schema::inbound_mail;
use crate::{Connection, StoreError};
use row::InboundRow;

/// The columns that say what became of a mail, as they are written.
///
/// A macro, because what is written is a type of its own in each statement.
macro_rules! became {
    ($became:expr) => {
        (
            inbound_mail::outcome.eq(Col($became.word())),
            inbound_mail::why.eq($became.why().map(Col)),
            inbound_mail::case_id.eq($became.case().map(Col)),
            inbound_mail::enquiry_id.eq($became.enquiry().map(Col)),
            inbound_mail::message_id.eq($became.message().map(Col)),
        )
    };
}

/// A mail that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboundRecord {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: InboundMailId,
    /// By what the same mail is known again.
    pub key: [u8; 32],
    /// Its `Message-ID`, if it has one.
    pub internet_id: Option<String>,
    /// The address of whoever wrote it, as it is compared; none once they were forgotten.
    pub sender: Option<String>,
    /// Its subject.
    pub subject: String,
    /// How large it is, in bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub sha256: [u8; 32],
    /// Where it lies as it came; none once that was deleted.
    pub file: Option<FileId>,
    /// When it was handed in.
    pub received_at: Moment,
    /// By whom, as [`onedoor_domain::event::Actor::as_text`] writes it.
    pub received_by: String,
    /// What became of it.
    pub became: Became,
    /// The case that it names, onto which its sender may not write.
    pub mentions: Option<CaseId>,
    /// The colleague who passed it on.
    pub passed_on_by: Option<StaffId>,
    /// For optimistic concurrency.
    pub version: Version,
}

/// Adds a mail.
///
/// # Errors
/// [`StoreError::Taken`] if it was handed in before.
pub fn insert(conn: &mut Connection, record: &InboundRecord) -> Result<(), StoreError> {
    diesel::insert_into(inbound_mail::table)
        .values((
            inbound_mail::municipality_id.eq(Col(record.municipality)),
            inbound_mail::id.eq(Col(record.id)),
            inbound_mail::message_key.eq(record.key.to_vec()),
            inbound_mail::internet_message_id.eq(record.internet_id.as_deref()),
            inbound_mail::sender.eq(record.sender.as_deref()),
            inbound_mail::subject.eq(&record.subject),
            inbound_mail::size.eq(i64::try_from(record.size).unwrap_or(i64::MAX)),
            inbound_mail::sha256.eq(record.sha256.to_vec()),
            inbound_mail::file_id.eq(record.file.map(Col)),
            inbound_mail::received_at.eq(Col(record.received_at)),
            inbound_mail::received_by.eq(&record.received_by),
            inbound_mail::mentions_id.eq(record.mentions.map(Col)),
            inbound_mail::passed_on_by_id.eq(record.passed_on_by.map(Col)),
            inbound_mail::version.eq(record.version.0),
            became!(record.became),
        ))
        .execute(conn)?;
    Ok(())
}

/// One mail.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: InboundMailId,
) -> Result<InboundRecord, StoreError> {
    inbound_mail::table
        .find((Col(municipality), Col(id)))
        .select(InboundRow::as_select())
        .first(conn)?
        .read()
}

/// The mail with this key, if it was handed in before.
///
/// # Errors
/// As every query.
pub fn find_by_key(
    conn: &mut Connection,
    municipality: MunicipalityId,
    key: &[u8; 32],
) -> Result<Option<InboundRecord>, StoreError> {
    let row = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .filter(inbound_mail::message_key.eq(key.to_vec()))
        .select(InboundRow::as_select())
        .first(conn)
        .optional()?;
    row.map(InboundRow::read).transpose()
}

/// The case to which the mail with this `Message-ID` belongs.
///
/// # Errors
/// As every query.
pub fn find_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    internet_id: &str,
) -> Result<Option<CaseId>, StoreError> {
    let found: Option<Option<Col<CaseId>>> = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .filter(inbound_mail::internet_message_id.eq(internet_id))
        .filter(inbound_mail::case_id.is_not_null())
        .order(inbound_mail::id)
        .select(inbound_mail::case_id)
        .first(conn)
        .optional()?;
    Ok(found.flatten().map(|case| case.0))
}

/// How many mails of this sender came since `then`.
///
/// # Errors
/// As every query.
pub fn count_since(
    conn: &mut Connection,
    municipality: MunicipalityId,
    sender: &str,
    then: Moment,
) -> Result<u32, StoreError> {
    let count: i64 = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .filter(inbound_mail::sender.eq(sender))
        .filter(inbound_mail::received_at.gt(Col(then)))
        .count()
        .get_result(conn)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Saves what became of a mail, if nobody changed it since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else did.
pub fn save(
    conn: &mut Connection,
    (municipality, id): (MunicipalityId, InboundMailId),
    became: Became,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        inbound_mail::table
            .find((Col(municipality), Col(id)))
            .filter(inbound_mail::version.eq(seen.0)),
    )
    .set((became!(became), inbound_mail::version.eq(seen.next().0)))
    .execute(conn)?;
    crate::one_row(changed)
}

/// The mails of a case.
///
/// # Errors
/// As every query.
pub fn of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<InboundRecord>, StoreError> {
    let rows: Vec<InboundRow> = inbound_mail::table
        .filter(inbound_mail::municipality_id.eq(Col(municipality)))
        .filter(inbound_mail::case_id.eq(Some(Col(case))))
        .order(inbound_mail::id)
        .select(InboundRow::as_select())
        .load(conn)?;
    rows.into_iter().map(InboundRow::read).collect()
}

/// Forgets a mail that was set aside. Its bytes are the caller's to give up.
///
/// # Errors
/// [`StoreError::Stale`] if it was taken, or is gone.
pub fn delete_set_aside(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: InboundMailId,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        inbound_mail::table
            .find((Col(municipality), Col(id)))
            .filter(inbound_mail::outcome.eq(Col(Outcome::Ignored))),
    )
    .execute(conn)?;
    crate::one_row(gone)
}
