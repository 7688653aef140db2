//! Everything that pages load: what is ours from `assets`, and what `build.rs` had npm bring.

use std::future::ready;

use actix_web::{HttpRequest, web};

use crate::asset::{Asset, embedded};
use crate::read_only;

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// How things look: Designsystemet, with its theme.
pub(crate) static DESIGN: Asset =
    embedded!("/assets/designsystemet.css", CSS, "designsystemet.css");

/// What is ours about it: where things stand, what it has no word for, and print.
pub(crate) static STYLE: Asset = embedded!("/assets/onedoor.css", CSS, "onedoor.css");

/// Sends forms and fetches news without loading a page anew.
pub(crate) static HTMX: Asset = embedded!("/assets/htmx.js", SCRIPT, "htmx.js");

/// What the page of a case does beside htmx.
pub(crate) static FOLLOWING: Asset = embedded!("/assets/following.js", SCRIPT, "following.js");

/// The form as an element for any page, and the work that a browser does for it. Its address stands in
/// pages of others, and so never changes.
pub(crate) static FORM: Asset = embedded!("/form.js", SCRIPT, "form.js").for_any_site();

/// Under what terms others let us have what is theirs.
pub(crate) static LICENCES: Asset = embedded!(
    "/assets/licences.txt",
    "text/plain; charset=utf-8",
    "licences.txt"
);

const PICTURE: &str = "image/svg+xml";

// The signs of Designsystemet.
include!(concat!(env!("OUT_DIR"), "/signs.rs"));

static ALL: [&Asset; 6] = [&DESIGN, &STYLE, &HTMX, &FOLLOWING, &FORM, &LICENCES];

/// Puts them into an application.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    for asset in ALL.into_iter().chain(&SIGNS) {
        let answer = move |request: HttpRequest| ready(asset.answer(&request));
        config.service(read_only(asset.path(), answer));
    }
}
