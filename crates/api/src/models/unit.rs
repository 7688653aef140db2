//! Units on the wire.

use onedoor_domain::Language;
use onedoor_domain::catalogue::UnitKind;
use onedoor_service::{UnitInput, UnitView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::given;

/// A unit as the municipality has it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UnitResponse {
    /// Its id in the catalogue.
    id: String,
    /// Its name, in the reader's language.
    name: String,
    /// Whether it belongs to the municipality: `internal`, or to another authority: `external`.
    kind: String,
    /// The mailbox that its members share.
    mailbox: Option<String>,
    /// Its phone, E.164.
    phone: Option<String>,
    /// How many active staff members belong to it.
    members: usize,
    /// Its active heads.
    heads: Vec<HeadResponse>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// Who is head of a unit.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeadResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
}

/// A unit of the catalogue to add to those that the municipality has.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateUnitRequest {
    /// Its id in the catalogue.
    #[schema(example = "harbour")]
    id: String,
    /// The mailbox that its members share.
    mailbox: Option<String>,
    /// Its phone.
    phone: Option<String>,
}

/// What changes about a unit. What is left out stays as it is; null takes it away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeUnitRequest {
    /// The mailbox that its members share.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    mailbox: Option<Option<String>>,
    /// Its phone.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    phone: Option<Option<String>>,
}

impl UnitResponse {
    /// The unit, told in `language`. One that left the catalogue is called by its id.
    pub(crate) fn of(unit: &UnitView, language: Language) -> Self {
        let (id, country) = (&unit.record.id, unit.municipality.country);
        let entry = unit.entry.as_ref();
        let name = entry.map_or(id.as_str(), |entry| entry.name_in(country, language));
        let kind = entry.map_or(UnitKind::Internal, |entry| entry.kind_in(country));
        Self {
            id: id.clone(),
            name: name.to_owned(),
            kind: kind.to_string(),
            mailbox: unit.record.mailbox.clone(),
            phone: unit.record.phone.clone(),
            members: unit.members,
            heads: unit
                .heads
                .iter()
                .map(|head| HeadResponse {
                    id: head.id.to_string(),
                    name: head.name.clone(),
                })
                .collect(),
            version: unit.record.version.0,
        }
    }
}

impl CreateUnitRequest {
    /// Its id, and how it is reached.
    pub(crate) fn into_parts(self) -> (String, UnitInput) {
        let input = UnitInput {
            mailbox: self.mailbox.map(Some),
            phone: self.phone.map(Some),
        };
        (self.id, input)
    }
}

impl From<ChangeUnitRequest> for UnitInput {
    fn from(request: ChangeUnitRequest) -> Self {
        Self {
            mailbox: request.mailbox,
            phone: request.phone,
        }
    }
}
