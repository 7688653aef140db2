//! Identity providers of a municipality: listed, added, changed.

use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{MunicipalityId, ProviderId, Version, Versioned};
use onedoor_store::identity_providers::{self, IdentityProvider};
use onedoor_store::{Connection, municipalities, sessions};

use super::provider_fields::ProviderInput;
use crate::error::taken_as;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, Refusal, Result, Services};

/// A provider as it is shown: without our secret there.
#[derive(Debug, Clone)]
pub struct ProviderView {
    /// The provider.
    pub provider: IdentityProvider,
    /// Where it sends browsers back to: this must be told to it.
    pub redirect_uri: String,
    /// For optimistic concurrency.
    pub version: Version,
}

/// A way to sign in, as a sign-in page offers it.
#[derive(Debug, Clone)]
pub struct SignInWay {
    /// The provider.
    pub id: ProviderId,
    /// What people call it.
    pub name: String,
}

impl Services {
    /// The providers, active or not: there are a handful.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_providers(&self, caller: Caller) -> Result<Vec<ProviderView>> {
        allowed(&caller, Action::ManageProviders)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let found = identity_providers::list(conn, caller.municipality)?;
                let shown = found.into_iter();
                shown
                    .map(|of| services.show_provider(conn, caller.municipality, of))
                    .collect()
            })
            .await
    }

    /// One provider.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_provider(&self, caller: Caller, id: ProviderId) -> Result<ProviderView> {
        allowed(&caller, Action::ManageProviders)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let found = identity_providers::get(conn, caller.municipality, id)?;
                services.show_provider(conn, caller.municipality, found)
            })
            .await
    }

    /// Adds a provider, once it has answered and calls itself what we call it.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Refusal::ProviderExists`].
    pub async fn add_provider(
        &self,
        caller: Caller,
        input: ProviderInput,
        once: Option<Once>,
        render: impl FnOnce(&ProviderView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageProviders)?;
        let issuer = self.read_issuer(input.issuer.as_deref()).await?;
        let (services, of, now) = (self.clone(), caller.municipality, self.now());
        let change = move |conn: &mut Connection| {
            let blank = blank(services.chance.id(now), issuer);
            let required = ProviderInput {
                name: Some(input.name.clone().unwrap_or_default()),
                client_id: Some(input.client_id.clone().unwrap_or_default()),
                ..input
            };
            let provider = services.read_provider(conn, of, &required, blank)?;
            identity_providers::insert(conn, of, &provider, now)
                .map_err(taken_as(Refusal::ProviderExists))?;
            let version = Version::FIRST;
            let value = provider;
            services.show_provider(conn, of, Versioned { value, version })
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Changes a provider. One whose word counts no more takes along all sessions it vouched for.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_provider(
        &self,
        caller: Caller,
        id: ProviderId,
        seen: Version,
        input: ProviderInput,
    ) -> Result<ProviderView> {
        allowed(&caller, Action::ManageProviders)?;
        let (services, of, now) = (self.clone(), caller.municipality, self.now());
        let outcome = self
            .store
            .of(caller.municipality)
            .write(move |conn| {
                let before = identity_providers::get(conn, of, id)?;
                unchanged(before.version, seen)?;
                let value = services.read_provider(conn, of, &input, before.value)?;
                identity_providers::save(conn, of, &value, seen, now)?;
                if !value.active {
                    sessions::delete_by_provider(conn, of, id)?;
                }
                let version = seen.next();
                services.show_provider(conn, of, Versioned { value, version })
            })
            .await;
        self.tokens.forget();
        outcome
    }

    /// The providers by which somebody may sign in. Whether the municipality is there is not told.
    ///
    /// # Errors
    /// As every read.
    pub async fn list_sign_in_ways(&self, slug: &str) -> Result<Vec<SignInWay>> {
        let slug = slug.to_owned();
        self.store
            .installation()
            .read(move |conn| {
                let Some(found) = municipalities::find_by_slug(conn, &slug)? else {
                    return Ok(Vec::new());
                };
                let all = identity_providers::list(conn, found.municipality.id)?;
                let active = all.into_iter().map(|of| of.value).filter(|of| of.active);
                Ok::<_, Error>(
                    active
                        .map(|of| SignInWay {
                            id: of.id,
                            name: of.name,
                        })
                        .collect(),
                )
            })
            .await
    }

    /// Where providers send browsers back to.
    pub(super) fn redirect_uri(&self, slug: &str) -> String {
        format!("{}/v1/{slug}/sign-in/callback", self.public_url)
    }

    fn show_provider(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        found: Versioned<IdentityProvider>,
    ) -> Result<ProviderView> {
        let slug = municipalities::get(conn, of)?.municipality.slug;
        Ok(ProviderView {
            provider: found.value,
            redirect_uri: self.redirect_uri(&slug),
            version: found.version,
        })
    }

    /// The address of a provider that answers there.
    async fn read_issuer(&self, raw: Option<&str>) -> Result<String> {
        let mut fields = Fields::default();
        let issuer = fields.line("/issuer", raw.unwrap_or_default());
        fields.finish()?;
        let wrong = |code| Error::Invalid(vec![crate::FieldProblem::new("/issuer", code)]);
        if !self.providers.web()?.may_ask(&issuer) {
            return Err(wrong(FieldCode::NotHttps));
        }
        let answers = self.providers.ask_anew(&issuer, self.now()).await;
        answers.map_err(|_| wrong(FieldCode::NotAProvider))?;
        Ok(issuer)
    }
}

/// A provider of which only its address is known.
fn blank(id: ProviderId, issuer: String) -> IdentityProvider {
    IdentityProvider {
        id,
        name: String::new(),
        issuer,
        client_id: String::new(),
        client_secret: None,
        audience: None,
        groups_claim: "groups".to_owned(),
        rules: Vec::new(),
        second_factor_words: None,
        adds_people: false,
        links_by_email: false,
        active: true,
    }
}
