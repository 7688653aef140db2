//! What is done to a case as a whole.

use serde_json::json;

use super::{Deed, On, deed, nothing, said};

const TYPES: [&str; 8] = [
    "restaurant_cafe",
    "change_of_use_premises",
    "signage",
    "start_advice",
    "alcohol_temporary",
    "alcohol_permanent",
    "event",
    "new_production_hall",
];

pub(super) const DEEDS: &[Deed] = &[
    deed("hand_over_case", On::Case, "hand_over", 8, |scene| {
        let mut body = json!({"reason": "Hun kender virksomheden."});
        if scene.dice.happens(60) {
            body["to"] = json!(scene.coordinator());
        }
        said(body)
    }),
    deed("wait_with_case", On::Case, "wait", 5, |scene| {
        let awaited = scene.one(&["business", "others"]);
        said(json!({"awaited": awaited, "reason": "Tegninger mangler."}))
    }),
    deed("resume_case", On::Case, "resume", 6, nothing),
    deed("close_case", On::Case, "close", 3, nothing),
    deed("withdraw_case", On::Case, "withdraw", 1, |_| {
        said(json!({"reason": "Vi åbner et andet sted."}))
    }),
    deed("reopen_case", On::Case, "reopen", 8, |_| {
        said(json!({"reason": "Virksomheden skrev igen."}))
    }),
    deed("change_case", On::Case, "replan", 4, |scene| {
        let mut body = json!({"reason": "Der er mere i det."});
        if scene.dice.happens(50) {
            body["complexity"] = json!(scene.one(&["simple", "medium", "complex"]));
        } else {
            body["urgent"] = json!(scene.dice.happens(50));
        }
        said(body)
    }),
    deed("change_case_types", On::Case, "replan", 6, |scene| {
        let mut change = retyping(scene);
        let proposed = scene.manager_posts("case-types/preview", &change);
        let accept = proposed["accept"].as_str().unwrap_or("0");
        change["accept"] = json!(accept);
        said(change)
    }),
    deed("preview_case_types", On::Case, "replan", 2, |scene| {
        said(retyping(scene))
    }),
    deed("merge_cases", On::Case, "merge", 2, |scene| {
        said(json!({"into": scene.case_of_the_same_business()}))
    }),
    deed("split_case", On::Case, "replan", 3, |scene| {
        let types = scene.case_types();
        if types.len() < 2 {
            return None;
        }
        let one = scene.dice.pick(&types)?.clone();
        said(json!({"case_types": [one], "reason": "Det er en sag for sig."}))
    }),
    deed("link_cases", On::Case, "", 4, |scene| {
        let kind = scene.one(&["related", "duplicate"]);
        said(json!({"other": scene.other_case(), "kind": kind}))
    }),
    deed("unlink_cases", On::Case, "", 4, |scene| {
        let links = scene.file["links"].as_array().cloned()?;
        let link = scene.dice.pick(&links)?["id"].as_str()?.to_owned();
        scene.name("other", &link);
        nothing(scene)
    }),
    deed("label_case", On::Case, "", 3, |scene| {
        let label = scene.one(&["torv", "ny", "haster", "bestyrelse"]);
        said(json!({"labels": [label, "forår"]}))
    }),
    deed("set_task_force", On::Case, "replan", 3, |scene| {
        let members = [scene.somebody(), scene.somebody()];
        said(json!({"name": "Havnen", "members": members}))
    }),
    deed("add_enquiry", On::Case, "", 4, |scene| {
        let urgent = scene.dice.happens(10);
        said(json!({"channel": "phone", "text": "Vi glemte at nævne vinen.", "urgent": urgent}))
    }),
    deed("answer_question", On::Case, "", 5, |scene| {
        let body = answer(scene)?;
        said(body)
    }),
    deed("preview_answer", On::Case, "", 2, |scene| {
        let body = answer(scene)?;
        said(body)
    }),
];

fn retyping(scene: &mut crate::scene::Scene<'_>) -> serde_json::Value {
    let types = scene.case_types();
    match scene.dice.pick(&types).cloned() {
        Some(one) if types.len() > 2 || scene.dice.happens(30) => json!({"remove": [one]}),
        Some(_) | None => json!({"add": [scene.one(&TYPES)]}),
    }
}

/// One of the open questions of the case, answered.
fn answer(scene: &mut crate::scene::Scene<'_>) -> Option<serde_json::Value> {
    let asked = scene.listed("questions");
    let question = scene.dice.pick(&asked)?.clone();
    scene.name("question", question["id"].as_str()?);
    let choices = question["choices"].as_array().cloned().unwrap_or_default();
    let answer = match question["kind"].as_str()? {
        "choice" => scene.dice.pick(&choices)?["id"].clone(),
        "integer" => json!(scene.dice.below(200)),
        _ => json!(scene.dice.happens(60)),
    };
    Some(json!({ "answer": answer }))
}
