//! The feed as server-sent events, for as long as somebody listens and may.
//!
//! A stream reads on only when what it told before was taken, so a slow client costs no memory: it
//! gets later what it could have had earlier, from the database. Who asks is looked up again before
//! anything is told, and at every beat.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::web::Bytes;
use futures_util::stream::{Stream, unfold};
use onedoor_service::{FeedPage, FeedQuery, Follower, Services};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::extract::Credentials;
use crate::models::event::FedEventResponse;
use crate::reader::Reader;
use crate::routes;

/// How long a client should wait before it comes back after the stream broke, in milliseconds.
const COME_BACK: u32 = 2_000;

/// What is told to one client, and how far it is.
pub(crate) struct Telling {
    services: Services,
    credentials: Credentials,
    /// What they want; `after` is the last number they know of.
    query: FeedQuery,
    reader: Reader,
    follower: Follower,
}

/// Why a stream goes on.
enum Woken {
    /// The feed has grown.
    Grown,
    /// Nothing was told for a while.
    Beat,
}

impl Telling {
    /// To whoever came with these credentials.
    pub(crate) fn new(
        services: &Services,
        credentials: Credentials,
        query: FeedQuery,
        reader: Reader,
        follower: Follower,
    ) -> Self {
        Self {
            services: services.clone(),
            credentials,
            query,
            reader,
            follower,
        }
    }

    /// The stream. It ends when it is told to stop, when the credentials no longer count, and when
    /// the database does not answer: the client comes back with the last number it has.
    pub(crate) fn stream(
        self,
        beat: Duration,
        stop: CancellationToken,
    ) -> impl Stream<Item = Result<Bytes, Infallible>> + 'static {
        // The first words at once, so that the client knows that it is heard.
        let greeting = format!("retry: {COME_BACK}\n{}", self.place());
        unfold((self, Some(greeting)), move |(mut telling, greeting)| {
            let stop = stop.clone();
            async move {
                let text = match greeting {
                    Some(greeting) => greeting,
                    None => tokio::select! {
                        biased;
                        () = stop.cancelled() => return None,
                        text = telling.next(beat) => text?,
                    },
                };
                Some((Ok(Bytes::from(text)), (telling, None)))
            }
        })
    }

    /// What is told next; none at the end.
    async fn next(&mut self, beat: Duration) -> Option<String> {
        loop {
            let woken = tokio::select! {
                () = self.follower.beyond(self.query.after) => Woken::Grown,
                () = sleep(beat) => Woken::Beat,
            };
            let caller = self.credentials.still(&self.services).await.ok()?;
            match woken {
                Woken::Beat => return Some(self.place()),
                Woken::Grown => {
                    let page = self.services.read_feed(caller, self.query).await.ok()?;
                    self.query.after = page.next;
                    if !page.events.is_empty() {
                        return Some(self.told(&page));
                    }
                }
            }
        }
    }

    /// A comment, and how far the client is: also past what it may not see.
    fn place(&self) -> String {
        format!(": onedoor\nid: {}\n\n", self.query.after)
    }

    fn told(&self, page: &FeedPage) -> String {
        let mut text = String::new();
        for fed in &page.events {
            let language = fed.file.in_force.municipality.language;
            let event = FedEventResponse::of(fed, self.reader.or(language));
            let (number, kind) = (event.number, event.event.kind());
            text.push_str(&format!("id: {number}\nevent: {kind}\n"));
            for line in routes::json(&event).lines() {
                text.push_str(&format!("data: {line}\n"));
            }
            text.push('\n');
        }
        text
    }
}
