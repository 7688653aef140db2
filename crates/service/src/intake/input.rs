//! An enquiry as a caller hands it in: nothing checked yet but the shape.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a caller hands in.
#[derive(Debug, Clone, Default)]
pub struct EnquiryInput {
    /// The word for how it came in.
    pub channel: String,
    /// When it came in, RFC 3339.
    pub received_at: Option<String>,
    /// The word for its language.
    pub language: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its text.
    pub text: String,
    /// Case types named by a form or a receptionist.
    pub case_types: Vec<String>,
    /// Answers to the catalogue's questions.
    pub attributes: BTreeMap<String, serde_json::Value>,
    /// Who asks.
    pub business: Option<BusinessInput>,
    /// Who speaks for it.
    pub contact: Option<ContactInput>,
    /// Where it is.
    pub place: Option<PlaceInput>,
    /// Whether it cannot wait.
    pub urgent: bool,
    /// Whether the person's identity is protected.
    pub protected_identity: bool,
}

/// The business as it was named. Recorded with the enquiry as it came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct BusinessInput {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its identifiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<IdentifierInput>,
}

/// An identifier as it was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IdentifierInput {
    /// The word for the register.
    pub scheme: String,
    /// What was written.
    pub value: String,
}

/// The contact person as they were named. Recorded with the enquiry as it came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ContactInput {
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Their phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The word for whom they speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting_as: Option<String>,
}

/// Where the matter is.
#[derive(Debug, Clone, Default)]
pub struct PlaceInput {
    /// Street and number.
    pub address: Option<String>,
    /// The postal code.
    pub postal_code: Option<String>,
}
