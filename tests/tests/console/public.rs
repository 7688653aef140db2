//! The pages that anybody may see.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, http};

use super::followed::House;

/// No page runs anything, nor takes anything from elsewhere.
pub(super) const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Nor does one whose forms come back here.
pub(super) const FORMS_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Only the public form has a script, and it is ours.
pub(super) const SCRIPTED_POLICY: &str = "default-src 'none'; script-src 'self'; \
    connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

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
        body: String::from_utf8(body.to_vec()).unwrap(),
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
        assert!(answer.body.contains("<h1>There is nothing here</h1>"));
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
async fn the_stylesheet_is_kept_for_ever_under_the_address_that_pages_name() {
    let house = House::empty();
    let page = ask(&house, get("/")).await.body;
    let address = page.split("stylesheet\" href=\"").nth(1).unwrap();
    let address = address.split('"').next().unwrap();
    let sheet = ask(&house, get(address)).await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert_eq!(sheet.header(CONTENT_TYPE), "text/css; charset=utf-8");
    assert!(sheet.header(CACHE_CONTROL).ends_with("immutable"));
    let known = get("/assets/onedoor.css").insert_header((IF_NONE_MATCH, sheet.header(ETAG)));
    let again = ask(&house, known).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.header(CACHE_CONTROL), "no-cache");
    assert_eq!(again.body, "");
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
