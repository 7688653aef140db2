//! Files of cases: what they are and where they stand. Their bytes lie elsewhere.

mod row;

use diesel::prelude::*;
use onedoor_domain::attachment::{Attachment, Standing};
use onedoor_domain::{AttachmentId, CaseId, Moment, MunicipalityId, Version};

use row::{AttachmentRow, StandingRow};

use crate::columns::Col;
use crate::schema::attachment;
use crate::{Connection, StoreError};

/// One attachment.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: AttachmentId,
) -> Result<Attachment, StoreError> {
    attachment::table
        .find((Col(municipality), Col(id)))
        .select(AttachmentRow::as_select())
        .first(conn)?
        .read()
}

/// The attachments of a case after `after`, oldest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    after: Option<AttachmentId>,
    limit: i64,
) -> Result<Vec<Attachment>, StoreError> {
    let mut query = attachment::table
        .filter(attachment::municipality_id.eq(Col(municipality)))
        .filter(attachment::case_id.eq(Col(case)))
        .order(attachment::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(attachment::id.gt(Col(after)));
    }
    let rows = query.select(AttachmentRow::as_select()).load(conn)?;
    rows.into_iter().map(AttachmentRow::read).collect()
}

/// The newest attachments of a case, at most `limit`, oldest first.
///
/// # Errors
/// As every query.
pub fn newest(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    limit: i64,
) -> Result<Vec<Attachment>, StoreError> {
    let rows = attachment::table
        .filter(attachment::municipality_id.eq(Col(municipality)))
        .filter(attachment::case_id.eq(Col(case)))
        .order(attachment::id.desc())
        .limit(limit)
        .select(AttachmentRow::as_select())
        .load(conn)?;
    rows.into_iter().rev().map(AttachmentRow::read).collect()
}

/// Attachments that wait to be scanned, the longest due first, in all municipalities, at most
/// `limit`.
///
/// # Errors
/// As every query.
pub fn to_scan(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, Attachment)>, StoreError> {
    let rows = attachment::table
        .filter(attachment::scan_at.le(Some(Col(now))))
        .order(attachment::scan_at)
        .limit(limit)
        .select(AttachmentRow::as_select())
        .load(conn)?;
    rows.into_iter()
        .map(|row| Ok((row.municipality_id.0, row.read()?)))
        .collect()
}

/// How many files somebody added to a case, also those that were removed since.
///
/// # Errors
/// As every query.
pub fn count_by(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    by: &str,
) -> Result<i64, StoreError> {
    Ok(attachment::table
        .filter(attachment::municipality_id.eq(Col(municipality)))
        .filter(attachment::case_id.eq(Col(case)))
        .filter(attachment::added_by.eq(by))
        .count()
        .get_result(conn)?)
}

/// Adds an attachment.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    new: &Attachment,
) -> Result<(), StoreError> {
    diesel::insert_into(attachment::table)
        .values((
            attachment::municipality_id.eq(Col(municipality)),
            attachment::id.eq(Col(new.id)),
            attachment::case_id.eq(Col(new.case)),
            attachment::contribution_id.eq(new.contribution.map(Col)),
            attachment::only_unit.eq(new.only_unit.as_deref()),
            attachment::name.eq(new.name.as_str()),
            attachment::media_type.eq(Col(new.media_type)),
            attachment::size.eq(i64::try_from(new.size).unwrap_or(i64::MAX)),
            attachment::sha256.eq(new.sha256.to_vec()),
            attachment::file_id.eq(Col(new.file)),
            attachment::note.eq(new.note.as_deref()),
            attachment::added_at.eq(Col(new.added_at)),
            attachment::added_by.eq(&new.added_by),
            (
                attachment::state.eq(Col(new.standing.word())),
                attachment::scan_at.eq(StandingRow::of(&new.standing).scan_at),
                attachment::scan_attempts.eq(0),
            ),
            attachment::version.eq(new.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves where an attachment stands, as changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: AttachmentId,
    standing: &Standing,
    seen: Version,
) -> Result<(), StoreError> {
    let row = StandingRow::of(standing);
    let changed = diesel::update(
        attachment::table
            .find((Col(municipality), Col(id)))
            .filter(attachment::version.eq(seen.0)),
    )
    .set((
        attachment::state.eq(row.state),
        attachment::scan_at.eq(row.scan_at),
        attachment::scan_attempts.eq(row.scan_attempts),
        attachment::scanned_at.eq(row.scanned_at),
        attachment::found.eq(row.found),
        attachment::removed_at.eq(row.removed_at),
        attachment::removed_by.eq(row.removed_by),
        attachment::removed_because.eq(row.removed_because),
        attachment::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}
