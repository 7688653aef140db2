//! Signing in with a password.

use onedoor_domain::directory::Municipality;
use onedoor_domain::signing_in::{needs_second_factor, prepared};
use onedoor_domain::{Moment, MunicipalityId, ProviderId, StaffId};
use onedoor_store::sessions::{self, SessionRecord};
use onedoor_store::{Connection, accounts, municipalities, staff};

use super::Holder;
use super::attempts::Guess;
use crate::fields::Fields;
use crate::{Error, Result, Services, secret};

/// How much of what a browser says of itself is kept, in characters.
const AGENT: usize = 120;

/// What somebody signs in with.
#[derive(Debug, Clone)]
pub struct SignInInput {
    /// Their e-mail address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// A code of their authenticator, or a recovery code.
    pub code: Option<String>,
    /// Whence they come.
    pub source: String,
    /// What their browser says of itself.
    pub agent: Option<String>,
    /// The session that the browser holds already; it ends.
    pub replaces: Option<String>,
}

/// Somebody who just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub record: SessionRecord,
    /// What their browser is to hold, shown this once.
    pub reference: String,
}

impl SignedIn {
    /// What pages of this session send along.
    pub fn page_token(&self) -> String {
        secret::page_token(&self.reference)
    }

    /// Whether they may do nothing else before they have a second factor.
    pub fn must_set_up_second_factor(&self) -> bool {
        needs_second_factor(&self.record.roles) && !self.record.has_second_factor
    }
}

/// How a session begins.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    pub(crate) provider: Option<ProviderId>,
    pub(crate) has_second_factor: bool,
    pub(crate) shown_at: Moment,
    pub(crate) agent: Option<String>,
}

impl Services {
    /// Signs somebody in. Whether there is such an account, in whatever state, is not told.
    ///
    /// # Errors
    /// [`Error::SignInFailed`], [`Error::SecondFactorRequired`] once the password was right,
    /// [`Error::TooManyAttempts`].
    pub async fn sign_in(&self, slug: &str, input: SignInInput) -> Result<SignedIn> {
        let mut fields = Fields::default();
        let email = fields.line_if_any("/email", Some(&input.email));
        fields.finish()?;
        let email = email.unwrap_or_default().to_lowercase();
        let found = self.find_holder(slug, &email, &input.source).await?;
        let holder = found.as_ref().and_then(|(_, holder)| holder.as_ref());
        let account = holder.and_then(|holder| holder.account.as_ref());
        let hash = account.and_then(|account| account.value.password.clone());
        let hash = hash.map(|(hash, _)| hash);
        let staff = holder.map(|holder| holder.person.id);
        if !self.passwords.fits(hash, prepared(&input.password)).await? {
            return Err(failed(staff));
        }
        let Some((municipality, Some(holder))) = found else {
            return Err(failed(staff));
        };
        let code = input.code.as_deref();
        self.must_show_code(municipality.id, &holder, &input.source, code)
            .await?;
        let (services, replaces) = (self.clone(), input.replaces.clone());
        let outcome = self
            .store
            .of(municipality.id)
            .write(move |conn| services.let_in(conn, municipality.id, &holder, &email, input))
            .await;
        self.tokens.forget();
        match &outcome {
            Ok(signed_in) => {
                self.end_held(replaces).await?;
                tracing::info!(session = %signed_in.record.id, staff = %signed_in.record.staff, "signed in");
            }
            Err(Error::SignInFailed) => note_failure(staff),
            Err(_) => {}
        }
        outcome
    }

    /// The municipality, if it is there, and whoever has this address in it. The guess is counted.
    async fn find_holder(
        &self,
        slug: &str,
        email: &str,
        source: &str,
    ) -> Result<Option<(Municipality, Option<Holder>)>> {
        let (slug, now) = (slug.to_owned(), self.now());
        let (email, source) = (email.to_owned(), source.to_owned());
        self.store
            .installation()
            .write(move |conn| {
                let Some(found) = municipalities::find_by_slug(conn, &slug)? else {
                    return Ok(None);
                };
                let municipality = found.municipality;
                Guess::new(municipality.id, &source, &email).count(conn, now)?;
                let holder = find_active(conn, municipality.id, &email)?;
                Ok::<_, Error>(Some((municipality, holder)))
            })
            .await
    }

    fn let_in(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        holder: &Holder,
        email: &str,
        input: SignInInput,
    ) -> Result<SignedIn> {
        let has_second_factor = self.show_code(conn, of, holder, input.code.as_deref())?;
        Guess::new(of, &input.source, email).was_right(conn, self.now())?;
        let beginning = Beginning {
            provider: None,
            has_second_factor,
            shown_at: self.now(),
            agent: input.agent,
        };
        self.begin_session(conn, of, holder.person.id, &beginning)
    }

    /// Ends the session that a browser held before somebody signed in, in whatever municipality it
    /// was, so that nobody can have put it there.
    pub(crate) async fn end_held(&self, reference: Option<String>) -> Result<()> {
        let Some(reference) = reference else {
            return Ok(());
        };
        let hash = secret::hash(&reference);
        let ending = move |conn: &mut Connection| sessions::delete_by_hash(conn, &hash);
        self.store.installation().write(ending).await?;
        self.tokens.forget();
        Ok(())
    }

    /// Begins a session of somebody who has shown who they are.
    pub(crate) fn begin_session(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        id: StaffId,
        beginning: &Beginning,
    ) -> Result<SignedIn> {
        let now = self.now();
        let person = staff::get(conn, of, id)?.value;
        if !person.active {
            return Err(Error::SignInFailed);
        }
        let reference = secret::session(&self.chance);
        let record = SessionRecord {
            municipality: of,
            id: self.chance.id(now),
            staff: id,
            provider: beginning.provider,
            roles: person.roles,
            has_second_factor: beginning.has_second_factor,
            agent: beginning.agent.as_deref().and_then(shortened),
            started_at: now,
            shown_at: beginning.shown_at,
            last_seen_at: now,
        };
        sessions::insert(conn, &record, &secret::hash(&reference))?;
        Ok(SignedIn { record, reference })
    }
}

fn find_active(conn: &mut Connection, of: MunicipalityId, email: &str) -> Result<Option<Holder>> {
    let found = staff::find_by_email(conn, of, email)?;
    // The account is looked for in any case, so that both take as long.
    let id = found.as_ref().map(|person| person.value.id);
    let account = accounts::find(conn, of, id.unwrap_or_else(|| uuid::Uuid::nil().into()))?;
    let active = found.filter(|person| person.value.active);
    Ok(active.map(|person| Holder {
        person: person.value,
        account,
    }))
}

/// Nobody was let in. The log says at whose account it was tried, if there is one; the answer does
/// not.
fn failed(staff: Option<StaffId>) -> Error {
    note_failure(staff);
    Error::SignInFailed
}

fn note_failure(staff: Option<StaffId>) {
    match staff {
        Some(staff) => tracing::warn!(%staff, "not signed in"),
        None => tracing::warn!("not signed in: no such account"),
    }
}

/// What can be shown in a list.
fn shortened(agent: &str) -> Option<String> {
    let signs = agent.chars().filter(|sign| !sign.is_control());
    Some(signs.take(AGENT).collect::<String>()).filter(|kept| !kept.is_empty())
}
