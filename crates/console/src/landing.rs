//! The start page: what this is, and where to go.

use actix_web::HttpResponse;
use askama::Template;

use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "landing.html")]
pub(crate) struct LandingPage {
    pub(crate) frame: Frame,
}

pub(crate) async fn landing(reader: Reader) -> Result<HttpResponse, PageFailure> {
    let frame = Frame { language: reader.0 };
    frame.show(Audience::Everybody, &LandingPage { frame })
}
