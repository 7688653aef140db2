//! What a provider says of itself (OpenID Connect Discovery 1.0).

use std::fmt::Display;

use serde::Deserialize;

use super::web::Web;
use crate::{Error, Result};

/// Where a provider does what.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Metadata {
    pub(super) issuer: String,
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) jwks_uri: String,
    #[serde(default)]
    pub(super) end_session_endpoint: Option<String>,
}

impl Metadata {
    /// Asks a provider. It must call itself what we call it, and name only addresses that may be
    /// asked.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub(super) async fn of(web: &dyn Web, issuer: &str) -> Result<Self> {
        let address = format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        );
        let body = web.get(&address).await.map_err(|why| unavailable(&why))?;
        let found: Self = serde_json::from_slice(&body)
            .map_err(|_| unavailable("its description cannot be read"))?;
        if found.issuer != issuer {
            return Err(unavailable("it calls itself something else"));
        }
        let all = [
            &found.authorization_endpoint,
            &found.token_endpoint,
            &found.jwks_uri,
        ];
        let all = all.into_iter().chain(&found.end_session_endpoint);
        if !all.into_iter().all(|address| web.may_ask(address)) {
            return Err(unavailable("it names an address that may not be asked"));
        }
        Ok(found)
    }
}

/// A provider that cannot be used now.
pub(super) fn unavailable(why: &(impl Display + ?Sized)) -> Error {
    Error::Unavailable(format!("an identity provider: {why}"))
}
