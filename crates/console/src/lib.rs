//! Pages, rendered on the server: no scripts, one stylesheet of our own, nothing from elsewhere.

mod docs;
mod failure;
mod frame;
mod landing;
mod problems;
mod reader;
mod signing_in;
mod stylesheet;
mod tracking;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Resource, Responder};
use onedoor_service::Services;

/// Puts the pages into an application. `openapi` is the API's description, as JSON.
pub fn configure(
    services: Services,
    openapi: &'static str,
) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(services))
            .app_data(Data::new(Description(openapi)))
            .service(read_only("/", landing::landing))
            .service(read_only("/docs", docs::docs))
            .service(read_only("/openapi.json", description))
            .service(read_only("/problems", problems::problems))
            .service(read_only("/problems/{code}", problems::problem))
            .service(read_only("/t/{code}", tracking::tracking))
            .configure(signing_in::configure)
            .service(read_only(stylesheet::PATH, stylesheet::stylesheet));
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

/// The API's description, as JSON.
struct Description(&'static str);

async fn description(document: Data<Description>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(document.0)
}
