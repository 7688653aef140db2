//! While nobody acts: what somebody is told that they may do, they can do.

use onedoor_testkit::Dice;

use crate::acting::request;
use crate::deeds::{self, Deed, On};
use crate::scene::Scene;
use crate::staging::{allows, set};
use crate::town::Town;

/// How many things are tried in one rest.
const TRIES: usize = 60;
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
    for _ in 0..TRIES {
        let deed = *dice.pick(&all).unwrap();
        let mut scene = Scene::of(town, &town.people, &mut dice);
        let Some(by) = set(town, deed, &mut scene) else {
            continue;
        };
        // As they see it themselves.
        let path = match deed.on {
            On::Case => format!("cases/{}", scene.path("{id}")),
            On::Part | On::PartOfHead | On::PartOfCase => scene.path("contributions/{id}"),
            On::Listed(list) => scene.path(&format!("{list}/{{id}}")),
            On::House | On::Promise | On::Draft | On::Directory(_) => continue,
        };
        let seen = by.get(&path);
        if seen.status != 200 {
            continue;
        }
        let seen = seen.json();
        scene.thing = match seen.get("case").filter(|case| case.is_object()) {
            Some(case) => case.clone(),
            None => seen,
        };
        if !allows(&scene, deed) {
            continue;
        }
        let Some(said) = (deed.say)(&mut scene) else {
            continue;
        };
        let version = format!("\"{}\"", scene.thing["version"]);
        let operation = town.contract.of(deed.operation);
        let path = scene.path(&operation.path);
        let answer = request(operation, &by, &path, &said, Some(&version), None).send();
        let asked = format!("{path} {said:?}");
        town.heard(deed.operation, &asked, &answer);
        let refused = [403, 404, 409, 412].contains(&answer.status);
        let otherwise = refused && {
            let code = answer.json()["code"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            OTHERWISE.contains(&code.as_str())
        };
        assert!(
            !refused || otherwise,
            "{} was allowed on {}: {} ({})",
            deed.operation,
            scene.thing,
            answer.text(),
            town.named()
        );
    }
}
