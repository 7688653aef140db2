//! A code becomes the provider's word on who came back.

use onedoor_domain::MunicipalityId;
use onedoor_store::identity_providers::IdentityProvider;
use onedoor_store::sign_in_flows::SignInFlow;
use serde::Deserialize;

use super::metadata::unavailable;
use super::web::Form;
use super::{CLIENT_SECRET, VERIFIER};
use crate::{Error, Result, Services};

/// What is answered for a code.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

impl Services {
    /// The identity token that the provider gives for a code.
    pub(super) async fn redeem(
        &self,
        slug: &str,
        of: MunicipalityId,
        flow: &SignInFlow,
        provider: &IdentityProvider,
        code: String,
    ) -> Result<String> {
        let open = |what, sealed: &[u8]| {
            let plain = self.seal.open((of, what), sealed)?;
            String::from_utf8(plain).map_err(|error| Error::Fault(error.to_string()))
        };
        let mut form = Form {
            fields: vec![
                ("grant_type", "authorization_code".to_owned()),
                ("code", code),
                ("redirect_uri", self.redirect_uri(slug)),
                ("code_verifier", open(VERIFIER, &flow.verifier)?),
            ],
            client: None,
        };
        match &provider.client_secret {
            Some(sealed) => {
                let secret = open(CLIENT_SECRET, sealed)?;
                form.client = Some((provider.client_id.clone(), secret));
            }
            None => form.fields.push(("client_id", provider.client_id.clone())),
        }
        let metadata = self
            .providers
            .metadata(&provider.issuer, self.now())
            .await?;
        let answer = self
            .providers
            .web()?
            .post(&metadata.token_endpoint, form)
            .await;
        let answer = answer.map_err(|why| {
            tracing::warn!(provider = %provider.id, %why, "a code was not redeemed");
            Error::SignInFailed
        })?;
        let tokens: Tokens = serde_json::from_slice(&answer)
            .map_err(|_| unavailable("its tokens cannot be read"))?;
        Ok(tokens.id_token)
    }
}
