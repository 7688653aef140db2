//! A visit to an identity provider: sent there with a question that only we can have asked, and
//! back with a code that only the same browser can redeem (authorization code with PKCE).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use onedoor_domain::signing_in::shown_at;
use onedoor_domain::{MunicipalityId, ProviderId};
use onedoor_store::identity_providers::{self, IdentityProvider};
use onedoor_store::sign_in_flows::{self, SignInFlow};
use onedoor_store::{Connection, StoreError, municipalities};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

use super::VERIFIER;
use super::address::{own_path, with_query};
use super::claims::{Claims, Purpose};
use crate::signing_in::{Beginning, SignedIn};
use crate::{Error, Result, Services, secret};

/// How long somebody may be away.
const AWAY: SignedDuration = SignedDuration::from_mins(10);

/// What somebody is sent to a provider for.
#[derive(Debug, Clone, Default)]
pub struct VisitInput {
    /// Where they want to go then: a path of our own.
    pub return_to: Option<String>,
    /// Whether they are to show anew who they are, even if the provider knows them still.
    pub is_anew: bool,
}

/// Somebody who is to be sent to a provider.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Where to send the browser.
    pub address: String,
    /// What the browser is to hold until it comes back.
    pub held: String,
}

/// Somebody who came back.
#[derive(Debug, Clone, Default)]
pub struct ComesBack {
    /// What the browser holds.
    pub held: Option<String>,
    /// The state with which it was sent.
    pub state: Option<String>,
    /// The code that the provider gave it.
    pub code: Option<String>,
    /// Who the provider says it is.
    pub issuer: Option<String>,
    /// What the browser says of itself.
    pub agent: Option<String>,
    /// The session that it holds already; it ends.
    pub replaces: Option<String>,
}

/// Somebody who came back and is signed in.
#[derive(Debug, Clone)]
pub struct CameBack {
    /// Their session.
    pub signed_in: SignedIn,
    /// Where they wanted to go: a path of our own.
    pub return_to: String,
}

