//! What is done to promises, and what moves them.

use serde_json::{Value, json};

use super::{Deed, On, deed, said};
use crate::scene::Scene;

const PROGRESS: [&str; 10] = [
    "receipt_sent",
    "business_reached",
    "business_told",
    "papers_checked",
    "pre_meeting_held",
    "coordination_meeting_held",
    "unit_answered",
    "offer_sent",
    "decision_made",
    "delay_told",
];

pub(super) const DEEDS: &[Deed] = &[
    deed("record_entry", On::Promise, "", 12, |scene| {
        said(entry(scene))
    }),
    deed("correct_guarantee", On::Promise, "", 4, |scene| {
        said(correction(scene))
    }),
    deed("declare_papers_complete", On::Case, "", 4, |_| {
        said(json!({"reason": "Alt er her."}))
    }),
    deed("list_missing_papers", On::Case, "", 4, |scene| {
        let gap = scene.one(&["basic", "minor"]);
        said(json!({"gap": gap, "items": [{"words": "Plantegning"}]}))
    }),
    deed("supplement_papers", On::Case, "", 2, |_| {
        said(json!({"note": "En ny tegning."}))
    }),
    deed("record_fee_paid", On::Case, "", 2, |_| said(json!({}))),
    deed("record_progress", On::Case, "", 5, |scene| {
        let progress = scene.one(&PROGRESS);
        let mut body = json!({ "progress": progress });
        if progress == "unit_answered" {
            body["contribution"] = json!(scene.part()?);
        }
        said(body)
    }),
    deed("send_referral", On::Case, "", 3, |_| {
        said(json!({"authority": "Fødevarestyrelsen"}))
    }),
    deed("answer_referral", On::Case, "", 4, |scene| {
        let referrals = scene.file["papers"]["referrals"].as_array().cloned()?;
        let referral = scene.dice.pick(&referrals)?["id"].as_str()?.to_owned();
        scene.name("referral", &referral);
        said(json!({}))
    }),
];

fn entry(scene: &mut Scene<'_>) -> Value {
    let reasons = [
        "gap_at_applicant",
        "minor_gap_at_applicant",
        "missing_attachment",
        "business",
        "awaiting_completion",
        "other_authority",
    ];
    let missed = scene.thing["state"] == "missed" || scene.thing["state"] == "met_late";
    if missed && scene.dice.happens(70) {
        return json!({"kind": "explain", "cause": "workload", "words": "Vi havde for meget."});
    }
    match scene.dice.below(9) {
        0..=2 => json!({"kind": "pause", "reason": scene.one(&reasons)}),
        3 | 4 => json!({"kind": "resume", "reason": scene.one(&reasons)}),
        5 => json!({"kind": "extend", "by": 1 + scene.dice.below(5), "reason": "Sagen er stor.",
            "told_at": scene.in_hours(0)}),
        6 => json!({"kind": "meet", "reason": "Det er sket i telefonen."}),
        7 => json!({"kind": "propose_remedy"}),
        _ => json!({"kind": "start", "reason": "Ansøgningen er her."}),
    }
}

fn correction(scene: &mut Scene<'_>) -> Value {
    match scene.dice.below(4) {
        0 => json!({"kind": "cancel", "reason": "Lovet ved en fejl."}),
        1 => json!({"kind": "approve_remedy", "remedy": scene.one(&["apology", "fee_reduction"])}),
        _ => {
            let hours = 24 * (1 + scene.dice.below(30));
            json!({"kind": "amend", "due_at": scene.in_hours(hours), "reason": "Regnet forkert."})
        }
    }
}
