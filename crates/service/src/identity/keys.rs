//! What is known of providers: where they do what, and the keys by which they sign. Asked again
//! after an hour, and when a token names a key that is not known; but not for every such token.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use onedoor_domain::Moment;

use super::metadata::{Metadata, unavailable};
use super::web::Web;
use crate::Result;

/// How long what a provider said is believed.
const BELIEVED: SignedDuration = SignedDuration::from_hours(1);
/// How soon its keys are asked for again because a token names another.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);
/// How many providers are remembered before all are forgotten.
const REMEMBERED: usize = 1_000;

/// Providers that were asked, and who asks them.
#[derive(Clone, Default)]
pub(crate) struct Providers {
    web: Option<Arc<dyn Web>>,
    known: Arc<Mutex<HashMap<String, Known>>>,
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
        Ok(self.known(issuer, now).await?.metadata)
    }

    /// The key with this name, or the only one where a token names none.
    pub(super) async fn key(
        &self,
        issuer: &str,
        name: Option<&str>,
        now: Moment,
    ) -> Result<Option<Jwk>> {
        let known = self.known(issuer, now).await?;
        if let Some(key) = find(&known.keys, name) {
            return Ok(Some(key));
        }
        if now < known.asked_at.plus(PATIENCE) {
            return Ok(None);
        }
        let known = self.ask(issuer, now).await?;
        Ok(find(&known.keys, name))
    }

    async fn known(&self, issuer: &str, now: Moment) -> Result<Known> {
        let known = self.lock().get(issuer).cloned();
        match known {
            Some(known) if known.asked_at <= now && now < known.asked_at.plus(BELIEVED) => {
                Ok(known)
            }
            Some(_) | None => self.ask(issuer, now).await,
        }
    }

    /// Asks a provider anew, whatever was known of it.
    pub(super) async fn ask_anew(&self, issuer: &str, now: Moment) -> Result<()> {
        self.ask(issuer, now).await.map(drop)
    }

    async fn ask(&self, issuer: &str, now: Moment) -> Result<Known> {
        let web = self.web()?;
        let metadata = Metadata::of(web, issuer).await?;
        let body = web.get(&metadata.jwks_uri).await.map_err(unavailable)?;
        let known = Known {
            keys: Arc::new(read_keys(&body)?),
            metadata: Arc::new(metadata),
            asked_at: now,
        };
        let mut all = self.lock();
        if all.len() >= REMEMBERED {
            all.clear();
        }
        all.insert(issuer.to_owned(), known.clone());
        Ok(known)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
