//! What is for one unit alone reaches another only on a ground in law.

use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, TestApp, on_both};
use serde_json::{Value, json};

use crate::promises::matter::{Matter, for_a_year, manager};
use crate::sample::{all, text};
use crate::talking::desk::FIRE;

/// A case with a note for the fire unit alone, and somebody of another unit that takes part.
struct Scene {
    matter: Matter,
    fire: Actor,
    other: Actor,
    /// The unit of that somebody.
    unit: String,
    note: String,
}

impl Scene {
    fn open(app: &TestApp) -> Self {
        let matter = Matter::open(app, "change_of_use_premises");
        let fire = for_a_year(app, "eksempel", Role::Handler, FIRE);
        let note = json!({
            "text": "Dørene er for smalle.", "only_unit": "fire",
            "legal_ground": "Forvaltningsloven § 27",
        });
        let path = format!("cases/{}/notes", matter.id);
        let note = text(&fire.post(&path).json(&note).send().expect(201)["id"]);
        let (other, unit) = somebody_else(app, &matter);
        Self {
            matter,
            fire,
            other,
            unit,
            note,
        }
    }

    fn share(&self, by: &Actor, body: &Value) -> onedoor_testkit::Answer {
        by.post("shares").json(body).send()
    }

    fn body(&self) -> Value {
        json!({
            "case": self.matter.id, "part": "note", "id": self.note, "unit": self.unit,
            "legal_ground": "Forvaltningsloven § 28, stk. 2, nr. 3",
        })
    }

    fn notes(&self, by: &Actor) -> Vec<String> {
        let path = format!("cases/{}/notes", self.matter.id);
        all(&by.get(&path).expect(200)["items"], "id")
    }
}

/// Somebody of a unit that takes part and is not the fire unit.
fn somebody_else(app: &TestApp, matter: &Matter) -> (Actor, String) {
    let file = matter.file();
    let units = all(&file["contributions"], "unit");
    let staff = matter.by.get("staff?limit=200").expect(200)["items"].take();
    for person in staff.as_array().unwrap() {
        let theirs = person["units"].as_array().unwrap();
        let is_fire = theirs.iter().any(|unit| unit == "fire");
        let unit = theirs.iter().filter_map(Value::as_str);
        let unit = unit
            .into_iter()
            .find(|unit| units.iter().any(|of| of == unit));
        if let (false, Some(unit)) = (is_fire, unit) {
            let email = text(&person["email"]);
            let actor = for_a_year(app, "eksempel", Role::Handler, &email);
            return (actor, unit.to_owned());
        }
    }
    panic!("nobody else takes part: {file:#}")
}

on_both!(
    fn another_unit_sees_a_note_once_it_was_passed_on(app: &TestApp) {
        let scene = Scene::open(app);
        assert_eq!(scene.notes(&scene.other), [""; 0]);
        let shared = scene.share(&scene.fire, &scene.body()).expect(201);
        assert_eq!(shared["unit"], scene.unit.as_str());
        let before = app.counts()["access_log"];
        assert_eq!(scene.notes(&scene.other), [scene.note.as_str()]);
        assert_eq!(app.counts()["access_log"], before + 1);
        let log = manager(app).get("access-log?limit=2").expect(200);
        assert_eq!(log["items"][0]["ground"], "shared");
        assert_eq!(log["items"][1]["deed"], "shared");
        let law = "Forvaltningsloven § 28, stk. 2, nr. 3";
        assert_eq!(log["items"][1]["ground"], law);
        let path = format!("cases/{}/shares", scene.matter.id);
        for by in [&scene.fire, &scene.other] {
            let listed = by.get(&path).expect(200);
            assert_eq!(listed["items"][0]["legal_ground"], law);
        }
        scene
            .share(&scene.fire, &scene.body())
            .problem(409, "shared_already");
    }
);

on_both!(
    fn nothing_is_passed_on_without_a_ground_or_by_who_may_not_see_it(app: &TestApp) {
        let scene = Scene::open(app);
        let before = app.counts();
        let with = |field: &str, value: Value| {
            let mut body = scene.body();
            body[field] = value;
            body
        };
        let nobody = json!("01900000-0000-7000-8000-000000000007");
        for (field, value, pointer, code) in [
            ("legal_ground", json!(" "), "/legal_ground", "blank"),
            ("unit", json!("harbour"), "/unit", "no_such_thing"),
            ("unit", json!("fire"), "/unit", "same_unit"),
            ("part", json!("case"), "/part", "unknown_value"),
            ("id", nobody.clone(), "/id", "no_such_thing"),
            ("case", nobody, "/case", "no_such_thing"),
        ] {
            let refused = scene.share(&scene.fire, &with(field, value));
            refused.refuses(&[(pointer, code)]);
        }
        // Of what they may not see, nobody learns that it is there.
        scene
            .share(&scene.other, &scene.body())
            .refuses(&[("/id", "no_such_thing")]);
        assert_eq!(app.counts(), before);
        let open = json!({"text": "For alle."});
        let path = format!("cases/{}/notes", scene.matter.id);
        let open = scene.fire.post(&path).json(&open).send().expect(201);
        scene
            .share(&scene.fire, &with("id", open["id"].clone()))
            .refuses(&[("/id", "not_confidential")]);
    }
);
