//! Sessions on the wire.

use onedoor_service::records::SessionRecord;
use onedoor_service::{InSession, SignedIn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Somebody who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionResponse {
    /// The session's identity.
    id: String,
    /// Who.
    staff: String,
    /// The identity provider that vouched for them; missing if their password here did.
    provider: Option<String>,
    /// Whether they showed more than a password.
    second_factor: bool,
    /// What their browser said of itself.
    agent: Option<String>,
    /// When they signed in.
    #[schema(format = DateTime)]
    started_at: String,
    /// When they were last heard of, to the minute.
    #[schema(format = DateTime)]
    last_seen_at: String,
}

/// The session from which was asked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CurrentSessionResponse {
    /// The session.
    session: SessionResponse,
    /// Send this in the header `X-Onedoor-Page` with every change.
    page_token: String,
    /// What the person may do.
    roles: Vec<String>,
    /// Whether a second factor must be set up before anything else can be done.
    must_set_up_second_factor: bool,
}

/// What somebody signs in with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInRequest {
    /// Their e-mail address.
    #[schema(example = "ane.lindegaard@eksempel.example")]
    pub(crate) email: String,
    /// Their password.
    pub(crate) password: String,
    /// A code of their authenticator, or a recovery code; needed where there is a second factor.
    pub(crate) code: Option<String>,
}

/// What somebody who is signed in shows anew.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProofRequest {
    /// Their password.
    pub(crate) password: String,
    /// A code of their authenticator, or a recovery code; needed where there is a second factor.
    pub(crate) code: Option<String>,
}

/// Whether somebody is signed out, and where else they should sign out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignedOutResponse {
    /// Where the browser signs out at the identity provider, if one vouched for them.
    pub(crate) provider_url: Option<String>,
}

impl From<&SessionRecord> for SessionResponse {
    fn from(record: &SessionRecord) -> Self {
        Self {
            id: record.id.to_string(),
            staff: record.staff.to_string(),
            provider: record.provider.map(|id| id.to_string()),
            second_factor: record.has_second_factor,
            agent: record.agent.clone(),
            started_at: record.started_at.to_string(),
            last_seen_at: record.last_seen_at.to_string(),
        }
    }
}

impl From<&InSession> for CurrentSessionResponse {
    fn from(of: &InSession) -> Self {
        Self {
            session: (&of.record).into(),
            page_token: of.page_token.clone(),
            roles: of.record.roles.iter().map(ToString::to_string).collect(),
            must_set_up_second_factor: of.caller.only.is_some(),
        }
    }
}

impl From<&SignedIn> for CurrentSessionResponse {
    fn from(of: &SignedIn) -> Self {
        Self {
            session: (&of.record).into(),
            page_token: of.page_token(),
            roles: of.record.roles.iter().map(ToString::to_string).collect(),
            must_set_up_second_factor: of.must_set_up_second_factor(),
        }
    }
}
