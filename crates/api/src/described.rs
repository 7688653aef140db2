//! What the descriptions of many operations have in common. Nothing here is ever built: handlers
//! name these types in what they say of themselves.

#![expect(
    dead_code,
    reason = "these types are read by the macro that describes a handler, and by nobody else"
)]

use utoipa::{IntoParams, IntoResponses};

use crate::models::case::{CaseFileResponse, ContributionResponse};
use crate::problem::Problem;

/// The municipality, in every path.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct House {
    /// The municipality's short name.
    municipality: String,
}

/// The key by which a change that was sent again is done once.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct Once {
    /// A random key of the caller, 1 to 255 visible ASCII characters. Answers are kept for 24 hours.
    #[param(rename = "Idempotency-Key")]
    key: Option<String>,
}

/// The version of a thing that is changed.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct IfRead {
    /// The `ETag` that you read.
    #[param(rename = "If-Match")]
    version: String,
}

/// The version of the case to which a thing belongs.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct IfCaseRead {
    /// The `ETag` of the case that you read.
    #[param(rename = "If-Match")]
    version: String,
}

/// The version of a contribution that is changed.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub(crate) struct IfSeen {
    /// The version you saw.
    #[param(rename = "If-Match")]
    version: String,
}

/// A case after a change.
#[derive(IntoResponses)]
#[response(status = 200, description = "The case after it.", headers(
    ("ETag" = String, description = "Its version."),
))]
pub(crate) struct CaseAfter(CaseFileResponse);

/// A contribution after a change.
#[derive(IntoResponses)]
#[response(status = 200, description = "The contribution after it.", headers(
    ("ETag" = String, description = "Its version."),
))]
pub(crate) struct ContributionAfter(ContributionResponse);

/// How an operation fails that changes nothing.
#[derive(IntoResponses)]
pub(crate) enum TryAgain {
    /// The request cannot be carried out.
    #[response(status = "4XX", content_type = "application/problem+json")]
    Refused(Problem),
    /// Try again.
    #[response(status = "5XX", content_type = "application/problem+json")]
    Failed(Problem),
}

/// How a change fails that takes an idempotency key.
#[derive(IntoResponses)]
pub(crate) enum SendAgain {
    /// The request cannot be carried out.
    #[response(status = "4XX", content_type = "application/problem+json")]
    Refused(Problem),
    /// The outcome is unknown; send it again with the same key.
    #[response(status = "5XX", content_type = "application/problem+json")]
    Failed(Problem),
}

/// How a change of one thing fails.
#[derive(IntoResponses)]
pub(crate) enum ReadAgain {
    /// The request cannot be carried out.
    #[response(status = "4XX", content_type = "application/problem+json")]
    Refused(Problem),
    /// The outcome is unknown; read it again.
    #[response(status = "5XX", content_type = "application/problem+json")]
    Failed(Problem),
}

/// How a change around a case fails.
#[derive(IntoResponses)]
pub(crate) enum ReadCaseAgain {
    /// The request cannot be carried out.
    #[response(status = "4XX", content_type = "application/problem+json")]
    Refused(Problem),
    /// The outcome is unknown; read the case again.
    #[response(status = "5XX", content_type = "application/problem+json")]
    Failed(Problem),
}
