//! Mail that comes in, over HTTP.

use actix_web::body::SizedStream;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use onedoor_domain::inbound::Outcome;
use onedoor_domain::{CaseId, InboundMailId};
use onedoor_service::{Answered, FieldCode, InboundQuery, Services};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::described::{House, IfRead, ReadAgain, SendAgain, TryAgain};
use crate::extract::{RawMail, Seen, Signed, etag};
use crate::models::inbound::{InboundMailResponse, MailFile};
use crate::models::page::{Page, limit};
use crate::problem::{ApiError, ApiResult};
use crate::routes::{answered, created, page, single};

/// Which mails.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ListInboundQuery {
    /// Those of which this became: `enquiry`, `reply` or `ignored`.
    outcome: Option<String>,
    /// Those of this case.
    case: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<Uuid>,
    /// How many, 1 to 200; 50 if left out.
    limit: Option<u32>,
}

/// Hand in a mail that came for the municipality, as it came.
///
/// It becomes a message on the case to which it belongs, an enquiry of its own, or is set aside with
/// a reason; as it came, it is kept. The same mail, by its `Message-ID` and sender, is taken once: it
/// may be handed in again after any failure.
#[utoipa::path(
    tag = "inbound mail",
    operation_id = "receive_mail",
    params(House),
    request_body(content = MailFile, content_type = "message/rfc822", description = "The mail with its head, at most 25 MB."),
    responses(
        (status = 201, description = "What became of it.", body = InboundMailResponse, headers(
            ("Location" = String, description = "The mail."),
            ("ETag" = String, description = "Its version."),
            ("Idempotent-Replayed" = Option<String>, description = "`true` if it was handed in before."),
        )),
        SendAgain,
    ),
)]
#[post("/inbound/email")]
pub(crate) async fn receive_mail(
    caller: Signed,
    services: Data<Services>,
    path: Path<String>,
    mail: RawMail,
) -> ApiResult<HttpResponse> {
    let taken = services.receive_mail(caller.0, mail.0).await?;
    let at = format!("/v1/{path}/inbound/{}", taken.record.id);
    let body = InboundMailResponse::taken(&taken.record);
    Ok(answered(Answered {
        answer: created(&body, at, etag(taken.record.version)),
        replayed: taken.replayed,
    }))
}

/// List the mails that came in, newest first.
///
/// Of those that belong to a case it tells which, and not what they say.
#[utoipa::path(
    tag = "inbound mail",
    operation_id = "list_inbound_mail",
    params(House, ListInboundQuery),
    responses(
        (status = 200, description = "A page of mails.", body = Page<InboundMailResponse>, headers(("Link" = Option<String>, description = "The next page."))),
        TryAgain,
    ),
)]
#[get("/inbound")]
pub(crate) async fn list_inbound_mail(
    request: HttpRequest,
    caller: Signed,
    services: Data<Services>,
    query: Query<ListInboundQuery>,
) -> ApiResult<HttpResponse> {
    let query = query.into_inner().read()?;
    let found = services.list_inbound_mail(caller.0, query).await?;
    let listed = Page {
        items: found.items.iter().map(InboundMailResponse::from).collect(),
        next: found.next.map(|id| id.to_string()),
    };
    Ok(page(&request, &listed))
}

/// Read what became of a mail.
#[utoipa::path(
    tag = "inbound mail",
    operation_id = "find_inbound_mail",
    params(House, ("id" = Uuid, Path, description = "The mail.")),
    responses(
        (status = 200, description = "The mail.", body = InboundMailResponse, headers(("ETag" = String, description = "Its version."))),
        TryAgain,
    ),
)]
#[get("/inbound/{id}")]
pub(crate) async fn find_inbound_mail(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let id = InboundMailId(path.1);
    let found = services.find_inbound_mail(caller.0, id).await?;
    let version = found.record.version;
    Ok(single(&InboundMailResponse::from(&found), version))
}

/// Download a mail as it came.
///
/// Of one that belongs to a case, whoever may read the words of that. Where a scanner is set up, it is
/// scanned first.
#[utoipa::path(
    tag = "inbound mail",
    operation_id = "read_inbound_mail",
    params(House, ("id" = Uuid, Path, description = "The mail.")),
    responses(
        (status = 200, description = "Its bytes, to be saved and never to be shown in place.", body = MailFile, content_type = "message/rfc822", headers(
            ("Content-Disposition" = String, description = "`attachment`, with a name for the file."),
        )),
        TryAgain,
    ),
)]
#[get("/inbound/{id}/content")]
pub(crate) async fn read_inbound_mail(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
) -> ApiResult<HttpResponse> {
    let id = InboundMailId(path.1);
    let found = services.read_inbound_mail(caller.0, id).await?;
    let name = format!("attachment; filename=\"{id}.eml\"");
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "message/rfc822"))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(SizedStream::new(found.record.size, found.bytes)))
}

/// Make an enquiry of a mail that was set aside.
#[utoipa::path(
    tag = "inbound mail",
    operation_id = "take_inbound_mail",
    params(House, ("id" = Uuid, Path, description = "The mail."), IfRead),
    responses(
        (status = 200, description = "The mail as it is now, with its case.", body = InboundMailResponse, headers(("ETag" = String, description = "Its version."))),
        ReadAgain,
    ),
)]
#[post("/inbound/{id}/take")]
pub(crate) async fn take_inbound_mail(
    caller: Signed,
    services: Data<Services>,
    path: Path<(String, Uuid)>,
    seen: Seen,
) -> ApiResult<HttpResponse> {
    let id = InboundMailId(path.1);
    let taken = services.take_inbound_mail(caller.0, id, seen.0).await?;
    let version = taken.record.version;
    Ok(single(&InboundMailResponse::from(&taken), version))
}

impl ListInboundQuery {
    fn read(self) -> ApiResult<InboundQuery> {
        let outcome = self.outcome.map(|word| {
            Outcome::parse(&word).ok_or_else(|| ApiError::field("outcome", FieldCode::NoSuchThing))
        });
        Ok(InboundQuery {
            outcome: outcome.transpose()?,
            case: self.case.map(CaseId),
            before: self.cursor.map(InboundMailId),
            limit: limit(self.limit)?,
        })
    }
}
