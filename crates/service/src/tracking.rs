//! The case as the business follows it, by the code it was given.

use onedoor_domain::case::{ClosedAs, Stage};
use onedoor_domain::contribution::{ContributionStage, Remarks};
use onedoor_domain::guarantee::Clock;
use onedoor_domain::papers::Papers;
use onedoor_domain::policy::Sight;
use onedoor_domain::{CaseId, Moment, MunicipalityId};
use onedoor_store::cases::CaseTypeRecord;
use onedoor_store::contents::ContributionRecord;
use onedoor_store::tracking::{self, TrackingRecord};
use onedoor_store::{Connection, cases, contents, links};

use crate::case_file::{AllowedActs, Around, CaseFile};
use crate::{Error, Result, Services};

/// How many merges in a row a code is followed through.
const MERGES_AT_MOST: usize = 32;

impl Services {
    /// What the code with this hash opens, in whatever municipality.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it does not count.
    pub(crate) async fn opened_by(&self, hash: [u8; 32]) -> Result<TrackingRecord> {
        let now = self.now();
        let finding = move |conn: &mut Connection| {
            let found = tracking::find_by_hash(conn, &hash)?;
            found
                .filter(|code| counts(code, now))
                .ok_or(Error::NotFound)
        };
        self.store.installation().read(finding).await
    }

    /// A case, or the one in which its matter goes on, without anything that the business wrote or
    /// that stays between the units: links are forwarded, and whoever holds one sees the page.
    pub(crate) fn public_file(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
        id: CaseId,
    ) -> Result<CaseFile> {
        let now = self.now();
        let id = goes_on_in(conn, municipality, id)?;
        let mut case = cases::get(conn, municipality, id)?;
        (case.business, case.contact) = (None, None);
        Ok(CaseFile {
            types: cases::types(conn, municipality, &[id])?
                .into_iter()
                .map(without_words)
                .collect(),
            business: None,
            contributions: contents::contributions(conn, municipality, &[id])?
                .into_iter()
                .filter(is_told)
                .map(without_reasons)
                .collect(),
            dependencies: Vec::new(),
            guarantees: contents::guarantees(conn, municipality, &[id])?
                .into_iter()
                .filter(|record| record.terms.clock != Clock::UnitAnswer)
                .collect(),
            questions: Vec::new(),
            papers: Papers::default(),
            around: Around::default(),
            catalogue: self
                .copies
                .catalogue(conn, municipality, case.catalogue_version)?,
            in_force: self.copies.get(conn, municipality, now)?,
            sight: Sight::Limited,
            members: Vec::new(),
            allowed: AllowedActs::default(),
            acting: None,
            case,
        })
    }
}

/// The case in which a merged one goes on, through however many merges; itself if it was not merged.
pub(crate) fn goes_on_in(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<CaseId> {
    let mut case = cases::get(conn, municipality, case)?;
    for _ in 0..MERGES_AT_MOST {
        if !is_merged(case.stage) {
            break;
        }
        let Some(next) = links::merged_into(conn, municipality, case.id)? else {
            break;
        };
        case = cases::get(conn, municipality, next)?;
    }
    Ok(case.id)
}

/// Whether the matter goes on in another case, which the code opens instead.
fn is_merged(stage: Stage) -> bool {
    matches!(stage, Stage::Closed { how, .. } if how == ClosedAs::Merged)
}

pub(crate) fn counts(code: &TrackingRecord, now: Moment) -> bool {
    code.revoked_at.is_none() && now < code.expires_at
}

/// The words that spoke for a case type are words of the enquiry.
fn without_words(record: CaseTypeRecord) -> CaseTypeRecord {
    CaseTypeRecord {
        because: Vec::new(),
        ..record
    }
}

/// What a unit gave away is the house's own affair; whoever owes it instead is told.
fn is_told(record: &ContributionRecord) -> bool {
    match record.stage.word() {
        ContributionStage::Declined | ContributionStage::Cancelled => false,
        ContributionStage::Held
        | ContributionStage::Offered
        | ContributionStage::Accepted
        | ContributionStage::Waiting
        | ContributionStage::Answered
        | ContributionStage::Returned => true,
    }
}

/// Reasons quote what was answered. The answer itself is for the coordinator.
fn without_reasons(record: ContributionRecord) -> ContributionRecord {
    ContributionRecord {
        because: Vec::new(),
        answer: None,
        remarks: Remarks::default(),
        ..record
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use onedoor_domain::{TrackingId, Version};

    use super::*;

    #[test]
    fn a_code_counts_until_it_expires_or_is_revoked() {
        let at = |micros| Moment::from_micros(micros).unwrap();
        let code = TrackingRecord {
            id: TrackingId(uuid::Uuid::nil()),
            municipality: MunicipalityId(uuid::Uuid::nil()),
            case: CaseId(uuid::Uuid::nil()),
            contact: None,
            created_at: at(0),
            expires_at: at(10),
            revoked_at: None,
            version: Version::FIRST,
        };
        let revoked = TrackingRecord {
            revoked_at: Some(at(5)),
            ..code
        };
        assert!(counts(&code, at(9)));
        assert!(!counts(&code, at(10)));
        assert!(!counts(&revoked, at(9)));
    }
}
