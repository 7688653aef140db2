//! Messages: kept byte for byte, threaded, and told to those whom they concern.

use onedoor_store::columns::OutboxKind;
use onedoor_testkit::on_both;
use serde_json::json;

use super::desk::Desk;
use crate::promises::matter::{at, waiting};
use crate::sample::{all, text};

/// What no step on the way may touch.
const ODD: &str =
    "  <script>alert('Hej')</script>\r\n\tÆblegrød, e\u{301}, 漢字 🏗️ \u{202e}baglæns\u{202c}\n\n";

on_both!(
    fn a_message_is_kept_byte_for_byte(app: &TestApp) {
        let desk = Desk::open(app);
        let long = format!("{ODD}{}", "ø".repeat(400_000));
        for (path, words) in [
            ("messages", ODD),
            ("messages", &long),
            ("messages/received", ODD),
            ("messages/received", &long),
        ] {
            let body = json!({"subject": ODD, "text": words});
            let answer = desk.matter.tell(path, &body);
            let mut message = answer.expect(201);
            if path == "messages/received" {
                message = message["message"].take();
            }
            let place = answer.header("location").unwrap().to_owned();
            let read = desk.matter.by.get(&place).expect(200);
            for message in [message, read] {
                assert_eq!(message["text"], words);
                assert_eq!(message["subject"], ODD);
            }
        }
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn messages_are_read_in_the_order_in_which_they_came_page_by_page(app: &TestApp) {
        let desk = Desk::open(app);
        let first = desk
            .matter
            .tell("messages", &json!({"text": "1", "purpose": "update"}));
        let first = text(&first.expect(201)["id"]);
        let reply =
            json!({"text": "2", "in_reply_to": first, "channel": "letter", "language": "en"});
        desk.matter.tell("messages/received", &reply).expect(201);
        desk.matter
            .tell("messages", &json!({"text": "3"}))
            .expect(201);
        let page = desk.read("messages?limit=2");
        assert_eq!(all(&page["items"], "text"), ["1", "2"]);
        assert_eq!(page["items"][1]["in_reply_to"], first.as_str());
        assert_eq!(page["items"][1]["direction"], "in");
        assert_eq!(page["items"][1]["channel"], "letter");
        assert_eq!(page["items"][1]["language"], "en");
        let next = desk.read(&format!("messages?limit=2&cursor={}", text(&page["next"])));
        assert_eq!(all(&next["items"], "text"), ["3"]);
        assert!(next.get("next").is_none());
        assert_eq!(desk.told("message_sent").len(), 2);
        assert_eq!(
            desk.told("message_received"),
            ["A message came from the business."]
        );
    }
);

on_both!(
    fn every_message_is_put_up_for_delivery_without_its_words(app: &TestApp) {
        let desk = Desk::open(app);
        let before = waiting(app, [OutboxKind::Message]);
        desk.matter
            .tell("messages", &json!({"text": "Hemmeligt"}))
            .expect(201);
        desk.matter
            .tell("messages/received", &json!({"text": "Hemmeligt"}))
            .expect(201);
        assert_eq!(waiting(app, [OutboxKind::Message]), [before[0] + 2]);
        let events = desk.read("events?limit=200").to_string();
        assert!(!events.contains("Hemmeligt"));
    }
);

on_both!(
    fn an_update_and_an_interim_reply_keep_their_promises(app: &TestApp) {
        let desk = Desk::open(app);
        desk.matter
            .tell(
                "messages",
                &json!({"text": "Vi er i gang.", "purpose": "update"}),
            )
            .expect(201);
        let reply = desk
            .matter
            .tell("interim-reply", &json!({"text": "Foreløbigt."}));
        let reply = reply.expect(201);
        assert_eq!(reply["purpose"], "interim_reply");
        assert!(text(&reply["subject"]).contains("2026-"), "{reply}");
        let progressed = desk.told("progressed");
        assert_eq!(
            progressed,
            [
                "The business was told how things stand.",
                "An interim reply was sent.",
            ]
        );
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn what_came_earlier_is_dated_when_it_came(app: &TestApp) {
        let desk = Desk::open(app);
        app.clock.set("2026-03-05T09:00");
        let body = json!({"text": "Brev", "channel": "letter", "received_at": at("03-04T08:00")});
        let kept = desk.matter.tell("messages/received", &body).expect(201);
        assert_eq!(kept["message"]["at"], "2026-03-04T07:00:00Z");
        assert_eq!(kept["proposals"], json!([]));
    }
);

on_both!(
    fn what_cannot_be_kept_is_refused_field_by_field(app: &TestApp) {
        let desk = Desk::open(app);
        let before = app.counts();
        let nobody = "01920000-0000-7000-8000-000000000001";
        let wrong = json!({
            "text": " \n", "subject": "\u{0}", "purpose": "final_answer", "language": "de",
            "channel": "pigeon", "in_reply_to": nobody, "contribution": nobody,
        });
        desk.matter.tell("messages", &wrong).refuses(&[
            ("/text", "blank"),
            ("/subject", "nul_character"),
            ("/purpose", "unknown_value"),
            ("/language", "unknown_value"),
            ("/channel", "unknown_value"),
            ("/in_reply_to", "no_such_thing"),
            ("/contribution", "no_such_thing"),
        ]);
        let wrong = json!({"text": "a\u{0}", "received_at": at("12-24T12:00")});
        desk.matter.tell("messages/received", &wrong).refuses(&[
            ("/text", "nul_character"),
            ("/received_at", "in_the_future"),
        ]);
        desk.matter
            .tell("interim-reply", &json!({"text": ""}))
            .refuses(&[("/text", "blank")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn a_message_of_another_case_is_not_found_on_this_one(app: &TestApp) {
        let (desk, other) = (Desk::open(app), Desk::open(app));
        let id = text(
            &other
                .matter
                .tell("messages", &json!({"text": "1"}))
                .expect(201)["id"],
        );
        desk.matter
            .by
            .get(&desk.at(&format!("messages/{id}")))
            .problem(404, "not_found");
        let reply = json!({"text": "2", "in_reply_to": id});
        let answer = desk.matter.tell("messages/received", &reply);
        answer.refuses(&[("/in_reply_to", "no_such_thing")]);
    }
);

on_both!(
    fn a_message_sent_again_under_its_key_is_sent_once(app: &TestApp) {
        let desk = Desk::open(app);
        let send = || {
            let request = desk.matter.by.post(&desk.at("messages")).key("once");
            request.json(&json!({"text": "Hej"})).send()
        };
        let (first, again) = (send(), send());
        first.expect(201);
        assert_eq!(first.body, again.body);
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(desk.read("messages")["items"].as_array().unwrap().len(), 1);
    }
);

on_both!(
    fn what_the_business_writes_on_its_page_is_received(app: &TestApp) {
        let desk = Desk::open(app);
        let file = app.front_desk().register(&crate::sample::cafe()).opened();
        let (id, code) = (text(&file["case"]["id"]), text(&file["tracking"]["code"]));
        let input = onedoor_service::ReceivedInput {
            text: ODD.to_owned(),
            ..onedoor_service::ReceivedInput::default()
        };
        let received = app.run(async |services| {
            let unknown = services
                .receive_from_business("nothing", input.clone())
                .await;
            assert!(matches!(unknown, Err(onedoor_service::Error::NotFound)));
            services.receive_from_business(&code, input).await
        });
        let message = received.unwrap().message.record;
        assert_eq!(message.text, ODD);
        assert!(message.author.starts_with("business:"));
        let path = format!("cases/{id}/messages");
        let page = app.manager().get(&path).expect(200);
        assert_eq!(page["items"][0]["channel"], "tracking");
        desk.matter.is_clean(app);
    }
);
