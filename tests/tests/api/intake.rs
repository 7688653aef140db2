//! The main job: an enquiry comes in and becomes a case.

use onedoor_testkit::on_both;

use crate::sample::cafe;

on_both!(fn an_enquiry_becomes_a_case_with_everything_that_belongs_to_it(app) {
    let answer = app.front_desk().register(&cafe());
    let file = answer.opened();
    let id = file["case"]["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), Some(format!("/v1/eksempel/cases/{id}").as_str()));
    assert_eq!(answer.header("etag"), Some("\"1\""));
    println!("{file:#}");
});
