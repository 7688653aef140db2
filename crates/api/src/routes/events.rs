//! The timeline of a case.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::CaseId;
use onedoor_domain::event::EventKind;
use onedoor_service::{EventQuery, FieldCode, FieldProblem, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::event::{self, EventResponse};
use crate::models::page::{Page, limit};
use crate::problem::{ApiError, ApiResult};
use crate::reader::Reader;
use crate::routes::page;

/// Which events.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListEventsQuery {
    /// Only what happened of this kind.
    kind: Option<String>,
    /// `true`: only what the business is told of; `false`: only what it is not.
    business_visible: Option<bool>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<i32>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Read what happened on a case, in order.
///
/// Whoever has limited sight of the case sees that something happened and when, and the sentence
/// where the business is told of it.
#[utoipa::path(
    tag = "cases",
    operation_id = "list_events",
    params(House, ("id" = Uuid, Path, description = "The case."), ListEventsQuery),
    responses(
        (status = 200, description = "A page of events, each with a sentence and its exact record.", body = Page<EventResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/cases/{id}/events")]
pub(crate) async fn list_events(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    query: Query<ListEventsQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_events(caller.0, CaseId(path.1), query.into_inner().read()?)
        .await?;
    let language = reader.or(found.file.in_force.municipality.language);
    Ok(page(&request, &event::events(&found, language)))
}

impl ListEventsQuery {
    fn read(self) -> ApiResult<EventQuery> {
        Ok(EventQuery {
            after: self.cursor.unwrap_or(0),
            kind: kind(self.kind.as_deref())?,
            told_to_business: self.business_visible,
            limit: limit(self.limit)?,
        })
    }
}

/// The kind of event that a word names.
pub(crate) fn kind(word: Option<&str>) -> ApiResult<Option<EventKind>> {
    let Some(word) = word else {
        return Ok(None);
    };
    let Some(kind) = EventKind::parse(word) else {
        let allowed: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let problem =
            FieldProblem::new("kind", FieldCode::UnknownValue).with("allowed", allowed.join(", "));
        return Err(ApiError::Service(onedoor_service::Error::Invalid(vec![
            problem,
        ])));
    };
    Ok(Some(kind))
}
