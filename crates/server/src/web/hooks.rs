//! The client that calls webhooks and gateways: it believes no name, no redirect, no size and no delay.

use std::error::Error;
use std::time::Duration;

use anyhow::{Context as _, Result};
use onedoor_domain::delivery::Failure;
use onedoor_domain::webhook::Response;
use onedoor_service::{Call, CannotCall, Courier, Posting};
use reqwest::Client;
use reqwest::header::RETRY_AFTER;
use tokio::time::timeout;

use super::builder;
use super::guard::{Guard, Inside};

/// How long a call may take altogether. The lease of whoever makes it lasts longer.
const PATIENCE: Duration = Duration::from_secs(20);
/// How much of an answer's body is read, in bytes: as much as may leave its connection to the next.
const MOST: usize = 64 * 1024;
/// And for how long.
const READ_ON: Duration = Duration::from_secs(1);
/// How long a header may be that is looked at.
const LONGEST: usize = 100;

/// Whoever calls webhooks and gateways.
#[derive(Debug, Clone)]
pub struct HookClient {
    client: Client,
    guard: Guard,
}

impl HookClient {
    /// A client that calls what the guard lets pass.
    ///
    /// # Errors
    /// If the machine has no roots of trust.
    pub fn new(guard: Guard) -> Result<Self> {
        Self::with_patience(guard, PATIENCE)
    }

    /// The same with another patience: for tests.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn with_patience(guard: Guard, patience: Duration) -> Result<Self> {
        let client = builder()
            .timeout(patience)
            .no_proxy()
            .referer(false)
            .dns_resolver(guard.clone())
            .build()
            .context("webhooks cannot be called")?;
        Ok(Self { client, guard })
    }

    async fn send(&self, call: &Call) -> Result<Response, Failure> {
        // Who may be called can have changed since the address was taken on.
        let url = self
            .guard
            .pass(&call.url)
            .map_err(|_| Failure::NotAllowed)?;
        let mut request = self.client.post(url).body(call.body.clone());
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let mut answer = request.send().await.map_err(|error| failure(&error))?;
        let retry_after = answer.headers().get(RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok());
        let response = Response {
            status: answer.status().as_u16(),
            retry_after: retry_after
                .filter(|text| text.len() <= LONGEST)
                .map(str::to_owned),
        };
        // Its status says everything; whether more comes, and what, does not matter.
        drop(timeout(READ_ON, read_away(&mut answer)).await);
        Ok(response)
    }
}

impl Courier for HookClient {
    fn may_call(&self, url: &str) -> Result<(), CannotCall> {
        self.guard.pass(url).map(drop)
    }

    fn call<'a>(&'a self, call: &'a Call) -> Posting<'a> {
        Box::pin(self.send(call))
    }
}

/// Reads a body and forgets it.
async fn read_away(answer: &mut reqwest::Response) {
    let mut read = 0;
    while let Ok(Some(bytes)) = answer.chunk().await {
        read += bytes.len();
        if read >= MOST {
            return;
        }
    }
}

/// What it means that there is no answer.
fn failure(error: &reqwest::Error) -> Failure {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(one) = cause {
        if one.is::<Inside>() {
            return Failure::NotAllowed;
        }
        cause = one.source();
    }
    if error.is_connect() {
        Failure::Unreachable
    } else {
        Failure::Interrupted
    }
}
