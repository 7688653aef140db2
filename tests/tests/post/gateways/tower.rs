//! A municipality that sends mail, text messages and what goes into channels.

use jiff::SignedDuration;
use onedoor_testkit::{Database, HookReceiver, Received, Setup, TestApp, TestMailServer};
use serde_json::{Value, json};

/// What the phones of this test are written to by.
pub(super) const SECRET: &str = "Bearer let-us-in-4711";

/// An application with a mail server, and one receiver for whatever gateways send.
pub(super) struct Tower {
    pub(super) app: TestApp,
    pub(super) mail: TestMailServer,
    pub(super) receiver: HookReceiver,
}

impl Tower {
    pub(super) fn open(database: Database) -> Self {
        let mail = TestMailServer::start();
        let setup = Setup::on(database).calling("127.0.0.1").mailed_by(&mail);
        Self {
            app: setup.spawn(),
            mail,
            receiver: HookReceiver::start(),
        }
    }

    /// A gateway for phones that tells this.
    pub(super) fn phones(&self, tidings: &[&str]) -> Value {
        self.add(&json!({
            "kind": "sms",
            "url": self.receiver.url("/sms"),
            "headers": {"Authorization": SECRET},
            "body": {"recipients": [{"msisdn": "{{ to | replace('+', '') }}"}], "message": "{{ text }}"},
            "tidings": tidings,
        }))
    }

    /// A gateway for a channel, of a unit or of all.
    pub(super) fn channel(&self, unit: Option<&str>, tidings: &[&str]) -> Value {
        let path = format!("/chat/{}", unit.unwrap_or("all"));
        self.add(&json!({
            "kind": "chat",
            "url": self.receiver.url(&path),
            "body": {"text": "{{ text }}"},
            "tidings": tidings,
            "unit": unit,
        }))
    }

    pub(super) fn add(&self, gateway: &Value) -> Value {
        let added = self.app.admin().post("gateways").json(gateway).send();
        added.expect(201)
    }

    pub(super) fn change(&self, of: &Value, change: &Value) -> Value {
        let path = format!("gateways/{}", of["id"].as_str().unwrap());
        let seen = format!("\"{}\"", self.app.admin().get(&path).expect(200)["version"]);
        let changing = self.app.admin().patch(&path).header("If-Match", &seen);
        changing.json(change).send().expect(200)
    }

    /// Registers an enquiry and answers what was opened.
    pub(super) fn register(&self, enquiry: &Value) -> Value {
        self.app.front_desk().register(enquiry).opened()
    }

    /// Does all work and answers what gateways were sent since.
    pub(super) fn work(&self) -> Vec<Received> {
        self.receiver.forget();
        self.mail.forget();
        self.app.work();
        self.receiver.received()
    }

    /// Works until nothing is under way, moving the clock on between.
    pub(super) fn work_through(&self) -> Vec<Received> {
        let mut all = self.work();
        for _ in 0..80 {
            if self.deliveries("&state=waiting").is_empty() {
                break;
            }
            self.app.clock.advance(SignedDuration::from_mins(20));
            all.extend(self.work());
        }
        all
    }

    /// Everything that was to be told, as the manager sees it.
    pub(super) fn deliveries(&self, query: &str) -> Vec<Value> {
        let path = format!("deliveries?limit=200{query}");
        let mut page = self.app.manager().get(&path).expect(200);
        page["items"].take().as_array().unwrap().clone()
    }

    /// What is told by gateways, of what is to be told.
    pub(super) fn by_gateway(&self, query: &str) -> Vec<Value> {
        let all = self.deliveries(query).into_iter();
        all.filter(|one| one["channel"] != "mail").collect()
    }
}

/// Somebody who gave a phone and no address for mail.
pub(super) fn caller(case_type: &str) -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "text": "Jeg vil gerne ringes op om mit bageri.",
        "case_types": [case_type],
        "contact": {"name": "Bodil Bager", "phone": "33 11 22 33"},
    })
}

/// What a call holds.
pub(super) fn body(call: &Received) -> Value {
    serde_json::from_str(&call.body).unwrap()
}

/// Those that came to a path.
pub(super) fn at<'a>(calls: &'a [Received], path: &str) -> Vec<&'a Received> {
    calls.iter().filter(|call| call.path == path).collect()
}
