//! Access tokens of a provider as bearer tokens of the API.

use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_store::identity_providers::IdentityProvider;
use onedoor_store::{Connection, identities, identity_providers, municipalities};

use super::claims::{Claims, Purpose};
use super::people::lacks_second_factor;
use crate::access::{Known, active, of_person};
use crate::{Error, Result, Services};

/// Whether a bearer token may be one that a provider signed: ours has no dot.
pub(crate) fn is_signed(token: &str) -> bool {
    token.split('.').count() == 3
}

impl Services {
    /// Whoever a provider's access token speaks for. They must have signed in here before: a token
    /// adds nobody and changes nobody.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] if the token does not count in this municipality.
    pub(crate) async fn vouched_caller(&self, token: &str, slug: &str) -> Result<Known> {
        let now = self.now();
        let issuer = issuer_of(token).ok_or(Error::Unauthenticated)?;
        let (of, asked) = (slug.to_owned(), issuer.clone());
        let finding = move |conn: &mut Connection| {
            let found = municipalities::find_by_slug(conn, &of)?;
            let municipality = found.ok_or(Error::Unauthenticated)?.municipality;
            let provider = identity_providers::find_by_issuer(conn, municipality.id, &asked)?;
            let provider = provider.map(|of| of.value).filter(|of| of.active);
            Ok::<_, Error>((municipality.id, provider.ok_or(Error::Unauthenticated)?))
        };
        let (municipality, provider) = self.store.installation().read(finding).await?;
        let audience = provider.audience.as_deref().ok_or(Error::Unauthenticated)?;
        let purpose = Purpose::Access(audience);
        let claims = Claims::of(&self.providers, token, &issuer, purpose, now).await?;
        let expires_at = claims.expires_at().ok_or(Error::Unauthenticated)?;
        let (of, slug) = (municipality, slug.to_owned());
        self.store
            .of(of)
            .read(move |conn| {
                let caller = caller(conn, of, &provider, &claims)?;
                Ok(Known::vouched(caller, slug, now, expires_at))
            })
            .await
    }
}

fn caller(
    conn: &mut Connection,
    of: onedoor_domain::MunicipalityId,
    provider: &IdentityProvider,
    claims: &Claims,
) -> Result<Caller> {
    let subject = claims.subject().ok_or(Error::Unauthenticated)?;
    let id = identities::find(conn, of, provider.id, subject)?.ok_or(Error::Unauthenticated)?;
    let person = active(conn, of, id)?;
    if lacks_second_factor(&person, provider, claims) {
        return Err(Error::Unauthenticated);
    }
    let caller = Caller {
        municipality: of,
        actor: Actor::Staff(id),
        roles: person.roles.clone(),
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
        only: None,
    };
    Ok(of_person(caller, person))
}

/// Who says to have made the token. Nothing is believed of it but whom to ask.
fn issuer_of(token: &str) -> Option<String> {
    use base64::Engine as _;
    let claims = token.split('.').nth(1)?;
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(claims)
        .ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&claims).ok()?;
    claims.get("iss")?.as_str().map(str::to_owned)
}
