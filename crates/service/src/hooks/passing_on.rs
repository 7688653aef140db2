//! From the feed to webhooks: each reads on from where it stands, as a program would that follows
//! the feed, and in one transaction its events become deliveries and its place moves.

use onedoor_domain::delivery::Course;
use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_domain::{Moment, MunicipalityId, Version, WebhookId};
use onedoor_store::webhook_deliveries::{self, WebhookDelivery};
use onedoor_store::webhooks::WebhookRecord;
use onedoor_store::{Connection, attempt, feed, municipalities, webhooks};

use super::cloud_event;
use crate::feed::{FedEvent, FeedQuery};
use crate::{Error, Result, Services};

/// How many webhooks one transaction looks after.
const AT_ONCE: i64 = 20;
/// How many events each of them takes in it.
const EVENTS: u32 = 100;

impl Services {
    /// Makes deliveries of what happened since each webhook last read, and says how many numbers of
    /// feeds were passed.
    ///
    /// # Errors
    /// As every write. A webhook whose events cannot be read keeps the others from nothing.
    pub async fn pass_events_on(&self) -> Result<usize> {
        let behind = |conn: &mut Connection| Ok::<_, Error>(webhooks::behind(conn, AT_ONCE)?);
        if self.store.installation().read(behind).await?.is_empty() {
            return Ok(0);
        }
        let services = self.clone();
        let (passed, failure) = self
            .store
            .installation()
            .write(move |conn| {
                let (mut passed, mut failure) = (0, None);
                let mut places = webhooks::behind(conn, AT_ONCE)?;
                // In an order in which no two workers wait for each other.
                places.sort_unstable();
                for place in places {
                    match attempt(conn, |conn| services.pass_on(conn, place)) {
                        Ok(numbers) => passed += numbers,
                        Err(error @ Error::Unavailable(_)) => return Err(error),
                        Err(error) => {
                            tracing::error!(webhook = %place.1, %error, "a webhook cannot read on");
                            failure.get_or_insert(error);
                        }
                    }
                }
                Ok::<_, Error>((passed, failure))
            })
            .await?;
        match failure {
            // Where others got on there is more to do now; the failure comes back at the next look.
            Some(error) if passed == 0 => Err(error),
            Some(_) | None => Ok(passed),
        }
    }

    fn pass_on(
        &self,
        conn: &mut Connection,
        (of, id): (MunicipalityId, WebhookId),
    ) -> Result<usize> {
        let webhook = webhooks::hold(conn, of, id)?;
        // Only now: whoever held it until a moment ago has read on, or switched it off.
        if !webhook.activity.is_active() || feed::end(conn, of)? <= webhook.read_to {
            return Ok(0);
        }
        let query = FeedQuery {
            after: webhook.read_to,
            limit: EVENTS,
            ..FeedQuery::default()
        };
        let page = self.feed_page(conn, &any_program(of), query)?;
        let now = self.now();
        let source = self.source_of(&municipalities::get(conn, of)?.municipality.slug);
        for fed in page.events.iter().filter(|fed| wants(&webhook, fed)) {
            let delivery = self.delivery_of(&webhook, fed, &source, now)?;
            webhook_deliveries::insert(conn, &delivery)?;
        }
        webhooks::move_on(conn, (of, id), webhook.read_to, page.next)?;
        Ok(usize::try_from(page.next - webhook.read_to).unwrap_or(usize::MAX))
    }

    fn delivery_of(
        &self,
        webhook: &WebhookRecord,
        fed: &FedEvent,
        source: &str,
        now: Moment,
    ) -> Result<WebhookDelivery> {
        Ok(WebhookDelivery {
            municipality: webhook.municipality,
            id: self.chance.id(now),
            webhook: webhook.id,
            event: Some(cloud_event::identity(fed)),
            kind: fed.event.record.kind.clone(),
            case: Some(fed.file.case.id),
            body: cloud_event::of(fed, source)?,
            course: Course::new(now, now),
            created_at: now,
            version: Version::FIRST,
        })
    }
}

fn wants(webhook: &WebhookRecord, fed: &FedEvent) -> bool {
    let kinds = &webhook.kinds;
    kinds.is_empty()
        || kinds
            .iter()
            .any(|kind| kind.as_str() == fed.event.record.kind)
}

/// A webhook is told what any program may see of the feed, and no more.
fn any_program(of: MunicipalityId) -> Caller {
    Caller {
        roles: vec![Role::Integration],
        ..Caller::without_rights(of, Actor::System)
    }
}
