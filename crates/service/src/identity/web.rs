//! The web outside, as far as identity providers are asked. A port: the program brings the client.

use std::future::Future;
use std::pin::Pin;

/// What is fetched: the body of a good answer.
pub type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, CannotFetch>> + Send + 'a>>;

/// Why nothing usable was answered, in words for the log.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct CannotFetch(pub String);

/// A form that is posted.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Its fields.
    pub fields: Vec<(&'static str, String)>,
    /// Our name and secret there, if we have one.
    pub client: Option<(String, String)>,
}

/// Whoever asks the web: bounded in size and time, never redirected, over https.
pub trait Web: Send + Sync {
    /// Whether this address may be asked at all.
    fn may_ask(&self, address: &str) -> bool;
    /// Reads what is there.
    fn get<'a>(&'a self, address: &'a str) -> Fetching<'a>;
    /// Posts a form.
    fn post<'a>(&'a self, address: &'a str, form: Form) -> Fetching<'a>;
}
