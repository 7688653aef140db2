//! The one stylesheet.

use actix_web::{HttpRequest, HttpResponse};

use crate::asset::Asset;

/// Where it is.
pub(crate) const PATH: &str = "/assets/onedoor.css";

static STYLESHEET: Asset = Asset::new(
    PATH,
    "text/css; charset=utf-8",
    include_str!("../assets/onedoor.css"),
);

/// Where this very version is.
pub(crate) fn address() -> &'static str {
    STYLESHEET.address()
}

pub(crate) async fn stylesheet(request: HttpRequest) -> HttpResponse {
    STYLESHEET.answer(&request)
}
