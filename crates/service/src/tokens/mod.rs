//! API tokens: shown once, kept as hashes, expiring, revocable.

mod asked;
mod rotation;

pub use rotation::RotationInput;

use onedoor_domain::directory::Role;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, MunicipalityId, StaffId, TokenId, Version};
use onedoor_store::tokens::{self, TokenRecord};
use onedoor_store::{Connection, StoreError};

use crate::chance::Chance;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, Refusal, Result, Services, secret};

/// A token as a caller asks for it.
#[derive(Debug, Clone, Default)]
pub struct TokenInput {
    /// What it is for.
    pub label: String,
    /// The words for what it may do.
    pub roles: Vec<String>,
    /// To what it is narrowed: words of actions or groups of them; not at all if left out.
    pub scopes: Option<Vec<String>>,
    /// For whom it speaks, if for a person.
    pub staff: Option<StaffId>,
    /// Until when it counts, RFC 3339.
    pub expires_at: Option<String>,
}

/// A token that was just made.
#[derive(Debug, Clone)]
pub struct TokenIssued {
    /// What is kept of it.
    pub record: TokenRecord,
    /// The token itself, shown this once.
    pub secret: String,
}

/// A token to be issued: everything about it is decided.
#[derive(Debug, Clone)]
pub(crate) struct NewToken {
    pub(crate) municipality: MunicipalityId,
    pub(crate) label: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) scopes: Option<Vec<String>>,
    pub(crate) staff: Option<StaffId>,
    pub(crate) expires_at: Moment,
    /// The actor who issues it, as text.
    pub(crate) created_by: String,
}

/// Issues a token: the record that is kept, and the secret that is shown this once.
pub(crate) fn issue_token(
    conn: &mut Connection,
    chance: &Chance,
    now: Moment,
    new: NewToken,
) -> std::result::Result<(TokenRecord, String), StoreError> {
    let record = TokenRecord {
        municipality: new.municipality,
        id: chance.id(now),
        label: new.label,
        roles: new.roles,
        scopes: new.scopes,
        staff: new.staff,
        created_at: now,
        created_by: new.created_by,
        expires_at: new.expires_at,
        revoked_at: None,
        last_used_at: None,
        rotated_at: None,
        version: Version::FIRST,
    };
    let secret = secret::token(chance);
    tokens::insert(conn, &record, &secret::hash(&secret))?;
    Ok((record, secret))
}

impl Services {
    /// A page of the tokens, newest first, also those that do not count any more.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_tokens(
        &self,
        caller: Caller,
        before: Option<TokenId>,
        limit: u32,
    ) -> Result<Listed<TokenRecord, TokenId>> {
        allowed(&caller, Action::ManageTokens)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let mut all = tokens::list(conn, caller.municipality)?;
                all.retain(|token| before.is_none_or(|before| token.id < before));
                Ok(Listed::cut(all, limit, |token| token.id))
            })
            .await
    }

    /// One token, without its secret.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_token(&self, caller: Caller, id: TokenId) -> Result<TokenRecord> {
        allowed(&caller, Action::ManageTokens)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| Ok(tokens::get(conn, caller.municipality, id)?))
            .await
    }

    /// Issues a token. Its secret stands in the answer and nowhere else.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`].
    pub async fn create_token(
        &self,
        caller: Caller,
        input: TokenInput,
        once: Option<Once>,
        render: impl FnOnce(&TokenIssued) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageTokens)?;
        let (now, chance) = (self.now(), self.chance.clone());
        let issuer = caller.clone();
        let change = move |conn: &mut Connection| {
            let new = asked::read(conn, &issuer, &input, now)?;
            let (record, secret) = issue_token(conn, &chance, now, new)?;
            Ok(TokenIssued { record, secret })
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Revokes a token: from now on it does not count.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`], [`Refusal::AlreadyRevoked`].
    pub async fn revoke_token(
        &self,
        caller: Caller,
        id: TokenId,
        seen: Version,
    ) -> Result<TokenRecord> {
        allowed(&caller, Action::ManageTokens)?;
        let (now, municipality) = (self.now(), caller.municipality);
        let outcome = self
            .store
            .of(caller.municipality)
            .write(move |conn| {
                let mut token = tokens::get(conn, municipality, id)?;
                if token.revoked_at.is_some() {
                    return Err(Error::Refused(Refusal::AlreadyRevoked));
                }
                unchanged(token.version, seen)?;
                tokens::revoke(conn, municipality, id, seen, now)?;
                token.revoked_at = Some(now);
                token.version = seen.next();
                Ok(token)
            })
            .await;
        self.tokens.forget();
        outcome
    }
}
