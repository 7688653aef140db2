//! Who asks: from a bearer token to a caller.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_domain::{Moment, MunicipalityId, StaffId};
use onedoor_store::{Connection, StoreError, municipalities, staff};

use crate::tokens::{self, NewToken};
use crate::{Error, Result, Services, secret};

/// How long a token is believed without looking it up: a revoked one counts no longer than this.
const BELIEVED: SignedDuration = SignedDuration::from_secs(1);
/// How many tokens are remembered before all are forgotten.
const REMEMBERED: usize = 10_000;

/// Tokens that were looked up within the last second.
#[derive(Default)]
pub(crate) struct KnownTokens {
    by_hash: Mutex<HashMap<[u8; 32], Known>>,
}

#[derive(Clone)]
struct Known {
    looked_up_at: Moment,
    expires_at: Moment,
    slug: String,
    caller: Caller,
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
        let hash = secret::hash(token);
        let now = self.now();
        let known = match self.tokens.find(&hash, now) {
            Some(known) => known,
            None => {
                let known = self
                    .store
                    .installation()
                    .read(move |conn| look_up(conn, &hash, now))
                    .await?;
                self.tokens.remember(hash, known.clone());
                known
            }
        };
        if known.slug != slug {
            return Err(Error::NotFound);
        }
        Ok(known.caller)
    }
}

fn look_up(conn: &mut Connection, hash: &[u8; 32], now: Moment) -> Result<Known> {
    let found = onedoor_store::tokens::find_by_hash(conn, hash)?;
    let (token, slug) = found.ok_or(Error::Unauthenticated)?;
    if token.revoked_at.is_some() || token.expires_at <= now {
        return Err(Error::Unauthenticated);
    }
    let mut caller = Caller {
        municipality: token.municipality,
        actor: Actor::Integration(token.id),
        roles: token.roles,
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
    };
    if let Some(id) = token.staff {
        let person = match staff::get(conn, token.municipality, id) {
            Err(StoreError::NotFound) => return Err(Error::Unauthenticated),
            other => other?.value,
        };
        if !person.active {
            return Err(Error::Unauthenticated);
        }
        // A token gives no more than its person still has.
        caller.roles.retain(|role| person.has(*role));
        caller.actor = Actor::Staff(id);
        caller.units = person.units;
        caller.heads = person.heads;
        caller.staff = Some(id);
    }
    Ok(Known {
        looked_up_at: now,
        expires_at: token.expires_at,
        slug,
        caller,
    })
}
