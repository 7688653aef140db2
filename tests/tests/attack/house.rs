//! Municipalities beside each other, each with somebody who holds every role in turn.

use jiff::SignedDuration;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::{Country, StaffId};
use onedoor_service::{Clock as _, Services};
use onedoor_testkit::{Actor, TestApp, logs};
use onedoor_tests::rights::RIGHTS;
use serde_json::{Value, json};

use crate::contract::Operation;
use crate::kit::{Hands, Kit, added, part_of, text, version};
use crate::provider;

/// Longer than any attack lasts.
const A_YEAR: SignedDuration = SignedDuration::from_hours(24 * 366);
/// The unit in which the person works who tries everything.
pub(crate) const UNIT: &str = "building";

/// A municipality with three cases: of the person who tries everything, one on which they work
/// besides, and one with which they have nothing to do.
pub(crate) struct House {
    pub(crate) slug: String,
    /// Leads, and may read everything.
    pub(crate) boss: Actor,
    pub(crate) admin: Actor,
    /// The same person with a token for each role.
    pub(crate) roles: Vec<(Role, Actor)>,
    /// A case that they coordinate.
    pub(crate) mine: Kit,
    /// Their unit's part of a case of somebody else's.
    pub(crate) our_part: Kit,
    /// Another unit's part of the same.
    pub(crate) their_part: Kit,
    /// A case with which they have nothing to do.
    pub(crate) others: Kit,
    /// Stands in every text and name of this municipality, and nowhere else.
    pub(crate) word: String,
}

impl House {
    pub(crate) fn of(app: &TestApp, country: Country, word: &str) -> Self {
        let slug = app.actor_in(country, Role::Admin).municipality().to_owned();
        logs::listen_for(word);
        logs::listen_for("Blåbærgården");
        logs::listen_for("4533991234");
        let finding = app.run(async |services: &Services| services.staff_of(&slug).await);
        let (_, staff) = finding.unwrap();
        let building = Building {
            app,
            boss: app.issue(&slug, Role::Manager, Some(leader(&staff)), A_YEAR),
            admin: app.issue(&slug, Role::Admin, None, A_YEAR),
            slug,
            staff,
            word,
        };
        building.finish()
    }

    pub(crate) fn with_role(&self, role: Role) -> &Actor {
        let found = self.roles.iter().find(|(of, _)| *of == role);
        &found.unwrap().1
    }

    /// Who may do it, whoever that is.
    pub(crate) fn by(&self, operation: &Operation) -> &Actor {
        let mut lines = RIGHTS
            .iter()
            .filter(|right| right.operation == operation.id);
        let may = lines.next().map_or(&[][..], |right| right.may);
        self.with_role(if may.contains(&Role::Manager) {
            Role::Manager
        } else {
            Role::Admin
        })
    }

    /// The version of what would be changed, so that nothing is refused as stale.
    pub(crate) fn seen(&self, operation: &Operation, kit: &Kit) -> String {
        if !operation.takes("If-Match") {
            return String::new();
        }
        let steps: Vec<&str> = operation.path.split('/').collect();
        let thing = match steps.get(5) {
            Some(&"answer-draft") => 6,
            _ => steps.len().min(5),
        };
        let path = kit.path(&self.slug, &steps[..thing].join("/"));
        version(&self.reader(operation.root()).get(&path))
    }

    /// Who may look at things of this kind.
    pub(crate) fn reader(&self, root: &str) -> &Actor {
        match root {
            "tokens" | "staff" | "units" | "absences" | "duties" | "accounts"
            | "identity-providers" | "webhooks" | "gateways" => &self.admin,
            "saved-filters" => self.with_role(Role::Manager),
            _ => &self.boss,
        }
    }
}

struct Building<'a> {
    app: &'a TestApp,
    slug: String,
    boss: Actor,
    admin: Actor,
    staff: Vec<StaffMember>,
    word: &'a str,
}

