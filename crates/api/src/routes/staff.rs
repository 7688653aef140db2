//! Staff members over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::{StaffId, Versioned};
use onedoor_service::{Answer, Error, FieldCode, FieldProblem, Services, StaffQuery};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, Once, ReadAgain, SendAgain, TryAgain};
use crate::extract::{Body, Seen, Signed, etag};
use crate::models::page::{Page, limit};
use crate::models::staff::{ChangeStaffRequest, CreateStaffRequest, StaffResponse};
use crate::problem::{ApiError, ApiResult};
use crate::routes::{answered, created, page, single};

/// Which staff members.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListStaffQuery {
    /// Those of this unit.
    unit: Option<String>,
    /// Those with this role.
    role: Option<String>,
    /// Those who still work here, or those who do not.
    active: Option<bool>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// List the staff, in the order in which they were added.
#[utoipa::path(
    tag = "staff",
    operation_id = "list_staff",
    params(House, ListStaffQuery),
    responses(
        (status = 200, description = "A page of staff members.", body = Page<StaffResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/staff")]
pub(crate) async fn list_staff(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListStaffQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_staff(caller.0, query.into_inner().read()?)
        .await?;
    let answer = Page {
        items: found.items.iter().map(StaffResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &answer))
}

/// Read a staff member.
#[utoipa::path(
    tag = "staff",
    operation_id = "find_staff",
    params(House, ("id" = Uuid, Path, description = "The staff member.")),
    responses(
        (status = 200, description = "The staff member.", body = StaffResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/staff/{id}")]
pub(crate) async fn find_staff(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let found = services.find_staff(caller.0, StaffId(path.1)).await?;
    Ok(single(&StaffResponse::from(&found), found.version))
}

/// Add a staff member.
#[utoipa::path(
    tag = "staff",
    operation_id = "create_staff",
    params(House, Once),
    request_body = CreateStaffRequest,
    responses(
        (status = 201, description = "The person was added.", body = StaffResponse, headers(
            ("Location" = String, description = "The staff member."),
            ("ETag" = String, description = "Its version."),
        )),
        SendAgain,
    ),
)]
#[post("/staff")]
pub(crate) async fn create_staff(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    body: Body<CreateStaffRequest>,
) -> ApiResult<HttpResponse> {
    let all = request.path().to_owned();
    let render = move |person: &Versioned<StaffMember>| told(person, &all);
    let answer = services
        .create_staff(caller.0, body.value.into(), body.once, render)
        .await?;
    Ok(answered(answer))
}

/// Change a staff member.
///
/// Somebody who coordinates live cases or handles open contributions cannot be let go: their work
/// is handed over first.
#[utoipa::path(
    tag = "staff",
    operation_id = "change_staff",
    params(House, ("id" = Uuid, Path, description = "The staff member."), IfRead),
    request_body = ChangeStaffRequest,
    responses(
        (status = 200, description = "The staff member as they are now.", body = StaffResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[patch("/staff/{id}")]
pub(crate) async fn change_staff(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
    body: Body<ChangeStaffRequest>,
) -> ApiResult<HttpResponse> {
    let changed = services
        .change_staff(caller.0, StaffId(path.1), seen.0, body.value.into())
        .await?;
    Ok(single(&StaffResponse::from(&changed), changed.version))
}

impl ListStaffQuery {
    fn read(self) -> ApiResult<StaffQuery> {
        let role = self
            .role
            .map(|word| Role::parse(&word).ok_or_else(unknown_role))
            .transpose()?;
        Ok(StaffQuery {
            unit: self.unit,
            role,
            active: self.active,
            after: self.cursor.map(StaffId),
            limit: limit(self.limit)?,
        })
    }
}

fn told(person: &Versioned<StaffMember>, all: &str) -> Answer {
    let at = format!("{all}/{}", person.value.id);
    created(&StaffResponse::from(person), at, etag(person.version))
}

fn unknown_role() -> ApiError {
    let allowed: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
    let problem =
        FieldProblem::new("role", FieldCode::UnknownValue).with("allowed", allowed.join(", "));
    ApiError::Service(Error::Invalid(vec![problem]))
}
