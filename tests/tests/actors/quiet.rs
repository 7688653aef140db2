//! While nobody acts: what somebody is told that they may do, they can do.

use onedoor_testkit::{Actor, Dice};
use serde_json::Value;

use crate::acting::request;
use crate::deeds::{self, Deed, On};
use crate::scene::Scene;
use crate::staging::{allows, set};
use crate::town::Town;

/// How many things are carried out in one rest.
const ENOUGH: usize = 12;
/// How many must have been, so that the rest proves something.
const FLOOR: usize = 5;
/// How many are tried for it: most are not allowed where things happen to stand.
const TRIES: usize = 160;
/// Refusals that follow from who is named or what is owed, and not from where the thing stands: a gate
/// names what must be done before.
const OTHERWISE: [&str; 3] = [
    "not_ready_to_close",
    "stale_proposal",
    "coordinates_already",
];

/// What depends on another thing as well, of which the words say nothing.
const ON_TWO: [&str; 1] = ["merge_cases"];

/// Carries out what a fresh read says is allowed, with nobody in between.
pub(crate) fn what_is_allowed_can_be_done(town: &Town<'_>, round: u64) {
    let mut dice = Dice::of(town.seed ^ (0xabcd + round));
    let all: Vec<&Deed> = deeds::all()
        .filter(|deed| !deed.act.is_empty() && !ON_TWO.contains(&deed.operation))
        .collect();
    let tries = (0..TRIES).filter(|_| {
        let deed = dice.pick(&all).copied().unwrap();
        is_carried_out(town, deed, &mut dice)
    });
    let carried_out = tries.take(ENOUGH).count();
    assert!(
        carried_out >= FLOOR,
        "only {carried_out} of {TRIES} ({})",
        town.named()
    );
}

/// Does it if it is allowed. Answers whether it was done.
fn is_carried_out(town: &Town<'_>, deed: &Deed, dice: &mut Dice) -> bool {
    let mut scene = Scene::of(town, dice);
    let Some(by) = set(town, deed, &mut scene) else {
        return false;
    };
    let Some(thing) = as_they_see_it(&by, deed, &scene) else {
        return false;
    };
    scene.thing = thing;
    if !allows(&scene, deed) {
        return false;
    }
    let Some(said) = (deed.say)(&mut scene) else {
        return false;
    };
    let version = format!("\"{}\"", scene.thing["version"]);
    let operation = town.contract.of(deed.operation);
    let path = scene.path(&operation.path);
    let answer = request(operation, &by, &path, &said, Some(&version), None).send();
    town.heard(deed.operation, &format!("{path} {said:?}"), &answer);
    let refused = [403, 404, 409, 412].contains(&answer.status);
    assert!(
        !refused || OTHERWISE.iter().any(|code| answer.json()["code"] == *code),
        "{} was allowed on {}: {} ({})",
        deed.operation,
        scene.thing,
        answer.text(),
        town.named()
    );
    answer.status < 300
}

/// The thing as whoever would do it reads it now; nothing if they may not, or it has no words.
fn as_they_see_it(by: &Actor, deed: &Deed, scene: &Scene<'_>) -> Option<Value> {
    let path = match deed.on {
        On::Case => format!("cases/{}", scene.path("{id}")),
        On::Part | On::PartOfHead | On::PartOfCase => scene.path("contributions/{id}"),
        On::Listed(list) => scene.path(&format!("{list}/{{id}}")),
        On::House | On::Promise | On::Draft | On::Directory(_) => return None,
    };
    let seen = by.get(&path);
    let seen = (seen.status == 200).then(|| seen.json())?;
    match seen.get("case").filter(|case| case.is_object()) {
        Some(case) => Some(case.clone()),
        None => Some(seen),
    }
}
