//! What is refused, how it is told, and that nothing is written.

use onedoor_testkit::{TestApp, on_both};
use serde_json::json;

use crate::sample::{cafe_with, short};

/// Runs `act` and asserts that it wrote nothing.
#[track_caller]
fn writes_nothing(app: &TestApp, act: impl FnOnce()) {
    let before = app.counts();
    act();
    assert_eq!(app.counts(), before, "something was written");
}

on_both!(fn a_text_without_anything_to_read_is_refused(app) {
    let desk = app.front_desk();
    writes_nothing(app, || {
        for text in ["", " \t\r\n\u{a0}\u{3000}", "\u{200b}\u{feff}\u{2060}", "\u{7}\u{1b}"] {
            desk.register_once("key", &short(text)).refuses(&[("/text", "blank")]);
        }
    });
});

on_both!(fn an_unknown_field_is_refused_where_it_stands(app) {
    let desk = app.front_desk();
    writes_nothing(app, || {
        desk.register(&cafe_with("coordinator", json!("me")))
            .refuses(&[("/coordinator", "unknown_field")]);
        desk.register(&cafe_with("contact.fax", json!("33")))
            .refuses(&[("/contact/fax", "unknown_field")]);
    });
});

on_both!(fn a_key_that_stands_twice_is_refused(app) {
    let desk = app.front_desk();
    let twice = [
        r#"{"channel": "phone", "text": "Hej", "text": "Farvel"}"#,
        r#"{"channel": "phone", "text": "Hej", "contact": {"name": "A", "name": "B"}}"#,
        r#"{"channel": "phone", "text": "Hej", "attributes": {"alcohol_served": true, "alcohol_served": false}}"#,
    ];
    writes_nothing(app, || {
        for body in twice {
            desk.post("enquiries").key("key").raw(body).send().problem(400, "duplicate_key");
        }
    });
});

on_both!(fn bytes_that_are_no_utf_8_are_refused(app) {
    let body = [br#"{"channel": "phone", "text": "caf"#.as_slice(), b"\xe9", b"\"}"].concat();
    writes_nothing(app, || {
        app.front_desk().post("enquiries").raw(body).send().problem(400, "not_utf8");
    });
});

on_both!(fn who_has_no_token_that_counts_is_not_let_in(app) {
    writes_nothing(app, || {
        for token in [None, Some(""), Some("onedoor_made_up")] {
            app.bearing(token).register(&short("Hej")).problem(401, "unauthenticated");
        }
    });
});