impl Services {
    /// Sends somebody to a provider.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Unavailable`] if the provider does not answer.
    pub async fn begin_visit(
        &self,
        slug: &str,
        id: ProviderId,
        input: VisitInput,
    ) -> Result<Visit> {
        let (of, provider) = self.active_provider(slug, id).await?;
        let now = self.now();
        let metadata = self.providers.metadata(&provider.issuer, now).await?;
        let new = || secret::state(&self.chance);
        let (state, nonce, verifier, held) = (new(), new(), new(), new());
        let flow = SignInFlow {
            provider: provider.id,
            browser: secret::hash(&held).to_vec(),
            nonce: nonce.clone(),
            verifier: self
                .seal
                .close(&self.chance, (of, VERIFIER), verifier.as_bytes())?,
            return_to: own_path(input.return_to.as_deref()).to_owned(),
            is_anew: input.is_anew,
            expires_at: now.plus(AWAY),
        };
        let key = secret::hash(&state);
        self.store
            .of(of)
            .write(move |conn| Ok::<_, Error>(sign_in_flows::insert(conn, of, &key, &flow)?))
            .await?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        let redirect_uri = self.redirect_uri(slug);
        let mut question = vec![
            ("response_type", "code"),
            ("client_id", provider.client_id.as_str()),
            ("redirect_uri", &redirect_uri),
            ("scope", "openid profile email"),
            ("state", &state),
            ("nonce", &nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        if input.is_anew {
            // The second has the provider say when they did (OpenID Connect Core 1.0, section 2).
            question.extend([("prompt", "login"), ("max_age", "0")]);
        }
        let address = with_query(&metadata.authorization_endpoint, &question);
        Ok(Visit { address, held })
    }

    /// Lets in whoever came back with a code of their provider.
    ///
    /// # Errors
    /// [`Error::SignInFailed`] for whatever does not fit, [`Error::Unavailable`] if the provider
    /// does not answer.
    pub async fn end_visit(&self, slug: &str, back: ComesBack) -> Result<CameBack> {
        let (of, flow, provider) = self.take_flow(slug, &back).await?;
        let code = back.code.clone().ok_or(Error::SignInFailed)?;
        let token = self.redeem(slug, of, &flow, &provider, code).await?;
        let (now, purpose) = (self.now(), Purpose::Identity(&provider.client_id));
        let claims = Claims::of(&self.providers, &token, &provider.issuer, purpose, now).await;
        let claims = match claims {
            Err(Error::Unauthenticated) => return Err(Error::SignInFailed),
            claims => claims?,
        };
        if claims.text("nonce") != Some(flow.nonce.as_str()) {
            return Err(Error::SignInFailed);
        }
        let (services, replaces) = (self.clone(), back.replaces.clone());
        let outcome = self
            .store
            .of(of)
            .write(move |conn| {
                let staff = services.vouched_for(conn, of, &provider, &claims)?;
                let beginning = Beginning {
                    provider: Some(provider.id),
                    // Where the provider does not tell, how much it asks of them is its affair, and
                    // the municipality's choice of it.
                    has_second_factor: claims
                        .show_second_factor(provider.second_factor_words.as_deref()),
                    shown_at: shown_at(claims.shown_at(), flow.is_anew, now),
                    agent: back.agent,
                };
                let signed_in = services.begin_session(conn, of, staff, &beginning)?;
                Ok(CameBack {
                    signed_in,
                    return_to: flow.return_to,
                })
            })
            .await;
        self.copies.forget(of);
        self.tokens.forget();
        if outcome.is_ok() {
            self.end_held(replaces).await?;
        }
        outcome
    }

    /// Where somebody signs out at the provider that vouched for them.
    pub(crate) async fn sign_out_address(
        &self,
        of: MunicipalityId,
        id: ProviderId,
    ) -> Option<String> {
        let finding = move |conn: &mut Connection| {
            Ok::<_, Error>(identity_providers::get(conn, of, id)?.value)
        };
        let provider = self.store.of(of).read(finding).await.ok()?;
        let known = self.providers.metadata(&provider.issuer, self.now()).await;
        let metadata = known.ok()?;
        let back = format!("{}/", self.public_url);
        let parameters = [
            ("client_id", provider.client_id.as_str()),
            ("post_logout_redirect_uri", &back),
        ];
        Some(with_query(
            metadata.end_session_endpoint.as_ref()?,
            &parameters,
        ))
    }

    /// What was remembered of whoever came back; a state counts once.
    async fn take_flow(
        &self,
        slug: &str,
        back: &ComesBack,
    ) -> Result<(MunicipalityId, SignInFlow, IdentityProvider)> {
        let state = back.state.as_deref().ok_or(Error::SignInFailed)?;
        let (key, now, slug) = (secret::hash(state), self.now(), slug.to_owned());
        let taking = move |conn: &mut Connection| {
            let found = municipalities::find_by_slug(conn, &slug)?.ok_or(Error::SignInFailed)?;
            let of = found.municipality.id;
            let flow = lost(sign_in_flows::get(conn, of, &key))?;
            lost(sign_in_flows::delete(conn, of, &key))?;
            let provider = identity_providers::get(conn, of, flow.provider)?.value;
            Ok::<_, Error>((of, flow, provider))
        };
        let (of, flow, provider) = self.store.installation().write(taking).await?;
        let held = back.held.as_deref().map(secret::hash).unwrap_or_default();
        let is_theirs = bool::from(held.ct_eq(&flow.browser)) && now < flow.expires_at;
        let is_its = back.issuer.as_ref().is_none_or(|of| *of == provider.issuer);
        if is_theirs && is_its && provider.active {
            Ok((of, flow, provider))
        } else {
            Err(Error::SignInFailed)
        }
    }

    async fn active_provider(
        &self,
        slug: &str,
        id: ProviderId,
    ) -> Result<(MunicipalityId, IdentityProvider)> {
        let slug = slug.to_owned();
        self.store
            .installation()
            .read(move |conn| {
                let found = municipalities::find_by_slug(conn, &slug)?.ok_or(Error::NotFound)?;
                let of = found.municipality.id;
                let provider = identity_providers::get(conn, of, id)?.value;
                if provider.active {
                    Ok((of, provider))
                } else {
                    Err(Error::NotFound)
                }
            })
            .await
    }
}

/// Whoever comes back with a state that is not known has not been sent by us, or a second time.
fn lost<T>(taken: std::result::Result<T, StoreError>) -> Result<T> {
    match taken {
        Err(StoreError::NotFound | StoreError::Stale) => Err(Error::SignInFailed),
        taken => Ok(taken?),
    }
}
