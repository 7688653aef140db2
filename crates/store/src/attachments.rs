//! Files of cases: what they are and where they stand. Their bytes lie elsewhere.

use diesel::prelude::*;
use onedoor_domain::attachment::{Attachment, AttachmentState, FileName, MediaType, Standing};
use onedoor_domain::{
    AttachmentId, CaseId, ContributionId, FileId, Moment, MunicipalityId, Version,
};

use crate::columns::Col;
use crate::schema::attachment;
use crate::{Connection, StoreError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = attachment)]
struct AttachmentRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<AttachmentId>,
    case_id: Col<CaseId>,
    contribution_id: Option<Col<ContributionId>>,
    only_unit: Option<String>,
    name: String,
    media_type: Col<MediaType>,
    size: i64,
    sha256: Vec<u8>,
    file_id: Col<FileId>,
    note: Option<String>,
    added_at: Col<Moment>,
    added_by: String,
    #[diesel(embed)]
    standing: StandingRow,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = attachment)]
struct StandingRow {
    state: Col<AttachmentState>,
    scan_at: Option<Col<Moment>>,
    scan_attempts: i32,
    scanned_at: Option<Col<Moment>>,
    found: Option<String>,
    removed_at: Option<Col<Moment>>,
    removed_by: Option<String>,
    removed_because: Option<String>,
}

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

impl StandingRow {
    fn of(standing: &Standing) -> Self {
        let mut row = Self {
            state: Col(standing.word()),
            scan_at: None,
            scan_attempts: 0,
            scanned_at: None,
            found: None,
            removed_at: None,
            removed_by: None,
            removed_because: None,
        };
        match standing {
            Standing::Unscanned => {}
            Standing::Quarantined { scan_at, attempts } => {
                row.scan_at = Some(Col(*scan_at));
                row.scan_attempts = crate::signed(*attempts);
            }
            Standing::Clean { scanned_at } => row.scanned_at = Some(Col(*scanned_at)),
            Standing::Infected { scanned_at, found } => {
                row.scanned_at = Some(Col(*scanned_at));
                row.found = Some(found.clone());
            }
            Standing::Removed { at, by, because } => {
                row.removed_at = Some(Col(*at));
                row.removed_by = Some(by.clone());
                row.removed_because = Some(because.clone());
            }
        }
        row
    }

    fn read(self) -> Option<Standing> {
        Some(match self.state.0 {
            AttachmentState::Unscanned => Standing::Unscanned,
            AttachmentState::Quarantined => Standing::Quarantined {
                scan_at: self.scan_at?.0,
                attempts: crate::unsigned(self.scan_attempts),
            },
            AttachmentState::Clean => Standing::Clean {
                scanned_at: self.scanned_at?.0,
            },
            AttachmentState::Infected => Standing::Infected {
                scanned_at: self.scanned_at?.0,
                found: self.found?,
            },
            AttachmentState::Removed => Standing::Removed {
                at: self.removed_at?.0,
                by: self.removed_by?,
                because: self.removed_because?,
            },
        })
    }
}

impl AttachmentRow {
    fn read(self) -> Result<Attachment, StoreError> {
        let id = self.id.0;
        let unreadable = |column| StoreError::Unreadable {
            table: "attachment",
            column,
            detail: format!("{id} lacks what belongs to it"),
        };
        let sha256 = <[u8; 32]>::try_from(self.sha256.as_slice());
        Ok(Attachment {
            id,
            case: self.case_id.0,
            contribution: self.contribution_id.map(|id| id.0),
            only_unit: self.only_unit,
            name: FileName::kept(self.name),
            media_type: self.media_type.0,
            size: u64::try_from(self.size).unwrap_or(0),
            sha256: sha256.map_err(|_| unreadable("sha256"))?,
            file: self.file_id.0,
            note: self.note,
            added_at: self.added_at.0,
            added_by: self.added_by,
            standing: self.standing.read().ok_or_else(|| unreadable("state"))?,
            version: Version(self.version),
        })
    }
}
