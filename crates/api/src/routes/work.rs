//! Working lists and the weekly board over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::work::WorkList;
use onedoor_service::{Error, FieldCode, FieldProblem, Services, WorkOf, WorkQuery};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::page::{Page, limit};
use crate::models::work::{BoardResponse, CountsResponse, WorkItemResponse};
use crate::problem::{ApiError, ApiResult};
use crate::reader::Reader;
use crate::routes::page;

/// Whose work, and which page of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListWorkQuery {
    /// Whose: `mine`, `unit` or `everybody`; `mine` if left out.
    of: Option<String>,
    /// The unit, if it is a unit's.
    unit: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Whose work.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct CountWorkQuery {
    /// Whose: `mine`, `unit` or `everybody`; `mine` if left out.
    of: Option<String>,
    /// The unit, if it is a unit's.
    unit: Option<String>,
}

/// Read a working list: what you, a unit or everybody has to do.
#[utoipa::path(
    tag = "work",
    operation_id = "list_work",
    params(
        House,
        ("list" = String, Path, description = "`coordinated`, `waiting_on_business`, `handled`, `pool`, `unaccepted`, `returned`, `due_today`, `due_this_week`, `at_risk`, `late` or `unexplained`."),
        ListWorkQuery,
    ),
    responses(
        (status = 200, description = "A page of the list: promises soonest due first, all else oldest first.", body = Page<WorkItemResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/working-lists/{list}")]
pub(crate) async fn list_work(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, String)>,
    query: Query<ListWorkQuery>,
) -> ApiResult<HttpResponse> {
    let query = query.into_inner();
    let asked = WorkQuery {
        list: WorkList::parse(&path.1).ok_or(ApiError::Service(Error::NotFound))?,
        of: work_of(query.of.as_deref(), query.unit)?,
        cursor: query.cursor,
        limit: limit(query.limit)?,
    };
    let found = services.list_work(caller.0, asked).await?;
    let told = found.items.iter().map(|item| {
        let language = reader.or(item.file.in_force.municipality.language);
        WorkItemResponse::of(item, language)
    });
    let (items, next) = (told.collect(), found.next.clone());
    Ok(page(&request, &Page { items, next }))
}

/// Count what stands on every working list, no further than 1000.
#[utoipa::path(
    tag = "work",
    operation_id = "count_work",
    params(House, CountWorkQuery),
    responses(
        (status = 200, description = "How much stands on every list.", body = CountsResponse),
        TryAgain,
    ),
)]
#[get("/working-lists")]
pub(crate) async fn count_work(
    caller: Signed,
    services: Data<Services>,
    query: Query<CountWorkQuery>,
) -> ApiResult<Json<CountsResponse>> {
    let query = query.into_inner();
    let of = work_of(query.of.as_deref(), query.unit)?;
    let counts = services.count_work(caller.0, of).await?;
    Ok(Json(CountsResponse::of(&counts)))
}

/// Read the weekly board of a unit: what is new, what is stuck, what is due.
#[utoipa::path(
    tag = "work",
    operation_id = "show_board",
    params(House, ("id" = String, Path, description = "The unit's id in the catalogue.")),
    responses(
        (status = 200, description = "The board.", body = BoardResponse),
        TryAgain,
    ),
)]
#[get("/units/{id}/board")]
pub(crate) async fn show_board(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, String)>,
) -> ApiResult<Json<BoardResponse>> {
    let board = services.show_board(caller.0, path.1.clone()).await?;
    let language = reader.or(board.in_force.municipality.language);
    Ok(Json(BoardResponse::of(&board, language)))
}

fn work_of(of: Option<&str>, unit: Option<String>) -> ApiResult<WorkOf> {
    match (of.unwrap_or("mine"), unit) {
        ("mine", None) => Ok(WorkOf::Mine),
        ("everybody", None) => Ok(WorkOf::Everybody),
        ("unit", Some(unit)) if unit.contains('\0') => Err(ApiError::field("unit", FieldCode::Nul)),
        ("unit", Some(unit)) => Ok(WorkOf::Unit(unit)),
        ("unit", None) => Err(ApiError::field("unit", FieldCode::Required)),
        ("mine" | "everybody", Some(_)) => Err(ApiError::field("unit", FieldCode::UnknownField)),
        (_, _) => {
            let unknown = FieldProblem::new("of", FieldCode::UnknownValue);
            let unknown = unknown.with("allowed", "mine, unit, everybody");
            Err(ApiError::Service(Error::Invalid(vec![unknown])))
        }
    }
}
