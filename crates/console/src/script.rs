//! The one script: the form as an element for any page, and the work that a browser does for it.

use actix_web::http::header::HeaderName;
use actix_web::{HttpRequest, HttpResponse};

use crate::asset::Asset;

/// Where it is: an address that stands in pages of others, and so never changes.
pub(crate) const PATH: &str = "/form.js";

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

static SCRIPT: Asset = Asset::new(
    PATH,
    "text/javascript; charset=utf-8",
    include_str!("../assets/form.js"),
);

/// Where this very version is.
pub(crate) fn address() -> &'static str {
    SCRIPT.address()
}

/// Pages of any site may load it.
pub(crate) async fn script(request: HttpRequest) -> HttpResponse {
    let mut response = SCRIPT.answer(&request);
    let anybody = actix_web::http::header::HeaderValue::from_static("cross-origin");
    response.headers_mut().insert(RESOURCE_POLICY, anybody);
    response
}
