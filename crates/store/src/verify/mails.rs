//! Which bytes of mails that came in should be there.

use diesel::prelude::*;
use onedoor_domain::{CaseId, FileId, InboundMailId, MunicipalityId};

use crate::columns::Col;
use crate::schema::inbound_mail;
use crate::{Connection, StoreError};

/// A mail whose bytes should be there, and what they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMail {
    /// Whose.
    pub municipality: MunicipalityId,
    /// Which.
    pub mail: InboundMailId,
    /// Of which case, if of one.
    pub case: Option<CaseId>,
    /// Under which name.
    pub file: FileId,
    /// How many bytes.
    pub size: i64,
    /// Their SHA-256.
    pub sha256: Vec<u8>,
}

type Row = (
    Col<MunicipalityId>,
    Col<InboundMailId>,
    Option<Col<CaseId>>,
    Option<Col<FileId>>,
    i64,
    Vec<u8>,
);

/// Mails of all municipalities whose bytes should be there, after this one.
///
/// # Errors
/// As every query.
pub fn mails_after(
    conn: &mut Connection,
    after: Option<(MunicipalityId, InboundMailId)>,
    limit: i64,
) -> Result<Vec<KeptMail>, StoreError> {
    let mut query = inbound_mail::table
        .filter(inbound_mail::file_id.is_not_null())
        .order((inbound_mail::municipality_id, inbound_mail::id))
        .limit(limit)
        .select((
            inbound_mail::municipality_id,
            inbound_mail::id,
            inbound_mail::case_id,
            inbound_mail::file_id,
            inbound_mail::size,
            inbound_mail::sha256,
        ))
        .into_boxed();
    if let Some((municipality, id)) = after {
        let same = inbound_mail::municipality_id.eq(Col(municipality));
        let later = inbound_mail::municipality_id.gt(Col(municipality));
        query = query.filter(later.or(same.and(inbound_mail::id.gt(Col(id)))));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Whether the bytes of a mail should still be there.
///
/// # Errors
/// As every query.
pub fn is_mail_kept(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: InboundMailId,
) -> Result<bool, StoreError> {
    let file: Option<Option<Col<FileId>>> = inbound_mail::table
        .find((Col(municipality), Col(id)))
        .select(inbound_mail::file_id)
        .first(conn)
        .optional()?;
    Ok(file.flatten().is_some())
}

fn read((municipality, mail, case, file, size, sha256): Row) -> Option<KeptMail> {
    Some(KeptMail {
        municipality: municipality.0,
        mail: mail.0,
        case: case.map(|id| id.0),
        file: file?.0,
        size,
        sha256,
    })
}
