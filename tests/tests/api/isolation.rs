//! Two municipalities in one installation: neither can tell that the other is there.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use crate::catalogues::{draft, renamed};
use crate::directory::{change_of, deleted};
use crate::sample::{all, cafe, cafe_of, case_id, found, text};

on_both!(
    fn nothing_of_another_municipality_is_found_by_its_id(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (dk, se) = (Side::of(app, Country::Dk), Side::of(app, Country::Se));
        // What only the Swedish one has: the numbers and units of the two are else the same.
        draft(&se.admin, &renamed()).expect(201);
        se.admin
            .post("units")
            .json(&json!({"id": "x_tax"}))
            .send()
            .expect(201);
        let mut paths = Vec::new();
        for (own, other) in [(&dk, &se), (&se, &dk)] {
            for (at, id) in other.things() {
                own.same_as_random(&at, &id);
                other.reader(&at).get(&format!("{at}/{id}")).expect(200);
                paths.push(format!("{at}/{id}"));
            }
        }
        for kind in [
            "cases",
            "staff",
            "absences",
            "duties",
            "businesses",
            "tokens",
        ] {
            assert!(paths.iter().any(|path| path.starts_with(kind)), "{kind}");
        }
        for (path, random) in [
            ("units/x_tax", "units/x_nothing"),
            ("catalogues/2", "catalogues/777"),
            ("catalogues/2/diff", "catalogues/777/diff"),
        ] {
            se.admin.get(path).expect(200);
            hidden(&dk.admin.get(path), &dk.admin.get(random));
        }
        let publishing = dk.admin.post("catalogues/2/publish").send();
        publishing.problem(404, "not_found");
    }
);

on_both!(
    fn a_token_counts_in_its_own_municipality_only(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (dk, se) = (Side::of(app, Country::Dk), Side::of(app, Country::Se));
        for (own, other) in [(&dk, &se), (&se, &dk)] {
            for actor in [&own.admin, &own.manager] {
                let there = actor.in_municipality(other.admin.municipality());
                let nowhere = actor.in_municipality("ingensteds");
                for (at, id) in other.things() {
                    for path in [format!("{at}/{id}"), at] {
                        hidden(&there.get(&path), &nowhere.get(&path));
                    }
                }
                let before = app.counts();
                hidden(&there.register(&cafe()), &nowhere.register(&cafe()));
                assert_eq!(app.counts(), before);
            }
        }
    }
);

on_both!(
    fn no_list_and_no_search_tells_of_another_municipality(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (dk, se) = (Side::of(app, Country::Dk), Side::of(app, Country::Se));
        app.work();
        for (own, other) in [(&dk, &se), (&se, &dk)] {
            let foreign = other.things();
            for list in LISTS {
                let answer = own.reader(list).get(list);
                answer.expect(200);
                for (at, id) in &foreign {
                    assert!(!answer.text().contains(id), "{list} tells of {at}/{id}");
                }
            }
            let (_, case) = foreign.iter().find(|(at, _)| at == "cases").unwrap();
            let file = other.manager.get(&format!("cases/{case}")).expect(200);
            let person = text(&file["coordinator"]["id"]);
            let business = &file["case"]["business"];
            for query in [
                format!("?q={}", text(&file["case"]["reference"])),
                format!("?q={}", other.word),
                format!("?coordinator={person}"),
                format!("?business={}", text(&business["id"])),
            ] {
                assert_eq!(found(&own.manager, &query), [""; 0], "{query}");
            }
            assert_eq!(
                found(&other.manager, &format!("?q={}", other.word)),
                [case.as_str()]
            );
            let named = own.manager.get(&format!("businesses?q={}", other.word));
            assert_eq!(named.expect(200)["items"], json!([]));
        }
    }
);

