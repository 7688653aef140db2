//! What a webhook was sent: how far it got, sending it again, and trying the way.

use onedoor_domain::delivery::{Course, DeliveryState};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{DeliveryId, Version, WebhookId};
use onedoor_store::webhook_deliveries::{self, WebhookDelivery, WebhookDeliveryFilter};
use onedoor_store::{Connection, municipalities, webhooks};

use super::cloud_event;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, NotNow, Refusal, Result, Services};

/// A page of what a webhook was sent.
pub type WebhookDeliveryPage = Listed<WebhookDelivery, DeliveryId>;

/// Which deliveries.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebhookDeliveryQuery {
    /// Those that stand so.
    pub state: Option<DeliveryState>,
    /// Before this one.
    pub before: Option<DeliveryId>,
    /// At most so many.
    pub limit: u32,
}

impl Services {
    /// A page of what a webhook was sent, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_webhook_deliveries(
        &self,
        caller: Caller,
        webhook: WebhookId,
        query: WebhookDeliveryQuery,
    ) -> Result<WebhookDeliveryPage> {
        allowed(&caller, Action::SeeToDeliveries)?;
        let filter = WebhookDeliveryFilter {
            state: query.state,
            before: query.before,
        };
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let of = caller.municipality;
                webhooks::get(conn, of, webhook)?;
                let wanted = i64::from(query.limit) + 1;
                let found = webhook_deliveries::list(conn, of, webhook, &filter, wanted)?;
                Ok(Listed::cut(found, query.limit, |one| one.id))
            })
            .await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_webhook_delivery(
        &self,
        caller: Caller,
        (webhook, id): (WebhookId, DeliveryId),
    ) -> Result<WebhookDelivery> {
        allowed(&caller, Action::SeeToDeliveries)?;
        let of = caller.municipality;
        self.store
            .of(of)
            .read(move |conn| Ok(webhook_deliveries::get(conn, of, webhook, id)?))
            .await
    }

    /// Sends something again that has ended. Its receiver knows by its identity what it has.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::NotNow`], [`Error::Stale`].
    pub async fn replay_webhook_delivery(
        &self,
        caller: Caller,
        (webhook, id): (WebhookId, DeliveryId),
        seen: Version,
    ) -> Result<WebhookDelivery> {
        allowed(&caller, Action::SeeToDeliveries)?;
        let (of, now) = (caller.municipality, self.now());
        self.store
            .of(of)
            .write(move |conn| {
                // Held, so that nobody switches it off meanwhile.
                let is_active = webhooks::hold(conn, of, webhook)?.activity.is_active();
                let mut record = webhook_deliveries::get(conn, of, webhook, id)?;
                unchanged(record.version, seen)?;
                if !is_active {
                    return Err(not_now(Refusal::WebhookSwitchedOff, &["change_webhook"]));
                }
                let again = record.course.sent_again(now);
                record.course = again.map_err(|_| not_now(Refusal::DeliveryUnderWay, &[]))?;
                webhook_deliveries::save(conn, (of, id), &record.course, seen)?;
                record.version = seen.next();
                Ok(record)
            })
            .await
    }

    /// Sends a webhook something that tells of nothing, to try the way.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::NotNow`] while it is switched off.
    pub async fn ping_webhook(
        &self,
        caller: Caller,
        id: WebhookId,
        once: Option<Once>,
        render: impl FnOnce(&WebhookDelivery) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageWebhooks)?;
        let (services, of, now) = (self.clone(), caller.municipality, self.now());
        let change = move |conn: &mut Connection| {
            let webhook = webhooks::hold(conn, of, id)?;
            if !webhook.activity.is_active() {
                return Err(not_now(Refusal::WebhookSwitchedOff, &["change_webhook"]));
            }
            let delivery: DeliveryId = services.chance.id(now);
            let slug = municipalities::get(conn, of)?.municipality.slug;
            let source = services.source_of(&slug);
            let record = WebhookDelivery {
                municipality: of,
                id: delivery,
                webhook: id,
                event: None,
                kind: cloud_event::PING.to_owned(),
                case: None,
                body: cloud_event::ping(delivery, now, &source)?,
                course: Course::new(now, now),
                created_at: now,
                version: Version::FIRST,
            };
            webhook_deliveries::insert(conn, &record)?;
            Ok(record)
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Where the events of a municipality come from.
    pub(super) fn source_of(&self, slug: &str) -> String {
        format!("{}/v1/{slug}", self.public_url)
    }
}

fn not_now(refusal: Refusal, allowed: &[&'static str]) -> Error {
    Error::NotNow(NotNow {
        refusal,
        allowed: allowed.to_vec(),
        by: None,
    })
}
