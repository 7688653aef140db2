//! How well promises are kept, as a page.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::test::TestRequest;

use super::followed::House;
use super::public::ask;

#[actix_web::test]
async fn a_municipality_shows_how_well_it_keeps_its_promises() {
    let house = House::danish().await;
    let page = ask(&house, TestRequest::get().uri("/p/eksempel?language=da")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header(CACHE_CONTROL), "public, max-age=300");
    for shown in [
        "Hvor godt Eksempel Kommune holder sine løfter",
        "Der er endnu ikke nok at vise.",
    ] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let missing = ask(&house, TestRequest::get().uri("/p/nowhere")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
