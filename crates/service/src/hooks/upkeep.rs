//! Webhooks of a municipality: listed, added, changed, removed.

use jiff::SignedDuration;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::webhook::{AT_MOST, Activity};
use onedoor_domain::{Moment, Version, WebhookId};
use onedoor_store::webhooks::{self, OldSecret, WebhookRecord};
use onedoor_store::{Connection, feed, webhook_deliveries};

use super::{WebhookInput, secrets};
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, Refusal, Result, Services};

/// How long a secret still counts whose place another took.
const OVERLAP: SignedDuration = SignedDuration::from_hours(24);

/// A webhook with a secret that was just made.
#[derive(Debug, Clone)]
pub struct WebhookIssued {
    /// The webhook.
    pub record: WebhookRecord,
    /// The secret itself, shown this once.
    pub secret: String,
}

impl Services {
    /// A page of the webhooks, newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_webhooks(
        &self,
        caller: Caller,
        before: Option<WebhookId>,
        limit: u32,
    ) -> Result<Listed<WebhookRecord, WebhookId>> {
        allowed(&caller, Action::ManageWebhooks)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(limit) + 1;
                let found = webhooks::list(conn, caller.municipality, before, wanted)?;
                Ok(Listed::cut(found, limit, |one| one.id))
            })
            .await
    }

    /// One webhook, without its secret.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_webhook(&self, caller: Caller, id: WebhookId) -> Result<WebhookRecord> {
        allowed(&caller, Action::ManageWebhooks)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(webhooks::get(conn, caller.municipality, id)?))
            .await
    }

    /// Adds a webhook. It is sent what happens from now on.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Refusal::TooManyWebhooks`].
    pub async fn create_webhook(
        &self,
        caller: Caller,
        input: WebhookInput,
        once: Option<Once>,
        render: impl FnOnce(&WebhookIssued) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageWebhooks)?;
        let (services, of, now) = (self.clone(), caller.municipality, self.now());
        let change = move |conn: &mut Connection| {
            let secret = secrets::new(&services.chance);
            let blank = WebhookRecord {
                municipality: of,
                id: services.chance.id(now),
                url: String::new(),
                description: String::new(),
                kinds: Vec::new(),
                secret: secrets::close(&services.seal, &services.chance, of, &secret)?,
                old_secret: None,
                activity: Activity::NEW,
                read_to: feed::end(conn, of)?,
                created_at: now,
                updated_at: now,
                version: Version::FIRST,
            };
            let record = services.read_webhook(&input, blank)?;
            if webhooks::count(conn, of)? >= i64::from(AT_MOST) {
                return Err(Error::Refused(Refusal::TooManyWebhooks));
            }
            webhooks::insert(conn, &record)?;
            Ok(WebhookIssued { record, secret })
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Changes a webhook, switches it off, or on again: then it is sent what it was not sent
    /// meanwhile.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_webhook(
        &self,
        caller: Caller,
        id: WebhookId,
        seen: Version,
        input: WebhookInput,
    ) -> Result<WebhookRecord> {
        allowed(&caller, Action::ManageWebhooks)?;
        let (services, now) = (self.clone(), self.now());
        let changing = self.store.of(caller.municipality).write(move |conn| {
            let before = webhooks::hold(conn, caller.municipality, id)?;
            unchanged(before.version, seen)?;
            let (was, url) = (before.activity, before.url.clone());
            let read = services.read_webhook(&input, before)?;
            let activity = wanted(was, &input, read.url != url, now);
            let changed = WebhookRecord {
                activity,
                updated_at: now,
                version: seen.next(),
                ..read
            };
            webhooks::save(conn, &changed, seen)?;
            let place = (changed.municipality, id);
            match (was.is_active(), activity.is_active()) {
                (true, false) => drop(webhook_deliveries::put_by(conn, place, now)?),
                (false, true) => drop(webhook_deliveries::take_up(conn, place, now)?),
                (true, true) | (false, false) => {}
            }
            Ok::<_, Error>(changed)
        });
        let changed = changing.await?;
        // Whoever changed something wants to see at once whether it helped.
        self.ways.answered(&id.to_string());
        Ok(changed)
    }

    /// Puts another secret in the place of a webhook's. For a day both count, so that its receiver
    /// can change over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn rotate_webhook_secret(
        &self,
        caller: Caller,
        id: WebhookId,
        once: Option<Once>,
        render: impl FnOnce(&WebhookIssued) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageWebhooks)?;
        let (services, of, now) = (self.clone(), caller.municipality, self.now());
        let change = move |conn: &mut Connection| {
            let before = webhooks::hold(conn, of, id)?;
            let (secret, seen) = (secrets::new(&services.chance), before.version);
            let record = WebhookRecord {
                secret: secrets::close(&services.seal, &services.chance, of, &secret)?,
                old_secret: Some(OldSecret {
                    sealed: before.secret,
                    until: now.plus(OVERLAP),
                }),
                updated_at: now,
                version: seen.next(),
                ..before
            };
            webhooks::save(conn, &record, seen)?;
            Ok(WebhookIssued { record, secret })
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Removes a webhook, with the log of what it was sent.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn delete_webhook(&self, caller: Caller, id: WebhookId, seen: Version) -> Result<()> {
        allowed(&caller, Action::ManageWebhooks)?;
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let before = webhooks::get(conn, caller.municipality, id)?;
                unchanged(before.version, seen)?;
                Ok(webhooks::delete(conn, caller.municipality, id, seen)?)
            })
            .await
    }
}

/// Whether it is called from now on. At another address nothing is known of it yet.
fn wanted(was: Activity, input: &WebhookInput, has_moved: bool, now: Moment) -> Activity {
    let is_known = if has_moved { was.answered() } else { was };
    match input.active {
        Some(true) => is_known.started(),
        Some(false) => is_known.stopped(now),
        None => is_known,
    }
}
