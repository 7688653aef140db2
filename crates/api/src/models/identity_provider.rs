//! Identity providers on the wire.

use onedoor_domain::signing_in::GroupRule;
use onedoor_service::{GroupRuleInput, ProviderInput, ProviderView, SignInWay};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{given, objects};

/// Whoever vouches for identities.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderResponse {
    /// Its identity.
    id: String,
    /// What people call it.
    name: String,
    /// Its address, as it stands in its tokens.
    issuer: String,
    /// Who we are to it.
    client_id: String,
    /// Whether we have a secret there. It is never shown.
    has_client_secret: bool,
    /// Where it sends browsers back to: tell it this.
    redirect_uri: String,
    /// For whom access tokens are made that count here as bearer tokens; none does if missing.
    audience: Option<String>,
    /// The claim in which groups stand.
    groups_claim: String,
    /// What groups give. Where there are any, they decide the roles and units of whoever signs in.
    rules: Vec<GroupRuleBody>,
    /// Words of `amr`, or values of `acr`, by which it says that more than a password was shown:
    /// managers and administrators come in with one of them only. If missing, every sign-in there
    /// counts so.
    second_factor_words: Option<Vec<String>>,
    /// Whether somebody unknown is taken into the directory.
    adds_people: bool,
    /// Whether somebody unknown is the staff member with their verified e-mail address.
    links_by_email: bool,
    /// Whether its word counts.
    active: bool,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// What one group gives.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupRuleBody {
    /// The group, as the provider writes it.
    group: String,
    /// Roles that its members have; never `integration`.
    roles: Vec<String>,
    /// Units that its members belong to.
    #[serde(default)]
    units: Vec<String>,
}

/// A provider to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddProviderRequest {
    /// What people call it.
    #[schema(example = "Kommunens login")]
    name: String,
    /// Its address: `/.well-known/openid-configuration` is found below it.
    #[schema(example = "https://login.example.dk")]
    issuer: String,
    /// Who we are to it.
    client_id: String,
    /// Our secret there; a public client has none.
    client_secret: Option<String>,
    /// For whom access tokens are made that count here as bearer tokens.
    audience: Option<String>,
    /// The claim in which groups stand; `groups` if left out.
    groups_claim: Option<String>,
    /// What groups give.
    #[serde(default, deserialize_with = "objects")]
    rules: Vec<GroupRuleBody>,
    /// Words of `amr`, or values of `acr`, by which it says that more than a password was shown;
    /// every sign-in there counts so if left out.
    second_factor_words: Option<Vec<String>>,
    /// Whether somebody unknown is taken into the directory; no if left out.
    adds_people: Option<bool>,
    /// Whether somebody unknown is the staff member with their verified e-mail address; no if left
    /// out.
    links_by_email: Option<bool>,
}

/// What changes about a provider. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeProviderRequest {
    /// What people call it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    name: Option<String>,
    /// Who we are to it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    client_id: Option<String>,
    /// Our secret there; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    client_secret: Option<Option<String>>,
    /// For whom access tokens are made that count here; null lets none count.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    audience: Option<Option<String>>,
    /// The claim in which groups stand.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    groups_claim: Option<String>,
    /// What groups give: all of it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    rules: Option<Vec<GroupRuleBody>>,
    /// By which words it says that more than a password was shown; null has every sign-in there
    /// count so.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    second_factor_words: Option<Option<Vec<String>>>,
    /// Whether somebody unknown is taken into the directory.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    adds_people: Option<bool>,
    /// Whether somebody unknown is the staff member with their verified e-mail address.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    links_by_email: Option<bool>,
    /// Whether its word counts; sessions for which it vouched end with it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    active: Option<bool>,
}

/// All providers of the municipality.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProvidersResponse {
    /// The providers, in the order in which they were added.
    items: Vec<ProviderResponse>,
}

/// The ways in which somebody may sign in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignInWaysResponse {
    /// Providers to which somebody may be sent.
    providers: Vec<SignInWayResponse>,
}

/// A provider to which somebody may be sent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignInWayResponse {
    /// Its identity.
    id: String,
    /// What people call it.
    name: String,
}

impl From<&ProviderView> for ProviderResponse {
    fn from(of: &ProviderView) -> Self {
        let provider = &of.provider;
        Self {
            id: provider.id.to_string(),
            name: provider.name.clone(),
            issuer: provider.issuer.clone(),
            client_id: provider.client_id.clone(),
            has_client_secret: provider.client_secret.is_some(),
            redirect_uri: of.redirect_uri.clone(),
            audience: provider.audience.clone(),
            groups_claim: provider.groups_claim.clone(),
            rules: provider.rules.iter().map(GroupRuleBody::from).collect(),
            second_factor_words: provider.second_factor_words.clone(),
            adds_people: provider.adds_people,
            links_by_email: provider.links_by_email,
            active: provider.active,
            version: of.version.0,
        }
    }
}

impl From<&GroupRule> for GroupRuleBody {
    fn from(rule: &GroupRule) -> Self {
        Self {
            group: rule.group.clone(),
            roles: rule.roles.iter().map(ToString::to_string).collect(),
            units: rule.units.clone(),
        }
    }
}

impl From<GroupRuleBody> for GroupRuleInput {
    fn from(rule: GroupRuleBody) -> Self {
        Self {
            group: rule.group,
            roles: rule.roles,
            units: rule.units,
        }
    }
}

impl From<AddProviderRequest> for ProviderInput {
    fn from(request: AddProviderRequest) -> Self {
        Self {
            name: Some(request.name),
            issuer: Some(request.issuer),
            client_id: Some(request.client_id),
            client_secret: Some(request.client_secret),
            audience: Some(request.audience),
            groups_claim: request.groups_claim,
            rules: Some(request.rules.into_iter().map(Into::into).collect()),
            second_factor_words: Some(request.second_factor_words),
            adds_people: request.adds_people,
            links_by_email: request.links_by_email,
            active: None,
        }
    }
}

impl From<ChangeProviderRequest> for ProviderInput {
    fn from(request: ChangeProviderRequest) -> Self {
        let rules = request.rules;
        Self {
            name: request.name,
            issuer: None,
            client_id: request.client_id,
            client_secret: request.client_secret,
            audience: request.audience,
            groups_claim: request.groups_claim,
            rules: rules.map(|rules| rules.into_iter().map(Into::into).collect()),
            second_factor_words: request.second_factor_words,
            adds_people: request.adds_people,
            links_by_email: request.links_by_email,
            active: request.active,
        }
    }
}

impl From<Vec<ProviderView>> for ProvidersResponse {
    fn from(all: Vec<ProviderView>) -> Self {
        Self {
            items: all.iter().map(ProviderResponse::from).collect(),
        }
    }
}

impl From<Vec<SignInWay>> for SignInWaysResponse {
    fn from(all: Vec<SignInWay>) -> Self {
        let shown = all.into_iter().map(|way| SignInWayResponse {
            id: way.id.to_string(),
            name: way.name,
        });
        Self {
            providers: shown.collect(),
        }
    }
}
