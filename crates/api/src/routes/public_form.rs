//! The form that anybody may send, over HTTP.

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::Language;
use onedoor_service::{AttachmentFile, Error, FormInput, FormSent, Sender, Services};

use crate::described::{House, Once, SendAgain, TryAgain};
use crate::extract::{Body, Upload, bearer, session};
use crate::models::attachment::AddAttachmentForm;
use crate::models::performance::PerformanceResponse;
use crate::models::public_form::{
    AttachedResponse, FormPassedResponse, FormReceiptResponse, FormResponse, LanguageQuery,
    SendFormRequest,
};
use crate::problem::ApiResult;
use crate::reader::Reader;
use crate::routes::{added, answered};

/// Read what the form of a municipality shows.
///
/// Case types with the questions that each needs, what to bring, what is promised by when, when the
/// municipality is open, and a challenge that must be met when the form is sent. Pages of the sites
/// that the installation names (`ONEDOOR_CORS_ORIGINS`) may ask it from a browser.
#[utoipa::path(
    tag = "public",
    operation_id = "show_form",
    security(()),
    params(House, LanguageQuery),
    responses(
        (status = 200, description = "The form.", body = FormResponse),
        TryAgain,
    ),
)]
#[get("/form")]
pub(crate) async fn show_form(
    reader: Reader,
    services: Data<Services>,
    path: Path<String>,
    query: Query<LanguageQuery>,
) -> ApiResult<HttpResponse> {
    let form = services.show_form(&path).await?;
    let language = asked(&query, reader).unwrap_or(form.in_force.municipality.language);
    let shown = FormResponse::of(&form, language, services.public_url());
    Ok(HttpResponse::Ok().json(shown))
}

/// Send the form, without an account.
///
/// It becomes a case like any enquiry, and the answer is the receipt: who is your person, what
/// happens next, by when, and the link by which the case is followed. The same `Idempotency-Key` with
/// the same content gives the same receipt, whatever challenge comes with it; without a key, the
/// challenge is the key.
#[utoipa::path(
    tag = "public",
    operation_id = "send_form",
    security(()),
    params(House, LanguageQuery, Once),
    request_body = SendFormRequest,
    responses(
        (status = 201, description = "The case was opened; this is the receipt.", body = FormReceiptResponse, headers(
            ("Location" = String, description = "The page on which the case is followed."),
        )),
        (status = 202, description = "Nothing is told, and nothing was taken in: the field that people do not see was filled in.", body = FormPassedResponse),
        SendAgain,
    ),
)]
#[post("/enquiries")]
pub(crate) async fn send_form(
    request: HttpRequest,
    reader: Reader,
    services: Data<Services>,
    path: Path<String>,
    query: Query<LanguageQuery>,
    body: Body<SendFormRequest>,
) -> ApiResult<HttpResponse> {
    let input = FormInput {
        language: asked(&query, reader),
        challenge: body.value.challenge.clone(),
        proof: body.value.proof.clone(),
        trap: body.value.website.clone(),
        key: body.once.map(|once| once.key),
        source: session::source(&request),
        sender: Sender::Program,
        enquiry: body.value.enquiry(),
    };
    Ok(sent(services.send_form(&path, input).await?))
}

/// Send a file to the case that a tracking code opens: the code is the bearer token.
///
/// One file a request. It is checked like every file, and the coordinator is told that it came.
#[utoipa::path(
    tag = "public",
    operation_id = "send_file",
    security(("tracking" = [])),
    params(House, Once),
    request_body(content = AddAttachmentForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The file came.", body = AttachedResponse),
        SendAgain,
    ),
)]
#[post("/attachments")]
pub(crate) async fn send_file(
    request: HttpRequest,
    services: Data<Services>,
    path: Path<String>,
    upload: Upload,
) -> ApiResult<HttpResponse> {
    let code = bearer(&request).ok_or(Error::Unauthenticated)?;
    services.must_open_here(&code, &path).await?;
    let incoming = services.receive_file_from_business(&code).await?;
    let received = upload.into_store(incoming).await?;
    let render = |new: &AttachmentFile| added(&AttachedResponse::from(new));
    let answer = services
        .add_attachment_from_business(
            &code,
            received.incoming,
            received.input,
            received.once,
            render,
        )
        .await?;
    Ok(answered(answer))
}

/// Read how well a municipality kept its promises in the last twelve months.
///
/// Counted by case type, unit and promise, and nobody's in particular: what there are fewer than five
/// of is left out. It is counted anew every ten minutes at most.
#[utoipa::path(
    tag = "public",
    operation_id = "show_performance",
    security(()),
    params(House, LanguageQuery),
    responses(
        (status = 200, description = "The figures.", body = PerformanceResponse),
        TryAgain,
    ),
)]
#[get("/performance")]
pub(crate) async fn show_performance(
    reader: Reader,
    services: Data<Services>,
    path: Path<String>,
    query: Query<LanguageQuery>,
) -> ApiResult<HttpResponse> {
    let counted = services.show_performance(&path).await?;
    let language = asked(&query, reader).unwrap_or(counted.in_force.municipality.language);
    Ok(HttpResponse::Ok().json(PerformanceResponse::of(&counted, language)))
}

/// The language that somebody asks for by name, else by the header.
fn asked(query: &LanguageQuery, reader: Reader) -> Option<Language> {
    let named = query.language.as_deref().and_then(Language::parse);
    named.or(reader.0)
}

fn sent(sent: FormSent) -> HttpResponse {
    match sent {
        FormSent::Passed => HttpResponse::Accepted().json(FormPassedResponse { accepted: true }),
        FormSent::Registered { receipt, replayed } => {
            let mut response = HttpResponse::Created();
            response.insert_header(("location", receipt.url.clone()));
            if replayed {
                response.insert_header(("idempotent-replayed", "true"));
            }
            response.json(FormReceiptResponse::from(*receipt))
        }
    }
}
