//! Sending what waits for webhooks: a worker holds a delivery by a lease, calls the receiver, and
//! notes how that ended.

use std::time::Duration;

use futures_util::future::join_all;
use jiff::SignedDuration;
use onedoor_domain::delivery::{Course, Failure, May, Trouble};
use onedoor_domain::webhook::{Reply, meaning};
use onedoor_domain::{LeaseId, WebhookId};
use onedoor_store::webhook_deliveries::{self, WebhookDelivery};
use onedoor_store::webhooks::{self, WebhookRecord};
use onedoor_store::{Connection, StoreError};

use super::switching::SWITCHED_OFF;
use super::{Call, Courier, Secrets};
use crate::{Error, Result, Services};

/// How many deliveries of one webhook are sent at once.
const AT_ONCE: i64 = 4;
/// How long a worker may hold them. Longer than the courier's patience.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// How long a look waits for what is under way before it looks for more.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

/// What is sent.
const BODY_KIND: &str = "application/cloudevents+json; charset=utf-8";

/// How a try ended, and what the webhook learns from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ended {
    /// Where the delivery stands after it.
    pub(super) course: Course,
    /// What came of the call, if there was one.
    pub(super) tried: Option<Tried>,
}

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// The receiver took it on.
    Taken,
    /// It did not.
    Failed,
    /// It is there no more.
    Gone,
}

impl Services {
    /// Sends what may be sent now, and says for how many webhooks something is or was under way.
    ///
    /// # Errors
    /// As every write.
    pub async fn deliver_to_webhooks(&self) -> Result<usize> {
        let Some(courier) = self.courier.clone() else {
            return Ok(0);
        };
        let mut lanes = self.lanes.lock().await;
        let (free, busy) = (lanes.free(), lanes.busy());
        for (webhook, held) in self.hold_for_webhooks(free, busy).await? {
            let (services, courier) = (self.clone(), courier.clone());
            lanes.start(webhook, async move {
                let each = held.into_iter();
                join_all(each.map(|one| services.deliver_to_webhook(courier.as_ref(), one))).await;
            });
        }
        Ok(lanes.wait(LOOK_AGAIN).await)
    }

    /// Waits for what is under way, and begins nothing more.
    pub async fn finish_webhooks(&self) {
        let mut lanes = self.lanes.lock().await;
        while lanes.wait(LOOK_AGAIN).await > 0 {}
    }

    async fn hold_for_webhooks(
        &self,
        free: usize,
        busy: Vec<WebhookId>,
    ) -> Result<Vec<(WebhookId, Vec<WebhookDelivery>)>> {
        let (services, now) = (self.clone(), self.now());
        let free = i64::try_from(free).unwrap_or(0);
        let looking = move |conn: &mut Connection| {
            Ok::<_, Error>(webhook_deliveries::due_webhooks(conn, now, &busy, free)?)
        };
        let due = self.store.installation().read(looking).await?;
        if due.is_empty() {
            return Ok(Vec::new());
        }
        let holding = move |conn: &mut Connection| {
            let mut all = Vec::with_capacity(due.len());
            for (of, webhook) in due {
                let mut held = webhook_deliveries::take(conn, (of, webhook), now, AT_ONCE)?;
                for one in &mut held {
                    services.hold_webhook_delivery(conn, one)?;
                }
                if !held.is_empty() {
                    all.push((webhook, held));
                }
            }
            Ok::<_, Error>(all)
        };
        self.store.installation().write(holding).await
    }

    fn hold_webhook_delivery(
        &self,
        conn: &mut Connection,
        one: &mut WebhookDelivery,
    ) -> Result<()> {
        let now = self.now();
        let lease: LeaseId = self.chance.id(now);
        if let Some(taken) = one.course.taken(lease, now.plus(LEASE), now) {
            let place = (one.municipality, one.id);
            webhook_deliveries::save(conn, place, &taken, one.version)?;
            one.course = taken;
            one.version = one.version.next();
        }
        Ok(())
    }

