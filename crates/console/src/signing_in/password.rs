//! The page on which somebody sets a password by the secret of a link.

use actix_web::http::StatusCode;
use askama::Template;
use onedoor_service::{Error, FieldProblem, PasswordByLinkInput, texts};
use serde::Deserialize;

use super::sign_in::{Said, SignInPage};
use super::visitor::{Turned, Visitor};
use super::{Sent, Shown};
use crate::frame::Frame;

/// Where a password is set.
#[derive(Template)]
#[template(path = "signing_in/password.html")]
pub(crate) struct PasswordPage {
    pub(crate) frame: Frame,
    pub(crate) slug: String,
    /// What went wrong before.
    pub(crate) said: Option<String>,
}

/// A password that is set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PasswordForm {
    link: String,
    password: String,
    #[serde(default)]
    code: String,
}

pub(super) async fn show(visitor: Visitor) -> Shown {
    PasswordPage::of(&visitor, None).show(StatusCode::OK)
}

pub(super) async fn set(visitor: Visitor, form: Sent<PasswordForm>) -> Shown {
    let Some(form) = form.filter(|_| visitor.must_be_ours().is_ok()) else {
        return visitor.turn_away(Turned::Elsewhere).await;
    };
    let form = form.into_inner();
    let input = PasswordByLinkInput {
        link: form.link.trim().to_owned(),
        password: form.password,
        code: Some(form.code).filter(|code| !code.trim().is_empty()),
        source: visitor.source.clone(),
    };
    let frame = visitor.frame;
    let (status, said) = match visitor.services.set_password(&visitor.slug, input).await {
        Ok(_) => {
            let page = SignInPage::of(&visitor, Said::PasswordSet, String::new());
            return page.await?.show();
        }
        Err(Error::NotFound) => (StatusCode::NOT_FOUND, frame.say("page-password-unknown")),
        Err(Error::Invalid(problems)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, mended(frame, &problems))
        }
        Err(error) => return visitor.turn_away(Turned::Failed(error)).await,
    };
    PasswordPage::of(&visitor, Some(said)).show(status)
}

impl PasswordPage {
    fn of(visitor: &Visitor, said: Option<String>) -> Self {
        Self {
            frame: visitor.frame,
            slug: visitor.slug.clone(),
            said,
        }
    }

    fn show(&self, status: StatusCode) -> Shown {
        self.frame.ask(status, self)
    }
}

/// What is to be mended, in words.
pub(crate) fn mended(frame: Frame, problems: &[FieldProblem]) -> String {
    let sentence = |problem: &FieldProblem| {
        let key = format!("field-{}", problem.code);
        texts::say_with(frame.language, &key, &problem.params)
    };
    problems.iter().map(sentence).collect::<Vec<_>>().join(" ")
}
