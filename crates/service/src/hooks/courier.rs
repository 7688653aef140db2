//! The way out to webhooks and gateways. A port: the program brings whoever speaks HTTP.

use std::future::Future;
use std::pin::Pin;

use onedoor_domain::delivery::Failure;
use onedoor_domain::webhook::Response;

/// Calling a receiver: what it answered, or why there is no answer.
pub type Posting<'a> = Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send + 'a>>;

/// One call: what is posted where, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Where.
    pub url: String,
    /// With which headers: names in small letters, and what stands in them.
    pub headers: Vec<(String, String)>,
    /// What is told.
    pub body: String,
}

/// Why an address may not be called, as far as it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCall {
    /// It is no address of the web.
    NoAddress,
    /// It does not begin with https.
    NotHttps,
    /// It leads into the house, names somebody, or asks for a port of other services.
    NotAllowed,
}

/// Whoever calls receivers: bounded in time and size, never redirected, never into the house.
pub trait Courier: Send + Sync {
    /// Passes if this address may be called, as far as it says so itself. What its name leads to is
    /// looked at when it is called.
    ///
    /// # Errors
    /// Why not.
    fn may_call(&self, url: &str) -> Result<(), CannotCall>;

    /// Calls a receiver once.
    fn call<'a>(&'a self, call: &'a Call) -> Posting<'a>;
}
