//! Full text over enquiries.

use onedoor_domain::{CaseId, EnquiryId, MunicipalityId};

use crate::{Connection, StoreError, dialect};

/// Puts an enquiry's folded text into the index, once.
///
/// # Errors
/// As every query.
pub fn index(
    conn: &mut Connection,
    municipality: MunicipalityId,
    enquiry: EnquiryId,
    case: CaseId,
    folded: &str,
) -> Result<(), StoreError> {
    dialect::index_document(conn, municipality, enquiry, case, folded)
}

/// Cases of which an enquiry holds words with all these beginnings, newest first, before `before`.
///
/// # Errors
/// As every query.
pub fn cases(
    conn: &mut Connection,
    municipality: MunicipalityId,
    words: &[String],
    before: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseId>, StoreError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    dialect::search_documents(conn, municipality, words, before, limit)
}
