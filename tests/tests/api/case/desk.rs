//! A case in somebody's hands, and what they do to it.

use onedoor_domain::CaseId;
use onedoor_domain::case::Stage;
use onedoor_store::cases;
use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::{Value, json};

use crate::idempotency::everything_holds;
use crate::promises::matter::{about, manager};
use crate::sample::{all, text};

/// A case, and somebody who may do everything to it.
pub(super) struct Desk {
    pub(super) by: Actor,
    pub(super) id: String,
}

/// One enquiry of this type by this business.
pub(super) fn of_business(case_type: &str, cvr: &str) -> Value {
    let mut enquiry = about(case_type);
    enquiry["business"] = json!({"identifiers": [{"scheme": "dk_cvr", "value": cvr}]});
    enquiry
}

impl Desk {
    /// A new case of this type.
    pub(super) fn open(app: &TestApp, case_type: &str) -> Self {
        Self::register(app, &about(case_type))
    }

    /// The case of this enquiry.
    pub(super) fn register(app: &TestApp, enquiry: &Value) -> Self {
        let by = manager(app);
        let file = by.register(enquiry).opened();
        Self {
            by,
            id: text(&file["case"]["id"]),
        }
    }

    /// The same case in the hands of somebody else.
    pub(super) fn seen_by(&self, by: &Actor) -> Self {
        Self {
            by: by.clone(),
            id: self.id.clone(),
        }
    }

    pub(super) fn file(&self) -> Value {
        self.by.get(&format!("cases/{}", self.id)).expect(200)
    }

    fn seen(&self) -> String {
        let read = self.by.get(&format!("cases/{}", self.id));
        read.header("etag").unwrap_or("\"1\"").to_owned()
    }

    /// Changes it as it stands.
    pub(super) fn change(&self, method: &'static str, what: &str, body: &Value) -> Answer {
        self.change_as_seen(method, what, body, &self.seen())
    }

    /// Changes it as it was seen.
    pub(super) fn change_as_seen(
        &self,
        method: &'static str,
        what: &str,
        body: &Value,
        seen: &str,
    ) -> Answer {
        let path = format!("cases/{}{what}", self.id);
        let request = self.by.request(method, &path).header("If-Match", seen);
        if body.is_null() {
            return request.send();
        }
        request.json(body).send()
    }

    /// Does something to it that needs no more to be said.
    pub(super) fn does(&self, what: &str) -> Answer {
        self.change("POST", &format!("/{what}"), &Value::Null)
    }

    /// Adds something to it, or asks.
    pub(super) fn adds(&self, what: &str, body: &Value) -> Answer {
        let path = format!("cases/{}/{what}", self.id);
        self.by.post(&path).json(body).send()
    }

    /// Kinds of everything that happened.
    pub(super) fn events(&self) -> Vec<String> {
        let path = format!("cases/{}/events?limit=200", self.id);
        let page = self.by.asks(&path).in_language("en").send().expect(200);
        for sentence in all(&page["items"], "sentence") {
            assert!(!sentence.starts_with("event-"), "{sentence}");
        }
        all(&page["items"], "kind")
    }

    /// The final answer was sent: another part of the house does that.
    pub(super) fn answered(&self, app: &TestApp) {
        let said = json!({"progress": "final_answer_sent"});
        self.adds("progress", &said).expect(200);
        let id = CaseId(self.id.parse().unwrap());
        let slug = self.by.municipality().to_owned();
        app.run(async |services| {
            let (house, _) = services.staff_of(&slug).await.unwrap();
            let at = services.now();
            let work = move |conn: &mut onedoor_store::Connection| {
                cases::set_stage(conn, house, id, &Stage::Answered { at })
            };
            services.store().of(house).write(work).await.unwrap();
        });
    }

    /// Everything that keeps a case from closing is done.
    pub(super) fn settle(&self) {
        let file = self.file();
        for part in file["contributions"].as_array().unwrap() {
            if part["stage"] != "answered" {
                let said = json!({"progress": "unit_answered", "contribution": part["id"]});
                self.adds("progress", &said).expect(200);
            }
        }
        for promise in self.file()["guarantees"].as_array().unwrap() {
            if promise["internal"] == false && promise["state"] == "running" {
                let path = format!("guarantees/{}/entries", text(&promise["id"]));
                let met = json!({"kind": "meet", "reason": "Det er gjort."});
                self.by.post(&path).json(&met).send().expect(200);
            }
        }
    }

    /// States of all promises of this clock.
    pub(super) fn states(&self, clock: &str) -> Vec<String> {
        let file = self.file();
        let all = file["guarantees"].as_array().unwrap().iter();
        let of = all.filter(|of| of["clock"] == clock);
        of.map(|of| text(&of["state"])).collect()
    }

    /// Loads, chains and promises are what they must be.
    #[track_caller]
    pub(super) fn is_clean(&self, app: &TestApp) {
        everything_holds(app);
        let verified = app.run(async |services| {
            let mut told = Vec::new();
            let verified = services.verify(|flaw| told.push(format!("{flaw:?}"))).await;
            assert_eq!(told, Vec::<String>::new());
            verified.unwrap()
        });
        assert_eq!(verified.flaws, 0);
        let path = format!("cases/{}/attribution", self.id);
        let split = self.by.get(&path).expect(200);
        let shares = split["shares"].as_array().unwrap().iter();
        let sum: i64 = shares.map(|of| of["minutes"].as_i64().unwrap()).sum();
        assert_eq!(sum, split["minutes"].as_i64().unwrap(), "{split:#}");
    }
}
