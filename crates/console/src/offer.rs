//! The page that a link in an offer opens. Looking at it changes nothing, because whatever scans
//! mail follows links; its two forms do.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use onedoor_domain::contribution::DeclineReason;
use onedoor_service::{DeclineInput, Error, OfferShown, Replied, Services, texts};
use serde::Deserialize;

use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::reader::Reader;
use crate::signing_in::mended;

/// An offer, and what can be replied.
#[derive(Template)]
#[template(path = "offer/offer.html")]
pub(crate) struct OfferPage {
    pub(crate) frame: Frame,
    pub(crate) municipality: String,
    pub(crate) lead: String,
    pub(crate) whose: String,
    pub(crate) case_types: Vec<String>,
    pub(crate) coordinator: Option<(String, String)>,
    pub(crate) reasons: Vec<(&'static str, String)>,
    /// What went wrong before.
    pub(crate) said: Option<String>,
}

/// What became of it.
#[derive(Template)]
#[template(path = "offer/replied.html")]
pub(crate) struct RepliedPage {
    pub(crate) frame: Frame,
    pub(crate) title: String,
    pub(crate) detail: String,
}

/// A reply.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyForm {
    reply: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    words: String,
}

pub(crate) async fn show(
    reader: Reader,
    services: Data<Services>,
    link: Path<String>,
) -> Result<HttpResponse, PageFailure> {
    match services.show_offer(&link).await {
        Ok(offer) => {
            let page = OfferPage::of(&offer, None);
            page.frame.ask(StatusCode::OK, &page)
        }
        Err(error) => ended(reader, error),
    }
}

pub(crate) async fn reply(
    reader: Reader,
    services: Data<Services>,
    link: Path<String>,
    form: Option<Form<ReplyForm>>,
) -> Result<HttpResponse, PageFailure> {
    let offer = match services.show_offer(&link).await {
        Ok(offer) => offer,
        Err(error) => return ended(reader, error),
    };
    let Some((reply, key)) = form.and_then(|form| form.into_inner().read()) else {
        let page = OfferPage::of(&offer, None);
        return page.frame.ask(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match services.reply_to_offer(&link, reply).await {
        Ok(()) => {
            let frame = Frame {
                language: offer.language,
            };
            let page = RepliedPage {
                frame,
                title: frame.say("page-offer-title"),
                detail: frame.say(key),
            };
            frame.ask(StatusCode::OK, &page)
        }
        Err(Error::Invalid(problems)) => {
            let frame = Frame {
                language: offer.language,
            };
            let page = OfferPage::of(&offer, Some(mended(frame, &problems)));
            frame.ask(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => ended(reader, error),
    }
}

impl ReplyForm {
    fn read(self) -> Option<(Replied, &'static str)> {
        match self.reply.as_str() {
            "accept" => Some((Replied::Accepted, "page-offer-accepted")),
            "decline" => {
                let input = DeclineInput {
                    reason: self.reason,
                    words: Some(self.words).filter(|words| !words.trim().is_empty()),
                    better_unit: None,
                };
                Some((Replied::Declined(input), "page-offer-declined"))
            }
            _ => None,
        }
    }
}

impl OfferPage {
    fn of(offer: &OfferShown, said: Option<String>) -> Self {
        let language = offer.language;
        let lead = [
            ("unit", offer.unit.clone()),
            ("reference", offer.reference.clone()),
        ];
        let whose = [("person", offer.person.clone())];
        let reason = |reason: &DeclineReason| {
            let key = format!("page-offer-reason-{reason}");
            (reason.as_str(), texts::say(language, &key))
        };
        Self {
            frame: Frame { language },
            municipality: offer.municipality.clone(),
            lead: texts::say_with(language, "page-offer-lead", &lead),
            whose: texts::say_with(language, "page-offer-for", &whose),
            case_types: offer.case_types.clone(),
            coordinator: offer.coordinator.clone(),
            reasons: offer.reasons.iter().map(reason).collect(),
            said,
        }
    }
}

/// The link does not count any more, or somebody else was faster. Anything else is a failure.
fn ended(reader: Reader, error: Error) -> Result<HttpResponse, PageFailure> {
    let is_over = matches!(
        error,
        Error::NotFound
            | Error::Forbidden
            | Error::Stale
            | Error::NotNow(_)
            | Error::Refused(_)
            | Error::Unauthenticated
    );
    if !is_over {
        return Err(PageFailure {
            error,
            audience: Audience::Holder,
            language: reader.0,
        });
    }
    let frame = Frame { language: reader.0 };
    let page = RepliedPage {
        frame,
        title: frame.say("page-offer-gone-title"),
        detail: frame.say("page-offer-gone-detail"),
    };
    frame.ask(StatusCode::NOT_FOUND, &page)
}
