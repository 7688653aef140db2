//! Overviews of the process, on the wire.

use onedoor_service::{Overview, OverviewInput, OverviewUnit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An overview of the process.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OverviewResponse {
    /// The case.
    case: String,
    /// Its number within the case, from 1.
    number: u32,
    /// Its language.
    language: String,
    /// The letter, as plain text with `##` before headings.
    text: String,
    /// Who answers to the business.
    coordinator: OverviewPersonResponse,
    /// Who takes part, and in which order.
    units: Vec<OverviewUnitResponse>,
    /// What is promised.
    promises: Vec<OverviewPromiseResponse>,
    /// What the business should bring.
    documents: Vec<String>,
    /// Who wrote it, or had it written: `staff:…`.
    created_by: String,
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    created_by_name: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    sent_at: Option<String>,
    /// The message by which it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// What can be done with it now by whoever coordinates the case: `send`.
    allowed_actions: Vec<&'static str>,
}

/// The one who answers to the business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OverviewPersonResponse {
    /// Their name.
    name: String,
    /// Their title.
    title: String,
    /// Their phone.
    phone: String,
    /// Their e-mail address.
    email: String,
}

/// A unit that takes part.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OverviewUnitResponse {
    /// Its id in the catalogue.
    unit: String,
    /// Its name.
    name: String,
    /// What it does.
    does: Vec<String>,
    /// The names of the units that must have answered before it begins.
    after: Vec<String>,
}

/// Something that is promised.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OverviewPromiseResponse {
    /// What.
    name: String,
    /// When, in words.
    due_text: String,
    /// When, if that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    due_at: Option<String>,
}

/// An overview to write.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteOverviewRequest {
    /// The letter, kept byte for byte; written from what is planned if left out.
    text: Option<String>,
}

impl From<&Overview> for OverviewResponse {
    fn from(overview: &Overview) -> Self {
        let (record, content) = (&overview.record, &overview.content);
        let person = &content.coordinator;
        let promises = content.promises.iter();
        let send = record.sent.is_none().then_some("send");
        Self {
            case: record.case.to_string(),
            number: record.number,
            language: record.language.to_string(),
            text: record.text.clone(),
            coordinator: OverviewPersonResponse {
                name: person.name.clone(),
                title: person.title.clone(),
                phone: person.phone.clone(),
                email: person.email.clone(),
            },
            units: content
                .units
                .iter()
                .map(OverviewUnitResponse::from)
                .collect(),
            promises: promises
                .map(|promise| OverviewPromiseResponse {
                    name: promise.name.clone(),
                    due_text: promise.due_text.clone(),
                    due_at: promise.due_at.clone(),
                })
                .collect(),
            documents: content.documents.clone(),
            created_by: record.created_by.clone(),
            created_by_name: overview.author_name.clone(),
            created_at: record.created_at.to_string(),
            sent_at: record.sent.map(|(at, _)| at.to_string()),
            message: record.sent.map(|(_, message)| message.to_string()),
            allowed_actions: send.into_iter().collect(),
        }
    }
}

impl From<&OverviewUnit> for OverviewUnitResponse {
    fn from(unit: &OverviewUnit) -> Self {
        Self {
            unit: unit.unit.clone(),
            name: unit.name.clone(),
            does: unit.does.clone(),
            after: unit.after.clone(),
        }
    }
}

impl From<WriteOverviewRequest> for OverviewInput {
    fn from(request: WriteOverviewRequest) -> Self {
        Self { text: request.text }
    }
}
