//! Signing in with an account of our own, sessions, and what other sites and guessers get.

mod browser;
mod cross_site;
mod guesses;
mod links;
mod own_account;
mod pages;
mod second_factor;
mod sessions;
mod sign_in;

use onedoor_domain::StaffId;
use onedoor_domain::directory::Role;
use onedoor_testkit::TestApp;
use serde_json::{Value, json};

pub(crate) use browser::Browser;

/// A password that nobody tries first.
pub(crate) const PASSWORD: &str = "korrekt hest batteri";
/// A coordinator, to whom a password is enough.
pub(crate) const SIGNE: &str = "signe.roegbjerg@eksempel.example";

/// The id of somebody, by e-mail address.
pub(crate) fn id_of(app: &TestApp, email: &str) -> StaffId {
    app.staff("eksempel", email)
}

/// A link by which somebody sets their password.
pub(crate) fn link_for(app: &TestApp, email: &str) -> String {
    let path = format!("accounts/{}/links", id_of(app, email));
    let issued = app.admin().post(&path).send().expect(201);
    crate::sample::text(&issued["secret"])
}

/// Gives somebody an account with the usual password.
pub(crate) fn with_password(app: &TestApp, email: &str) {
    let body = json!({"link": link_for(app, email), "password": PASSWORD});
    let set = app.anonymous().put("password").json(&body).send();
    assert_eq!(set.expect(200)["email"], email);
}

/// Somebody who has signed in with the usual password.
pub(crate) fn signed_in(app: &TestApp, email: &str) -> Browser {
    with_password(app, email);
    let mut browser = Browser::new(app);
    browser.sign_in(email, PASSWORD).expect(201);
    browser
}

/// The e-mail address of somebody who has this role and neither of `but`.
pub(crate) fn somebody(app: &TestApp, role: Role, but: &[Role]) -> String {
    let listed = app.admin().get("staff?limit=200").expect(200);
    let has = |person: &Value, role: &Role| {
        let roles = person["roles"].as_array().unwrap();
        roles.contains(&json!(role.as_str()))
    };
    let people = listed["items"].as_array().unwrap();
    let found = people
        .iter()
        .find(|person| has(person, &role) && !but.iter().any(|other| has(person, other)));
    crate::sample::text(&found.unwrap()["email"])
}
