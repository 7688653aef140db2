//! Which bytes of attachments should be there.

use diesel::prelude::*;
use onedoor_domain::attachment::AttachmentState;
use onedoor_domain::{AttachmentId, CaseId, FileId, MunicipalityId};

use crate::columns::Col;
use crate::schema::attachment;
use crate::{Connection, StoreError};

/// A file whose bytes should be there, and what they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Whose.
    pub municipality: MunicipalityId,
    /// Of which attachment.
    pub attachment: AttachmentId,
    /// Of which case.
    pub case: CaseId,
    /// Under which name.
    pub file: FileId,
    /// How many bytes.
    pub size: i64,
    /// Their SHA-256.
    pub sha256: Vec<u8>,
}

type Row = (
    Col<MunicipalityId>,
    Col<AttachmentId>,
    Col<CaseId>,
    Col<FileId>,
    i64,
    Vec<u8>,
);

/// The states in which the bytes are kept.
const KEPT: [AttachmentState; 3] = [
    AttachmentState::Unscanned,
    AttachmentState::Quarantined,
    AttachmentState::Clean,
];

/// Files of all municipalities whose bytes should be there, after this one.
///
/// # Errors
/// As every query.
pub fn files_after(
    conn: &mut Connection,
    after: Option<(MunicipalityId, AttachmentId)>,
    limit: i64,
) -> Result<Vec<KeptFile>, StoreError> {
    let mut query = attachment::table
        .filter(attachment::state.eq_any(KEPT.map(Col)))
        .order((attachment::municipality_id, attachment::id))
        .limit(limit)
        .select((
            attachment::municipality_id,
            attachment::id,
            attachment::case_id,
            attachment::file_id,
            attachment::size,
            attachment::sha256,
        ))
        .into_boxed();
    if let Some((municipality, id)) = after {
        let same = attachment::municipality_id.eq(Col(municipality));
        let later = attachment::municipality_id.gt(Col(municipality));
        query = query.filter(later.or(same.and(attachment::id.gt(Col(id)))));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// Whether the bytes of an attachment should still be there.
///
/// # Errors
/// As every query.
pub fn is_kept(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: AttachmentId,
) -> Result<bool, StoreError> {
    let state: Option<Col<AttachmentState>> = attachment::table
        .find((Col(municipality), Col(id)))
        .select(attachment::state)
        .first(conn)
        .optional()?;
    Ok(state.is_some_and(|state| KEPT.contains(&state.0)))
}

fn read((municipality, attachment, case, file, size, sha256): Row) -> KeptFile {
    KeptFile {
        municipality: municipality.0,
        attachment: attachment.0,
        case: case.0,
        file: file.0,
        size,
        sha256,
    }
}
