//! Who enquires, and about where.

use onedoor_service::{BusinessInput, ContactInput, IdentifierInput, PlaceInput};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::objects;

/// The business, as far as it is known.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BusinessRequest {
    /// Its name.
    #[schema(example = "Bageriet i Nygade ApS")]
    pub(super) name: Option<String>,
    /// Its identifiers.
    #[serde(default, deserialize_with = "objects")]
    pub(super) identifiers: Vec<IdentifierRequest>,
}

/// An identifier of a business.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IdentifierRequest {
    /// The register: `dk_cvr`, `dk_p`, `no_orgnr`, `se_orgnr`, `fi_ytunnus`, `is_kennitala` or `gln`.
    #[schema(example = "dk_cvr")]
    pub(super) scheme: String,
    /// The number; spaces, dashes and country prefixes are understood.
    #[schema(example = "29 19 06 23")]
    pub(super) value: String,
}

/// Who speaks for the business.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactRequest {
    /// Their name.
    pub(super) name: Option<String>,
    /// Their e-mail address.
    pub(super) email: Option<String>,
    /// Their phone, national or international.
    pub(super) phone: Option<String>,
    /// For whom they speak: `owner`, `employee`, `adviser` or `agent`.
    #[schema(example = "owner")]
    pub(super) acting_as: Option<String>,
}

/// Where the matter is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceRequest {
    /// Street and number, or what stands for it.
    pub(super) address: Option<String>,
    /// The postal code.
    pub(super) postal_code: Option<String>,
}

impl From<BusinessRequest> for BusinessInput {
    fn from(business: BusinessRequest) -> Self {
        let identifiers = business.identifiers.into_iter();
        Self {
            name: business.name,
            identifiers: identifiers.map(IdentifierInput::from).collect(),
        }
    }
}

impl From<IdentifierRequest> for IdentifierInput {
    fn from(one: IdentifierRequest) -> Self {
        Self {
            scheme: one.scheme,
            value: one.value,
        }
    }
}

impl From<ContactRequest> for ContactInput {
    fn from(contact: ContactRequest) -> Self {
        Self {
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            acting_as: contact.acting_as,
        }
    }
}

impl From<PlaceRequest> for PlaceInput {
    fn from(place: PlaceRequest) -> Self {
        Self {
            address: place.address,
            postal_code: place.postal_code,
        }
    }
}
