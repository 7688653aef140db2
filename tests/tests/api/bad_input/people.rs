//! Fields that cannot be taken: who asks.

use onedoor_testkit::on_both;
use serde_json::json;

use super::writes_nothing;
use crate::sample::cafe_with;

on_both!(
    fn an_identifier_that_does_not_have_the_form_of_its_scheme_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        writes_nothing(app, || {
            for (scheme, value, code) in [
                ("dk_cvr", "2919062", "identifier_format"),
                ("dk_cvr", "09190623", "identifier_format"),
                ("dk_cvr", "SE29190623", "identifier_format"),
                ("dk_cvr", "", "identifier_format"),
                ("dk_cvr", "２９１９０６２３", "identifier_format"),
                ("dk_p", "123456789", "identifier_format"),
                ("no_orgnr", "97476067", "identifier_format"),
                ("no_orgnr", "974760674", "identifier_check_digit"),
                ("se_orgnr", "556036-079", "identifier_format"),
                ("se_orgnr", "556036-0794", "identifier_check_digit"),
                ("fi_ytunnus", "0201256-66", "identifier_format"),
                ("fi_ytunnus", "0201256-7", "identifier_check_digit"),
                ("is_kennitala", "530269-760", "identifier_format"),
                ("is_kennitala", "530269-7619", "identifier_check_digit"),
                ("gln", "579000000001", "identifier_format"),
                ("gln", "5790000000013", "identifier_check_digit"),
                ("gln", "\u{0}", "identifier_format"),
                (
                    "gln",
                    "5790000000012; drop table business",
                    "identifier_format",
                ),
            ] {
                let one = json!({"identifiers": [{"scheme": scheme, "value": value}]});
                let refused = desk.register(&cafe_with("business", one));
                refused.refuses(&[("/business/identifiers/0/value", code)]);
            }
            for scheme in ["cvr", "DK_CVR", "", "\u{0}"] {
                let one = json!({"identifiers": [{"scheme": scheme, "value": "29190623"}]});
                let refused = desk.register(&cafe_with("business", one));
                refused.refuses(&[("/business/identifiers/0/scheme", "unknown_value")]);
            }
            let many = vec![json!({"scheme": "dk_cvr", "value": "29190623"}); 101];
            let refused = desk.register(&cafe_with("business", json!({"identifiers": many})));
            refused.refuses(&[("/business/identifiers", "too_many")]);
        });
    }
);

on_both!(
    fn what_is_no_email_address_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        let long = format!("{}@example.dk", "x".repeat(300));
        writes_nothing(app, || {
            for email in [
                "mette",
                "mette@",
                "@nygade.example",
                "mette@localhost",
                "mette@@nygade.example",
                "mette@nygade.example, ib@nygade.example",
                "Mette <mette@nygade.example>",
                "mette@nygade.example\r\nBcc: alle@nygade.example",
                "mette@[127.0.0.1]",
                "mette@127.0.0.1",
                "met\u{202e}te@nygade.example",
                "\"mette\"@nygade.example",
                &long,
            ] {
                let refused = desk.register(&cafe_with("contact.email", json!(email)));
                refused.refuses(&[("/contact/email", "not_an_email")]);
            }
        });
    }
);

on_both!(
    fn what_is_no_phone_number_is_refused(app: &TestApp) {
        let desk = app.front_desk();
        let long = "1".repeat(100_000);
        writes_nothing(app, || {
            for phone in [
                "112",
                "33 99 12",
                "ring til mig",
                "+45",
                "+999 123456",
                "33991234;ext=1",
                "--",
                &long,
            ] {
                let refused = desk.register(&cafe_with("contact.phone", json!(phone)));
                refused.refuses(&[("/contact/phone", "not_a_phone")]);
            }
        });
    }
);

on_both!(
    fn control_and_direction_characters_are_refused_in_names(app: &TestApp) {
        let desk = app.front_desk();
        let long = "x".repeat(301);
        writes_nothing(app, || {
            for field in ["business.name", "contact.name"] {
                let pointer = format!("/{}", field.replace('.', "/"));
                for name in [
                    "Bageri\nNygade",
                    "Bag\u{7}eri",
                    "\u{202e}iregaB",
                    "A\u{2066}B\u{2069}",
                    "A\u{2028}B",
                    "A\u{85}B",
                ] {
                    let refused = desk.register(&cafe_with(field, json!(name)));
                    refused.refuses(&[(&pointer, "control_character")]);
                }
                let refused = desk.register(&cafe_with(field, json!(long)));
                refused.refuses(&[(&pointer, "too_long")]);
            }
            let place = json!({"address": "Nygade\t3", "postal_code": "99\u{202e}90"});
            desk.register(&cafe_with("place", place)).refuses(&[
                ("/place/address", "control_character"),
                ("/place/postal_code", "control_character"),
            ]);
        });
    }
);

on_both!(
    fn whoever_gives_no_name_asks_without_one(app: &TestApp) {
        let enquiry = cafe_with("business", json!({"name": " ", "identifiers": []}));
        let file = app.front_desk().register(&enquiry).opened();
        assert!(file["case"].get("business").is_none());
        assert_eq!(app.counts()["business"], 2, "those of the demo only");
    }
);
