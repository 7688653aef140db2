//! How far behind telling programs is, and forgetting what they were told long ago.

use jiff::SignedDuration;
use onedoor_store::{Connection, webhook_deliveries, webhooks};

use crate::{Error, Result, Services};

/// How late a try may be before it counts as stalled.
const STALLED: SignedDuration = SignedDuration::from_mins(15);
/// For how long it is remembered what a webhook was sent.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How far behind telling programs is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebhookWork {
    /// How many webhooks are called.
    pub active: i64,
    /// How many were switched off because nobody takes anything on there.
    pub given_up: i64,
    /// How many deliveries are under way.
    pub waiting: i64,
    /// For how long the one that waits longest should have been tried, in seconds.
    pub behind_seconds: i64,
    /// Whether that is longer than it should be.
    pub is_stalled: bool,
}

impl Services {
    /// How far behind telling programs is; sets the figures by which an operator sees it.
    ///
    /// # Errors
    /// As every read.
    pub async fn measure_webhook_work(&self) -> Result<WebhookWork> {
        let now = self.now();
        let reading = |conn: &mut Connection| {
            let counts = webhooks::counts(conn)?;
            Ok::<_, Error>((counts, webhook_deliveries::backlog(conn)?))
        };
        let (counts, backlog) = self.store.installation().read(reading).await?;
        let late = backlog.overdue_since.map_or(SignedDuration::ZERO, |since| {
            now.timestamp().duration_since(since.timestamp())
        });
        let work = WebhookWork {
            active: counts.active,
            given_up: counts.given_up,
            waiting: backlog.waiting,
            behind_seconds: late.as_secs().max(0),
            is_stalled: late > STALLED,
        };
        let figure = |number: i64| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
        metrics::gauge!("onedoor_webhooks_behind_seconds").set(figure(work.behind_seconds));
        metrics::gauge!("onedoor_webhook_deliveries_waiting").set(figure(work.waiting));
        metrics::gauge!("onedoor_webhooks_given_up").set(figure(work.given_up));
        Ok(work)
    }

    /// Forgets what webhooks were sent long ago, and says how much.
    ///
    /// # Errors
    /// As every write.
    pub async fn forget_webhook_deliveries(&self) -> Result<usize> {
        let then = self.now().plus(-REMEMBERED);
        let looking = move |conn: &mut Connection| {
            Ok::<_, Error>(webhook_deliveries::any_ended_before(conn, then)?)
        };
        if !self.store.installation().read(looking).await? {
            return Ok(0);
        }
        let forgetting = move |conn: &mut Connection| {
            Ok::<_, Error>(webhook_deliveries::delete_ended_before(conn, then)?)
        };
        self.store.installation().write(forgetting).await
    }
}