impl Building<'_> {
    fn finish(self) -> House {
        let me = self.somebody_new();
        let id = StaffId(me.parse().unwrap());
        let roles: Vec<(Role, Actor)> = Role::ALL
            .iter()
            .map(|&role| {
                // A program is nobody.
                let person = (role != Role::Integration).then_some(id);
                (role, self.app.issue(&self.slug, role, person, A_YEAR))
            })
            .collect();
        for (_, actor) in &roles {
            logs::listen_for(actor.token().unwrap());
        }
        let around = self.around(&me, &roles);
        let target = self.case(&["start_advice"]);
        let (mine, shared) = (self.case(CAFE), self.case(CAFE));
        let foreign = self.case(&["invoice_payment"]);
        self.hand_over(&mine, &me);
        // Whoever merges cases coordinates both.
        self.hand_over(&target, &me);
        let met = [&mine, &shared, &foreign].map(|case| (case.clone(), self.meets(case)));
        self.app.clock.advance(SignedDuration::from_hours(3));
        let lay = |case: &str, unit: &str| {
            let (_, meeting) = met.iter().find(|(of, _)| of == case).unwrap();
            let kit = self.lay(case, unit, &target).and(&around);
            kit.and_held(&self.boss, self.word, meeting)
        };
        let our_part = lay(&shared, UNIT);
        let file = self.boss.get(&format!("cases/{shared}")).expect(200);
        let part = self.part_of_others(&file);
        let hands = Hands {
            manager: &self.boss,
            handler: &self.works_in(&text(&part["unit"])).unwrap(),
            word: self.word,
            other: &target,
        };
        let secret = hands.alone(&shared, &text(&part["unit"]));
        let their_part = our_part
            .clone()
            .with("contributions", &text(&part["id"]))
            .with("id", &secret);
        House {
            mine: lay(&mine, UNIT),
            our_part,
            their_part,
            others: lay(&foreign, "finance"),
            word: self.word.to_owned(),
            slug: self.slug,
            boss: self.boss,
            admin: self.admin,
            roles,
        }
    }

    fn somebody_new(&self) -> String {
        let word = self.word;
        let person = json!({
            "name": format!("{word} Prøve"),
            "title": word,
            "email": format!("{}@{}.example", word.to_lowercase(), self.slug),
            "phone": self.staff[0].phone,
            "roles": ["front_desk", "coordinator", "handler", "manager", "admin"],
            "units": [UNIT],
            "languages": ["da"],
        });
        text(&added(&self.admin, "staff", &person)["id"])
    }

    /// What the municipality has besides cases.
    fn around(&self, me: &str, roles: &[(Role, Actor)]) -> Kit {
        let word = self.word;
        let span = json!({
            "staff": me,
            "starts_at": "2026-04-06T16:00:00+02:00",
            "ends_at": "2026-04-07T08:00:00+02:00",
        });
        let slot = json!({"name": word, "first_on": "2026-03-05", "every_weeks": 2,
            "starts": "13:00", "minutes": 60, "capacity": 3});
        let token = json!({"label": word, "roles": ["handler"], "staff": me});
        let filter = json!({"name": word, "query": {"stage": "open"}});
        let provider = json!({"name": word, "issuer": provider::issuer(),
            "client_id": word, "client_secret": format!("{word}-secret")});
        // The first house has none that the others lack.
        let unit = if self.slug == "eksempel" {
            UNIT
        } else {
            "x_tax"
        };
        if unit != UNIT {
            added(&self.admin, "units", &json!({ "id": unit }));
        }
        let new = |by: &Actor, at: &str, body: &Value| text(&added(by, at, body)["id"]);
        let manager = roles.iter().find(|(role, _)| *role == Role::Manager);
        let token = added(&self.admin, "tokens", &token);
        let somebody = self.nobody_leading();
        // By it they get an account.
        let link = self.admin.post(&format!("accounts/{somebody}/links"));
        logs::listen_for(&text(&link.send().expect(201)["secret"]));
        let hook = json!({"url": "https://hooks.example.dk/onedoor", "description": word});
        let hook = added(&self.admin, "webhooks", &hook);
        logs::listen_for(&text(&hook["secret"]));
        let webhook = text(&hook["webhook"]["id"]);
        let pinged = self.admin.post(&format!("webhooks/{webhook}/ping"));
        let pinged = pinged.send().expect(201);
        let gateway = json!({
            "kind": "chat",
            "description": word,
            "url": "https://chat.example.dk/hooks/1",
            "body": {"text": "{{ text }}"},
            "tidings": ["urgent"],
        });
        let gateway = new(&self.admin, "gateways", &gateway);
        let program = roles.iter().find(|(role, _)| *role == Role::Integration);
        let mail = format!(
            "From: {word} <liste@nygade.example>\r\nPrecedence: bulk\r\nSubject: {word}\r\n\r\n{word}\r\n"
        );
        let mail = program
            .unwrap()
            .1
            .post("inbound/email")
            .body("message/rfc822", mail);
        Kit::default()
            .with("inbound", &text(&mail.send().expect(201)["id"]))
            .with("staff", me)
            .with("somebody", &somebody)
            .with(
                "identity-providers",
                &new(&self.admin, "identity-providers", &provider),
            )
            .with("units", unit)
            .with("absences", &new(&self.admin, "absences", &span))
            .with("duties", &new(&self.admin, "duties", &span))
            .with("webhooks", &webhook)
            .with("gateways", &gateway)
            .with("delivery", &text(&pinged["id"]))
            .with("meeting-slots", &new(&self.boss, "meeting-slots", &slot))
            .with(
                "saved-filters",
                &new(&manager.unwrap().1, "saved-filters", &filter),
            )
            .with("tokens", &text(&token["token"]["id"]))
            .with("version", "1")
            .with("list", "pool")
    }

    fn case(&self, types: &[&str]) -> String {
        let word = self.word;
        let enquiry = json!({
            "channel": "phone",
            "language": "da",
            "subject": word,
            "text": format!("{word} vil åbne en café i Nygade."),
            "case_types": types,
            "business": {"name": format!("{word} ApS")},
            "contact": {
                "name": format!("{word} Holm"),
                "email": format!("{}@nygade.example", word.to_lowercase()),
                "phone": "+4533991234",
            },
            "place": {"address": format!("{word}vej 3, Blåbærgården")},
        });
        text(&self.boss.register(&enquiry).opened()["case"]["id"])
    }

    fn hand_over(&self, case: &str, to: &str) {
        let path = format!("cases/{case}");
        let seen = version(&self.boss.get(&path));
        let handing = self.boss.post(&format!("{path}/hand-over"));
        let handing = handing.header("If-Match", &seen);
        let body = json!({"to": to, "reason": self.word});
        handing.json(&body).send().expect(200);
    }

    fn lay(&self, case: &str, unit: &str, other: &str) -> Kit {
        let file = self.boss.get(&format!("cases/{case}")).expect(200);
        let part = part_of(&file, unit);
        let parts = file["contributions"].as_array().unwrap();
        let part = parts.iter().find(|one| one["id"] == part.as_str()).unwrap();
        let handler = self.works_in(&text(&part["unit"]));
        let hands = Hands {
            manager: &self.boss,
            handler: &handler.unwrap_or_else(|| self.boss.clone()),
            word: self.word,
            other,
        };
        Kit::lay(&hands, case, unit)
    }

    /// A meeting on the case that takes place right now.
    fn meets(&self, case: &str) -> String {
        let at = |hours| self.app.clock.now().plus(SignedDuration::from_hours(hours));
        let meeting = json!({
            "kind": "visit",
            "title": self.word,
            "starts_at": at(1).to_string(),
            "ends_at": at(2).to_string(),
        });
        text(&added(&self.boss, &format!("cases/{case}/meetings"), &meeting)["id"])
    }

    /// Somebody who leads nobody.
    fn nobody_leading(&self) -> String {
        let leads = |one: &&StaffMember| {
            let leading = [Role::Manager, Role::Admin];
            leading.iter().any(|role| one.roles.contains(role))
        };
        let mut others = self.staff.iter().filter(|one| !leads(one));
        others.next().unwrap().id.to_string()
    }

    /// Somebody who handles what the unit owes. Whoever has not the role in the directory has nothing of
    /// the token's.
    fn works_in(&self, unit: &str) -> Option<Actor> {
        let mut staff = self.staff.iter();
        let member = staff.find(|one| {
            one.roles.contains(&Role::Handler) && one.units.iter().any(|of| of == unit)
        })?;
        let issued = self
            .app
            .issue(&self.slug, Role::Handler, Some(member.id), A_YEAR);
        Some(issued)
    }

    /// A part of a unit of this house in which the person who tries everything does not work.
    fn part_of_others<'a>(&self, file: &'a Value) -> &'a Value {
        let mut parts = file["contributions"].as_array().unwrap().iter();
        let part = parts.find(|part| {
            let unit = part["unit"].as_str().unwrap_or_default();
            unit != UNIT && self.works_in(unit).is_some()
        });
        part.unwrap()
    }
}

/// Concerns many units.
const CAFE: &[&str] = &["restaurant_cafe", "change_of_use_premises"];

fn leader(staff: &[StaffMember]) -> StaffId {
    let leads = |one: &&StaffMember| {
        one.roles.contains(&Role::Manager) && one.units.iter().any(|unit| unit == "management")
    };
    staff.iter().find(leads).unwrap().id
}
