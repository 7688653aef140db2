//! Reading cases over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use onedoor_domain::case::CaseStage;
use onedoor_domain::{BusinessId, CaseId, StaffId};
use onedoor_service::records::CaseFilter;
use onedoor_service::{CaseQuery, FieldCode, FieldProblem, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, TryAgain};
use crate::extract::Signed;
use crate::models::case::{CaseFileResponse, CaseResponse};
use crate::models::page::{Page, limit};
use crate::problem::{ApiError, ApiResult};
use crate::reader::Reader;
use crate::routes::{moment, page as paged, single};

/// What a list of cases is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListCasesQuery {
    /// Where they stand: `open` or `closed`.
    stage: Option<String>,
    /// Who coordinates.
    coordinator: Option<Uuid>,
    /// Which unit contributes.
    unit: Option<String>,
    /// Who handles a contribution.
    handler: Option<Uuid>,
    /// Whose they are.
    business: Option<Uuid>,
    /// What they are about.
    case_type: Option<String>,
    /// Which label they carry.
    label: Option<String>,
    /// A running promise is due before this moment, RFC 3339.
    #[param(format = DateTime)]
    due_before: Option<String>,
    /// Words that an enquiry must hold, by their beginnings; or a reference.
    q: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// List cases, newest first.
#[utoipa::path(
    tag = "cases",
    operation_id = "list_cases",
    params(House, ListCasesQuery),
    responses(
        (status = 200, description = "A page of the cases that you may see.", body = Page<CaseResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/cases")]
pub(crate) async fn list_cases(
    request: HttpRequest,
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    query: Query<ListCasesQuery>,
) -> ApiResult<HttpResponse> {
    let found = services
        .list_cases(caller.0, query.into_inner().read()?)
        .await?;
    let told = |file: &onedoor_service::CaseFile| {
        CaseResponse::of(file, reader.or(file.in_force.municipality.language))
    };
    let page = Page {
        items: found.cases.iter().map(told).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(paged(&request, &page))
}

/// Read a case with everything that belongs to it.
#[utoipa::path(
    tag = "cases",
    operation_id = "find_case",
    params(House, ("id" = Uuid, Path, description = "The case.")),
    responses(
        (status = 200, description = "The case.", body = CaseFileResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/cases/{id}")]
pub(crate) async fn find_case(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let file = services.find_case(caller.0, CaseId(path.1)).await?;
    let language = reader.or(file.in_force.municipality.language);
    Ok(single(
        &CaseFileResponse::of(&file, language),
        file.case.version,
    ))
}

impl ListCasesQuery {
    fn read(self) -> ApiResult<CaseQuery> {
        let stage = self
            .stage
            .map(|word| CaseStage::parse(&word).ok_or_else(unknown_stage))
            .transpose()?;
        Ok(CaseQuery {
            filter: CaseFilter {
                stage,
                coordinator: self.coordinator.map(StaffId),
                unit: word("unit", self.unit)?,
                handler: self.handler.map(StaffId),
                business: self.business.map(BusinessId),
                case_type: word("case_type", self.case_type)?,
                label: word("label", self.label)?.map(|label| onedoor_service::label(&label)),
                due_before: moment("due_before", self.due_before.as_deref())?,
                ..CaseFilter::default()
            },
            text: self.q.filter(|text| !text.trim().is_empty()),
            before: self.cursor.map(CaseId),
            limit: limit(self.limit)?,
        })
    }
}

/// A word that a database can be asked for.
fn word(pointer: &str, given: Option<String>) -> ApiResult<Option<String>> {
    match given {
        Some(word) if word.contains('\0') => Err(ApiError::field(pointer, FieldCode::Nul)),
        other => Ok(other),
    }
}

fn unknown_stage() -> ApiError {
    let allowed: Vec<&str> = CaseStage::ALL.iter().map(|stage| stage.as_str()).collect();
    let problem =
        FieldProblem::new("stage", FieldCode::UnknownValue).with("allowed", allowed.join(", "));
    ApiError::Service(onedoor_service::Error::Invalid(vec![problem]))
}
