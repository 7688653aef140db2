//! What was said on cases that were merged into another is read there too.

use std::collections::BTreeMap;

use onedoor_domain::case::LinkKind;
use onedoor_domain::{CaseId, MunicipalityId};
use onedoor_store::Connection;
use onedoor_store::cases::{self, CaseFilter};

use crate::Result;
use crate::origins::with_origins;

/// A case and those that were merged into it, with the references of these.
pub(super) struct Together {
    /// All of them, itself first.
    pub(super) cases: Vec<CaseId>,
    references: BTreeMap<CaseId, String>,
}

impl Together {
    /// A case and what was merged into it, and into that.
    pub(super) fn with_merged(
        conn: &mut Connection,
        municipality: MunicipalityId,
        case: CaseId,
    ) -> Result<Self> {
        let all = with_origins(conn, municipality, case, &[LinkKind::Merged])?;
        let mut references = BTreeMap::new();
        if all.len() > 1 {
            let among = CaseFilter {
                among: Some(all.clone()),
                ..CaseFilter::default()
            };
            let limit = i64::try_from(all.len()).unwrap_or(i64::MAX);
            let found = cases::list(conn, municipality, &among, None, limit)?;
            references.extend(found.into_iter().map(|of| (of.id, of.reference)));
            references.remove(&case);
        }
        let cases = all;
        Ok(Self { cases, references })
    }

    /// The reference of the merged case on which something was said, if it was on one.
    pub(super) fn merged(&self, on: CaseId) -> Option<String> {
        self.references.get(&on).cloned()
    }
}
