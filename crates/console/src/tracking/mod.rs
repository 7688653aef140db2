//! The page on which a business follows its case, and by which it answers. The code in the address is
//! its only key; nothing is changed by looking.

mod lines;
mod page;
mod upload;

#[cfg(test)]
pub(crate) use page::{Doing, Line, Part, Person, Promise, Question, Words};
pub(crate) use page::{TrackingPage, Typed};

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::{self, Data, Form, Path};
use actix_web::{HttpRequest, HttpResponse, guard};
use onedoor_domain::{Language, MessageId};
use onedoor_service::{Error, Followed, ReceivedInput};
use serde::Deserialize;
use uuid::Uuid;

use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::guest::Guest;
use crate::{AttachmentLimit, read_only};
use page::Said;

/// How long what is written may be, in bytes.
const LONGEST: usize = 512 * 1024;

type Shown = Result<HttpResponse, PageFailure>;

/// What somebody writes or chooses.
#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    text: String,
    /// The message that they answer; empty if none.
    #[serde(default)]
    in_reply_to: String,
    /// Whether they want to follow the case by mail: then they write nothing.
    by_mail: Option<bool>,
}

/// Puts the page into an application.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    let is_form = guard::fn_guard(|context| {
        let kind = context.head().headers().get("content-type");
        kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
    });
    config.service(
        read_only("/t/{code}", show)
            .app_data(web::FormConfig::default().limit(LONGEST))
            .route(web::post().guard(is_form).to(send_file))
            .route(web::post().to(reply)),
    );
}

async fn show(guest: Guest, code: Path<String>, request: HttpRequest) -> Shown {
    let said = if request.query_string().contains("said=came") {
        Said::Came
    } else if request.query_string().contains("said=chosen") {
        Said::Chosen
    } else {
        Said::Nothing
    };
    page(&guest, &code, said, (StatusCode::OK, Typed::default())).await
}

async fn reply(guest: Guest, code: Path<String>, sent: Option<Form<Reply>>) -> Shown {
    let Some(sent) = sent.filter(|_| guest.is_ours) else {
        let refused = (StatusCode::FORBIDDEN, Typed::default());
        return page(&guest, &code, Said::Nothing, refused).await;
    };
    let Reply {
        text,
        in_reply_to,
        by_mail,
    } = sent.into_inner();
    if let Some(follows) = by_mail {
        return choose_mail(&guest, &code, follows).await;
    }
    let text = text.replace("\r\n", "\n");
    if text.trim().is_empty() {
        let empty = (StatusCode::UNPROCESSABLE_ENTITY, Typed::default());
        return page(&guest, &code, Said::Empty, empty).await;
    }
    let input = ReceivedInput {
        in_reply_to: in_reply_to.parse::<Uuid>().ok().map(MessageId),
        text: text.clone(),
        ..ReceivedInput::default()
    };
    let came = guest.services.receive_from_business(&code, input).await;
    let typed = Typed { text, in_reply_to };
    after(&guest, &code, came.map(|_| ()), typed).await
}

async fn choose_mail(guest: &Guest, code: &str, follows: bool) -> Shown {
    let chosen = guest.services.follow_by_mail(code, follows).await;
    chosen.map_err(|error| guest.fails(Audience::Holder, error))?;
    Ok(HttpResponse::SeeOther()
        // As seen from this very address, so that the code stands in it no second time.
        .insert_header((LOCATION, format!("?{}said=chosen", asked_in(guest))))
        .finish())
}

async fn send_file(
    guest: Guest,
    code: Path<String>,
    limit: Data<AttachmentLimit>,
    parts: Multipart,
) -> Shown {
    if !guest.is_ours {
        let refused = (StatusCode::FORBIDDEN, Typed::default());
        return page(&guest, &code, Said::Nothing, refused).await;
    }
    let came = upload::take_in(&guest.services, &code, parts, limit.0).await;
    after(&guest, &code, came, Typed::default()).await
}

/// Back to the page, which says that it came; or the page as it is, which says why it did not, and
/// still has what was typed.
async fn after(guest: &Guest, code: &str, came: Result<(), Error>, typed: Typed) -> Shown {
    match came {
        Ok(()) => Ok(HttpResponse::SeeOther()
            // As seen from this very address, so that the code stands in it no second time.
            .insert_header((LOCATION, format!("?{}said=came", asked_in(guest))))
            .finish()),
        Err(Error::NotFound) => Err(guest.fails(Audience::Holder, Error::NotFound)),
        Err(error) => {
            let status = if matches!(error, Error::Invalid(_)) {
                StatusCode::UNPROCESSABLE_ENTITY
            } else if matches!(error, Error::Refused(_)) {
                StatusCode::CONFLICT
            } else {
                StatusCode::SERVICE_UNAVAILABLE
            };
            page(guest, code, Said::NotTaken(error), (status, typed)).await
        }
    }
}

fn asked_in(guest: &Guest) -> String {
    let named = guest.asks.filter(|_| guest.named);
    named.map_or_else(String::new, |language| format!("language={language}&"))
}

async fn page(
    guest: &Guest,
    code: &str,
    said: Said,
    (status, typed): (StatusCode, Typed),
) -> Shown {
    let followed = guest.services.follow_case(code).await;
    let followed = followed.map_err(|error| guest.fails(Audience::Holder, error))?;
    let frame = Frame {
        language: language_of(guest, &followed),
    };
    frame.ask_with_scripts(status, &TrackingPage::of(&followed, frame, said, typed))
}

/// The language of the case, unless somebody asks for another by name.
fn language_of(guest: &Guest, followed: &Followed) -> Language {
    let named = guest.asks.filter(|_| guest.named);
    named.unwrap_or(followed.file.case.language)
}
