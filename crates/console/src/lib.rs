//! Pages, rendered on the server.

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Responder, get};
use onedoor_service::Services;

/// Puts the pages into an application.
pub fn configure(services: Services, openapi: String) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(services))
            .app_data(Data::new(Description(openapi)))
            .service(description);
    }
}

/// The API's description, as JSON.
struct Description(String);

#[get("/openapi.json")]
async fn description(document: Data<Description>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(document.0.clone())
}
