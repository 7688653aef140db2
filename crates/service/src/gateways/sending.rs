//! Calling a gateway with what is told, and what becomes of the delivery.

use onedoor_domain::delivery::{Course, May, Trouble};
use onedoor_domain::gateway::{Outcome, outcome};
use onedoor_store::deliveries::{Carrier, DeliveryRecord};

use super::GatewayCall;
use crate::{Result, Services};

impl Services {
    /// Tells a batch of what may be told by gateways now, and says how many were tried.
    ///
    /// # Errors
    /// As every write. What was taken then is tried again when its lease has run out.
    pub async fn deliver_by_gateways(&self) -> Result<usize> {
        if self.courier.is_none() {
            return Ok(0);
        }
        self.deliver_batch(Carrier::Gateways).await
    }

    /// Calls, and says where the delivery stands after that; None if it is not ours any more.
    pub(crate) async fn call_gateway(
        &self,
        record: &DeliveryRecord,
        written: &GatewayCall,
    ) -> Option<Course> {
        let courier = self.courier.clone()?;
        let (now, way) = (self.now(), written.gateway.to_string());
        if let May::NotBefore(until) = self.ways.may(&way, now) {
            return Some(record.course.way_is_shut(until, self.chance.number()));
        }
        if !record.course.is_held(now) {
            return None;
        }
        let answered = courier.call(&written.call).await;
        let (now, chance) = (self.now(), self.chance.number());
        let (trouble, not_before) = match answered.map(|response| outcome(&response, now)) {
            Ok(Outcome::Taken) => {
                self.ways.answered(&way);
                return Some(record.course.delivered(now));
            }
            Ok(Outcome::Refused(trouble)) => {
                self.ways.answered(&way);
                (trouble, None)
            }
            Ok(Outcome::NotNow {
                trouble,
                not_before,
            }) => {
                self.ways.failed(&way, now);
                if let Some(until) = not_before {
                    self.ways.told_to_wait(&way, until);
                }
                (trouble, not_before)
            }
            Err(failure) => {
                self.ways.failed(&way, now);
                (Trouble::of(failure), None)
            }
        };
        tracing::warn!(
            delivery = %record.id,
            failure = %trouble.failure,
            reply = trouble.reply_code,
            "a gateway did not take something on"
        );
        Some(record.course.failed_until(trouble, now, chance, not_before))
    }
}
