//! Who may, operation by operation, and that nobody of another municipality learns a thing.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Answer, Database, Request, TestApp, on_both};
use serde_json::{Value, json};

use super::opened;
use crate::promises::matter::about;
use crate::sample::text;
use crate::talking::desk::HARBOUR;

/// What is asked, and of whom.
struct Asked {
    method: &'static str,
    path: String,
    body: Value,
    may: &'static [Role],
}

const MANAGER: &[Role] = &[Role::Manager];
const LEADS: &[Role] = &[Role::Manager, Role::Admin];

fn asked(case: &str, contact: &str, business: &str, hold: &str) -> Vec<Asked> {
    let one = |method, path: String, body, may| Asked {
        method,
        path,
        body,
        may,
    };
    let nothing = Value::Null;
    let ground = json!({"ground": "GDPR art. 17"});
    let reason = json!({"reason": "Klagesagen er afgjort."});
    vec![
        one("GET", format!("retention/{case}"), nothing.clone(), LEADS),
        one(
            "POST",
            format!("retention/{case}/holds"),
            ground.clone(),
            MANAGER,
        ),
        one("GET", format!("holds/{hold}"), nothing.clone(), LEADS),
        one("POST", format!("holds/{hold}/lift"), reason, MANAGER),
        one(
            "POST",
            format!("retention/{case}/archived"),
            nothing.clone(),
            LEADS,
        ),
        one(
            "GET",
            format!("cases/{case}/archive"),
            nothing.clone(),
            MANAGER,
        ),
        one("GET", format!("cases/{case}/audit"), nothing.clone(), LEADS),
        one(
            "GET",
            format!("cases/{case}/shares"),
            nothing.clone(),
            MANAGER,
        ),
        one(
            "GET",
            format!("contacts/{contact}/export"),
            nothing.clone(),
            MANAGER,
        ),
        one(
            "GET",
            format!("contacts/{contact}/erasure"),
            nothing.clone(),
            MANAGER,
        ),
        one(
            "POST",
            format!("contacts/{contact}/erasure"),
            ground.clone(),
            MANAGER,
        ),
        one(
            "GET",
            format!("businesses/{business}/export"),
            nothing.clone(),
            MANAGER,
        ),
        one(
            "GET",
            format!("businesses/{business}/erasure"),
            nothing.clone(),
            MANAGER,
        ),
        one(
            "POST",
            format!("businesses/{business}/erasure"),
            ground,
            MANAGER,
        ),
        one("GET", "disposal".to_owned(), nothing.clone(), LEADS),
        one("GET", "disposed-cases".to_owned(), nothing.clone(), LEADS),
        one(
            "POST",
            "disposal".to_owned(),
            json!({"cases": [case]}),
            LEADS,
        ),
        one("GET", "access-log".to_owned(), nothing, LEADS),
    ]
}

fn send(request: Request, body: &Value) -> Answer {
    let request = request.header("If-Match", "\"99\"");
    if body.is_null() {
        return request.send();
    }
    request.json(body).send()
}

on_both!(
    fn each_operation_is_for_those_whom_the_matrix_names(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let mut enquiry = about("change_of_use_premises");
        enquiry["business"] = json!({"identifiers": [{"scheme": "dk_cvr", "value": "29190623"}]});
        enquiry["contact"] = json!({"name": "Mette Holm", "phone": "33 99 12 34"});
        let matter = opened(app, &enquiry);
        // Somebody who has nothing to do with it.
        let somebody = |role: Role| match role {
            Role::Handler => app.person("eksempel", HARBOUR, role),
            Role::Integration
            | Role::FrontDesk
            | Role::Coordinator
            | Role::Manager
            | Role::Admin => app.actor(role),
        };
        let file = matter.file();
        let business = text(&file["case"]["business"]["id"]);
        let contact = app.ask(|conn| onedoor_store::holdings::contacts_named(conn, "Mette Holm"));
        let contact = contact[0].to_string();
        let path = format!("retention/{}/holds", matter.id);
        let hold = json!({"ground": "Klagesag 2026/7"});
        let hold = text(&matter.by.post(&path).json(&hold).send().expect(201)["id"]);
        let before = app.counts();
        for one in asked(&matter.id, &contact, &business, &hold) {
            for role in Role::ALL {
                if one.may.contains(role) {
                    continue;
                }
                let answer = send(somebody(*role).request(one.method, &one.path), &one.body);
                let refused = matches!(answer.status, 403 | 404);
                assert!(
                    refused,
                    "{role} {} {}: {}",
                    one.method, one.path, answer.status
                );
            }
            for role in [Role::Manager, Role::Admin] {
                let theirs = app.actor_in(Country::Se, role);
                let answer = send(theirs.request(one.method, &one.path), &one.body);
                let names_one = one.path.contains('/');
                match (names_one, one.may.contains(&role)) {
                    (true, true) => drop(answer.problem(404, "not_found")),
                    (true, false) => assert!(matches!(answer.status, 403 | 404)),
                    (false, _) => assert!(!answer.text().contains(&matter.id), "{}", one.path),
                }
            }
        }
        assert_eq!(app.counts(), before, "a refusal wrote something");
        for one in asked(&matter.id, &contact, &business, &hold) {
            for role in one.may {
                let answer = send(somebody(*role).request(one.method, &one.path), &one.body);
                let allowed = !matches!(answer.status, 401 | 403 | 404);
                assert!(
                    allowed,
                    "{role} {} {}: {}",
                    one.method, one.path, answer.status
                );
            }
        }
    }
);
