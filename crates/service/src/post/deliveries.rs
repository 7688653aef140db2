//! Deliveries for those who look after them: what is under way, what was given up, and trying again.

use onedoor_domain::delivery::DeliveryState;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, DeliveryId, Version};
use onedoor_store::deliveries::{self, DeliveryFilter, DeliveryRecord};

use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, NotNow, Refusal, Result, Services};

/// A page of deliveries.
pub type DeliveryPage = Listed<DeliveryRecord, DeliveryId>;

/// Which deliveries.
#[derive(Debug, Clone, Copy, Default)]
pub struct DeliveryQuery {
    /// Those that stand so.
    pub state: Option<DeliveryState>,
    /// Those of this case.
    pub case: Option<CaseId>,
    /// After this one.
    pub before: Option<DeliveryId>,
    /// At most so many.
    pub limit: u32,
}

impl Services {
    /// A page of deliveries, newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_deliveries(
        &self,
        caller: Caller,
        query: DeliveryQuery,
    ) -> Result<DeliveryPage> {
        allowed(&caller, Action::SeeToDeliveries)?;
        let filter = DeliveryFilter {
            state: query.state,
            case: query.case,
            before: query.before,
        };
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(query.limit) + 1;
                let found = deliveries::list(conn, caller.municipality, &filter, wanted)?;
                Ok(Listed::cut(found, query.limit, |one| one.id))
            })
            .await
    }

    /// One delivery.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_delivery(&self, caller: Caller, id: DeliveryId) -> Result<DeliveryRecord> {
        allowed(&caller, Action::SeeToDeliveries)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(deliveries::get(conn, caller.municipality, id)?))
            .await
    }

    /// Has a delivery tried again that was given up, or had nowhere to go.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::NotNow`], [`Error::Stale`].
    pub async fn replay_delivery(
        &self,
        caller: Caller,
        id: DeliveryId,
        seen: Version,
    ) -> Result<DeliveryRecord> {
        allowed(&caller, Action::SeeToDeliveries)?;
        let now = self.now();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let of = caller.municipality;
                let mut record = deliveries::get(conn, of, id)?;
                unchanged(record.version, seen)?;
                record.course = record.course.replayed(now).map_err(|_| {
                    Error::NotNow(NotNow {
                        refusal: Refusal::DeliveryNotEnded,
                        allowed: Vec::new(),
                        by: None,
                    })
                })?;
                deliveries::save(conn, (of, id), &record.course, seen)?;
                record.version = seen.next();
                Ok(record)
            })
            .await
    }
}
