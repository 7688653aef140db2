//! A case is seldom ready to end by chance: whoever wants to end it does first what is owed.

use serde_json::{Value, json};

use crate::acting::request;
use crate::deeds::Said;
use crate::scene::Scene;
use crate::town::Town;

/// What an end waits for beside the stage: that everything is kept, or only that misses are explained.
const KEPT: &str = "close_case";
const EXPLAINED: [&str; 2] = ["merge_cases", "withdraw_case"];
/// How often, in a hundred times, everything is kept: seldom, because it takes the work from everybody
/// else, who need open contributions and running promises.
const KEEPS: usize = 15;
/// How often, in a hundred times, misses are explained.
const EXPLAINS: usize = 60;

/// Now and then does what is owed before a case can end so; nothing for whatever is no end.
pub(crate) fn make_ready(town: &Town<'_>, operation: &str, scene: &mut Scene<'_>) {
    let everything = operation == KEPT;
    let often = match operation {
        KEPT => KEEPS,
        ends if EXPLAINED.contains(&ends) => EXPLAINS,
        _ => return,
    };
    if !scene.dice.happens(often) {
        return;
    }
    let case = scene.file["case"]["id"].as_str().unwrap().to_owned();
    let manager = &town.people.manager;
    let gate = manager.get(&format!("cases/{case}/closing")).expect(200);
    for obstacle in gate["open"].as_array().unwrap() {
        let code = obstacle["code"].as_str().unwrap();
        if everything || code == "unexplained_miss" {
            let (operation, body) = answer_to(code);
            let id = match code {
                "not_answered" => Some(case.as_str()),
                _ => obstacle["pointer"].as_str().unwrap().rsplit('/').next(),
            };
            carry_out(town, operation, id.unwrap(), body);
        }
    }
    scene.file = manager.get(&format!("cases/{case}")).expect(200);
}

/// By what an obstacle is done away with.
fn answer_to(code: &str) -> (&'static str, Value) {
    match code {
        "not_answered" => ("send_answer", json!({"text": "I kan åbne."})),
        "open_contribution" => (
            "cancel_contribution",
            json!({"reason": "Svaret er givet uden."}),
        ),
        "promise_owed" => (
            "correct_guarantee",
            json!({"kind": "cancel", "reason": "Sagen er slut."}),
        ),
        "open_call_back" => ("cancel_call_back", json!({"reason": "Hun fik svar."})),
        _ => (
            "record_entry",
            json!({"kind": "explain", "cause": "workload", "words": "Vi havde for meget."}),
        ),
    }
}

/// As it stands now. Somebody else may have been faster, and then it is refused.
fn carry_out(town: &Town<'_>, operation: &'static str, id: &str, body: Value) {
    let manager = &town.people.manager;
    let known = town.contract.of(operation);
    let path = known.path.replace("{id}", id);
    let (thing, _) = path.rsplit_once('/').unwrap();
    let seen = manager.get(thing);
    let version = seen.header("etag");
    let said = Said::Json(body);
    let answer = request(known, manager, &path, &said, version, None).send();
    town.heard(operation, &format!("{path} {said:?}"), &answer);
}
