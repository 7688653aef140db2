//! The cases whose matter came into another one.

use onedoor_domain::case::LinkKind;
use onedoor_domain::{CaseId, MunicipalityId};
use onedoor_store::{Connection, links};

use crate::Result;

/// How many cases may stand together before the rest is passed over.
const AT_MOST: usize = 100;

/// A case, and those whose matter came into it in one of these ways, and into those: itself first,
/// then the nearest. Of very many, the farthest are read on their own cases alone.
///
/// # Errors
/// As every read.
pub(crate) fn with_origins(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    kinds: &[LinkKind],
) -> Result<Vec<CaseId>> {
    let (mut all, mut last) = (vec![case], vec![case]);
    while !last.is_empty() {
        last = links::came_into(conn, municipality, &last, kinds)?;
        last.dedup();
        last.retain(|id| !all.contains(id));
        last.truncate(AT_MOST - all.len());
        all.extend(&last);
    }
    Ok(all)
}
