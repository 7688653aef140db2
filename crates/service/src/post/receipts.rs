//! How many receipts one address or phone gets, whoever sends the form with it.

use onedoor_domain::delivery::{Course, May, RECEIPTS, RECEIPTS_WITHIN, Tiding, may_send_receipt};
use onedoor_store::Connection;
use onedoor_store::deliveries::{self, DeliveryRecord};

use crate::{Result, Services};

impl Services {
    /// Where a receipt stands that must wait because others have just gone to its address; none if it
    /// may be sent, or is no receipt.
    pub(crate) fn too_many_receipts(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
        to: &str,
    ) -> Result<Option<Course>> {
        if record.tiding != Tiding::Receipt {
            return Ok(None);
        }
        let (of, now) = (record.municipality, self.now());
        let hour_ago = now.plus(-RECEIPTS_WITHIN);
        let most = i64::try_from(RECEIPTS).unwrap_or(i64::MAX);
        let mut sent = deliveries::receipts_delivered(conn, of, to, hour_ago, most)?;
        let under_way = deliveries::receipts_under_way(conn, of, to, record.id)?;
        sent.extend((0..under_way).map(|_| now));
        Ok(match may_send_receipt(&sent, now) {
            May::Go => None,
            May::NotBefore(until) => Some(record.course.held_back(until)),
        })
    }
}
