//! The pages on which somebody sets up a second factor.

use actix_web::http::StatusCode;
use askama::Template;
use onedoor_service::{Error, RecoveryCodes, Refusal, SecondFactorSecret, browser};
use serde::Deserialize;

use super::password::mended;
use super::sign_in::holding;
use super::visitor::{Turned, Visitor};
use super::{PageForm, Sent, Shown, see_other};
use crate::frame::Frame;

/// Where the secret is shown, and the first code is typed.
#[derive(Template)]
#[template(path = "signing_in/second_factor.html")]
pub(crate) struct FactorPage {
    pub(crate) frame: Frame,
    pub(crate) slug: String,
    pub(crate) page: String,
    /// What went wrong before.
    pub(crate) said: Option<String>,
    /// The secret to be typed and the address to be opened, shown once.
    pub(crate) secret: Option<(String, String)>,
}

/// Where recovery codes are shown, once.
#[derive(Template)]
#[template(path = "signing_in/codes.html")]
pub(crate) struct CodesPage {
    pub(crate) frame: Frame,
    pub(crate) slug: String,
    pub(crate) codes: Vec<String>,
}

/// The first code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeForm {
    page: String,
    code: String,
}

pub(super) async fn begin(visitor: Visitor, form: Sent<PageForm>) -> Shown {
    let page = form.as_ref().map(|form| form.page.clone());
    match begun(&visitor, page.as_deref()).await {
        Ok(shown) => FactorPage {
            frame: visitor.frame,
            slug: visitor.slug.clone(),
            page: page.unwrap_or_default(),
            said: None,
            secret: Some((shown.secret, shown.address)),
        }
        .show(StatusCode::CREATED),
        Err(why) => turned(&visitor, why).await,
    }
}

pub(super) async fn confirm(visitor: Visitor, form: Sent<CodeForm>) -> Shown {
    let Some(form) = form else {
        return visitor.turn_away(Turned::Elsewhere).await;
    };
    match confirmed(&visitor, &form).await {
        Ok(counted) => {
            let page = CodesPage {
                frame: visitor.frame,
                slug: visitor.slug.clone(),
                codes: counted.codes,
            };
            let mut response = page.frame.ask(StatusCode::OK, &page)?;
            if let Some(reference) = &counted.reference {
                holding(&mut response, &browser::hold(reference));
            }
            Ok(response)
        }
        Err(Turned::Failed(Error::Invalid(problems))) => FactorPage {
            frame: visitor.frame,
            slug: visitor.slug.clone(),
            page: form.page.clone(),
            said: Some(mended(visitor.frame, &problems)),
            secret: None,
        }
        .show(StatusCode::UNPROCESSABLE_ENTITY),
        Err(why) => turned(&visitor, why).await,
    }
}

async fn begun(visitor: &Visitor, page: Option<&str>) -> Result<SecondFactorSecret, Turned> {
    let session = visitor.changing_session(page).await?;
    let services = &visitor.services;
    let account = services.find_own_account(session.clone()).await?;
    Ok(services
        .begin_second_factor(session, account.version)
        .await?)
}

async fn confirmed(visitor: &Visitor, form: &CodeForm) -> Result<RecoveryCodes, Turned> {
    let session = visitor.changing_session(Some(&form.page)).await?;
    let services = &visitor.services;
    let account = services.find_own_account(session.clone()).await?;
    let code = form.code.clone();
    Ok(services
        .confirm_second_factor(session, account.version, code)
        .await?)
}

/// Whoever has a second factor already looks at it; everybody else is told why not.
async fn turned(visitor: &Visitor, why: Turned) -> Shown {
    let is_there = matches!(
        &why,
        Turned::Failed(Error::Stale | Error::Refused(Refusal::SecondFactorThere))
    );
    if is_there {
        Ok(see_other(&visitor.at("account")))
    } else {
        visitor.turn_away(why).await
    }
}

impl FactorPage {
    fn show(&self, status: StatusCode) -> Shown {
        self.frame.ask(status, self)
    }
}
