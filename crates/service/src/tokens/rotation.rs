//! Another token in the place of one, with a while in which both count.

use jiff::SignedDuration;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, TokenId};
use onedoor_store::Connection;
use onedoor_store::tokens::{self, TokenRecord};

use super::asked::{expiry, must_not_widen};
use super::{NewToken, TokenIssued, issue_token};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::allowed;
use crate::{Error, Refusal, Result, Services};

/// How many hours two tokens count that take each other's place, unless the caller says otherwise.
const USUAL_OVERLAP: u32 = 24;
/// And at most: a week.
const MOST_OVERLAP: u32 = 7 * 24;

/// Another token in the place of one.
#[derive(Debug, Clone, Default)]
pub struct RotationInput {
    /// How many hours both count; 24 if left out.
    pub overlap_hours: Option<u32>,
    /// Until when the new one counts, RFC 3339.
    pub expires_at: Option<String>,
}

impl Services {
    /// Puts another token in the place of one: the same in everything but its secret. For a while
    /// both count, so that whoever uses it can change over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`], [`Refusal::AlreadyRevoked`],
    /// [`Refusal::RotatedAlready`].
    pub async fn rotate_token(
        &self,
        caller: Caller,
        id: TokenId,
        input: RotationInput,
        once: Option<Once>,
        render: impl FnOnce(&TokenIssued) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageTokens)?;
        let (now, chance, issuer) = (self.now(), self.chance.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let old = tokens::get(conn, issuer.municipality, id)?;
            must_not_widen(&issuer, old.scopes.as_deref())?;
            if old.revoked_at.is_some() || old.expires_at <= now {
                return Err(Error::Refused(Refusal::AlreadyRevoked));
            }
            if old.rotated_at.is_some() {
                return Err(Error::Refused(Refusal::RotatedAlready));
            }
            let (new, ends_at) = successor(&issuer, &input, &old, now)?;
            let seen = old.version;
            let retired = TokenRecord {
                expires_at: ends_at.min(old.expires_at),
                rotated_at: Some(now),
                ..old
            };
            tokens::retire(conn, &retired, seen)?;
            let (record, secret) = issue_token(conn, &chance, now, new)?;
            Ok(TokenIssued { record, secret })
        };
        let outcome = self.change_once(&caller, once, change, render).await;
        self.tokens.forget();
        outcome
    }
}

/// The token that takes the place of `old`, and when that one ends.
fn successor(
    caller: &Caller,
    input: &RotationInput,
    old: &TokenRecord,
    now: Moment,
) -> Result<(NewToken, Moment)> {
    let mut fields = Fields::default();
    let overlap = input.overlap_hours.unwrap_or(USUAL_OVERLAP);
    let overlap = fields.within("/overlap_hours", overlap, 0, MOST_OVERLAP);
    let expires_at = expiry(&mut fields, input.expires_at.as_deref(), now);
    let expires_at = fields.finish_with(expires_at)?;
    let new = NewToken {
        municipality: old.municipality,
        label: old.label.clone(),
        roles: old.roles.clone(),
        scopes: old.scopes.clone(),
        staff: old.staff,
        expires_at,
        created_by: caller.actor.as_text(),
    };
    let overlap = SignedDuration::from_hours(i64::from(overlap));
    Ok((new, now.plus(overlap)))
}
