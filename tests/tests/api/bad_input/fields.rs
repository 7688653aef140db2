//! Fields that cannot be taken: what the enquiry is about, and when it came in.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::writes_nothing;
use crate::sample::{cafe, cafe_with, short};

on_both!(
    fn a_text_without_anything_to_read_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for text in [
                "",
                " \t\r\n\u{a0}\u{3000}",
                "\u{200b}\u{feff}\u{2060}",
                "\u{7}\u{1b}",
                "\u{ad}\u{3164}\u{2800}\u{202e}",
            ] {
                desk.register_once("key", &short(text))
                    .refuses(&[("/text", "blank")]);
            }
        });
    }
);

on_both!(
    fn an_unknown_field_is_refused_where_it_stands(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for (field, pointer) in [
                ("coordinator", "/coordinator"),
                ("municipality", "/municipality"),
                ("contact.fax", "/contact/fax"),
                ("business.account_manager", "/business/account_manager"),
                ("Text", "/Text"),
            ] {
                let enquiry = cafe_with(field, json!("x"));
                desk.register(&enquiry)
                    .refuses(&[(pointer, "unknown_field")]);
            }
            let identifier = json!({"scheme": "gln", "value": "5790000000012", "country": "DK"});
            let enquiry = cafe_with("business", json!({"identifiers": [identifier]}));
            let refused = desk.register(&enquiry);
            refused.refuses(&[("/business/identifiers/0/country", "unknown_field")]);
        });
    }
);

on_both!(
    fn a_field_that_is_missing_is_named(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            desk.register(&json!({"channel": "phone"}))
                .refuses(&[("/text", "required")]);
            desk.register(&json!({"text": "Hej"}))
                .refuses(&[("/channel", "required")]);
            let identifier = cafe_with("business", json!({"identifiers": [{"scheme": "gln"}]}));
            let refused = desk.register(&identifier);
            refused.refuses(&[("/business/identifiers/0/value", "required")]);
        });
    }
);

on_both!(
    fn a_value_of_the_wrong_type_is_refused_where_it_stands(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for (field, value) in [
                ("text", json!(5)),
                ("text", json!(null)),
                ("text", json!(["Hej"])),
                ("channel", json!({})),
                ("urgent", json!("true")),
                ("urgent", json!(null)),
                ("received_at", json!(1_772_438_400)),
                ("case_types", json!("restaurant_cafe")),
                ("case_types", json!({"0": "restaurant_cafe"})),
                ("attributes", json!([])),
                ("business.name", json!({"en": "x"})),
                ("contact.phone", json!(33_991_234)),
                ("place", json!("Nygade 3")),
            ] {
                let pointer = format!("/{}", field.replace('.', "/"));
                desk.register(&cafe_with(field, value))
                    .refuses(&[(&pointer, "wrong_type")]);
            }
        });
    }
);

on_both!(
    fn words_of_closed_sets_are_refused_when_they_are_none(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for (field, word) in [
                ("channel", "fax"),
                ("channel", "Phone"),
                ("channel", ""),
                ("language", "de"),
                ("language", "da-DK"),
                ("contact.acting_as", "friend"),
            ] {
                let pointer = format!("/{}", field.replace('.', "/"));
                let refused = desk.register(&cafe_with(field, json!(word)));
                refused.refuses(&[(&pointer, "unknown_value")]);
            }
        });
    }
);

on_both!(
    fn a_case_type_or_question_that_the_catalogue_lacks_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            let types = cafe_with("case_types", json!(["signage", "moon_landing", ""]));
            desk.register(&types).refuses(&[
                ("/case_types/1", "no_such_thing"),
                ("/case_types/2", "no_such_thing"),
            ]);
            let answers = cafe_with("attributes", json!({"a/b~c": true, "alcohol_served": true}));
            desk.register(&answers)
                .refuses(&[("/attributes/a~1b~0c", "no_such_thing")]);
            for wrong in [
                json!("true"),
                json!(1),
                json!(null),
                json!({"yes": true}),
                json!([true]),
            ] {
                let answers = cafe_with("attributes.alcohol_served", wrong);
                desk.register(&answers)
                    .refuses(&[("/attributes/alcohol_served", "wrong_answer")]);
            }
        });
    }
);

