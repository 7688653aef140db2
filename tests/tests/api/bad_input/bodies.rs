//! Bodies that cannot be read.

use onedoor_api::ApiSettings;
use onedoor_testkit::{Connection, Database, Setup, on_both};
use serde_json::json;

use super::writes_nothing;
use crate::sample::{cafe, cafe_with, short};

on_both!(
    fn a_key_that_stands_twice_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        let twice = [
            r#"{"channel": "phone", "text": "Hej", "text": "Farvel"}"#,
            r#"{"channel": "phone", "text": "Hej", "t\u0065xt": "Farvel"}"#,
            r#"{"channel": "phone", "text": "Hej", "contact": {"name": "A", "name": "B"}}"#,
            r#"{"channel": "phone", "text": "Hej", "business": {"identifiers": [{"scheme": "gln", "value": "1", "value": "2"}]}}"#,
            r#"{"channel": "phone", "text": "Hej", "attributes": {"alcohol_served": true, "alcohol_served": false}}"#,
        ];
        writes_nothing(app, || {
            for body in twice {
                let request = desk.post("enquiries").key("key").raw(body);
                request.send().problem(400, "duplicate_key");
            }
        });
    }
);

on_both!(
    fn bytes_that_are_no_utf_8_are_refused(app: &TestApp) {
        writes_nothing(app, || {
            for bytes in [
                &b"\xe9"[..],
                b"\xc0\x80",
                b"\xed\xa0\x80",
                b"\xff\xfe",
                b"\xf5\x80\x80\x80",
            ] {
                let body = [br#"{"channel": "phone", "text": "caf"#, bytes, b"\"}"].concat();
                let request = app.front_desk().post("enquiries").raw(body);
                request.send().problem(400, "not_utf8");
            }
        });
    }
);

on_both!(
    fn what_is_no_json_is_refused(app: &TestApp) {
        let whole = cafe().to_string();
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        let deeper = "[".repeat(100_000);
        writes_nothing(app, || {
            for body in [
                "",
                " ",
                &whole[..whole.len() - 1],
                &whole[..whole.len() / 2],
                &format!("{whole} {whole}"),
                &format!("{whole}x"),
                &format!("\u{feff}{whole}"),
                "{'channel': 'phone'}",
                r#"{"channel": "phone", "text": "\ud800"}"#,
                "{\"channel\": \"phone\", \"text\": \"a\nb\"}",
                r#"{"channel": "phone", "text": "Hej", "attributes": {"seats": 1e400}}"#,
                &format!(
                    r#"{{"channel": "phone", "text": "Hej", "attributes": {{"seats": {deep}}}}}"#
                ),
                &format!(
                    r#"{{"channel": "phone", "text": "Hej", "attributes": {{"seats": {deeper}"#
                ),
            ] {
                let request = app.front_desk().post("enquiries").raw(body);
                request.send().problem(400, "malformed_json");
            }
        });
    }
);

on_both!(
    fn what_is_no_object_is_no_enquiry(app: &TestApp) {
        let positional = json!([
            "phone",
            null,
            "da",
            null,
            "Hej",
            [],
            {},
            null,
            null,
            null,
            false,
            false
        ]);
        writes_nothing(app, || {
            for body in [
                json!(null),
                json!("Hej"),
                json!(5),
                json!([]),
                json!([cafe()]),
                positional,
            ] {
                app.front_desk()
                    .register(&body)
                    .refuses(&[("", "wrong_type")]);
            }
            for (field, pointer) in [
                ("business", "/business"),
                ("contact", "/contact"),
                ("place", "/place"),
            ] {
                let listed = cafe_with(field, json!(["Bageriet", []]));
                app.front_desk()
                    .register(&listed)
                    .refuses(&[(pointer, "wrong_type")]);
            }
            let listed = cafe_with(
                "business",
                json!({"identifiers": [["gln", "5790000000012"]]}),
            );
            let refused = app.front_desk().register(&listed);
            refused.refuses(&[("/business/identifiers/0", "wrong_type")]);
        });
    }
);

on_both!(
    fn a_body_of_another_kind_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for kind in [
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonp",
                "",
                "json",
            ] {
                let request = desk.post("enquiries").body(kind, cafe().to_string());
                request.send().problem(415, "unsupported_media_type");
            }
            desk.post("enquiries")
                .send()
                .problem(415, "unsupported_media_type");
        });
        let spelt = desk
            .post("enquiries")
            .body("Application/JSON; charset=utf-8", cafe().to_string());
        spelt.send().opened();
    }
);

on_both!(
    fn a_body_over_the_limit_is_refused_whether_it_is_announced_or_not(database: Database) {
        let api = ApiSettings {
            body_limit: 10_000,
            ..ApiSettings::default()
        };
        let app = &Setup::on(database).api(api).spawn();
        let desk = app.front_desk();
        let over = short(&"x".repeat(10_000)).to_string();
        writes_nothing(app, || {
            desk.post("enquiries")
                .raw(over.as_str())
                .send()
                .problem(413, "too_large");
            let request = desk
                .post("enquiries")
                .header("Content-Type", "application/json");
            let mut connection = Connection::to(app.address());
            connection.send(
                request
                    .header("Transfer-Encoding", "chunked")
                    .head()
                    .as_bytes(),
            );
            connection.send(format!("{:x}\r\n{over}\r\n0\r\n\r\n", over.len()).as_bytes());
            connection.answer().problem(413, "too_large");
        });
        let within = short(&"x".repeat(9_000));
        desk.register(&within).opened();
    }
);

on_both!(
    fn a_body_that_is_announced_and_never_finished_is_not_waited_for(database: Database) {
        let api = ApiSettings {
            body_seconds: 1,
            ..ApiSettings::default()
        };
        let app = &Setup::on(database).api(api).spawn();
        writes_nothing(app, || {
            let request = app
                .front_desk()
                .post("enquiries")
                .header("Content-Type", "application/json");
            let mut connection = Connection::to(app.address());
            connection.send(request.header("Content-Length", "500").head().as_bytes());
            connection.send(br#"{"channel": "phone", "#);
            connection.answer().problem(408, "request_timeout");
        });
    }
);

on_both!(
    fn who_is_not_let_in_is_told_before_the_body_is_read(app: &TestApp) {
        writes_nothing(app, || {
            let request = app
                .anonymous()
                .post("enquiries")
                .header("Content-Type", "application/json");
            let mut connection = Connection::to(app.address());
            connection.send(request.header("Content-Length", "500").head().as_bytes());
            connection.answer().problem(401, "unauthenticated");
        });
    }
);
