//! A small municipality whose people come and go.

use jiff::SignedDuration;
use onedoor_domain::StaffId;
use onedoor_domain::directory::Role;
use onedoor_store::columns::OutboxKind;
use onedoor_store::outbox;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::directory::etag;
use crate::sample::{case_id, text};

/// Its short name.
pub(crate) const HOUSE: &str = "kontor";

const YAML: &str = r#"
slug: kontor
name: Kontor Kommune
country: DK
time_zone: Europe/Copenhagen
language: da
settings: {named_units: [building]}
units: [{id: business_office}, {id: switchboard}, {id: building}]
staff:
  - {email: ane@kontor.example, name: Ane, title: Konsulent, phone: "+4533990001", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: bo@kontor.example, name: Bo, title: Konsulent, phone: "+4533990002", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: eva@kontor.example, name: Eva, title: Konsulent, phone: "+4533990003", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: ib@kontor.example, name: Ib, title: Konsulent, phone: "+4533990004", roles: [coordinator], units: [business_office], languages: [da], capacity: 1000}
  - {email: ulla@kontor.example, name: Ulla, title: Chef, phone: "+4533990005", roles: [manager], units: [business_office], languages: [da], capacity: 1000}
  - {email: hans@kontor.example, name: Hans, title: Leder, phone: "+4533990006", roles: [handler], units: [business_office], heads: [business_office], languages: [da]}
  - {email: niels@kontor.example, name: Niels, title: Byggesag, phone: "+4533990007", roles: [handler], units: [building], languages: [da]}
  - {email: dora@kontor.example, name: Dora, title: Omstilling, phone: "+4533990008", roles: [front_desk], units: [switchboard], languages: [da]}
  - {email: vera@kontor.example, name: Vera, title: Vagt, phone: "+4533990009", roles: [handler], units: [switchboard], languages: [da]}
businesses:
  - {name: Røgeriet, identifiers: [{scheme: dk_cvr, value: "99007109"}], account_manager: ane@kontor.example}
"#;

/// The municipality, and who acts in it.
pub(crate) struct Office<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) admin: Actor,
    pub(crate) manager: Actor,
}

impl<'a> Office<'a> {
    /// A new one.
    pub(crate) fn of(app: &'a TestApp) -> Self {
        app.import(YAML);
        Self {
            app,
            admin: app.issue(HOUSE, Role::Admin, None, year()),
            manager: acting(app, "ulla", Role::Manager),
        }
    }

    /// Somebody of it, in this role.
    pub(crate) fn person(&self, name: &str, role: Role) -> Actor {
        acting(self.app, name, role)
    }

    /// Their identity.
    pub(crate) fn id(&self, name: &str) -> String {
        staff(self.app, name).to_string()
    }

    /// A case that Ane coordinates, because she knows the business.
    pub(crate) fn anes_case(&self, case_type: &str) -> String {
        let enquiry = json!({
            "channel": "phone",
            "text": "Vi vil gerne i gang.",
            "case_types": [case_type],
            "attributes": {"alcohol_served": true},
            "business": {"identifiers": [{"scheme": "dk_cvr", "value": "99007109"}]},
        });
        let answer = self.manager.register(&enquiry);
        let case = case_id(&answer);
        assert_eq!(self.coordinator(&case), self.id("ane"));
        case
    }

    /// A case as a manager sees it.
    pub(crate) fn file(&self, case: &str) -> Value {
        self.manager.get(&format!("cases/{case}")).expect(200)
    }

    /// Who coordinates a case.
    pub(crate) fn coordinator(&self, case: &str) -> String {
        text(&self.file(case)["coordinator"]["id"])
    }

    /// Gives a case away as it stands.
    pub(crate) fn hand_over(&self, by: &Actor, case: &str, to: Option<&str>) -> Answer {
        let to = to.map(|name| self.id(name));
        let seen = etag(&self.manager.get(&format!("cases/{case}")));
        let body = match to {
            Some(to) => json!({"to": to, "reason": "Hun kender virksomheden."}),
            None => json!({"reason": "Jeg har for mange."}),
        };
        over(by, case, &seen, &body)
    }

    /// Notes that somebody is away between two days, and answers where it is noted.
    pub(crate) fn away(&self, name: &str, from: &str, to: &str, substitute: Option<&str>) -> Value {
        let mut away = json!({
            "staff": self.id(name),
            "starts_at": format!("{from}T00:00:00+01:00"),
            "ends_at": format!("{to}T00:00:00+01:00"),
        });
        if let Some(substitute) = substitute {
            away["substitute"] = json!(self.id(substitute));
        }
        self.admin.post("absences").json(&away).send().expect(201)
    }

    /// Changes the settings.
    pub(crate) fn settings(&self, settings: &Value) -> Answer {
        let path = format!("/v1/{HOUSE}");
        let seen = etag(&self.admin.get(&path));
        let change = json!({ "settings": settings });
        crate::directory::change_of(&self.admin, &path, &seen, &change)
    }

    /// Lets somebody go as they stand.
    pub(crate) fn leave(&self, name: &str, body: &Value) -> Answer {
        let path = format!("staff/{}", self.id(name));
        let seen = etag(&self.admin.get(&path));
        gone(&self.admin, &path, &seen, body)
    }

    /// Why each of its coordinators came to a case, with their names.
    pub(crate) fn history(&self, case: &str) -> Vec<(String, String)> {
        let path = format!("cases/{case}/coordinators");
        let page = self.manager.get(&path).expect(200);
        let spells = page["items"].as_array().unwrap().iter();
        spells
            .map(|of| (text(&of["name"]), text(&of["reason"])))
            .collect()
    }

    /// Whom the hand-overs of a case are told, the last one last.
    pub(crate) fn told(&self, case: &str) -> Vec<Value> {
        let rows = self
            .app
            .ask(|conn| outbox::take(conn, OutboxKind::HandedOver, far(), 10_000));
        let of_it = rows
            .into_iter()
            .filter(|row| row.case.unwrap().to_string() == case);
        of_it
            .map(|row| serde_json::from_str(&row.payload).unwrap())
            .collect()
    }
}

/// Hands over what was seen in this version.
pub(crate) fn over(by: &Actor, case: &str, seen: &str, body: &Value) -> Answer {
    by.post(&format!("cases/{case}/hand-over"))
        .header("If-Match", seen)
        .json(body)
        .send()
}

/// Lets somebody go who was seen in this version.
pub(crate) fn gone(by: &Actor, path: &str, seen: &str, body: &Value) -> Answer {
    by.post(&format!("{path}/leave"))
        .header("If-Match", seen)
        .json(body)
        .send()
}

fn acting(app: &TestApp, name: &str, role: Role) -> Actor {
    app.issue(HOUSE, role, Some(staff(app, name)), year())
}

fn staff(app: &TestApp, name: &str) -> StaffId {
    app.staff(HOUSE, &format!("{name}@{HOUSE}.example"))
}

fn year() -> SignedDuration {
    SignedDuration::from_hours(24 * 366)
}

fn far() -> onedoor_domain::Moment {
    onedoor_domain::Moment::from_micros(4_000_000_000_000_000).unwrap()
}