on_both!(
    fn a_moment_in_the_future_or_too_far_back_or_none_at_all_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for (moment, code) in [
                ("2026-03-02T09:02:00+01:00", "in_the_future"),
                ("2027-03-02T09:00:00+01:00", "in_the_future"),
                ("9999-12-30T00:00:00Z", "in_the_future"),
                ("2026-01-31T08:59:59+01:00", "too_far_back"),
                ("1970-01-01T00:00:00Z", "too_far_back"),
                ("-000001-01-02T00:00:00Z", "too_far_back"),
                ("2026-02-30T09:00:00+01:00", "not_a_moment"),
                ("2026-03-02T25:00:00+01:00", "not_a_moment"),
                ("2026-03-02T09:00:00", "not_a_moment"),
                ("2026-03-02", "not_a_moment"),
                ("99999-03-02T09:00:00Z", "not_a_moment"),
                ("2.3.2026 9:00", "not_a_moment"),
                ("now", "not_a_moment"),
                ("", "not_a_moment"),
                ("\u{0}", "not_a_moment"),
            ] {
                let refused = desk.register(&cafe_with("received_at", json!(moment)));
                refused.refuses(&[("/received_at", code)]);
            }
        });
        let clocks_differ = cafe_with("received_at", json!("2026-03-02T09:00:59+01:00"));
        let file = desk.register(&clocks_differ).opened();
        assert_eq!(file["case"]["received_at"], "2026-03-02T08:00:00Z");
        desk.register(&cafe_with(
            "received_at",
            json!("2026-01-31T09:00:00+01:00"),
        ))
        .opened();
    }
);

on_both!(
    fn the_character_that_no_database_keeps_is_refused_everywhere(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for (field, code) in [
                ("text", "nul_character"),
                ("subject", "nul_character"),
                ("business.name", "nul_character"),
                ("contact.name", "nul_character"),
                ("contact.email", "not_an_email"),
                ("contact.phone", "not_a_phone"),
                ("channel", "unknown_value"),
                ("language", "unknown_value"),
                ("attributes.alcohol_served", "wrong_answer"),
            ] {
                let pointer = format!("/{}", field.replace('.', "/"));
                let refused = desk.register(&cafe_with(field, json!("a\u{0}b")));
                refused.refuses(&[(&pointer, code)]);
            }
            for field in [
                "text",
                "contact.name",
                "contact.email",
                "contact.phone",
                "business.name",
            ] {
                let refused = desk.register(&cafe_with(field, json!("\u{0}")));
                assert_eq!(refused.problem(422, "invalid_fields").len(), 1, "{field}");
            }
            let place = cafe_with(
                "place",
                json!({"address": "\u{0}", "postal_code": "1\u{0}"}),
            );
            desk.register(&place).refuses(&[
                ("/place/address", "nul_character"),
                ("/place/postal_code", "nul_character"),
            ]);
            let answers = cafe_with("attributes", json!({"\u{0}": true}));
            desk.register(&answers)
                .refuses(&[("/attributes/\u{0}", "no_such_thing")]);
        });
    }
);

on_both!(
    fn everything_that_is_wrong_is_told_at_once_and_nothing_is_quoted(app: &TestApp) {
        let enquiry = json!({
            "channel": "hemmelig-1",
            "received_at": "hemmelig-2",
            "language": "hemmelig-3",
            "text": " ",
            "case_types": ["hemmelig-4"],
            "attributes": {"alcohol_served": "hemmelig-5"},
            "contact": {"email": "hemmelig-6", "phone": "hemmelig-7", "acting_as": "hemmelig-8"},
        });
        writes_nothing(app, || {
            let refused = app.front_desk().register(&enquiry);
            assert_eq!(refused.problem(422, "invalid_fields").len(), 9);
            assert!(!refused.text().contains("hemmelig"), "{}", refused.text());
        });
    }
);

on_both!(
    fn a_preview_refuses_what_registering_refuses(app: &TestApp) {
        writes_nothing(app, || {
            for enquiry in [
                short(" "),
                cafe_with("channel", json!("fax")),
                cafe_with("x", json!(1)),
                Value::Null,
            ] {
                let registered = app.front_desk().register(&enquiry);
                let previewed = app
                    .front_desk()
                    .post("enquiries/preview")
                    .json(&enquiry)
                    .send();
                let told = registered.problem(422, "invalid_fields");
                assert_eq!(previewed.problem(422, "invalid_fields"), told);
            }
        });
        assert_eq!(cafe()["channel"], "phone");
    }
);
