//! Who asks: from what a request came with to a caller. The one place in which that is decided.

mod look_up;

pub(crate) use look_up::{active, of_person};

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_domain::{Moment, MunicipalityId, StaffId, TokenId};
use onedoor_store::sessions::{self, SessionRecord};
use onedoor_store::{Connection, municipalities};

use crate::identity::is_signed;
use crate::signing_in::InSession;
use crate::tokens::{self, NewToken};
use crate::{Error, Result, Services, secret};

/// How long a token is believed without looking it up: a revoked one counts no longer than this.
const BELIEVED: SignedDuration = SignedDuration::from_secs(1);
/// How many tokens are remembered before all are forgotten.
const REMEMBERED: usize = 10_000;

/// Tokens and sessions that were looked up within the last second.
#[derive(Default)]
pub(crate) struct KnownTokens {
    by_hash: Mutex<HashMap<[u8; 32], Known>>,
}

/// Whose credentials they are.
#[derive(Clone)]
pub(crate) struct Known {
    looked_up_at: Moment,
    expires_at: Moment,
    slug: String,
    caller: Caller,
    session: Option<SessionRecord>,
    /// What is to be noted as used now.
    unnoted: Option<Used>,
}

impl Known {
    /// Somebody for whom a provider vouches.
    pub(crate) fn vouched(caller: Caller, slug: String, now: Moment, expires_at: Moment) -> Self {
        Self {
            looked_up_at: now,
            expires_at,
            slug,
            caller,
            session: None,
            unnoted: None,
        }
    }
}

/// What somebody came with.
#[derive(Debug, Clone, Copy)]
enum Used {
    Token(MunicipalityId, TokenId),
    Session(MunicipalityId, onedoor_domain::SessionId),
}

/// Whether somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// Just now.
    Now,
    /// A while ago; what they left open is looked after.
    Before,
}

impl KnownTokens {
    /// Makes the next use of every token look it up anew.
    pub(crate) fn forget(&self) {
        self.by_hash
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn find(&self, hash: &[u8; 32], now: Moment) -> Option<Known> {
        let known = self
            .by_hash
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(hash)
            .cloned()?;
        let fresh = known.looked_up_at <= now && now < known.looked_up_at.plus(BELIEVED);
        (fresh && now < known.expires_at).then_some(known)
    }

    fn remember(&self, hash: [u8; 32], known: Known) {
        let mut by_hash = self.by_hash.lock().unwrap_or_else(PoisonError::into_inner);
        if by_hash.len() >= REMEMBERED {
            by_hash.clear();
        }
        by_hash.insert(hash, known);
    }
}

impl Services {
    /// Issues a token for the operator of the installation: there is no caller to authorise.
    /// Answers the secret, which is shown this once.
    ///
    /// # Errors
    /// As every write.
    pub async fn issue_token(
        &self,
        municipality: MunicipalityId,
        label: &str,
        roles: Vec<Role>,
        staff: Option<StaffId>,
        lasts: SignedDuration,
    ) -> Result<String> {
        let (now, chance) = (self.now(), self.chance.clone());
        let new = NewToken {
            municipality,
            label: label.to_owned(),
            roles,
            scopes: None,
            staff,
            created_by: Actor::System.as_text(),
            expires_at: now.plus(lasts),
        };
        self.store
            .of(municipality)
            .write(move |conn| {
                let (_, secret) = tokens::issue_token(conn, &chance, now, new)?;
                Ok(secret)
            })
            .await
    }

    /// The operator of the installation, acting in the municipality of this name.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn operator(&self, slug: &str) -> Result<Caller> {
        let slug = slug.to_owned();
        self.store
            .installation()
            .read(move |conn| {
                let record = municipalities::find_by_slug(conn, &slug)?.ok_or(Error::NotFound)?;
                Ok(Caller {
                    municipality: record.municipality.id,
                    actor: Actor::System,
                    roles: vec![Role::Admin],
                    units: Vec::new(),
                    heads: Vec::new(),
                    only: None,
                    staff: None,
                })
            })
            .await
    }

    /// The caller behind a bearer token, in the municipality of this name.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] if the token does not count, [`Error::NotFound`] if it counts
    /// elsewhere: whether the municipality exists is not told.
    pub async fn caller(&self, token: &str, slug: &str) -> Result<Caller> {
        if is_signed(token) {
            return self.vouched(token, slug).await;
        }
        let look_up = look_up::look_up_token;
        let known = self.behind(token, slug, look_up, Heard::Now).await?;
        Ok(known.caller)
    }

    /// Whoever asks from a session, in the municipality of this name. They are the same caller as
    /// with a token of theirs.
    ///
    /// # Errors
    /// As [`Services::caller`].
    pub async fn in_session(&self, reference: &str, slug: &str) -> Result<InSession> {
        let look_up = look_up::look_up_session;
        let known = self.behind(reference, slug, look_up, Heard::Now).await?;
        Ok(InSession {
            caller: known.caller,
            record: known.session.ok_or(Error::Unauthenticated)?,
            page_token: secret::page_token(reference),
        })
    }

    /// The same, of a session that somebody left open: looking after it does not keep it alive.
    ///
    /// # Errors
    /// As [`Services::caller`].
    pub async fn still_in_session(&self, reference: &str, slug: &str) -> Result<Caller> {
        let look_up = look_up::look_up_session;
        let known = self.behind(reference, slug, look_up, Heard::Before).await?;
        Ok(known.caller)
    }

    /// The caller behind a token that a provider signed. It is remembered for one municipality,
    /// because another may not believe the provider.
    async fn vouched(&self, token: &str, slug: &str) -> Result<Caller> {
        let (hash, now) = (secret::hash(&format!("{slug} {token}")), self.now());
        if let Some(known) = self.tokens.find(&hash, now) {
            return Ok(known.caller);
        }
        let known = self.vouched_caller(token, slug).await?;
        self.tokens.remember(hash, known.clone());
        Ok(known.caller)
    }

    async fn behind(
        &self,
        secret: &str,
        slug: &str,
        look_up: fn(&mut Connection, &[u8; 32], Moment) -> Result<Known>,
        heard: Heard,
    ) -> Result<Known> {
        let hash = secret::hash(secret);
        let now = self.now();
        let found = self.tokens.find(&hash, now);
        let is_new = found.is_none();
        let mut known = match found {
            Some(known) => known,
            None => {
                let looking = move |conn: &mut Connection| look_up(conn, &hash, now);
                self.store.installation().read(looking).await?
            }
        };
        let unnoted = match heard {
            Heard::Now => known.unnoted.take(),
            Heard::Before => None,
        };
        if is_new || unnoted.is_some() {
            self.note_use(unnoted, now).await;
            self.tokens.remember(hash, known.clone());
        }
        if known.slug != slug {
            return Err(Error::NotFound);
        }
        Ok(known)
    }

    /// Notes that a token or session was used. Who asks is answered also where that cannot be
    /// noted.
    async fn note_use(&self, used: Option<Used>, now: Moment) {
        let Some(used) = used else { return };
        let (Used::Token(of, _) | Used::Session(of, _)) = used;
        let noting = move |conn: &mut Connection| match used {
            Used::Token(of, id) => onedoor_store::tokens::touch(conn, of, id, now),
            Used::Session(of, id) => sessions::touch(conn, of, id, now),
        };
        if let Err(error) = self.store.of(of).write(noting).await {
            tracing::warn!(%error, "nobody knows when these credentials were used last");
        }
    }
}
