//! The web outside: a client that asks identity providers, and believes no size, no redirect and no
//! delay of theirs. Beside it stands the one that calls webhooks.

mod guard;
mod hooks;

use std::time::Duration;

use anyhow::{Context as _, Result};
use onedoor_service::{CannotFetch, Fetching, Form, Web};
use reqwest::{Client, ClientBuilder, RequestBuilder, Url, redirect};

pub use guard::{Allowed, Guard};
pub use hooks::HookClient;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it may take until somebody is there.
const CONNECT: Duration = Duration::from_secs(5);
/// How large an answer may be, in bytes.
const MOST: usize = 256 * 1024;

/// Which addresses may be asked besides those with https.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// None.
    Nowhere,
    /// This machine, for tests and for trying things out.
    Loopback,
}

impl Plain {
    /// Loopback where that was asked for.
    pub(crate) fn if_said(said: Option<bool>) -> Self {
        match said {
            Some(true) => Self::Loopback,
            Some(false) | None => Self::Nowhere,
        }
    }
}

/// A client.
#[derive(Debug, Clone)]
pub struct WebClient {
    client: Client,
    plain: Plain,
}

impl WebClient {
    /// A client that asks over https, and elsewhere only as `plain` says.
    ///
    /// # Errors
    /// If the machine has no roots of trust.
    pub fn new(plain: Plain) -> Result<Self> {
        let client = builder()
            .timeout(PATIENCE)
            .build()
            .context("the web cannot be asked")?;
        Ok(Self { client, plain })
    }

    async fn send(&self, address: &str, request: RequestBuilder) -> Result<Vec<u8>, CannotFetch> {
        if !self.may_ask(address) {
            return Err(CannotFetch("the address may not be asked".to_owned()));
        }
        // Without the address: it may hold what nobody else should read.
        let cannot = |error: reqwest::Error| CannotFetch(error.without_url().to_string());
        let mut answer = request.send().await.map_err(cannot)?;
        if !answer.status().is_success() {
            return Err(CannotFetch(format!("status {}", answer.status())));
        }
        let mut body = Vec::new();
        while let Some(bytes) = answer.chunk().await.map_err(cannot)? {
            if body.len() + bytes.len() > MOST {
                return Err(CannotFetch(format!("more than {MOST} bytes")));
            }
            body.extend_from_slice(&bytes);
        }
        Ok(body)
    }
}

/// What every client of ours has in common.
fn builder() -> ClientBuilder {
    Client::builder()
        .connect_timeout(CONNECT)
        .redirect(redirect::Policy::none())
        .user_agent(concat!("onedoor/", env!("CARGO_PKG_VERSION")))
}

impl Web for WebClient {
    fn may_ask(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else {
            return false;
        };
        let names_nobody = url.username().is_empty() && url.password().is_none();
        let is_here = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
        let may = match url.scheme() {
            "https" => true,
            "http" => self.plain == Plain::Loopback && is_here,
            _ => false,
        };
        may && names_nobody && url.fragment().is_none()
    }

    fn get<'a>(&'a self, address: &'a str) -> Fetching<'a> {
        Box::pin(self.send(address, self.client.get(address)))
    }

    fn post<'a>(&'a self, address: &'a str, form: Form) -> Fetching<'a> {
        let body = encoded(&form);
        let request = self
            .client
            .post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .body(body);
        let request = match &form.client {
            // Both are encoded before they are joined (RFC 6749, section 2.3.1).
            Some((id, secret)) => request.basic_auth(percent(id), Some(percent(secret))),
            None => request,
        };
        Box::pin(self.send(address, request))
    }
}

fn encoded(form: &Form) -> String {
    let fields: Vec<String> = form
        .fields
        .iter()
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect();
    fields.join("&")
}

fn percent(value: &str) -> String {
    value
        .bytes()
        .map(
            |byte| match byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                true => char::from(byte).to_string(),
                false => format!("%{byte:02X}"),
            },
        )
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn only_https_is_asked_and_this_machine_where_it_is_tried_out() {
        let strict = WebClient::new(Plain::Nowhere).unwrap();
        let trying = WebClient::new(Plain::Loopback).unwrap();
        for (address, is_fine, is_fine_here) in [
            ("https://login.example.dk/a", true, true),
            ("http://login.example.dk/a", false, false),
            ("http://127.0.0.1:8090", false, true),
            ("http://127.0.0.1.example.dk", false, false),
            ("http://localhost:1@evil.example", false, false),
            ("https://somebody@login.example.dk", false, false),
            ("file:///etc/passwd", false, false),
            ("login.example.dk", false, false),
            ("", false, false),
        ] {
            assert_eq!(strict.may_ask(address), is_fine, "{address}");
            assert_eq!(trying.may_ask(address), is_fine_here, "{address}");
        }
    }
}
