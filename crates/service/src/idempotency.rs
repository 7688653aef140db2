//! Once: the same key with the same request gives the same answer.
//!
//! Of a key only a hash is kept, and the answer is sealed with a key derived from it: answers hold
//! tracking codes and tokens that are shown once, and whoever copies the database must not get
//! them. Keys are therefore to be random; the documentation of the API says so.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use jiff::SignedDuration;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::columns::Col;
use onedoor_store::idempotency::{self, IdempotencyRow, KeptAnswer};
use onedoor_store::{Connection, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chance::Chance;
use crate::turns::Turn;
use crate::{Error, Result, Services};

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
const NONCE: usize = 12;

/// An idempotency key with the request it came with.
#[derive(Debug, Clone)]
pub struct Once {
    /// The key as the caller made it.
    pub key: String,
    /// The hash of method, path and body.
    pub fingerprint: [u8; 32],
}

/// An answer as it was given, to be given again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Where the new thing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The body, JSON.
    pub body: String,
}

/// An answer, and whether it is given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Whether the key had been used before.
    pub replayed: bool,
}

/// A key made ready: where it is kept, and what opens its answer.
pub(crate) struct Keyed {
    hash: [u8; 32],
    seal: [u8; 32],
    fingerprint: [u8; 32],
}

impl Keyed {
    /// A key counts for one caller in one municipality.
    pub(crate) fn new(caller: &Caller, once: &Once) -> Self {
        Self {
            hash: derive("kept under", caller.municipality, caller.actor, &once.key),
            seal: derive("sealed with", caller.municipality, caller.actor, &once.key),
            fingerprint: once.fingerprint,
        }
    }

    /// The answer that was given before, if any.
    ///
    /// # Errors
    /// [`Error::KeyReused`] if the key was used for another request.
    pub(crate) fn replay(
        &self,
        conn: &mut Connection,
        municipality: MunicipalityId,
    ) -> Result<Option<Answer>> {
        let Some(kept) = idempotency::find(conn, municipality, &self.hash)? else {
            return Ok(None);
        };
        if kept.fingerprint != self.fingerprint {
            return Err(Error::KeyReused);
        }
        self.open(&kept).map(Some)
    }

    /// The row that keeps `answer`.
    pub(crate) fn row(
        &self,
        municipality: MunicipalityId,
        answer: &Answer,
        chance: &Chance,
        now: Moment,
    ) -> Result<IdempotencyRow> {
        Ok(IdempotencyRow {
            municipality_id: Col(municipality),
            hash: self.hash.to_vec(),
            fingerprint: self.fingerprint.to_vec(),
            status: i32::from(answer.status),
            answer: self.seal(answer, chance)?,
            created_at: Col(now),
            expires_at: Col(now.plus(KEPT)),
        })
    }

    fn seal(&self, answer: &Answer, chance: &Chance) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(answer).map_err(|error| Error::Fault(error.to_string()))?;
        let nonce = chance.bytes::<NONCE>();
        let sealed = self
            .cipher()
            .encrypt(&Nonce::from(nonce), plain.as_slice())
            .map_err(|_| Error::Fault("an answer could not be sealed".to_owned()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    fn open(&self, kept: &KeptAnswer) -> Result<Answer> {
        let broken = || Error::Fault("a kept answer cannot be opened".to_owned());
        let (nonce, sealed) = kept
            .answer
            .split_first_chunk::<NONCE>()
            .ok_or_else(broken)?;
        let plain = self
            .cipher()
            .decrypt(&Nonce::from(*nonce), sealed)
            .map_err(|_| broken())?;
        serde_json::from_slice(&plain).map_err(|_| broken())
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(self.seal))
    }
}

impl Services {
    /// Waits until nobody else of this process works on the same key.
    pub(crate) async fn turn(&self, keyed: Option<&Keyed>) -> Option<Turn> {
        Some(self.turns.take(keyed?.hash).await)
    }

    /// Runs a change in one transaction, once per key, and keeps the answer with it.
    ///
    /// # Errors
    /// Whatever `change` says, and [`Error::KeyReused`].
    pub(crate) async fn change_once<T: Send + 'static>(
        &self,
        caller: &Caller,
        once: Option<Once>,
        change: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
        render: impl FnOnce(&T) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let municipality = caller.municipality;
        let keyed = once.as_ref().map(|once| Keyed::new(caller, once));
        let (now, chance) = (self.now(), self.chance.clone());
        let _turn = self.turn(keyed.as_ref()).await;
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let Some(keyed) = keyed else {
                    return Ok(Answered {
                        answer: render(&change(conn)?),
                        replayed: false,
                    });
                };
                if let Some(answer) = keyed.replay(conn, municipality)? {
                    return Ok(Answered {
                        answer,
                        replayed: true,
                    });
                }
                let reserved = Answer {
                    status: 0,
                    location: None,
                    etag: None,
                    body: String::new(),
                };
                let row = keyed.row(municipality, &reserved, &chance, now)?;
                reserve(conn, &row)?;
                let answer = render(&change(conn)?);
                let row = keyed.row(municipality, &answer, &chance, now)?;
                idempotency::keep_answer(conn, municipality, &row.hash, row.status, &row.answer)?;
                Ok(Answered {
                    answer,
                    replayed: false,
                })
            })
            .await
    }
}

/// Two at once: the second waited for the first, and finds the key taken.
fn reserve(conn: &mut Connection, row: &IdempotencyRow) -> Result<()> {
    match idempotency::reserve(conn, row) {
        Err(StoreError::Taken(_)) => Err(Error::Refused(crate::Refusal::TryAgain)),
        other => Ok(other?),
    }
}

fn derive(purpose: &str, municipality: MunicipalityId, actor: Actor, key: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [purpose, &municipality.to_string(), &actor.as_text(), key] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}
