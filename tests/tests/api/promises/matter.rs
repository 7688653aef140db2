//! A case whose promises a test follows.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_store::columns::OutboxKind;
use onedoor_store::outbox;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::idempotency::everything_holds;
use crate::sample::{all, text};

/// Longer than any promise of a test.
const A_YEAR: SignedDuration = SignedDuration::from_hours(24 * 366);

/// A case, and somebody who works on it.
pub(crate) struct Matter {
    pub(crate) by: Actor,
    pub(crate) id: String,
}

/// One promise of a case, and somebody who works on it.
pub(crate) struct Promised {
    pub(crate) by: Actor,
    pub(crate) id: String,
}

/// Somebody with this role, for the whole year.
pub(crate) fn for_a_year(app: &TestApp, slug: &str, role: Role, email: &str) -> Actor {
    app.issue(slug, role, Some(app.staff(slug, email)), A_YEAR)
}

/// The manager of all managers in the first municipality, for the whole year.
pub(crate) fn manager(app: &TestApp) -> Actor {
    let slug = app.manager().municipality().to_owned();
    let name = match slug.as_str() {
        "fjordvik" => "randi.toppvik",
        "exempelkoping" => "katarina.toppasa",
        _ => "marianne.hoejbroe",
    };
    for_a_year(app, &slug, Role::Manager, &format!("{name}@{slug}.example"))
}

/// An enquiry of one case type.
pub(crate) fn about(case_type: &str) -> Value {
    json!({
        "channel": "web_form",
        "text": "Her er søknaden vår med tegninger.",
        "case_types": [case_type],
    })
}

/// A moment of the wall clock of Copenhagen, Oslo and Stockholm, as it is sent: `02-16T10:00`.
pub(crate) fn at(wall: &str) -> String {
    let summer = ("03-29T02:00".."10-25T03:00").contains(&wall);
    let offset = if summer { "+02:00" } else { "+01:00" };
    format!("2026-{wall}:00{offset}")
}

impl Matter {
    /// A new case of this type, in the hands of a manager.
    pub(crate) fn open(app: &TestApp, case_type: &str) -> Self {
        let by = manager(app);
        let file = by.register(&about(case_type)).opened();
        Self {
            by,
            id: text(&file["case"]["id"]),
        }
    }

    /// The same case in the hands of somebody else.
    pub(crate) fn seen_by(&self, by: &Actor) -> Self {
        Self {
            by: by.clone(),
            id: self.id.clone(),
        }
    }

    /// The case as it stands.
    pub(crate) fn file(&self) -> Value {
        self.by.get(&format!("cases/{}", self.id)).expect(200)
    }

    /// Says what happened: `papers/missing`, `progress` …
    pub(crate) fn tell(&self, what: &str, body: &Value) -> Answer {
        let path = format!("cases/{}/{what}", self.id);
        self.by.post(&path).json(body).send()
    }

    /// The promise of this clock that a rule demands.
    #[track_caller]
    pub(crate) fn by_rule(&self, clock: &str) -> Promised {
        self.promise(|of| of["clock"] == clock && of["basis_kind"] == "rule")
    }

    /// The municipality's own promise of this id.
    #[track_caller]
    pub(crate) fn own(&self, promise: &str) -> Promised {
        self.promise(|of| of["basis"] == promise)
    }

    #[track_caller]
    fn promise(&self, is_meant: impl Fn(&Value) -> bool) -> Promised {
        let file = self.file();
        let mut of = file["guarantees"].as_array().unwrap().iter();
        let found = of.find(|of| is_meant(of));
        Promised {
            by: self.by.clone(),
            id: text(&found.unwrap_or_else(|| panic!("no such promise: {file:#}"))["id"]),
        }
    }

    /// Kind and English sentence of everything that happened.
    pub(crate) fn events(&self) -> Vec<(String, String)> {
        let path = format!("cases/{}/events?limit=200", self.id);
        let page = self.by.asks(&path).in_language("en").send().expect(200);
        let items = &page["items"];
        all(items, "kind")
            .into_iter()
            .zip(all(items, "sentence"))
            .collect()
    }

    /// The referral that was sent last.
    pub(crate) fn referral(&self) -> String {
        let referrals = self.file()["papers"]["referrals"].take();
        text(&referrals.as_array().unwrap().last().unwrap()["id"])
    }

    /// What `verify` proves: chains without a break, and every stored due moment where the ledger
    /// and its derivation put it.
    #[track_caller]
    pub(crate) fn is_clean(&self, app: &TestApp) {
        everything_holds(app);
        for listed in self.file()["guarantees"].as_array().unwrap() {
            let promise = Promised {
                by: self.by.clone(),
                id: text(&listed["id"]),
            };
            let derived = promise.derivation("en");
            assert_eq!(derived["agrees"], true, "{derived:#}");
            assert_eq!(derived["due_at"], listed["due_at"], "{listed:#}");
        }
    }
}

impl Promised {
    /// The same promise in the hands of somebody else.
    pub(crate) fn seen_by(&self, by: &Actor) -> Self {
        Self {
            by: by.clone(),
            id: self.id.clone(),
        }
    }

    /// The promise with its ledger.
    pub(crate) fn read(&self) -> Value {
        self.by.get(&format!("guarantees/{}", self.id)).expect(200)
    }

    /// Where it stands.
    pub(crate) fn state(&self) -> String {
        text(&self.read()["guarantee"]["state"])
    }

    /// When it is due; `null` while that cannot be said.
    pub(crate) fn due_at(&self) -> Value {
        self.read()["guarantee"]["due_at"].clone()
    }

    /// Why it is due then.
    pub(crate) fn derivation(&self, language: &str) -> Value {
        let path = format!("guarantees/{}/derivation", self.id);
        self.by.asks(&path).in_language(language).send().expect(200)
    }

    /// The derivation as it is printed.
    pub(crate) fn printed(&self, language: &str) -> Vec<String> {
        let lines = self.derivation(language)["text"].take();
        lines.as_array().unwrap().iter().map(text).collect()
    }

    /// Writes a line into its ledger.
    pub(crate) fn enter(&self, line: &Value) -> Answer {
        let path = format!("guarantees/{}/entries", self.id);
        self.by.post(&path).json(line).send()
    }

    /// Corrects it.
    pub(crate) fn correct(&self, line: &Value) -> Answer {
        let path = format!("guarantees/{}/corrections", self.id);
        self.by.post(&path).json(line).send()
    }
}

/// How many outbox rows of each kind wait.
pub(crate) fn waiting<const N: usize>(app: &TestApp, kinds: [OutboxKind; N]) -> [i64; N] {
    app.ask(move |conn| {
        let mut rows = [0; N];
        for (row, kind) in rows.iter_mut().zip(kinds) {
            *row = outbox::waiting(conn, kind)?;
        }
        Ok(rows)
    })
}

/// Nothing but why, in the ledger's own word.
#[track_caller]
pub(crate) fn refused(answer: &Answer, fault: &str) {
    let errors = answer.problem(409, "ledger_refused");
    assert_eq!(errors, [(String::new(), fault.to_owned())]);
    let said = text(&answer.json()["errors"][0]["detail"]);
    assert!(
        said.ends_with('.') && !said.starts_with("ledger-"),
        "{said}"
    );
    assert!(text(&answer.json()["detail"]).contains(&said), "{said}");
}
