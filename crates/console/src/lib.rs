//! Pages, rendered on the server. They look like Designsystemet, whose style sheet lies in the program;
//! nothing comes from elsewhere while they are shown. Two have scripts, the public form and the page of
//! a case, and work without them.

mod asset;
mod assets;
mod docs;
mod failure;
mod form;
mod frame;
mod guest;
mod landing;
mod offer;
mod performance;
mod problems;
mod reader;
mod signing_in;
mod tracking;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Resource, Responder};
use onedoor_service::Services;

/// Puts the pages into an application. `openapi` is the API's description, as JSON; a file that is sent
/// to a page may have `attachment_limit` bytes.
pub fn configure(
    services: Services,
    openapi: &'static str,
    attachment_limit: usize,
) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(services))
            .app_data(Data::new(Description(openapi)))
            .app_data(Data::new(AttachmentLimit(attachment_limit)))
            .service(read_only("/", landing::landing))
            .service(read_only("/docs", docs::docs))
            .service(read_only("/openapi.json", description))
            .service(read_only("/problems", problems::problems))
            .service(read_only("/problems/{code}", problems::problem))
            .configure(tracking::configure)
            .service(read_only("/p/{municipality}", performance::performance))
            .service(read_only("/offer/{link}", offer::show).route(web::post().to(offer::reply)))
            .configure(signing_in::configure)
            .configure(form::configure)
            .configure(assets::configure);
    }
}

/// Something that is only ever read.
fn read_only<F, Args>(path: &str, handler: F) -> Resource
where
    F: actix_web::Handler<Args> + Clone,
    Args: actix_web::FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(path)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
}

/// How large a file may be, in bytes.
struct AttachmentLimit(usize);

/// The API's description, as JSON.
struct Description(&'static str);

async fn description(document: Data<Description>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(document.0)
}
