//! Identities for which somebody else vouches: OpenID Connect.
//!
//! What a provider says comes from outside and is read as such: bounded in size and time, over
//! https, never redirected; every token is checked for who made it, for whom, when, and with a key
//! and an algorithm that we expect. Who somebody is, is the provider and its own word for them. An
//! e-mail address is never enough across municipalities, and within one only where the municipality
//! says so and the provider has verified it.

mod address;
mod bearer;
mod claims;
mod keys;
mod metadata;
mod people;
mod provider_fields;
mod providers;
mod redeeming;
mod visit;
mod web;

pub(crate) use bearer::is_signed;
pub(crate) use keys::Providers;
pub use provider_fields::{GroupRuleInput, ProviderInput};
pub use providers::{ProviderView, SignInWay};
pub use visit::{CameBack, ComesBack, Visit, VisitInput};
pub use web::{CannotFetch, Fetching, Form, Web};

/// As what our secret at a provider is sealed.
const CLIENT_SECRET: &str = "client";
/// As what proves that a code was asked for by us.
const VERIFIER: &str = "verifier";
