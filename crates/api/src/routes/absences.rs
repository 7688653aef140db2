//! Absences over HTTP.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use onedoor_domain::directory::Absence;
use onedoor_domain::{AbsenceId, Versioned};
use onedoor_service::{Answer, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::absence::{AbsenceResponse, ChangeAbsenceRequest, CreateAbsenceRequest};
use crate::models::page::Page;
use crate::problem::ApiResult;
use crate::routes::{answered, created, moment, single};

/// Which absences.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListAbsencesQuery {
    /// Those that end after this moment, RFC 3339; after now if left out.
    #[param(format = DateTime)]
    after: Option<String>,
}

/// List absences that have not ended, soonest over first.
#[utoipa::path(
    tag = "absences",
    operation_id = "list_absences",
    params(House, ListAbsencesQuery),
    responses(
        (status = 200, description = "The absences.", body = Page<AbsenceResponse>),
        TryAgain,
    ),
)]
#[get("/absences")]
pub(crate) async fn list_absences(
    caller: Signed,
    services: Data<Services>,
    query: Query<ListAbsencesQuery>,
) -> ApiResult<Json<Page<AbsenceResponse>>> {
    let after = moment("after", query.after.as_deref())?;
    let found = services.list_absences(caller.0, after).await?;
    Ok(Json(Page {
        items: found.iter().map(AbsenceResponse::from).collect(),
        next: None,
    }))
}

/// Read an absence.
#[utoipa::path(
    tag = "absences",
    operation_id = "find_absence",
    params(House, ("id" = Uuid, Path, description = "The absence.")),
    responses(
        (status = 200, description = "The absence.", body = AbsenceResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/absences/{id}")]
pub(crate) async fn find_absence(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_absence(caller.0, AbsenceId(path.1)).await?;
    Ok(single(&AbsenceResponse::from(&found), found.version))
}

/// Note that somebody is away, and who acts for them.
#[utoipa::path(
    tag = "absences",
    operation_id = "create_absence",
    params(House, Once),
    request_body = CreateAbsenceRequest,
    responses(
        (status = 201, description = "The absence was noted.", body = AbsenceResponse, headers(
            ("Location" = String, description = "The absence."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/absences")]
pub(crate) async fn create_absence(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    body: Body<CreateAbsenceRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |away: &Versioned<Absence>| told(away, &all);
    let answer = services
        .create_absence(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change when somebody is away, or who acts for them.
#[utoipa::path(
    tag = "absences",
    operation_id = "change_absence",
    params(House, ("id" = Uuid, Path, description = "The absence."), IfRead),
    request_body = ChangeAbsenceRequest,
    responses(
        (status = 200, description = "The absence as it is now.", body = AbsenceResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/absences/{id}")]
pub(crate) async fn change_absence(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeAbsenceRequest>,
) -> ApiResult<HttpResponse> {
    let changed = services
        .change_absence(caller.0, AbsenceId(path.1), seen.0, body.value.into())
        .await?;
    Ok(single(&AbsenceResponse::from(&changed), changed.version))
}

/// Take an absence back.
#[utoipa::path(
    tag = "absences",
    operation_id = "delete_absence",
    params(House, ("id" = Uuid, Path, description = "The absence."), IfRead),
    responses(
        (status = 204, description = "It is gone."),
        ReadAgain,
    ),
)]
#[delete("/absences/{id}")]
pub(crate) async fn delete_absence(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    services
        .delete_absence(caller.0, AbsenceId(path.1), seen.0)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

fn told(away: &Versioned<Absence>, all: &str) -> Answer {
    let at = format!("{all}/{}", away.value.id);
    created(&AbsenceResponse::from(away), at, etag(away.version))
}
