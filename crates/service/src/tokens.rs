//! API tokens: shown once, kept as hashes, expiring, revocable.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{Moment, MunicipalityId, StaffId, TokenId, Version};
use onedoor_store::tokens::{self, TokenRecord};
use onedoor_store::{Connection, StoreError};

use crate::chance::Chance;
use crate::directory::active_person;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services, secret};

/// How long a token counts unless the caller says otherwise, in days.
const USUAL_DAYS: i64 = 90;
/// How long it counts at most, in days.
const MOST_DAYS: i64 = 366;

/// A token as a caller asks for it.
#[derive(Debug, Clone, Default)]
pub struct TokenInput {
    /// What it is for.
    pub label: String,
    /// The words for what it may do.
    pub roles: Vec<String>,
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
        staff: new.staff,
        created_at: now,
        created_by: new.created_by,
        expires_at: new.expires_at,
        revoked_at: None,
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
            let new = read(conn, &issuer, &input, now)?;
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

fn read(
    conn: &mut Connection,
    caller: &Caller,
    input: &TokenInput,
    now: Moment,
) -> Result<NewToken> {
    let mut fields = Fields::default();
    let label = fields.line("/label", &input.label);
    fields.some("/roles", &input.roles);
    let roles = fields.words("/roles", &input.roles, Role::parse, Role::ALL);
    if let Some(id) = input.staff
        && let Some(person) = active_person(conn, &mut fields, caller.municipality, "/staff", id)?
    {
        check_roles(&mut fields, &roles, &person.roles);
    }
    let expires_at = expiry(&mut fields, input.expires_at.as_deref(), now);
    let expires_at = fields.finish_with(expires_at)?;
    Ok(NewToken {
        municipality: caller.municipality,
        label,
        roles,
        staff: input.staff,
        expires_at,
        created_by: caller.actor.as_text(),
    })
}

/// A person's token gives no more than the person has.
fn check_roles(fields: &mut Fields, roles: &[Role], theirs: &[Role]) {
    if roles.iter().any(|role| !theirs.contains(role)) {
        let allowed: Vec<&str> = theirs.iter().map(|role| role.as_str()).collect();
        fields.wrong(
            FieldProblem::new("/roles", FieldCode::UnknownValue)
                .with("allowed", allowed.join(", ")),
        );
    }
}

fn expiry(fields: &mut Fields, given: Option<&str>, now: Moment) -> Option<Moment> {
    let in_days = |days: i64| now.plus(SignedDuration::from_hours(24 * days));
    let Some(raw) = given else {
        return Some(in_days(USUAL_DAYS));
    };
    let at = fields.moment("/expires_at", raw)?;
    let latest = in_days(MOST_DAYS);
    if at <= now || at > latest {
        fields.wrong(
            FieldProblem::new("/expires_at", FieldCode::OutOfRange)
                .with("min", now)
                .with("max", latest),
        );
        return None;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_expiry(given: Option<&str>) -> Result<Moment> {
        let now = Moment::from_micros(0).ok_or(Error::NotFound)?;
        let mut fields = Fields::default();
        let at = expiry(&mut fields, given, now);
        fields.finish_with(at)
    }

    fn problem(given: &str) -> Option<(String, FieldCode)> {
        match read_expiry(Some(given)) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|p| (p.pointer, p.code)).next()
            }
            _ => None,
        }
    }

    #[test]
    fn a_token_expires_after_ninety_days_unless_said_otherwise() {
        let at = |given| read_expiry(given).ok().map(|at| at.to_string());
        assert_eq!(at(None).as_deref(), Some("1970-04-01T00:00:00Z"));
        let last = "1971-01-02T00:00:00Z";
        assert_eq!(at(Some(last)).as_deref(), Some(last));
    }

    #[test]
    fn a_token_neither_begins_expired_nor_outlives_a_year() {
        let out_of_range = Some(("/expires_at".to_owned(), FieldCode::OutOfRange));
        assert_eq!(problem("1970-01-01T00:00:00Z"), out_of_range);
        assert_eq!(problem("1971-01-02T00:00:01Z"), out_of_range);
        let no_moment = Some(("/expires_at".to_owned(), FieldCode::NotAMoment));
        assert_eq!(problem("tomorrow"), no_moment);
    }

    #[test]
    fn a_token_gives_no_more_than_its_person_has() {
        let check = |roles: &[Role]| {
            let mut fields = Fields::default();
            check_roles(&mut fields, roles, &[Role::Coordinator, Role::Manager]);
            fields.finish().is_ok()
        };
        assert!(check(&[Role::Manager]));
        assert!(!check(&[Role::Manager, Role::Admin]));
    }
}
