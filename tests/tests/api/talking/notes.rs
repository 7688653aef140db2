//! Notes: for all colleagues, or for one unit alone.

use onedoor_testkit::{Actor, on_both};
use serde_json::{Value, json};

use super::desk::Desk;
use crate::sample::all;

const GROUND: &str = "Forvaltningsloven § 28";

fn seen_by(desk: &Desk, by: &Actor) -> Vec<String> {
    let page = by.get(&desk.at("notes")).expect(200);
    all(&page["items"], "text")
}

fn write(desk: &Desk, by: &Actor, note: &Value) -> Value {
    let request = by.post(&desk.at("notes")).json(note);
    request.send().expect(201)
}

on_both!(
    fn a_note_for_one_unit_is_for_nobody_else(app: &TestApp) {
        let desk = Desk::open(app);
        let secret = "  <b>Hemmelig</b> brandøvelse\n";
        let note = json!({"text": secret, "only_unit": "fire", "legal_ground": GROUND});
        let written = write(&desk, &desk.handler, &note);
        assert_eq!(written["legal_ground"], GROUND);
        write(&desk, &desk.matter.by, &json!({"text": "For alle"}));

        assert_eq!(seen_by(&desk, &desk.handler), [secret, "For alle"]);
        assert_eq!(seen_by(&desk, &app.manager()), [secret, "For alle"]);
        assert_eq!(seen_by(&desk, &desk.matter.by), ["For alle"]);

        // Nor does what happened, or the case itself, tell that it is there.
        let kinds = |by: &Actor| {
            let events = by.get(&desk.at("events?limit=200")).expect(200);
            let kinds = all(&events["items"], "kind");
            kinds.iter().filter(|kind| *kind == "note_written").count()
        };
        assert_eq!(kinds(&desk.handler), 2);
        assert_eq!(kinds(&desk.matter.by), 1);
        for path in [
            desk.at("events?limit=200"),
            desk.at("notes"),
            format!("cases/{}", desk.matter.id),
        ] {
            let answer = desk.matter.by.get(&path);
            assert!(!answer.text().contains("brandøvelse"), "{path}");
            assert!(
                !answer.text().contains(written["id"].as_str().unwrap()),
                "{path}"
            );
        }
        desk.matter.is_clean(app);
    }
);

on_both!(
    fn a_correction_is_kept_from_the_same_colleagues(app: &TestApp) {
        let desk = Desk::open(app);
        let note = json!({"text": "Forkert", "only_unit": "fire", "legal_ground": GROUND});
        let wrong = write(&desk, &desk.handler, &note);
        let right = json!({"text": "Rigtigt", "corrects": wrong["id"]});
        let right = write(&desk, &desk.handler, &right);
        assert_eq!(right["only_unit"], "fire");
        assert_eq!(right["corrects"], wrong["id"]);
        assert_eq!(seen_by(&desk, &desk.handler), ["Forkert", "Rigtigt"]);
        assert_eq!(seen_by(&desk, &desk.matter.by), Vec::<String>::new());
        // Whoever may not see a note cannot find out by correcting it.
        let guess = json!({"text": "?", "corrects": wrong["id"]});
        let before = app.counts();
        let answer = desk.matter.tell("notes", &guess);
        answer.refuses(&[("/corrects", "no_such_thing")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn nobody_writes_for_a_unit_what_they_could_not_read(app: &TestApp) {
        let desk = Desk::open(app);
        let before = app.counts();
        let note = json!({"text": "Psst", "only_unit": "fire", "legal_ground": GROUND});
        desk.matter.tell("notes", &note).problem(403, "forbidden");
        let front = app.front_desk().post(&desk.at("notes")).json(&note).send();
        front.problem(403, "forbidden");
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn what_is_kept_from_colleagues_names_its_ground(app: &TestApp) {
        let desk = Desk::open(app);
        let before = app.counts();
        let by = |note: Value| {
            let request = desk.handler.post(&desk.at("notes"));
            request.json(&note).send()
        };
        by(json!({"text": "a", "only_unit": "fire"})).refuses(&[("/legal_ground", "required")]);
        by(json!({"text": "a", "legal_ground": GROUND}))
            .refuses(&[("/legal_ground", "unknown_field")]);
        by(json!({"text": "a", "only_unit": "moon", "legal_ground": "x\ny"})).refuses(&[
            ("/only_unit", "no_such_thing"),
            ("/legal_ground", "control_character"),
        ]);
        by(json!({"text": " "})).refuses(&[("/text", "blank")]);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn notes_are_read_page_by_page(app: &TestApp) {
        let desk = Desk::open(app);
        for number in 0..5 {
            write(&desk, &desk.matter.by, &json!({"text": number.to_string()}));
        }
        let first = desk.read("notes?limit=3");
        assert_eq!(all(&first["items"], "text"), ["0", "1", "2"]);
        let next = first["next"].as_str().unwrap();
        let rest = desk.read(&format!("notes?limit=3&cursor={next}"));
        assert_eq!(all(&rest["items"], "text"), ["3", "4"]);
        let path = desk.at("notes?limit=201");
        desk.matter
            .by
            .get(&path)
            .refuses(&[("limit", "out_of_range")]);
    }
);

on_both!(
    fn the_front_desk_leaves_a_note_that_it_cannot_read_again(app: &TestApp) {
        let desk = Desk::open(app);
        let front = app.front_desk();
        write(&desk, &front, &json!({"text": "Ringer igen kl. 14"}));
        front.get(&desk.at("notes")).problem(403, "forbidden");
        assert_eq!(seen_by(&desk, &desk.matter.by), ["Ringer igen kl. 14"]);
    }
);

on_both!(
    fn what_is_kept_from_a_reader_cuts_no_page_of_the_timeline_short(app: &TestApp) {
        let desk = Desk::open(app);
        let note = json!({"text": "Psst", "only_unit": "fire", "legal_ground": GROUND});
        for number in 0..3 {
            write(&desk, &desk.handler, &note);
            write(&desk, &desk.matter.by, &json!({"text": number.to_string()}));
        }
        let (mut seen, mut cursor) = (0, 0.to_string());
        loop {
            let page = desk.read(&format!("events?limit=2&cursor={cursor}"));
            let kinds = all(&page["items"], "kind");
            seen += kinds.iter().filter(|kind| *kind == "note_written").count();
            let Some(next) = page["next"].as_str() else {
                break;
            };
            next.clone_into(&mut cursor);
        }
        assert_eq!(seen, 3);
    }
);
