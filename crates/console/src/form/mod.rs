//! The form that anybody may send, as pages: without scripts in two steps, with one script that does
//! the work for which a browser is let in more often.
//!
//! What was filled in goes from page to page in the form itself; nothing is kept here before it is
//! sent. The challenge with which somebody began is the key of what they send, so that a page that is
//! loaded anew sends nothing twice.

mod filled;
mod pages;

pub(crate) use filled::Filled;
pub(crate) use pages::{Around, DetailsPage, PassedPage, ReceiptPage, WritePage, Wrong, languages};

use actix_web::http::StatusCode;
use actix_web::web::{self, Form, Path};
use actix_web::{HttpResponse, Resource};
use filled::Go;
use onedoor_domain::Language;
use onedoor_service::{
    Error, FieldCode, FieldProblem, FormInput, FormSent, FormShown, Sender, browser,
};

use crate::failure::PageFailure;
use crate::frame::{Audience, Frame};
use crate::guest::Guest;
use crate::read_only;

/// How long what is filled in may be, in bytes.
const LONGEST: usize = 512 * 1024;

type Shown = Result<HttpResponse, PageFailure>;

/// Puts the pages into an application.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    let resource: Resource = read_only("/f/{municipality}", begin);
    config.service(
        resource
            .app_data(web::FormConfig::default().limit(LONGEST))
            .route(web::post().to(go_on)),
    );
}

async fn begin(guest: Guest, slug: Path<String>) -> Shown {
    let (form, frame) = open(&guest, &slug).await?;
    let page = WritePage::of(&form, frame, Filled::default(), Wrong::default());
    frame.ask_anybody(StatusCode::OK, &page)
}

async fn go_on(
    guest: Guest,
    slug: Path<String>,
    sent: Option<Form<Vec<(String, String)>>>,
) -> Shown {
    let (form, frame) = open(&guest, &slug).await?;
    let Some(sent) = sent else {
        // It is too long to be read, or no form.
        let wrong = besides(frame, "form-failed");
        let page = WritePage::of(&form, frame, Filled::default(), wrong);
        return frame.ask_anybody(StatusCode::PAYLOAD_TOO_LARGE, &page);
    };
    let mut filled = Filled::of(sent.into_inner());
    let asked = form.questions(frame.language);
    if !guest.is_ours {
        // Another site had the browser send it: nothing is done, and nothing typed is lost. Of its
        // challenge nothing is kept.
        filled.challenge.clear();
        let wrong = besides(frame, "form-failed");
        return details(&form, frame, filled, wrong, StatusCode::FORBIDDEN);
    }
    match filled.go {
        Go::Back => {
            let page = WritePage::of(&form, frame, filled, Wrong::default());
            frame.ask_anybody(StatusCode::OK, &page)
        }
        Go::On if filled.text.trim().is_empty() => {
            let missing = [FieldProblem::new("/text", FieldCode::Required)];
            let wrong = Wrong::of(&missing, frame, &asked);
            let page = WritePage::of(&form, frame, filled, wrong);
            frame.ask_anybody(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Go::On => details(&form, frame, filled, Wrong::default(), StatusCode::OK),
        Go::Send => send(&guest, &form, frame, filled).await,
    }
}

async fn send(guest: &Guest, form: &FormShown, frame: Frame, filled: Filled) -> Shown {
    let asked = form.questions(frame.language);
    let municipality = &form.in_force.municipality;
    let input = FormInput {
        enquiry: filled.enquiry(&asked, municipality.country, frame.language),
        language: Some(frame.language),
        challenge: filled.challenge.clone(),
        proof: Some(filled.proof.clone()),
        trap: filled.website.clone(),
        key: None,
        source: guest.source.clone(),
        sender: Sender::Page,
    };
    let around = || Around::of(form, frame);
    match guest.services.send_form(&municipality.slug, input).await {
        Ok(FormSent::Registered { receipt, .. }) => {
            let (around, receipt) = (around(), *receipt);
            let page = ReceiptPage {
                frame,
                around,
                receipt,
            };
            frame.ask_anybody(StatusCode::CREATED, &page)
        }
        Ok(FormSent::Passed) => {
            let around = around();
            frame.ask_anybody(StatusCode::ACCEPTED, &PassedPage { frame, around })
        }
        Err(error) => not_sent(guest, form, frame, filled, error),
    }
}

/// Everything that was filled in, with what is wrong about it.
fn not_sent(
    guest: &Guest,
    form: &FormShown,
    frame: Frame,
    mut filled: Filled,
    error: Error,
) -> Shown {
    let asked = form.questions(frame.language);
    if let Error::Invalid(problems) = &error {
        if problems.iter().any(asks_for_another) {
            filled.challenge.clear();
        }
        let wrong = Wrong::of(problems, frame, &asked);
        return details(form, frame, filled, wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (status, key) = if matches!(error, Error::KeyReused) {
        filled.challenge.clear();
        (StatusCode::UNPROCESSABLE_ENTITY, "field-challenge_used")
    } else if matches!(error, Error::TooManyAttempts { .. }) {
        (StatusCode::TOO_MANY_REQUESTS, "form-too_often")
    } else if matches!(error, Error::Refused(_) | Error::Unavailable(_)) {
        (StatusCode::SERVICE_UNAVAILABLE, "form-failed")
    } else {
        return Err(guest.fails(Audience::Everybody, error));
    };
    let wrong = besides(frame, key);
    details(form, frame, filled, wrong, status)
}

/// Whether the challenge cannot be met any more.
fn asks_for_another(problem: &FieldProblem) -> bool {
    problem.pointer == "/proof"
        || matches!(
            problem.code,
            FieldCode::ChallengeTooOld | FieldCode::ChallengeUsed
        )
}

fn details(
    form: &FormShown,
    frame: Frame,
    filled: Filled,
    wrong: Wrong,
    status: StatusCode,
) -> Shown {
    let page = DetailsPage::of(form, frame, filled, wrong);
    frame.ask_anybody(status, &page)
}

fn besides(frame: Frame, key: &str) -> Wrong {
    Wrong {
        besides: vec![frame.say(key)],
        ..Wrong::default()
    }
}

/// The form of a municipality, and the language in which it is shown.
async fn open(guest: &Guest, slug: &str) -> Result<(FormShown, Frame), PageFailure> {
    let missing = || PageFailure::missing(guest.language());
    if !browser::is_short_name(slug) {
        return Err(missing());
    }
    let form = guest.services.show_form(slug).await;
    let form = form.map_err(|error| guest.fails(Audience::Everybody, error))?;
    let language: Language = guest.asks.unwrap_or(form.in_force.municipality.language);
    Ok((form, Frame { language }))
}
