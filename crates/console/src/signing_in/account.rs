//! The page on which somebody sees who they are here and where they are signed in.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use onedoor_domain::SessionId;
use onedoor_service::{Error, InSession, OwnView, texts};
use uuid::Uuid;

use super::sign_in::SignedOutPage;
use super::visitor::{Turned, Visitor};
use super::{PageForm, Sent, Shown, see_other};
use crate::frame::Frame;

/// What somebody sees of themselves.
#[derive(Template)]
#[template(path = "signing_in/account.html")]
pub(crate) struct AccountPage {
    pub(crate) frame: Frame,
    pub(crate) slug: String,
    pub(crate) page: String,
    pub(crate) municipality: String,
    pub(crate) name: String,
    pub(crate) email: String,
    /// Whether they may do nothing else before they have a second factor.
    pub(crate) must_set_up: bool,
    /// What there is to say of their second factor; nothing if they sign in elsewhere.
    pub(crate) factor: Option<String>,
    /// Whether they can set one up.
    pub(crate) may_set_up: bool,
    pub(crate) sessions: Vec<SessionShown>,
}

/// A session.
pub(crate) struct SessionShown {
    pub(crate) id: String,
    pub(crate) agent: String,
    pub(crate) since: String,
    pub(crate) is_here: bool,
}

pub(super) async fn show(visitor: Visitor) -> Shown {
    let session = match visitor.session().await {
        Ok(session) => session,
        Err(error) => return visitor.turn_away(Turned::Failed(error)).await,
    };
    match visitor.services.show_own(&session).await {
        Ok(own) => {
            let page = AccountPage::of(&visitor, &session, own);
            page.frame.ask(StatusCode::OK, &page)
        }
        Err(error) => visitor.turn_away(Turned::Failed(error)).await,
    }
}

pub(super) async fn sign_out(visitor: Visitor, form: Sent<PageForm>) -> Shown {
    let page = form.as_ref().map(|form| form.page.as_str());
    let session = match visitor.changing_session(page).await {
        Ok(session) => session,
        Err(why) => return visitor.turn_away(why).await,
    };
    let out = visitor.services.sign_out(session).await;
    SignedOutPage {
        frame: visitor.frame,
        slug: visitor.slug.clone(),
        provider_url: out.map_err(|error| visitor.fails(error))?,
    }
    .show()
}

pub(super) async fn end_session(
    visitor: Visitor,
    path: Path<(String, Uuid)>,
    form: Sent<PageForm>,
) -> Shown {
    let page = form.as_ref().map(|form| form.page.as_str());
    let session = match visitor.changing_session(page).await {
        Ok(session) => session,
        Err(why) => return visitor.turn_away(why).await,
    };
    let ended = visitor
        .services
        .end_session(session.caller, SessionId(path.1));
    match ended.await {
        // Whoever ends what has ended has what they wanted.
        Ok(()) | Err(Error::NotFound) => Ok(see_other(&visitor.at("account"))),
        Err(error) => visitor.turn_away(Turned::Failed(error)).await,
    }
}

impl AccountPage {
    fn of(visitor: &Visitor, session: &InSession, own: OwnView) -> Self {
        let frame = visitor.frame;
        let sessions = own.sessions.iter().map(|record| {
            let since = own.moment_text(record.started_at, frame.language);
            SessionShown {
                id: record.id.to_string(),
                agent: record.agent.clone().unwrap_or_default(),
                since: texts::say_with(
                    frame.language,
                    "page-account-session-since",
                    &[("moment", since)],
                ),
                is_here: record.id == session.record.id,
            }
        });
        let account = own.account.as_ref();
        Self {
            frame,
            slug: visitor.slug.clone(),
            page: session.page_token.clone(),
            must_set_up: session.caller.only.is_some(),
            factor: account.map(|account| match account.second_factor_at {
                Some(_) => texts::say_with(
                    frame.language,
                    "page-account-factor-on",
                    &[("count", account.recovery_codes_left.to_string())],
                ),
                None => frame.say("page-account-factor-off"),
            }),
            may_set_up: account.is_some_and(|account| account.second_factor_at.is_none()),
            sessions: sessions.collect(),
            municipality: own.municipality.name,
            name: own.person.name,
            email: own.person.email,
        }
    }
}
