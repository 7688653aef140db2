//! What colleagues are told together: one mail of what came since the last.

use onedoor_domain::delivery::{Channel, Course, Tiding};
use onedoor_domain::{Moment, StaffId, Version};
use onedoor_store::Connection;
use onedoor_store::deliveries::{self, DeliveryRecord};
use onedoor_store::outbox::OutboxRecord;
use serde::{Deserialize, Serialize};

use super::addressing::unreadable;
use crate::{Result, Services};

/// What a digest holds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Digest {
    pub(super) items: Vec<DigestItem>,
}

/// One thing of a digest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct DigestItem {
    pub(super) tiding: Tiding,
    pub(super) case: onedoor_domain::CaseId,
}

impl Services {
    /// Adds something to what somebody is told together at this moment.
    pub(super) fn add_to_digest(
        &self,
        conn: &mut Connection,
        notice: &OutboxRecord,
        (staff, due_at): (StaffId, Moment),
        item: DigestItem,
        now: Moment,
    ) -> Result<()> {
        let of = notice.municipality;
        if let Some(mut waiting) = deliveries::waiting_digest(conn, of, staff, due_at)? {
            let mut digest: Digest = serde_json::from_str(&waiting.payload).map_err(unreadable)?;
            digest.items.push(item);
            waiting.payload = serde_json::to_string(&digest).map_err(unreadable)?;
            return Ok(deliveries::save_payload(conn, &waiting, waiting.version)?);
        }
        let digest = Digest { items: vec![item] };
        let record = DeliveryRecord {
            municipality: of,
            id: self.chance.id(now),
            tiding: Tiding::Digest,
            channel: Channel::Mail,
            case: None,
            staff: Some(staff),
            contact: None,
            gateway: None,
            payload: serde_json::to_string(&digest).map_err(unreadable)?,
            course: Course::new(now, due_at),
            created_at: now,
            version: Version::FIRST,
        };
        Ok(deliveries::insert(conn, &record)?)
    }
}
