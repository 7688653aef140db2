//! The timeline of a case: who did what, in words, and what of it the business is told.

use onedoor_domain::directory::Role;
use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::timeline;
use crate::sample::{all, cafe, case_id, text};

on_both!(
    fn every_event_names_who_did_it(app: &TestApp) {
        let desk = app.person(
            "eksempel",
            "soes.engelbrekt@eksempel.example",
            Role::FrontDesk,
        );
        let issued = app.admin().post("tokens").json(&json!({
            "label": "Formularen", "roles": ["integration"],
        }));
        let program = app.bearing(Some(&text(&issued.send().expect(201)["secret"])));
        let (by_person, by_program) = (
            case_id(&desk.register(&cafe())),
            case_id(&program.register(&cafe())),
        );
        app.clock.set("2026-03-02T09:40");
        app.work();
        let names = |case: &str| {
            all(
                &Value::from(timeline(&app.manager(), case, "")),
                "actor_name",
            )
        };
        let (of_person, of_program) = (names(&by_person), names(&by_program));
        assert_eq!(of_program[0], "Formularen");
        assert_eq!(of_person.last().map(String::as_str), Some("Onedoor"));
        let registered = &timeline(&app.manager(), &by_person, "")[0];
        let name = text(&registered["actor_name"]);
        assert!(name.starts_with("Søs"), "{name}");
        assert!(
            text(&registered["sentence"]).contains(&name),
            "{registered:#}"
        );
    }
);

on_both!(
    fn a_timeline_is_narrowed_by_kind_and_by_what_the_business_is_told(app: &TestApp) {
        let id = case_id(&app.front_desk().register(&cafe()));
        app.clock.set("2026-03-02T09:40");
        app.work();
        let manager = app.manager();
        let whole = timeline(&manager, &id, "");
        let told = timeline(&manager, &id, "&business_visible=true");
        let untold = timeline(&manager, &id, "&business_visible=false");
        assert!(!told.is_empty() && !untold.is_empty());
        assert_eq!(told.len() + untold.len(), whole.len());
        assert!(
            told.iter()
                .all(|event| event["visible_to_business"] == true)
        );
        assert!(
            untold
                .iter()
                .all(|event| event["visible_to_business"] == false)
        );
        let kinds = all(&Value::from(untold), "kind");
        assert!(kinds.contains(&"guarantee_warned".to_owned()));
        // What a unit owes the coordinator is no promise to the business.
        assert!(kinds.contains(&"guarantee_promised".to_owned()));
        let opened = timeline(&manager, &id, "&kind=case_opened");
        assert_eq!(opened.len(), 1);
        let page = manager.get(&format!("cases/{id}/events?limit=2&business_visible=true"));
        let page = page.expect(200);
        let next = text(&page["next"]);
        let rest = timeline(
            &manager,
            &id,
            &format!("&business_visible=true&cursor={next}"),
        );
        assert_eq!(rest.len() + 2, told.len());
        manager
            .get(&format!("cases/{id}/events?kind=nonsense"))
            .refuses(&[("kind", "unknown_value")]);
    }
);