    /// Sends one. A failure of ours leaves a lease that runs out.
    async fn deliver_to_webhook(&self, courier: &dyn Courier, record: WebhookDelivery) {
        let outcome = async {
            let Some(ended) = self.try_webhook(courier, &record).await? else {
                return Ok(());
            };
            self.note_webhook_try(&record, ended).await
        };
        if let Err(error) = outcome.await {
            tracing::warn!(delivery = %record.id, %error, "a delivery to a webhook is left for later");
        }
    }

    /// Tries one; none if it is not ours any more.
    async fn try_webhook(
        &self,
        courier: &dyn Courier,
        record: &WebhookDelivery,
    ) -> Result<Option<Ended>> {
        let now = self.now();
        let untried = |course| {
            Ok(Some(Ended {
                course,
                tried: None,
            }))
        };
        let course = record.course;
        if course.is_too_old(now) {
            return untried(course.failed(Trouble::of(Failure::TooOld), now, 0));
        }
        let Some(webhook) = self.webhook_of(record).await? else {
            return Ok(None);
        };
        if !webhook.activity.is_active() {
            return untried(course.failed(SWITCHED_OFF, now, 0));
        }
        let way = webhook.id.to_string();
        if let May::NotBefore(until) = self.ways.may(&way, now) {
            return untried(course.way_is_shut(until, self.chance.number()));
        }
        if !course.is_held(now) {
            return Ok(None);
        }
        let call = self.signed_call(&webhook, record)?;
        Ok(Some(self.call_webhook(courier, record, &way, &call).await))
    }

    async fn call_webhook(
        &self,
        courier: &dyn Courier,
        record: &WebhookDelivery,
        way: &str,
        call: &Call,
    ) -> Ended {
        let answered = courier.call(call).await;
        let (now, chance) = (self.now(), self.chance.number());
        let failed = |trouble: Trouble, not_before| {
            tracing::warn!(
                delivery = %record.id,
                failure = %trouble.failure,
                reply = trouble.reply_code,
                "a webhook was not delivered"
            );
            record.course.failed_until(trouble, now, chance, not_before)
        };
        match answered.map(|response| meaning(&response, now)) {
            Ok(Reply::Taken) => {
                self.ways.answered(way);
                Ended {
                    course: record.course.delivered(now),
                    tried: Some(Tried::Taken),
                }
            }
            Ok(Reply::Gone(trouble)) => Ended {
                course: failed(trouble, None),
                tried: Some(Tried::Gone),
            },
            Ok(Reply::NotNow {
                trouble,
                not_before,
            }) => {
                self.ways.failed(way, now);
                if let Some(until) = not_before {
                    self.ways.told_to_wait(way, until);
                }
                Ended {
                    course: failed(trouble, not_before),
                    tried: Some(Tried::Failed),
                }
            }
            Err(failure) => {
                self.ways.failed(way, now);
                Ended {
                    course: failed(Trouble::of(failure), None),
                    tried: Some(Tried::Failed),
                }
            }
        }
    }

    /// What is sent, signed with the secrets that count at this moment.
    fn signed_call(&self, webhook: &WebhookRecord, record: &WebhookDelivery) -> Result<Call> {
        let now = self.now();
        let secrets = Secrets::open(&self.seal, webhook, now)?;
        let (id, timestamp) = (record.message_id().to_string(), now.timestamp().as_second());
        let signatures = secrets.sign(&id, timestamp, &record.body)?;
        let headers = [
            ("content-type", BODY_KIND.to_owned()),
            ("webhook-id", id),
            ("webhook-timestamp", timestamp.to_string()),
            ("webhook-signature", signatures),
        ];
        Ok(Call {
            url: webhook.url.clone(),
            headers: headers.map(|(name, value)| (name.to_owned(), value)).into(),
            body: record.body.clone(),
        })
    }

    /// The webhook of a delivery; none if it was removed meanwhile.
    async fn webhook_of(&self, record: &WebhookDelivery) -> Result<Option<WebhookRecord>> {
        let (of, id) = (record.municipality, record.webhook);
        let reading = move |conn: &mut Connection| match webhooks::get(conn, of, id) {
            Ok(webhook) => Ok(Some(webhook)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(Error::from(error)),
        };
        self.store.of(of).read(reading).await
    }
}
