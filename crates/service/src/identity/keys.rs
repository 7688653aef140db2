//! What is known of providers: where they do what, and the keys by which they sign. Asked again
//! after an hour, and when a token names a key that is not known; but not for every such token.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use onedoor_domain::Moment;

use super::metadata::{Metadata, unavailable};
use super::web::Web;
use crate::turns::Turns;
use crate::{Result, secret};

/// How long what a provider said is believed.
const BELIEVED: SignedDuration = SignedDuration::from_hours(1);
/// How soon its keys are asked for again because a token names another.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);
/// How soon one that did not answer is asked again.
const REST: SignedDuration = SignedDuration::from_secs(10);
/// How many providers are remembered before all are forgotten.
const REMEMBERED: usize = 1_000;

/// Providers that were asked, and who asks them.
#[derive(Clone, Default)]
pub(crate) struct Providers {
    web: Option<Arc<dyn Web>>,
    known: Arc<Mutex<HashMap<String, Known>>>,
    /// When those did not answer that did not.
    failed: Arc<Mutex<HashMap<String, Moment>>>,
    /// Whoever asks one of them.
    turns: Turns,
}

#[derive(Clone)]
struct Known {
    metadata: Arc<Metadata>,
    keys: Arc<JwkSet>,
    asked_at: Moment,
}

impl Providers {
    /// Providers that are asked by `web`.
    pub(crate) fn asked_by(web: Arc<dyn Web>) -> Self {
        Self {
            web: Some(web),
            ..Self::default()
        }
    }

    /// Whoever asks.
    pub(super) fn web(&self) -> Result<&dyn Web> {
        let web = self.web.as_deref();
        web.ok_or_else(|| unavailable("this installation asks none"))
    }

    /// Where a provider does what.
    pub(super) async fn metadata(&self, issuer: &str, now: Moment) -> Result<Arc<Metadata>> {
        Ok(self.known(issuer, now.plus(-BELIEVED), now).await?.metadata)
    }

    /// The key with this name, or the only one where a token names none.
    pub(super) async fn key(
        &self,
        issuer: &str,
        name: Option<&str>,
        now: Moment,
    ) -> Result<Option<Jwk>> {
        let known = self.known(issuer, now.plus(-BELIEVED), now).await?;
        if let Some(key) = find(&known.keys, name) {
            return Ok(Some(key));
        }
        let known = self.known(issuer, now.plus(-PATIENCE), now).await?;
        Ok(find(&known.keys, name))
    }

    /// What a provider said after `then`. Where it is to be asked, one asks and all others wait for
    /// that; and where it did not answer a moment ago, nobody does.
    async fn known(&self, issuer: &str, then: Moment, now: Moment) -> Result<Known> {
        if let Some(known) = self.said(issuer, then, now) {
            return Ok(known);
        }
        let _turn = self.turns.take(secret::hash(issuer)).await;
        if let Some(known) = self.said(issuer, then, now) {
            return Ok(known);
        }
        let failed_at = lock(&self.failed).get(issuer).copied();
        if failed_at.is_some_and(|at| at <= now && now < at.plus(REST)) {
            return Err(unavailable("it did not answer a moment ago"));
        }
        self.ask(issuer, now).await
    }

    fn said(&self, issuer: &str, then: Moment, now: Moment) -> Option<Known> {
        let known = lock(&self.known).get(issuer).cloned()?;
        // Whoever asked may have begun a little later than whoever waited for it.
        (known.asked_at > then && known.asked_at <= now.plus(PATIENCE)).then_some(known)
    }

    /// Asks a provider anew, whatever was known of it.
    pub(super) async fn ask_anew(&self, issuer: &str, now: Moment) -> Result<()> {
        self.ask(issuer, now).await.map(drop)
    }

    async fn ask(&self, issuer: &str, now: Moment) -> Result<Known> {
        let answer = self.answer(issuer, now).await;
        match &answer {
            Ok(known) => {
                remember(&self.known, issuer, known.clone());
                lock(&self.failed).remove(issuer);
            }
            Err(_) => remember(&self.failed, issuer, now),
        }
        answer
    }

    async fn answer(&self, issuer: &str, now: Moment) -> Result<Known> {
        let web = self.web()?;
        let metadata = Metadata::of(web, issuer).await?;
        let body = web.get(&metadata.jwks_uri).await;
        let body = body.map_err(|why| unavailable(&why))?;
        Ok(Known {
            keys: Arc::new(read_keys(&body)?),
            metadata: Arc::new(metadata),
            asked_at: now,
        })
    }
}

fn lock<T>(all: &Mutex<HashMap<String, T>>) -> MutexGuard<'_, HashMap<String, T>> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

fn remember<T>(all: &Mutex<HashMap<String, T>>, issuer: &str, what: T) {
    let mut all = lock(all);
    if all.len() >= REMEMBERED {
        all.clear();
    }
    all.insert(issuer.to_owned(), what);
}

/// The keys that can be read. One of a kind that is not known makes the others no worse.
fn read_keys(body: &[u8]) -> Result<JwkSet> {
    let cannot = |_| unavailable("its keys cannot be read");
    let all: serde_json::Value = serde_json::from_slice(body).map_err(cannot)?;
    let listed = all.get("keys").and_then(serde_json::Value::as_array);
    let listed = listed.ok_or_else(|| unavailable("it lists no keys"))?;
    let keys = listed.iter().cloned();
    Ok(JwkSet {
        keys: keys
            .filter_map(|key| serde_json::from_value(key).ok())
            .collect(),
    })
}

fn find(keys: &JwkSet, name: Option<&str>) -> Option<Jwk> {
    let signs = |key: &&Jwk| {
        let used_for = key.common.public_key_use.as_ref();
        used_for.is_none_or(|used| *used == PublicKeyUse::Signature)
    };
    let mut signing = keys.keys.iter().filter(signs);
    match name {
        Some(name) => signing
            .find(|key| key.common.key_id.as_deref() == Some(name))
            .cloned(),
        None => {
            let only = signing.next()?;
            signing.next().is_none().then(|| only.clone())
        }
    }
}
