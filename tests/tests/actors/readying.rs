//! A case is seldom ready to end by chance, and a part of it seldom waits or has come back: whoever
//! wants to go on from there does first what comes before.

use onedoor_testkit::Actor;
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

/// How often, in a hundred times, a part is brought to where it can be done.
const BRINGS: usize = 30;

/// Where a part stands if this can be done with it, where few do.
pub(crate) fn stands_ready(operation: &str) -> Option<&'static [&'static str]> {
    match operation {
        "resume_contribution" => Some(&["waiting"]),
        "offer_contribution" => Some(&["returned"]),
        _ => None,
    }
}

/// Now and then brings a part of the case to where this can be done with it, if none stands there.
pub(crate) fn make_part_ready(town: &Town<'_>, operation: &str, scene: &mut Scene<'_>) {
    let Some(ready) = stands_ready(operation) else {
        return;
    };
    let parts = scene.file["contributions"].as_array().unwrap().clone();
    let stands = |part: &Value, stages: &[&str]| {
        let stage = part["stage"].as_str().unwrap();
        stages.contains(&stage)
    };
    if parts.iter().any(|part| stands(part, ready)) || !scene.dice.happens(BRINGS) {
        return;
    }
    let (before, stage, body) = match operation {
        "resume_contribution" => (
            "wait_with_contribution",
            "accepted",
            json!({"awaited": "others", "reason": "Vi venter på naboen."}),
        ),
        _ => (
            "decline_contribution",
            "offered",
            json!({"reason": "not_ours"}),
        ),
    };
    let Some(part) = parts.iter().find(|part| stands(part, &[stage])) else {
        return;
    };
    let people = &town.people;
    let handler = part["handler"]["id"].as_str();
    let by = match handler.and_then(|id| people.find(id)) {
        Some(handler) => Some(handler),
        None => people.in_unit(scene.dice, part["unit"].as_str().unwrap(), false),
    };
    let Some(by) = by.map(|person| person.actor.clone()) else {
        return;
    };
    carry_out(town, before, &by, part["id"].as_str().unwrap(), body);
    let case = scene.file["case"]["id"].as_str().unwrap();
    scene.file = people.manager.get(&format!("cases/{case}")).expect(200);
}

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
            carry_out(town, operation, manager, id.unwrap(), body);
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
fn carry_out(town: &Town<'_>, operation: &'static str, by: &Actor, id: &str, body: Value) {
    let known = town.contract.of(operation);
    let path = known.path.replace("{id}", id);
    let (thing, _) = path.rsplit_once('/').unwrap();
    let seen = by.get(thing);
    let version = seen.header("etag");
    let said = Said::Json(body);
    let answer = request(known, by, &path, &said, version, None).send();
    town.heard(operation, by, &format!("{path} {said:?}"), &answer);
}
