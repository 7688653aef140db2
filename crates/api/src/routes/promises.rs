//! What happens on a case and moves its promises, over HTTP.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use onedoor_domain::{CaseId, ReferralId};
use onedoor_service::Services;
use uuid::Uuid;

use crate::described::{CaseAfter, House, Once, SendAgain};
use crate::extract::{Body, Signed};
use crate::models::promise::{AnswerReferralRequest, FeePaidRequest, SendReferralRequest};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{answered, case_after};

/// Note that the fee was paid.
#[utoipa::path(
    tag = "promises",
    operation_id = "record_fee_paid",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = FeePaidRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/fee-paid")]
pub(crate) async fn record_fee_paid(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<FeePaidRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .record_fee_paid(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Note that an authority outside the municipality was asked.
#[utoipa::path(
    tag = "promises",
    operation_id = "send_referral",
    params(House, ("id" = Uuid, Path, description = "The case."), Once),
    request_body = SendReferralRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/referrals")]
pub(crate) async fn send_referral(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    body: Body<SendReferralRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .send_referral(
            caller.0,
            CaseId(path.1),
            body.value.into(),
            body.once,
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}

/// Note that it answered.
#[utoipa::path(
    tag = "promises",
    operation_id = "answer_referral",
    params(
        House,
        ("id" = Uuid, Path, description = "The case."),
        ("referral" = Uuid, Path, description = "The referral, as it stands in the case's `papers`."),
        Once,
    ),
    request_body = AnswerReferralRequest,
    responses(CaseAfter, SendAgain),
)]
#[post("/cases/{id}/referrals/{referral}/answered")]
pub(crate) async fn answer_referral(
    caller: Signed,
    reader: Reader,
    services: Data<Services>,
    path: Path<(String, Uuid, Uuid)>,
    body: Body<AnswerReferralRequest>,
) -> ApiResult<HttpResponse> {
    let answer = services
        .answer_referral(
            caller.0,
            CaseId(path.1),
            ReferralId(path.2),
            body.value.into(),
            body.once,
            move |file| case_after(file, &reader),
        )
        .await?;
    Ok(answered(answer))
}
