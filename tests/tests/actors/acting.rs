//! How one actor does one thing: draws it, says it as it should be or not quite, and hears the answer.

use onedoor_testkit::{Actor, Answer, Dice, Form, Request};
use serde_json::{Value, json};

use crate::contract::Operation;
use crate::deeds::{self, Deed, On, Said};
use crate::scene::Scene;
use crate::staging::{allows, set};
use crate::town::Town;

/// How often something else is drawn before what was drawn is done whether it can be or not.
const DRAWS: usize = 6;
/// The least that reads as a PDF.
const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n";

/// Does one thing, legal or not, if there is something to do.
pub(crate) fn act(town: &Town<'_>, dice: &mut Dice) {
    let all: Vec<&Deed> = deeds::all()
        .flat_map(|deed| std::iter::repeat_n(deed, deed.often))
        .collect();
    let wants_legal = dice.happens(75);
    let mut scene = Scene::of(town, dice);
    for draw in 0..DRAWS {
        let deed = *scene.dice.pick(&all).unwrap();
        let Some(by) = set(town, deed, &mut scene) else {
            continue;
        };
        let legal = deed.act.is_empty() || allows(&scene, deed);
        if wants_legal && !legal && draw + 1 < DRAWS {
            continue;
        }
        let Some(said) = (deed.say)(&mut scene) else {
            continue;
        };
        let by = match scene.dice.below(20) {
            0..=2 => town.people.anybody(scene.dice),
            3 => town.people.stranger.clone(),
            _ => by,
        };
        send(
            town,
            deed,
            &by,
            &scene.path(&town.contract.of(deed.operation).path),
            said,
            &mut scene,
        );
        return;
    }
}

/// Sends it: mostly as it should be, sometimes not quite.
fn send(town: &Town<'_>, deed: &Deed, by: &Actor, path: &str, said: Said, scene: &mut Scene<'_>) {
    let operation = town.contract.of(deed.operation);
    let version = &scene.thing["version"];
    let dice = &mut *scene.dice;
    let version = match dice.below(20) {
        0 => None,
        1 => Some("\"0\"".to_owned()),
        2 => Some("*".to_owned()),
        _ => Some(format!("\"{version}\"")),
    };
    let said = if dice.happens(6) {
        spoilt(dice, said)
    } else {
        said
    };
    let key = dice.happens(15).then(|| format!("key-{}", dice.roll()));
    let request = request(
        operation,
        by,
        path,
        &said,
        version.as_deref(),
        key.as_deref(),
    );
    let answer = request.clone().send();
    let asked = format!("{path} {said:?}");
    town.heard(deed.operation, &asked, &answer);
    if by.municipality() != town.people.manager.municipality() {
        // What touches nothing that is there already, they do in a house of their own.
        let stays_out = answer.status >= 400 || matches!(deed.on, On::House);
        assert!(stays_out, "{asked}: {} ({})", answer.status, town.named());
    } else if answer.status == 201 && ["register_enquiry", "split_case"].contains(&deed.operation) {
        town.opened(&answer);
    }
    if key.is_some() && operation.takes_key && answer.status < 300 {
        again(town, deed, &asked, &request.send(), &answer);
    }
}

/// The same request under the same key is answered the same, and is not done twice.
fn again(town: &Town<'_>, deed: &Deed, asked: &str, second: &Answer, first: &Answer) {
    let named = town.named();
    let replayed = second.header("idempotent-replayed");
    assert_eq!(
        second.status, first.status,
        "{} {asked} ({named})",
        deed.operation
    );
    assert_eq!(
        replayed,
        Some("true"),
        "{} {asked} ({named})",
        deed.operation
    );
    assert_eq!(
        second.body, first.body,
        "{} {asked} ({named})",
        deed.operation
    );
}

/// The request, as it is meant.
pub(crate) fn request(
    operation: &Operation,
    by: &Actor,
    path: &str,
    said: &Said,
    version: Option<&str>,
    key: Option<&str>,
) -> Request {
    let mut request = by.request(operation.method, path);
    if let Some(version) = version.filter(|_| operation.takes_version) {
        request = request.header("If-Match", version);
    }
    if let Some(key) = key.filter(|_| operation.takes_key) {
        request = request.key(key);
    }
    match said {
        Said::Nothing => request,
        Said::Json(body) => request.json(body),
        Said::File => request.form(&Form::with_file("plan.pdf", "application/pdf", PDF)),
    }
}

/// The body with something wrong about it.
fn spoilt(dice: &mut Dice, said: Said) -> Said {
    let Said::Json(mut body) = said else {
        return Said::Json(json!([1, 2]));
    };
    let fields = body.as_object().cloned().unwrap_or_default();
    let fields: Vec<&String> = fields.keys().collect();
    let wrong = [
        json!(null),
        json!(-7),
        json!("\u{0}"),
        json!({"x": []}),
        Value::String("æ".repeat(70_000)),
    ];
    match dice.pick(&fields) {
        Some(field) if dice.happens(80) => {
            body[field.as_str()] = dice.pick(&wrong).unwrap().clone();
        }
        Some(_) | None => body["unheard_of"] = json!(1),
    }
    Said::Json(body)
}
