//! What a mail is about, as it stands when it is written.

use onedoor_domain::delivery::{Channel, Tiding};
use onedoor_domain::papers::MissingPapers;
use onedoor_domain::{GuaranteeId, Language};
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::deliveries::DeliveryRecord;
use onedoor_store::talk::messages::{self, MessageRecord};
use onedoor_store::{Connection, cases, guarantees};
use serde::Deserialize;

use super::digests::Digest;
use super::told::Carried;
use crate::case_file::CaseFile;
use crate::{Error, Result, Services};

/// What a mail of a case is about.
pub(super) struct Facts {
    pub(super) tiding: Tiding,
    pub(super) language: Language,
    /// The case, as anybody may see it: nothing in it is confidential.
    pub(super) file: CaseFile,
    pub(super) part: Option<ContributionRecord>,
    pub(super) promises: Vec<GuaranteeRecord>,
    pub(super) message: Option<MessageRecord>,
    pub(super) missing: Option<MissingPapers>,
    /// Whether the business reads it, and not a colleague.
    pub(super) is_for_business: bool,
}

#[derive(Deserialize)]
struct MissingCarried {
    list: Option<MissingPapers>,
}

impl Services {
    /// What a delivery is about.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not there any more.
    pub(super) fn facts(&self, conn: &mut Connection, record: &DeliveryRecord) -> Result<Facts> {
        let of = record.municipality;
        let id = record
            .case
            .ok_or_else(|| Error::Fault("a mail has no case".to_owned()))?;
        let carried = Carried::read(&record.payload)?;
        let file = self.public_file(conn, of, id)?;
        // Of those who are invited to a meeting, some are neither of the house nor of the business; and
        // a channel is the house's.
        let is_for_business = record.staff.is_none()
            && record.channel != Channel::Chat
            && (!record.tiding.is_of_meeting() || record.contact.is_some());
        let language = if is_for_business {
            file.case.language
        } else {
            file.in_force.municipality.language
        };
        let message = match carried.message.filter(|_| is_for_business) {
            Some(message) => messages::find(conn, of, &[id, file.case.id], message)?,
            None => None,
        };
        let missing = if record.tiding == Tiding::MissingItems {
            missing(&record.payload)?
        } else {
            None
        };
        let mut wanted = carried.guarantees.clone();
        wanted.extend(carried.guarantee);
        let promises = self.promises_of(conn, record, &wanted)?;
        let part = carried.contribution;
        let part = match part {
            Some(part) => Some(onedoor_store::contributions::get(conn, of, part)?),
            None => None,
        };
        Ok(Facts {
            tiding: record.tiding,
            language,
            file,
            part,
            promises,
            message,
            missing,
            is_for_business,
        })
    }

    fn promises_of(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
        wanted: &[GuaranteeId],
    ) -> Result<Vec<GuaranteeRecord>> {
        let each = wanted.iter();
        each.map(|id| Ok(guarantees::get(conn, record.municipality, *id)?))
            .collect()
    }

    /// What a digest holds, each thing with the reference of its case.
    pub(super) fn digest(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
    ) -> Result<Vec<(String, Tiding)>> {
        let digest: Digest = serde_json::from_str(&record.payload)
            .map_err(|error| Error::Fault(format!("a digest: {error}")))?;
        let mut all = Vec::with_capacity(digest.items.len());
        for item in digest.items {
            let case = cases::get(conn, record.municipality, item.case)?;
            all.push((case.reference, item.tiding));
        }
        Ok(all)
    }
}

fn missing(payload: &str) -> Result<Option<MissingPapers>> {
    let carried: MissingCarried = serde_json::from_str(payload)
        .map_err(|error| Error::Fault(format!("a list of what is missing: {error}")))?;
    Ok(carried.list)
}
