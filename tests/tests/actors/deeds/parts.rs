//! What units do with their parts of a case.

use serde_json::json;

use super::{Deed, On, deed, nothing, said};

pub(super) const DEEDS: &[Deed] = &[
    deed("accept_contribution", On::Part, "accept", 16, nothing),
    deed("decline_contribution", On::Part, "decline", 5, |scene| {
        let reason = scene.one(&["not_ours", "no_capacity", "duplicate"]);
        let mut body = json!({ "reason": reason });
        if scene.dice.happens(60) {
            body["better_unit"] = json!(scene.unit());
        }
        said(body)
    }),
    deed("wait_with_contribution", On::Part, "wait", 6, |scene| {
        let awaited = scene.one(&["business", "others"]);
        said(json!({"awaited": awaited, "reason": "Vi venter på tegninger."}))
    }),
    deed("resume_contribution", On::Part, "resume", 7, nothing),
    deed("answer_contribution", On::Part, "answer", 16, |_| {
        said(json!({"text": "Vi har ingen indvendinger."}))
    }),
    deed("release_contribution", On::Part, "release", 3, nothing),
    deed(
        "reassign_contribution",
        On::PartOfHead,
        "reassign",
        5,
        |scene| {
            let unit = scene.thing["unit"].as_str()?.to_owned();
            said(json!({"handler": scene.member_of(&unit)?}))
        },
    ),
    deed("offer_contribution", On::PartOfCase, "offer", 6, |scene| {
        said(json!({"unit": scene.unit_that_takes_no_part()?}))
    }),
    deed("cancel_contribution", On::PartOfCase, "cancel", 4, |_| {
        said(json!({"reason": "Det er ikke nødvendigt alligevel."}))
    }),
    deed("order_contribution", On::PartOfCase, "order", 5, |scene| {
        let on = if scene.dice.happens(70) {
            vec![scene.part()?]
        } else {
            Vec::new()
        };
        said(json!({ "depends_on": on }))
    }),
    deed("add_contribution", On::Case, "", 4, |scene| {
        let mut body = json!({"unit": scene.unit(), "reason": "De skal også høres."});
        if scene.dice.happens(30) {
            body["depends_on"] = json!([scene.part()?]);
        }
        said(body)
    }),
    deed("ask_business", On::Part, "", 6, |_| {
        said(json!({"text": "Hvor mange gæster regner I med?"}))
    }),
    deed("register_missing_items", On::Part, "", 6, |_| {
        said(json!({"items": [{"words": "En plan over køkkenet"}]}))
    }),
];
