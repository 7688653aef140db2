//! Following a feed as it grows: one look at the database for all who follow, in this process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use onedoor_domain::MunicipalityId;
use onedoor_store::feed;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;

use crate::{Error, Services, secret};

/// How many streams one token may have open at once.
pub const STREAMS_AT_MOST: usize = 4;
/// How often the end of a feed is looked up that somebody follows.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Everybody who follows a feed, in this process.
#[derive(Default)]
pub(crate) struct Followers {
    /// Where each feed ends that somebody follows, as its look-out has seen.
    ends: Mutex<HashMap<MunicipalityId, watch::Receiver<i64>>>,
    /// How many streams each token has open, by its hash.
    open: Mutex<HashMap<[u8; 32], usize>>,
    /// Something was numbered in this process.
    numbered: Notify,
}

/// Somebody who follows the feed of a municipality. Their place is free again when it is dropped.
pub struct Follower {
    services: Services,
    municipality: MunicipalityId,
    token: [u8; 32],
    end: watch::Receiver<i64>,
}

impl Followers {
    /// Makes the look-outs look at once.
    pub(crate) fn look(&self) {
        self.numbered.notify_waiters();
    }

    fn ends(&self) -> MutexGuard<'_, HashMap<MunicipalityId, watch::Receiver<i64>>> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> MutexGuard<'_, HashMap<[u8; 32], usize>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one of the places that a token has, if one is free.
    fn take_place(&self, token: [u8; 32]) -> bool {
        let mut open = self.open();
        let streams = open.entry(token).or_default();
        let is_free = *streams < STREAMS_AT_MOST;
        if is_free {
            *streams += 1;
        }
        is_free
    }

    fn give_back(&self, token: [u8; 32]) {
        let mut open = self.open();
        if let Some(streams) = open.get_mut(&token) {
            *streams -= 1;
            if *streams == 0 {
                open.remove(&token);
            }
        }
    }
}

impl Services {
    /// Follows the feed of a municipality with a token that counts there; none if the token has all
    /// the streams it may have.
    pub fn follow(&self, token: &str, municipality: MunicipalityId) -> Option<Follower> {
        let token = secret::hash(token);
        self.followers.take_place(token).then(|| Follower {
            services: self.clone(),
            municipality,
            token,
            end: self.end_of(municipality),
        })
    }

    /// Where the feed ends, as the look-out sees it. Sends one out if there is none.
    fn end_of(&self, municipality: MunicipalityId) -> watch::Receiver<i64> {
        let mut ends = self.followers.ends();
        if let Some(end) = ends.get(&municipality)
            && end.has_changed().is_ok()
        {
            return end.clone();
        }
        let (seen, end) = watch::channel(0);
        ends.insert(municipality, end.clone());
        tokio::spawn(look_out(self.clone(), municipality, seen));
        end
    }
}

impl Follower {
    /// Waits until the feed has gone beyond this number.
    pub async fn beyond(&mut self, number: i64) {
        // The look-out ends with the thread that sent it out; then another is sent.
        while self.end.wait_for(|end| *end > number).await.is_err() {
            self.end = self.services.end_of(self.municipality);
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.services.followers.give_back(self.token);
    }
}

/// Looks where a feed ends, as long as somebody follows it.
async fn look_out(services: Services, municipality: MunicipalityId, seen: watch::Sender<i64>) {
    let followers = Arc::clone(&services.followers);
    loop {
        let numbered = followers.numbered.notified();
        let end = services
            .store
            .of(municipality)
            .read(move |conn| Ok::<_, Error>(feed::end(conn, municipality)?))
            .await;
        match end {
            Ok(end) => {
                seen.send_if_modified(|known| std::mem::replace(known, end) != end);
            }
            Err(error) => tracing::warn!(%error, "nobody knows where the feed ends"),
        }
        {
            let mut ends = followers.ends();
            // One is ours, in the list from which others take theirs.
            if seen.receiver_count() <= 1 {
                ends.remove(&municipality);
                return;
            }
        }
        // Waking early or late changes nothing: it looks again.
        drop(timeout(LOOK_EVERY, numbered).await);
    }
}
