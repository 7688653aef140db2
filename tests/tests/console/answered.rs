//! What the business does on the page of its case.

use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, ORIGIN};
use actix_web::test::TestRequest;
use onedoor_domain::directory::Role;
use onedoor_service::{Answer as Made, MessageInput, MessageView};

use super::followed::{Followed, House};
use super::public::{Answer, ask};

const BOUNDARY: &str = "----between----";

async fn reply(house: &House, code: &str, fields: &[(&str, &str)]) -> Answer {
    let request = TestRequest::post().uri(&format!("/t/{code}?language=en"));
    ask(house, request.set_form(fields)).await
}

async fn send_file(house: &House, code: &str, name: &str, bytes: &[u8]) -> Answer {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    );
    let tail = format!(
        "\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n\r\n--{BOUNDARY}--\r\n"
    );
    let body = [head.as_bytes(), bytes, tail.as_bytes()].concat();
    let request = TestRequest::post().uri(&format!("/t/{code}"));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    ask(
        house,
        request
            .insert_header(("content-type", kind))
            .set_payload(body),
    )
    .await
}

/// Asks the business something, as the coordinator of its case.
async fn asked(house: &House, followed: &Followed, text: &str) {
    let (municipality, _) = house.services.staff_of("eksempel").await.unwrap();
    let hour = jiff::SignedDuration::from_hours(1);
    let staff = Some(followed.file.case.coordinator);
    let roles = vec![Role::Coordinator];
    let token = house
        .services
        .issue_token(municipality, "test", roles, staff, hour);
    let token = token.await.unwrap();
    let caller = house.services.caller(&token, "eksempel").await.unwrap();
    let input = MessageInput {
        purpose: Some("question".to_owned()),
        text: text.to_owned(),
        ..MessageInput::default()
    };
    let render = |_: &MessageView| Made {
        status: 201,
        location: None,
        etag: None,
        body: String::new(),
    };
    let case = followed.file.case.id;
    let sent = house
        .services
        .send_message(caller, case, input, None, render);
    sent.await.unwrap();
}

#[actix_web::test]
async fn the_page_shows_what_was_said_and_when_its_person_can_be_called() {
    let house = House::danish().await;
    let followed = house.register().await;
    asked(&house, &followed, "Hvornår <åbner> I?").await;
    let page = house.follow(&followed.code).await.body;
    for shown in [
        "Hvornår &#60;åbner&#62; I?",
        "Vi skrev til dig.",
        "Vi modtog din henvendelse.",
        "tage telefonen",
        "Ventes senest",
        "href=\"?language=sv\"",
    ] {
        assert!(page.contains(shown), "{shown} is missing: {page}");
    }
    let english = TestRequest::get().uri(&format!("/t/{}?language=en", followed.code));
    let english = ask(&house, english).await.body;
    assert!(english.contains("<html lang=\"en\">") && english.contains("We wrote to you."));
}

#[actix_web::test]
async fn a_reply_goes_to_the_case_and_is_not_shown_to_whoever_holds_the_link() {
    let house = House::danish().await;
    let Followed { code, .. } = house.register().await;
    let sent = reply(
        &house,
        &code,
        &[("text", "Den første maj."), ("in_reply_to", "")],
    )
    .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let back = sent.header(LOCATION);
    assert_eq!(back, "?language=en&said=came");
    let page = TestRequest::get().uri(&format!("/t/{code}{back}"));
    let page = ask(&house, page).await.body;
    assert!(page.contains("We have received it."));
    assert!(page.contains("You wrote to us."));
    assert!(!page.contains("første maj"));
    let followed = house.services.follow_case(&code).await.unwrap();
    assert!(followed.said.iter().any(|said| said.by_business));
}

#[actix_web::test]
async fn what_another_site_sends_and_what_is_empty_changes_nothing() {
    let house = House::danish().await;
    let Followed { code, .. } = house.register().await;
    let empty = reply(&house, &code, &[("text", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let request = TestRequest::post().uri(&format!("/t/{code}"));
    let request = request.set_form([("text", "hello")]);
    let elsewhere = ask(
        &house,
        request.insert_header((ORIGIN, "https://evil.example")),
    )
    .await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    for site in ["cross-site", "same-site"] {
        let scripted = TestRequest::post().uri(&format!("/t/{code}"));
        let scripted = scripted.insert_header(("hx-request", "true"));
        let scripted = scripted.insert_header(("sec-fetch-site", site));
        let scripted = ask(&house, scripted.set_form([("text", "hello")])).await;
        assert_eq!(scripted.status, StatusCode::FORBIDDEN, "{site}");
    }
    let wrong = reply(&house, "wrong", &[("text", "hello")]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    let followed = house.services.follow_case(&code).await.unwrap();
    assert!(followed.said.is_empty());
}

#[actix_web::test]
async fn a_file_is_sent_from_the_page_and_checked() {
    let house = House::danish().await;
    let Followed { code, .. } = house.register().await;
    let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n";
    let sent = send_file(&house, &code, "tegning.pdf", pdf).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(house.follow(&code).await.body.contains("tegning.pdf"));
    for (name, bytes) in [("x.pdf", b"MZ\x90\x00 a program".as_slice()), ("", b"")] {
        let refused = send_file(&house, &code, name, bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Det kunne ikke modtages"));
    }
    assert_eq!(
        house.services.follow_case(&code).await.unwrap().files.len(),
        1
    );
}
