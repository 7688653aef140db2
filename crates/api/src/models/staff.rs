//! Staff members on the wire.

use onedoor_domain::Versioned;
use onedoor_domain::directory::StaffMember;
use onedoor_service::StaffInput;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::given;

/// A staff member.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StaffResponse {
    /// Their identity.
    id: String,
    /// Their name as the business hears it.
    name: String,
    /// Their title.
    title: String,
    /// Their work address.
    email: String,
    /// Their work phone, E.164.
    #[schema(example = "+4533123456")]
    phone: String,
    /// Whether they still work here.
    active: bool,
    /// What they may do.
    roles: Vec<String>,
    /// The units they belong to.
    units: Vec<String>,
    /// The units, among theirs, that they are head of.
    heads: Vec<String>,
    /// Case types or groups they are good at.
    skills: Vec<String>,
    /// The languages they speak.
    languages: Vec<String>,
    /// How many live coordinations they can carry.
    capacity: u32,
    /// Their version, as in the `ETag`.
    version: i32,
}

/// A staff member to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateStaffRequest {
    /// Their name as the business hears it.
    #[schema(example = "Ane Holm")]
    name: String,
    /// Their title.
    #[schema(example = "Erhvervskonsulent")]
    title: String,
    /// Their work address.
    #[schema(example = "ane@eksempel.example")]
    email: String,
    /// Their work phone.
    #[schema(example = "33 12 34 56")]
    phone: String,
    /// What they may do: `front_desk`, `coordinator`, `handler`, `manager` or `admin`.
    #[schema(example = json!(["coordinator"]), min_items = 1)]
    roles: Vec<String>,
    /// Ids of the units they belong to.
    #[schema(example = json!(["business_office"]), min_items = 1)]
    units: Vec<String>,
    /// Ids of the units, among theirs, that they are head of.
    #[serde(default)]
    heads: Vec<String>,
    /// Ids of case types, or groups of them, that they are good at.
    #[serde(default)]
    skills: Vec<String>,
    /// The languages they speak: `da`, `nb`, `nn`, `sv`, `fi` or `en`.
    #[schema(example = json!(["da", "en"]), min_items = 1)]
    languages: Vec<String>,
    /// How many live coordinations they can carry, 0 to 1000; 30 if left out.
    capacity: Option<u32>,
    /// Whether they work here already; true if left out.
    active: Option<bool>,
}

/// What changes about a staff member. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeStaffRequest {
    /// Their name as the business hears it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    name: Option<String>,
    /// Their title.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    title: Option<String>,
    /// Their work address.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    email: Option<String>,
    /// Their work phone.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    phone: Option<String>,
    /// What they may do.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    roles: Option<Vec<String>>,
    /// Ids of the units they belong to.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    units: Option<Vec<String>>,
    /// Ids of the units, among theirs, that they are head of.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    heads: Option<Vec<String>>,
    /// Ids of case types, or groups of them, that they are good at.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    skills: Option<Vec<String>>,
    /// The languages they speak.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    languages: Option<Vec<String>>,
    /// How many live coordinations they can carry, 0 to 1000.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    capacity: Option<u32>,
    /// Whether they still work here. Who carries work cannot be let go.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    active: Option<bool>,
}

impl From<&Versioned<StaffMember>> for StaffResponse {
    fn from(person: &Versioned<StaffMember>) -> Self {
        let Versioned { value, version } = person;
        Self {
            id: value.id.to_string(),
            name: value.name.clone(),
            title: value.title.clone(),
            email: value.email.clone(),
            phone: value.phone.clone(),
            active: value.active,
            roles: value.roles.iter().map(ToString::to_string).collect(),
            units: value.units.clone(),
            heads: value.heads.clone(),
            skills: value.skills.clone(),
            languages: value.languages.iter().map(ToString::to_string).collect(),
            capacity: value.capacity,
            version: version.0,
        }
    }
}

impl From<CreateStaffRequest> for StaffInput {
    fn from(request: CreateStaffRequest) -> Self {
        Self {
            name: Some(request.name),
            title: Some(request.title),
            email: Some(request.email),
            phone: Some(request.phone),
            roles: Some(request.roles),
            units: Some(request.units),
            heads: Some(request.heads),
            skills: Some(request.skills),
            languages: Some(request.languages),
            capacity: request.capacity,
            active: request.active,
        }
    }
}

impl From<ChangeStaffRequest> for StaffInput {
    fn from(request: ChangeStaffRequest) -> Self {
        Self {
            name: request.name,
            title: request.title,
            email: request.email,
            phone: request.phone,
            roles: request.roles,
            units: request.units,
            heads: request.heads,
            skills: request.skills,
            languages: request.languages,
            capacity: request.capacity,
            active: request.active,
        }
    }
}
