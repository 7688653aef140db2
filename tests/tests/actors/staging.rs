//! To what a deed is done, and who would do it.

use onedoor_testkit::{Actor, Dice};
use serde_json::json;

use crate::deeds::{Deed, On};
use crate::readying::{make_part_ready, make_ready, stands_ready};
use crate::scene::Scene;
use crate::town::Town;

/// Looks at what the deed is done to, and finds who would do it.
pub(crate) fn set(town: &Town<'_>, deed: &Deed, scene: &mut Scene<'_>) -> Option<Actor> {
    let people = &town.people;
    match deed.on {
        On::House => return Some(some_person(town, scene.dice)),
        On::Directory(list) => {
            if !list.is_empty() {
                let page = people.admin.get(list);
                let items = page.json()["items"].as_array().cloned()?;
                scene.thing = scene.dice.pick(&items)?.clone();
            }
            return Some(people.admin.clone());
        }
        On::Case
        | On::Part
        | On::PartOfHead
        | On::PartOfCase
        | On::Promise
        | On::Listed(_)
        | On::Draft => {}
    }
    if scene.file.is_null() {
        let case = town.some_case(scene.dice);
        let found = people.manager.get(&format!("cases/{case}"));
        scene.file = found.expect(200);
    }
    let case = scene.file["case"]["id"].as_str()?.to_owned();
    let coordinator = scene.file["coordinator"]["id"].as_str()?.to_owned();
    let coordinator = people.find(&coordinator).map(|one| one.actor.clone());
    let coordinator = coordinator.unwrap_or_else(|| people.manager.clone());
    match deed.on {
        On::House | On::Directory(_) => None,
        On::Case => {
            make_ready(town, deed.operation, scene);
            scene.thing = scene.file["case"].clone();
            // Two cases are seldom in the same hands.
            match deed.operation {
                "merge_cases" => Some(people.manager.clone()),
                _ => Some(coordinator),
            }
        }
        On::Draft => {
            let draft = people.manager.get(&format!("cases/{case}/answer-draft"));
            scene.thing = json!({"id": case, "version": draft.json()["version"]});
            Some(coordinator)
        }
        On::Promise => {
            let promises = scene.file["guarantees"].as_array()?.clone();
            scene.thing = scene.dice.pick(&promises)?.clone();
            // Corrections are the management's.
            Some(people.manager.clone())
        }
        On::Listed(list) => {
            let items = scene.listed(list);
            scene.thing = scene.dice.pick(&items)?.clone();
            Some(coordinator)
        }
        On::Part | On::PartOfHead | On::PartOfCase => part(town, deed, scene, coordinator),
    }
}

/// A contribution as whoever would do something with it sees it.
fn part(town: &Town<'_>, deed: &Deed, scene: &mut Scene<'_>, coordinator: Actor) -> Option<Actor> {
    let people = &town.people;
    make_part_ready(town, deed.operation, scene);
    let parts = scene.file["contributions"].as_array()?.clone();
    let fitting = parts.iter().filter(|part| {
        let stage = part["stage"].as_str().unwrap_or_default();
        stands_ready(deed.operation).is_none_or(|ready| ready.contains(&stage))
    });
    let fitting: Vec<_> = fitting.cloned().collect();
    let part = match scene.dice.pick(&fitting) {
        Some(part) => part.clone(),
        None => scene.dice.pick(&parts)?.clone(),
    };
    let unit = part["unit"].as_str()?;
    let handler = part["handler"]["id"].as_str();
    let outside = matches!(
        part["manner"].as_str(),
        Some("external" | "guide_and_forward")
    );
    let by = match deed.on {
        On::PartOfCase => coordinator,
        On::PartOfHead => match people.in_unit(scene.dice, unit, true) {
            Some(head) => head.actor.clone(),
            None => people.manager.clone(),
        },
        _ if outside || part["stage"] == "returned" => coordinator,
        On::Part
        | On::House
        | On::Case
        | On::Promise
        | On::Listed(_)
        | On::Draft
        | On::Directory(_) => match handler.and_then(|id| people.find(id)) {
            Some(handler) if scene.dice.happens(80) => handler.actor.clone(),
            _ => people.in_unit(scene.dice, unit, false)?.actor.clone(),
        },
    };
    let seen = by.get(&format!("contributions/{}", part["id"].as_str()?));
    scene.thing = match seen.status {
        200 => seen.json(),
        _ => part.clone(),
    };
    Some(by)
}

fn some_person(town: &Town<'_>, dice: &mut Dice) -> Actor {
    dice.pick(&town.people.all).unwrap().actor.clone()
}

/// Whether the deed stands among what can be done with the thing.
pub(crate) fn allows(scene: &Scene<'_>, deed: &Deed) -> bool {
    let allowed = scene.thing["allowed_actions"].as_array();
    allowed.is_some_and(|words| words.iter().any(|word| word == deed.act))
}
