//! The public form as pages, in a browser that runs no scripts.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    ORIGIN,
};
use actix_web::test::TestRequest;
use jiff::SignedDuration;

use super::followed::House;
use super::public::{Answer, SCRIPTED_POLICY, ask};

const FORM: &str = "/f/eksempel?language=da";

async fn begin(house: &House) -> Answer {
    ask(house, TestRequest::get().uri(FORM)).await
}

/// The challenge in a page.
fn challenge(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("name=\"challenge\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

fn with<'a>(challenge: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("challenge", challenge),
        ("proof", ""),
        ("text", "Jeg vil åbne en café i Nygade 3."),
        ("case_types", "restaurant_cafe"),
        ("q-alcohol_served", "true"),
        ("name", "Mette <b>Holm"),
        ("email", "mette@nygade.example"),
        ("website", ""),
        ("go", "send"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

async fn post(house: &House, fields: &[(&str, &str)]) -> Answer {
    ask(house, TestRequest::post().uri(FORM).set_form(fields)).await
}

async fn ready(house: &House) -> String {
    let challenge = challenge(&begin(house).await);
    house.wait(SignedDuration::from_secs(10));
    challenge
}

#[actix_web::test]
async fn the_form_begins_with_what_it_is_about_and_runs_only_our_script() {
    let house = House::danish().await;
    let page = begin(&house).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(CONTENT_SECURITY_POLICY), SCRIPTED_POLICY);
    assert_eq!(page.header(CACHE_CONTROL), "no-store");
    assert_eq!(page.body.matches("<script").count(), 1);
    for shown in [
        "<html lang=\"da\">",
        "Skriv til Eksempel Kommune",
        "value=\"restaurant_cafe\"",
    ] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let swedish = TestRequest::get().uri("/f/eksempel");
    let page = ask(&house, swedish.insert_header((ACCEPT_LANGUAGE, "sv"))).await;
    assert!(page.body.contains("<html lang=\"sv\">"));
    let missing = ask(&house, TestRequest::get().uri("/f/nowhere")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.header(CONTENT_TYPE).starts_with("text/html"));
}

#[actix_web::test]
async fn what_was_chosen_decides_what_is_asked_and_promised_before_it_is_sent() {
    let house = House::danish().await;
    let challenge = ready(&house).await;
    let page = post(&house, &with(&challenge, &[("go", "on")])).await;
    assert_eq!(page.status, StatusCode::OK);
    for shown in [
        "Skal der serveres alkohol?",
        "Det lover vi",
        "Det skal du have med",
        "arbejdsdage",
    ] {
        assert!(page.body.contains(shown), "{shown}");
    }
    assert!(
        page.body.contains("value=\"true\" checked"),
        "the answer is kept"
    );
    // Whoever only describes it is asked what the text seems to be about.
    let described = [
        ("go", "on"),
        ("case_types", ""),
        ("text", "Jeg vil åbne en restaurant"),
    ];
    let page = post(&house, &with(&challenge, &described)).await;
    assert!(page.body.contains("Skal der serveres alkohol?"));
    let nothing = post(&house, &with(&challenge, &[("go", "on"), ("text", " ")])).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("href=\"#text\""));
    let back = post(&house, &with(&challenge, &[("go", "back")])).await;
    assert!(back.body.contains(
        "id=\"type-restaurant_cafe\" name=\"case_types\" value=\"restaurant_cafe\" checked"
    ));
    assert!(
        back.body
            .contains("name=\"email\" value=\"mette@nygade.example\"")
    );
}

#[actix_web::test]
async fn a_form_is_sent_and_answered_with_a_receipt_once() {
    let house = House::danish().await;
    let challenge = ready(&house).await;
    let sent = post(&house, &with(&challenge, &[])).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.body);
    let reference = |page: &Answer| {
        let (_, rest) = page.body.split_once("<strong>").unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    for shown in [
        "Vi har modtaget det",
        "Din kontaktperson",
        "http://localhost/t/",
        "2026 kl. ",
    ] {
        assert!(sent.body.contains(shown), "{shown}");
    }
    // Loaded anew, the page sends it again.
    let again = post(&house, &with(&challenge, &[])).await;
    assert_eq!(reference(&again), reference(&sent));
    // Another text under the same challenge is another form.
    let other = post(&house, &with(&challenge, &[("text", "Noget andet")])).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        !other.body.contains(&challenge),
        "the next one has a challenge of its own"
    );
}

#[actix_web::test]
async fn what_is_wrong_is_told_at_its_field_and_what_was_typed_is_kept() {
    let house = House::danish().await;
    let challenge = ready(&house).await;
    let wrong = [("email", "no address"), ("name", "")];
    let page = post(&house, &with(&challenge, &wrong)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in [
        "role=\"alert\"",
        "href=\"#email\"",
        "id=\"email-wrong\"",
        "href=\"#name\"",
        "value=\"no address\"",
        "Nygade 3.</textarea>",
        &challenge,
    ] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let mended = post(&house, &with(&challenge, &[])).await;
    assert_eq!(mended.status, StatusCode::CREATED);
    assert!(!mended.body.contains("<b>"));
}

#[actix_web::test]
async fn the_trap_the_clock_and_other_sites_keep_programs_out() {
    let house = House::danish().await;
    let challenge = challenge(&begin(&house).await);
    let fast = post(&house, &with(&challenge, &[])).await;
    assert_eq!(fast.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.wait(SignedDuration::from_secs(10));
    let trapped = post(&house, &with(&challenge, &[("website", "x")])).await;
    assert_eq!(trapped.status, StatusCode::ACCEPTED);
    assert!(!trapped.body.contains("/t/"));
    let fields = with(&challenge, &[]);
    let elsewhere = TestRequest::post().uri(FORM).set_form(&fields);
    let elsewhere = ask(
        &house,
        elsewhere.insert_header((ORIGIN, "https://evil.example")),
    )
    .await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    assert!(
        elsewhere.body.contains("Nygade 3.</textarea>"),
        "nothing typed is lost"
    );
    // Nothing of it was taken in: the challenge still counts.
    assert_eq!(post(&house, &fields).await.status, StatusCode::CREATED);
}

#[actix_web::test]
async fn without_work_only_a_few_forms_a_day_come_from_one_place() {
    let house = House::danish().await;
    for _ in 0..10 {
        let challenge = ready(&house).await;
        let sent = post(&house, &with(&challenge, &[])).await;
        assert_eq!(sent.status, StatusCode::CREATED);
    }
    let challenge = ready(&house).await;
    let refused = post(&house, &with(&challenge, &[])).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains("Ring til os"));
    house.wait(SignedDuration::from_hours(24));
    let challenge = ready(&house).await;
    assert_eq!(
        post(&house, &with(&challenge, &[])).await.status,
        StatusCode::CREATED
    );
}

#[actix_web::test]
async fn pages_of_any_site_may_load_the_script_and_keep_it() {
    let house = House::empty();
    let script = ask(&house, TestRequest::get().uri("/form.js")).await;
    assert_eq!(script.status, StatusCode::OK);
    assert!(script.header(CONTENT_TYPE).starts_with("text/javascript"));
    assert_eq!(
        script.header("cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(script.header(CACHE_CONTROL), "no-cache");
    for forbidden in ["eval(", "innerHTML", "document.write", "Function("] {
        assert!(!script.body.contains(forbidden), "{forbidden}");
    }
    let again = TestRequest::get().uri("/form.js");
    let tag = script.header(ETAG).to_owned();
    let again = ask(&house, again.insert_header((IF_NONE_MATCH, tag))).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}
