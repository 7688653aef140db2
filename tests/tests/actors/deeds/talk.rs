//! What is said on a case.

use serde_json::json;

use super::{Deed, On, Said, deed, nothing, said};

pub(super) const DEEDS: &[Deed] = &[
    deed("send_message", On::Case, "", 6, |scene| {
        let purpose = scene.one(&["general", "update", "delay", "question"]);
        said(json!({"purpose": purpose, "text": "Vi er i gang."}))
    }),
    deed("receive_message", On::Case, "", 6, |scene| {
        let mut body = json!({"text": "Her er det, I bad om."});
        let sent = scene.listed("messages");
        if let Some(message) = scene.dice.pick(&sent) {
            body["in_reply_to"] = message["id"].clone();
        }
        said(body)
    }),
    deed("write_note", On::Case, "", 4, |scene| {
        let mut body = json!({"text": "Ringede; ingen tog den."});
        if scene.dice.happens(30) {
            body["only_unit"] = json!(scene.unit());
            body["legal_ground"] = json!("Forvaltningsloven § 27");
        }
        said(body)
    }),
    deed(
        "forward_question",
        On::Listed("handler-questions"),
        "forward",
        6,
        |_| said(json!({})),
    ),
    deed(
        "decline_question",
        On::Listed("handler-questions"),
        "decline",
        4,
        |_| said(json!({"reason": "Det ved vi allerede."})),
    ),
    deed("send_missing_items", On::Case, "", 5, |scene| {
        let gap = scene.one(&["basic", "minor"]);
        said(json!({ "gap": gap }))
    }),
    deed("receive_missing_items", On::Case, "", 5, |scene| {
        let items = scene.listed("missing-items");
        let item = scene.dice.pick(&items)?["id"].clone();
        said(json!({ "items": [item] }))
    }),
    deed("save_answer_draft", On::Draft, "", 4, |_| {
        said(json!({"text": "I kan åbne, når brandsynet er holdt."}))
    }),
    deed("send_answer", On::Case, "send_answer", 8, |scene| {
        let mut body = json!({});
        if scene.dice.happens(50) {
            body["text"] = json!("I kan åbne.");
        }
        said(body)
    }),
    deed("send_interim_reply", On::Case, "", 3, |_| {
        said(json!({"text": "Vi svarer i næste uge."}))
    }),
    deed("write_overview", On::Case, "", 3, |_| said(json!({}))),
    deed("send_overview", On::Case, "", 4, |scene| {
        let written = scene.listed("overviews");
        let number = scene.dice.pick(&written)?["number"].to_string();
        scene.name("number", &number);
        nothing(scene)
    }),
    deed("add_attachment", On::Case, "", 4, |_| Some(Said::File)),
    deed(
        "remove_attachment",
        On::Listed("attachments"),
        "remove_attachment",
        3,
        |_| said(json!({"reason": "Hører til en anden virksomhed."})),
    ),
];
