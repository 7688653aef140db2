//! Everything that is kept about somebody, and what becomes of it when they are forgotten.

use onedoor_service::{Forgotten, ForgottenItem, PersonData, PersonItem, Subject};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// Everything that is kept about somebody.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonResponse {
    /// `contact` or `business`.
    subject: &'static str,
    /// Their identity.
    id: String,
    /// Each thing that is kept, with where. What other people said is left out.
    items: Vec<PersonItemResponse>,
}

/// One thing that is kept about somebody.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonItemResponse {
    /// In which table.
    source: &'static str,
    /// On which case, if on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// The thing as it is kept.
    #[schema(value_type = Object)]
    item: Value,
}

/// Why somebody is to be forgotten.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EraseRequest {
    /// By what they asked, or by which rule. It is kept in the log: name no persons.
    #[schema(example = "GDPR art. 17, anmodning 2026/31")]
    pub(crate) ground: String,
}

/// What becomes of everything that is kept about somebody.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ForgottenResponse {
    /// `contact` or `business`.
    subject: &'static str,
    /// Their identity.
    id: String,
    /// What is blanked.
    erased: Vec<ForgottenItemResponse>,
    /// What stays, each with what keeps it.
    kept: Vec<ForgottenItemResponse>,
}

/// One thing that is kept about somebody, and what becomes of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ForgottenItemResponse {
    /// In which table. `case` stands for all words and files of a case.
    source: &'static str,
    /// Which.
    id: String,
    /// On which case, if on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// What keeps it: `legal_hold`, `case_open`, `archive_duty`, `goes_on_elsewhere` (the case in
    /// which it goes on after a merge stays), `of_another` (it belongs to the
    /// case of somebody else, or of a company) or `chained` (what happened is chained, and goes with its case).
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_by: Option<String>,
}

impl From<&PersonData> for PersonResponse {
    fn from(data: &PersonData) -> Self {
        let (subject, id) = named(data.subject);
        Self {
            subject,
            id,
            items: data.items.iter().map(PersonItemResponse::from).collect(),
        }
    }
}

impl From<&PersonItem> for PersonItemResponse {
    fn from(item: &PersonItem) -> Self {
        Self {
            source: item.source,
            case: item.case.map(|id| id.to_string()),
            item: item.item.clone(),
        }
    }
}

impl From<&Forgotten> for ForgottenResponse {
    fn from(forgotten: &Forgotten) -> Self {
        let (subject, id) = named(forgotten.subject);
        let items = forgotten.items.iter();
        let (kept, erased): (Vec<_>, Vec<_>) = items.partition(|item| item.kept_by.is_some());
        let shown = |of: Vec<&ForgottenItem>| of.into_iter().map(Into::into).collect();
        Self {
            subject,
            id,
            erased: shown(erased),
            kept: shown(kept),
        }
    }
}

impl From<&ForgottenItem> for ForgottenItemResponse {
    fn from(item: &ForgottenItem) -> Self {
        Self {
            source: item.source,
            id: item.id.to_string(),
            case: item.case.map(|id| id.to_string()),
            kept_by: item.kept_by.map(|by| by.to_string()),
        }
    }
}

fn named(subject: Subject) -> (&'static str, String) {
    match subject {
        Subject::Contact(id) => ("contact", id.to_string()),
        Subject::Business(id) => ("business", id.to_string()),
    }
}