on_both!(
    fn nothing_of_another_municipality_is_changed_or_referred_to(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (dk, se) = (Side::of(app, Country::Dk), Side::of(app, Country::Se));
        let before: Vec<Value> = se.everything();
        for (at, id) in se.things() {
            let path = format!("{at}/{id}");
            match at.as_str() {
                "staff" => change_of(&dk.admin, &path, "\"1\"", &json!({"name": "Ny"})),
                "businesses" => change_of(&dk.manager, &path, "\"1\"", &json!({"name": "Ny"})),
                "absences" | "duties" | "tokens" => deleted(&dk.admin, &path, "\"1\""),
                _ => continue,
            }
            .problem(404, "not_found");
        }
        let person = se.first("staff");
        let span = json!({
            "staff": person,
            "starts_at": "2026-03-06T16:00:00+01:00",
            "ends_at": "2026-03-09T08:00:00+01:00",
        });
        let token = json!({"label": "x", "roles": ["handler"], "staff": person});
        for (at, body) in [("absences", &span), ("duties", &span), ("tokens", &token)] {
            let refused = dk.admin.post(at).json(body).send();
            refused.refuses(&[("/staff", "no_such_thing")]);
        }
        let business = format!("businesses/{}", dk.first("businesses"));
        let theirs = json!({"account_manager": person});
        let seen = crate::directory::etag(&dk.manager.get(&business));
        change_of(&dk.manager, &business, &seen, &theirs)
            .refuses(&[("/account_manager", "no_such_thing")]);
        assert_eq!(se.everything(), before);
    }
);

/// What can be listed.
const LISTS: [&str; 8] = [
    "cases?limit=200",
    "staff?limit=200",
    "units",
    "absences",
    "duties",
    "businesses?limit=200",
    "tokens?limit=200",
    "catalogues",
];

/// A municipality with a case.
struct Side {
    admin: Actor,
    manager: Actor,
    /// A word that stands in its one case and the name of that case's business.
    word: &'static str,
}

impl Side {
    fn of(app: &TestApp, country: Country) -> Self {
        let word = if country == Country::Dk {
            "Xylofonhuset"
        } else {
            "Zebraverket"
        };
        let mut enquiry = cafe_of("29190623");
        enquiry["business"]["name"] = json!(word);
        enquiry["text"] = json!(format!("{word} vil åbne en café"));
        let desk = app.actor_in(country, Role::FrontDesk);
        case_id(&desk.register(&enquiry));
        Self {
            admin: app.actor_in(country, Role::Admin),
            manager: app.actor_in(country, Role::Manager),
            word,
        }
    }

    /// Who may read what lies there.
    fn reader(&self, at: &str) -> &Actor {
        if at.starts_with("tokens") {
            &self.admin
        } else {
            &self.manager
        }
    }

    /// Everything that has an identity of its own: where it lies, and its id.
    fn things(&self) -> Vec<(String, String)> {
        let lists = LISTS
            .iter()
            .filter(|list| !matches!(**list, "units" | "catalogues"));
        lists
            .flat_map(|list| {
                let at = list.split('?').next().unwrap_or_default();
                let items = self.reader(list).get(list).expect(200)["items"].take();
                let ids = all(&items, "id").into_iter();
                ids.take(5).map(|id| (at.to_owned(), id))
            })
            .collect()
    }

    fn first(&self, kind: &str) -> String {
        let found = self.things().into_iter().find(|(at, _)| at == kind);
        found.unwrap().1
    }

    fn everything(&self) -> Vec<Value> {
        let read = |list: &&str| self.reader(list).get(list).expect(200);
        LISTS.iter().map(read).collect()
    }

    /// The id of somebody else's thing is answered as one that nobody has.
    #[track_caller]
    fn same_as_random(&self, at: &str, id: &str) {
        let nobody = uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0007);
        let get = |path: String| self.reader(at).get(&path);
        hidden(&get(format!("{at}/{id}")), &get(format!("{at}/{nobody}")));
        let parts = if at == "cases" { CASE_PARTS } else { &[] };
        for part in parts {
            hidden(
                &get(format!("{at}/{id}/{part}")),
                &get(format!("{at}/{nobody}/{part}")),
            );
        }
    }
}

/// What lies below a case.
const CASE_PARTS: &[&str] = &[
    "routing",
    "enquiries",
    "contributions",
    "guarantees",
    "events",
];

/// Both are answered with the same words.
#[track_caller]
pub(crate) fn hidden(theirs: &Answer, nobodys: &Answer) {
    let bare = |answer: &Answer| {
        answer.problem(404, "not_found");
        let mut body = answer.json();
        body["instance"] = Value::Null;
        body
    };
    assert_eq!(bare(theirs), bare(nobodys));
}
