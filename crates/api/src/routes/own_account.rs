//! One's own account over HTTP.

use actix_web::http::header::ETAG;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use onedoor_service::{NewPasswordInput, ProofInput, Services};

use crate::described::{House, IfRead, TryAgain};
use crate::extract::{Body, FromSession, Seen, etag, session};
use crate::models::account::{
    AccountResponse, ChangePasswordRequest, ConfirmSecondFactorRequest, OwnAccountResponse,
    RecoveryCodesResponse, SecondFactorResponse,
};
use crate::problem::{ApiResult, Problem};
use crate::routes::single;

/// Read your own account.
#[utoipa::path(
    tag = "signing in",
    operation_id = "find_own_account",
    security(("session" = [])),
    params(House),
    responses(
        (status = 200, description = "The account.", body = AccountResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/account")]
pub(crate) async fn find_own_account(
    caller: FromSession,
    services: Data<Services>,
) -> ApiResult<HttpResponse> {
    let found = services.find_own_account(caller.0).await?;
    Ok(single(&AccountResponse::from(&found), found.version))
}

/// Set another password. Your other sessions end.
#[utoipa::path(
    tag = "signing in",
    operation_id = "change_own_password",
    security(("session" = [])),
    params(
        House,
        IfRead,
    ),
    request_body = ChangePasswordRequest,
    responses(
        (status = 200, description = "The password is set. The session has another reference.", body = OwnAccountResponse, headers(
            ("ETag" = String, description = "The account's version."),
            ("Set-Cookie" = String, description = "What the browser holds of the session from now on."),
        )),
        (status = "4XX", description = "The request cannot be carried out. 401 `sign_in_failed` or `second_factor_required`; 429 after too many wrong guesses.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read it again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/account/password")]
pub(crate) async fn change_own_password(
    request: HttpRequest,
    caller: FromSession,
    services: Data<Services>,
    seen: Seen,
    body: Body<ChangePasswordRequest>,
) -> ApiResult<HttpResponse> {
    let proof = ProofInput {
        password: body.value.current_password,
        code: body.value.code,
        source: session::source(&request),
    };
    let password = body.value.password;
    let input = NewPasswordInput { proof, password };
    let changed = services
        .change_own_password(caller.0, seen.0, input)
        .await?;
    Ok(own(&changed))
}

/// Get the secret of a second factor. It counts once its first code was shown.
#[utoipa::path(
    tag = "signing in",
    operation_id = "begin_second_factor",
    security(("session" = [])),
    params(
        House,
        ("If-Match" = String, Header, description = "The `ETag` that you read. Whoever sends this twice has the later secret."),
    ),
    responses(
        (status = 201, description = "The secret, shown this once.", body = SecondFactorResponse, headers(("ETag" = String, description = "The account's version."))),
        (status = "4XX", description = "The request cannot be carried out. 403 `proof_required` if you did not show who you are within ten minutes.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the account again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/account/second-factor")]
pub(crate) async fn begin_second_factor(
    caller: FromSession,
    services: Data<Services>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let secret = services.begin_second_factor(caller.0, seen.0).await?;
    let answer = SecondFactorResponse::from(&secret);
    Ok(HttpResponse::Created()
        .insert_header((ETAG, etag(answer.version())))
        .json(answer))
}

/// Show the first code of a second factor: it counts from now on.
#[utoipa::path(
    tag = "signing in",
    operation_id = "confirm_second_factor",
    security(("session" = [])),
    params(
        House,
        IfRead,
    ),
    request_body = ConfirmSecondFactorRequest,
    responses(
        (status = 200, description = "It counts. The session has another reference.", body = RecoveryCodesResponse, headers(
            ("ETag" = String, description = "The account's version."),
            ("Set-Cookie" = String, description = "What the browser holds of the session from now on."),
        )),
        (status = "4XX", description = "The request cannot be carried out. 403 `proof_required` if you did not show who you are within ten minutes.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the account again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/account/second-factor")]
pub(crate) async fn confirm_second_factor(
    caller: FromSession,
    services: Data<Services>,
    seen: Seen,
    body: Body<ConfirmSecondFactorRequest>,
) -> ApiResult<HttpResponse> {
    let codes = services
        .confirm_second_factor(caller.0, seen.0, body.value.code)
        .await?;
    let mut response = HttpResponse::Ok();
    if let Some(reference) = &codes.reference {
        response.insert_header(session::hold(reference));
    }
    Ok(response
        .insert_header((ETAG, etag(codes.account.version)))
        .json(RecoveryCodesResponse::from(&codes)))
}

/// Take your second factor away, to set up another.
#[utoipa::path(
    tag = "signing in",
    operation_id = "drop_own_second_factor",
    security(("session" = [])),
    params(
        House,
        IfRead,
    ),
    responses(
        (status = 200, description = "It is gone. The session has another reference.", body = OwnAccountResponse, headers(
            ("ETag" = String, description = "The account's version."),
            ("Set-Cookie" = String, description = "What the browser holds of the session from now on."),
        )),
        (status = "4XX", description = "The request cannot be carried out. 403 `proof_required` if you did not show who you are within ten minutes.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the account again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[delete("/account/second-factor")]
pub(crate) async fn drop_own_second_factor(
    caller: FromSession,
    services: Data<Services>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let changed = services.drop_own_second_factor(caller.0, seen.0).await?;
    Ok(own(&changed))
}

/// Get new recovery codes. The old ones count no more.
#[utoipa::path(
    tag = "signing in",
    operation_id = "renew_recovery_codes",
    security(("session" = [])),
    params(
        House,
        ("If-Match" = String, Header, description = "The `ETag` that you read. Whoever sends this twice has the later codes."),
    ),
    responses(
        (status = 201, description = "The codes, shown this once.", body = RecoveryCodesResponse, headers(("ETag" = String, description = "The account's version."))),
        (status = "4XX", description = "The request cannot be carried out. 403 `proof_required` if you did not show who you are within ten minutes.", body = Problem, content_type = "application/problem+json"),
        (status = "5XX", description = "The outcome is unknown; read the account again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/account/recovery-codes")]
pub(crate) async fn renew_recovery_codes(
    caller: FromSession,
    services: Data<Services>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let codes = services.renew_recovery_codes(caller.0, seen.0).await?;
    Ok(HttpResponse::Created()
        .insert_header((ETAG, etag(codes.account.version)))
        .json(RecoveryCodesResponse::from(&codes)))
}

fn own((account, reference): &(onedoor_service::AccountView, String)) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(session::hold(reference))
        .insert_header((ETAG, etag(account.version)))
        .json(OwnAccountResponse::of(account, reference))
}
