//! Noting how a try ended, what the webhook learns from it, and switching it off where nobody takes
//! anything on: with a notice to those who administer.

use onedoor_domain::delivery::{DeliveryState, Failure, Standing, Tiding, Trouble};
use onedoor_domain::directory::Role;
use onedoor_domain::webhook::{Activity, SwitchedOff};
use onedoor_domain::{Moment, StaffId, WebhookId};
use onedoor_store::webhook_deliveries::{self, WebhookDelivery};
use onedoor_store::webhooks::{self, WebhookRecord};
use onedoor_store::{Connection, StoreError};
use serde::{Deserialize, Serialize};

use super::sending::{Ended, Tried};
use crate::in_force::InForce;
use crate::json::json;
use crate::{Result, Services};

/// Why nothing is sent to a webhook that is switched off.
pub(super) const SWITCHED_OFF: Trouble = Trouble::of(Failure::SwitchedOff);

/// What a notice of a webhook that was switched off carries.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct SwitchedOffNotice {
    /// Which webhook.
    pub(crate) webhook: WebhookId,
    /// Why.
    pub(crate) because: SwitchedOff,
}

impl Services {
    /// Notes how a try ended, unless another worker has taken the delivery meanwhile.
    pub(super) async fn note_webhook_try(
        &self,
        record: &WebhookDelivery,
        ended: Ended,
    ) -> Result<()> {
        let state: DeliveryState = ended.course.standing.word();
        metrics::counter!("onedoor_webhook_tries_total", "ended" => state.as_str()).increment(1);
        let (services, of, id) = (self.clone(), record.municipality, record.id);
        let (webhook, seen) = (record.webhook, record.version);
        let noting = move |conn: &mut Connection| {
            // Held first, in the same order as whoever switches it.
            let held = match webhooks::hold(conn, of, webhook) {
                Err(StoreError::NotFound) => return Ok(()),
                held => held?,
            };
            // It may have been switched off while this was under way.
            let is_put_by = !held.activity.is_active()
                && matches!(ended.course.standing, Standing::Waiting { .. });
            let course = if is_put_by {
                ended.course.failed(SWITCHED_OFF, services.now(), 0)
            } else {
                ended.course
            };
            match webhook_deliveries::save(conn, (of, id), &course, seen) {
                Err(StoreError::Stale) => {
                    tracing::warn!(delivery = %id, "another worker has taken this delivery");
                    return Ok(());
                }
                saved => saved?,
            }
            match ended.tried {
                Some(tried) => services.learn(conn, held, tried),
                None => Ok(()),
            }
        };
        self.store.of(of).write(noting).await
    }

    fn learn(&self, conn: &mut Connection, webhook: WebhookRecord, tried: Tried) -> Result<()> {
        let now = self.now();
        let before = webhook.activity;
        let after = match tried {
            Tried::Taken => before.answered(),
            Tried::Failed => before.failed(now),
            Tried::Gone => before.gone(now),
        };
        if after == before {
            return Ok(());
        }
        let place = (webhook.municipality, webhook.id);
        match after {
            Activity::Active { .. } => Ok(webhooks::note_failures(conn, place, after)?),
            Activity::Off { because, .. } => {
                let off = WebhookRecord {
                    activity: after,
                    updated_at: now,
                    ..webhook
                };
                webhooks::save(conn, &off, off.version)?;
                webhook_deliveries::put_by(conn, place, now)?;
                tracing::warn!(webhook = %off.id, %because, "a webhook was switched off");
                metrics::counter!("onedoor_webhooks_switched_off_total").increment(1);
                self.tell_administrators(conn, &off, because, now)
            }
        }
    }

    fn tell_administrators(
        &self,
        conn: &mut Connection,
        webhook: &WebhookRecord,
        because: SwitchedOff,
        now: Moment,
    ) -> Result<()> {
        let in_force = self.copies.get(conn, webhook.municipality, now)?;
        let notice = json(&SwitchedOffNotice {
            webhook: webhook.id,
            because,
        })?;
        for staff in administrators(&in_force) {
            let told = (Tiding::WebhookSwitchedOff, notice.0.as_str());
            self.tell_colleague(conn, &in_force, staff, told, now)?;
        }
        Ok(())
    }
}

/// Those who administer; where nobody does, those who lead.
fn administrators(in_force: &InForce) -> Vec<StaffId> {
    let with = |role: Role| -> Vec<StaffId> {
        let staff = in_force.directory.staff.iter();
        let active = staff.filter(|person| person.active && person.has(role));
        active.map(|person| person.id).collect()
    };
    let administrators = with(Role::Admin);
    if administrators.is_empty() {
        return with(Role::Manager);
    }
    administrators
}
