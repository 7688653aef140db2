//! Pages of lists: `cursor` in, `next` out.

use actix_web::HttpRequest;
use actix_web::http::header::{HeaderName, LINK};
use onedoor_service::FieldCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::problem::{ApiError, ApiResult};

/// How many things a page holds unless the caller says otherwise.
const USUAL: u32 = 50;
/// How many it holds at most.
pub(crate) const MOST: u32 = 200;

/// A page of a list. There are no totals: counting everything would cost more than it tells.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page<T: ToSchema> {
    /// The things of this page.
    pub(crate) items: Vec<T>,
    /// Pass this as `cursor` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<String>,
}

/// Where a page of a list begins, and how long it is.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

impl PageQuery {
    /// Behind what the page begins, if not at the first thing, and how many it holds.
    pub(crate) fn read<I>(&self, id: impl FnOnce(Uuid) -> I) -> ApiResult<(Option<I>, u32)> {
        Ok((self.cursor.map(id), limit(self.limit)?))
    }
}

/// The size of a page.
pub(crate) fn limit(given: Option<u32>) -> ApiResult<u32> {
    match given {
        None => Ok(USUAL),
        Some(limit @ 1..=MOST) => Ok(limit),
        Some(_) => Err(out_of_range("limit", 1, MOST)),
    }
}

/// A number that must lie within bounds.
pub(crate) fn out_of_range(pointer: &str, min: u32, max: u32) -> ApiError {
    let problem = onedoor_service::FieldProblem::new(pointer, FieldCode::OutOfRange)
        .with("min", min)
        .with("max", max);
    ApiError::Service(onedoor_service::Error::Invalid(vec![problem]))
}

/// The header that names the next page, as RFC 8288 has it.
pub(crate) fn link(request: &HttpRequest, next: Option<&str>) -> Option<(HeaderName, String)> {
    let next = next?;
    let others = request
        .query_string()
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("cursor="));
    let query: Vec<String> = others
        .map(str::to_owned)
        .chain([format!("cursor={next}")])
        .collect();
    Some((
        LINK,
        format!("<{}?{}>; rel=\"next\"", request.path(), query.join("&")),
    ))
}
