//! The pages that anybody may see.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, http};

use super::followed::House;

/// No page runs anything, nor takes anything from elsewhere.
pub(super) const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; \
    img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Nor does one whose forms come back here.
pub(super) const FORMS_POLICY: &str = "default-src 'none'; style-src 'self'; \
    img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// The public form and the page of a case have scripts, and they are ours.
pub(super) const SCRIPTED_POLICY: &str = "default-src 'none'; script-src 'self'; \
    connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: http::header::HeaderMap,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header(&self, name: impl http::header::AsHeaderName) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// Asks a whole application, edge and all.
pub(super) async fn ask(house: &House, request: TestRequest) -> Answer {
    let app = App::new()
        .wrap(from_fn(onedoor_api::edge))
        .configure(onedoor_console::configure(
            house.services.clone(),
            onedoor_api::openapi(),
            onedoor_api::ApiSettings::default().attachment_limit,
        ))
        .configure(onedoor_api::configure(
            house.services.clone(),
            onedoor_api::ApiSettings::default(),
            onedoor_api::Edge::new(onedoor_api::EdgeSettings::default()),
        ));
    let app = init_service(app).await;
    let response = call_service(&app, request.to_request()).await;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = read_body(response).await;
    Answer {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

fn get(path: &str) -> TestRequest {
    TestRequest::get().uri(path)
}

#[actix_web::test]
async fn every_public_page_runs_nothing_and_takes_nothing_from_elsewhere() {
    let house = House::empty();
    for path in ["/", "/docs", "/problems", "/problems/stale"] {
        let answer = ask(&house, get(path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(CONTENT_SECURITY_POLICY), CONTENT_POLICY);
        assert_eq!(answer.header(X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert!(answer.header(CONTENT_TYPE).starts_with("text/html"));
        for elsewhere in ["src=\"", "href=\"http", "url("] {
            assert!(!answer.body.contains(elsewhere), "{path}: {elsewhere}");
        }
    }
}

#[actix_web::test]
async fn a_page_with_forms_sends_them_to_us_alone_and_runs_nothing() {
    let house = House::danish().await;
    for path in ["/sign-in/eksempel", "/password/eksempel"] {
        let answer = ask(&house, get(path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(CONTENT_SECURITY_POLICY), FORMS_POLICY);
        assert!(!answer.body.contains("<script"), "{path}");
    }
}

#[actix_web::test]
async fn the_documentation_names_every_operation_and_parameter_of_the_document() {
    let page = ask(&House::empty(), get("/docs")).await.body;
    let document: serde_json::Value = serde_json::from_str(onedoor_api::openapi()).unwrap();
    let mut operations = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for operation in item.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
            assert!(page.contains(path), "{path}");
            for parameter in operation["parameters"].as_array().unwrap() {
                let name = parameter["name"].as_str().unwrap();
                assert!(
                    page.contains(&format!("<code>{name}</code>")),
                    "{id} {name}"
                );
            }
            operations += 1;
        }
    }
    assert!(operations > 0);
    // Fields come in the document's order, with their examples, and references are followed.
    let request = page.split("id=\"register_enquiry\"").nth(1).unwrap();
    let channel = request.find("<code>channel</code>").unwrap();
    assert!(channel < request.find("<code>received_at</code>").unwrap());
    assert!(page.contains("Within <code>identifiers</code>"));
    for example in [
        "&#34;channel&#34;: &#34;phone&#34;",
        "&#34;scheme&#34;: &#34;dk_cvr&#34;",
    ] {
        assert!(request.contains(example), "{example}");
    }
}

#[actix_web::test]
async fn every_link_within_the_documentation_arrives() {
    let page = ask(&House::empty(), get("/docs")).await.body;
    let targets = page
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    for target in targets {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[actix_web::test]
async fn every_problem_that_the_api_answers_with_has_its_page() {
    let house = House::empty();
    let refused = ask(&house, get("/v1/nowhere/cases")).await;
    let problem: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
    let kind = problem["type"].as_str().unwrap();
    assert_eq!(ask(&house, get(kind)).await.status, StatusCode::OK);
    let list = ask(&house, get("/problems")).await.body;
    assert!(list.contains(&format!("href=\"{kind}\"")));
    assert!(list.contains("href=\"/problems/still_carries_work\""));
}

#[actix_web::test]
async fn a_problem_is_explained_in_the_readers_language() {
    let house = House::empty();
    let swedish =
        get("/problems/stale").insert_header((ACCEPT_LANGUAGE, "xx, sv-FI;q=0.8, en;q=0.2"));
    let answer = ask(&house, swedish).await;
    assert!(answer.body.contains("<html lang=\"sv\">"));
    let bokmaal = get("/problems/stale").insert_header((ACCEPT_LANGUAGE, "no"));
    assert!(
        ask(&house, bokmaal)
            .await
            .body
            .contains("<html lang=\"nb\">")
    );
    let unknown = get("/problems/stale").insert_header((ACCEPT_LANGUAGE, "tlh"));
    assert!(
        ask(&house, unknown)
            .await
            .body
            .contains("<html lang=\"en\">")
    );
}

#[actix_web::test]
async fn a_page_that_is_not_there_is_told_as_a_page_and_all_else_as_a_problem() {
    let house = House::empty();
    for code in ["no_such_problem", "x-title", "%3Cscript%3E"] {
        let answer = ask(&house, get(&format!("/problems/{code}"))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.header(CONTENT_TYPE).starts_with("text/html"));
        assert!(answer.body.contains(">There is nothing here</h1>"));
        assert!(!answer.body.contains("<script"));
    }
    for (request, status) in [
        (get("/nowhere"), StatusCode::NOT_FOUND),
        (
            TestRequest::post().uri("/docs"),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
    ] {
        let answer = ask(&house, request).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.header(CONTENT_TYPE), "application/problem+json");
    }
}

#[actix_web::test]
async fn the_stylesheets_are_kept_for_ever_under_the_addresses_that_pages_name() {
    let house = House::empty();
    let page = ask(&house, get("/")).await.body;
    let named = page.split("stylesheet\" href=\"").skip(1);
    let addresses: Vec<&str> = named.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(addresses.len(), 2);
    for address in addresses {
        let sheet = ask(&house, get(address)).await;
        assert_eq!(sheet.status, StatusCode::OK);
        assert_eq!(sheet.header(CONTENT_TYPE), "text/css; charset=utf-8");
        assert!(sheet.header(CACHE_CONTROL).ends_with("immutable"));
        for elsewhere in ["url(http", "url(\"http", "url(//", "@import", "data:image"] {
            assert!(!sheet.body.contains(elsewhere), "{address}: {elsewhere}");
        }
        let path = address.split('?').next().unwrap();
        let known = get(path).insert_header((IF_NONE_MATCH, sheet.header(ETAG)));
        let again = ask(&house, known).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert_eq!(again.header(CACHE_CONTROL), "no-cache");
        assert_eq!(again.body, "");
    }
}

#[actix_web::test]
async fn every_sign_of_the_style_sheet_comes_from_us() {
    let house = House::empty();
    let sheet = ask(&house, get("/assets/designsystemet.css")).await.body;
    let signs = sheet.split("/assets/signs/").skip(1);
    let signs: BTreeSet<&str> = signs
        .filter_map(|rest| rest.split(['"', '\'']).next())
        .collect();
    assert!(signs.len() > 5, "{signs:?}");
    for sign in signs {
        let picture = ask(&house, get(&format!("/assets/signs/{sign}"))).await;
        assert_eq!(picture.status, StatusCode::OK, "{sign}");
        assert_eq!(picture.header(CONTENT_TYPE), "image/svg+xml");
        assert!(picture.body.starts_with("<svg ") && picture.body.ends_with("</svg>"));
    }
}

#[actix_web::test]
async fn what_pages_load_comes_packed_to_whoever_can_unpack_it() {
    let house = House::empty();
    for path in [
        "/assets/designsystemet.css",
        "/assets/onedoor.css",
        "/assets/htmx.js",
        "/assets/following.js",
        "/form.js",
    ] {
        let plain = ask(&house, get(path)).await;
        assert_eq!(plain.status, StatusCode::OK, "{path}");
        assert_eq!(plain.header(CONTENT_ENCODING), "", "{path}");
        for (accepted, encoding) in [("gzip, deflate, br", "gzip"), ("gzip;q=0", "")] {
            let answer = get(path).insert_header((ACCEPT_ENCODING, accepted));
            let answer = ask(&house, answer).await;
            assert_eq!(answer.header(CONTENT_ENCODING), encoding, "{path}");
            assert_eq!(answer.header(VARY), "accept-encoding", "{path}");
            assert_eq!(answer.header(ETAG), plain.header(ETAG), "{path}");
        }
    }
}

#[actix_web::test]
async fn whoever_gets_what_others_made_gets_their_licences() {
    let house = House::empty();
    let page = ask(&house, get("/")).await.body;
    assert!(page.contains("rel=\"license\" href=\"/assets/licences.txt\""));
    let licences = ask(&house, get("/assets/licences.txt")).await.body;
    for named in [
        "@digdir/designsystemet-css 1.22.0",
        "@digdir/designsystemet-theme 1.11.0",
        "htmx.org 4.0.1",
        "Permission is hereby granted, free of charge",
        "Zero-Clause BSD",
    ] {
        assert!(licences.contains(named), "{named}: {licences}");
    }
}

#[actix_web::test]
async fn a_page_may_be_asked_for_its_headers_alone() {
    let answer = ask(
        &House::empty(),
        TestRequest::default()
            .method(http::Method::HEAD)
            .uri("/docs"),
    )
    .await;
    assert_eq!(answer.status, StatusCode::OK);
}
