//! A municipality whose events are sent to a receiver.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::SignedDuration;
use onedoor_service::Services;
use onedoor_testkit::{Database, HookReceiver, Received, Setup, TestApp};
use serde_json::{Value, json};
use standardwebhooks::Webhook;

/// Where receivers of tests are.
const HERE: &str = "127.0.0.1";

/// An application that calls webhooks, and a receiver.
pub(super) struct Stand {
    pub(super) app: TestApp,
    pub(super) receiver: HookReceiver,
}

/// A webhook that was added.
pub(super) struct Added {
    pub(super) id: String,
    pub(super) secret: String,
}

impl Stand {
    pub(super) fn open(database: Database) -> Self {
        Self::set_up(Setup::on(database).calling(HERE))
    }

    pub(super) fn patient(database: Database) -> Self {
        let patience = Duration::from_secs(60);
        Self::set_up(Setup::on(database).calling_patiently(HERE, patience))
    }

    pub(super) fn set_up(setup: Setup) -> Self {
        Self {
            app: setup.spawn(),
            receiver: HookReceiver::start(),
        }
    }

    /// Sends events of these kinds, or all, to the receiver.
    pub(super) fn add(&self, kinds: &[&str]) -> Added {
        self.add_at(&self.receiver.url("/onedoor?key=abc"), kinds)
    }

    pub(super) fn add_at(&self, url: &str, kinds: &[&str]) -> Added {
        let hook = json!({"url": url, "description": "Journalen", "kinds": kinds});
        let made = self.app.admin().post("webhooks").json(&hook).send();
        let made = made.expect(201);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Added {
            id: text(&made["webhook"]["id"]),
            secret: text(&made["secret"]),
        }
    }

    pub(super) fn webhook(&self, of: &Added) -> Value {
        self.app
            .admin()
            .get(&format!("webhooks/{}", of.id))
            .expect(200)
    }

    /// Changes a webhook as it is now.
    pub(super) fn change(&self, of: &Added, change: &Value) -> Value {
        let seen = format!("\"{}\"", self.webhook(of)["version"]);
        let path = format!("webhooks/{}", of.id);
        let changing = self.app.admin().patch(&path).header("If-Match", &seen);
        changing.json(change).send().expect(200)
    }

    /// Everything that was to be sent, as the manager sees it.
    pub(super) fn deliveries(&self, of: &Added, query: &str) -> Vec<Value> {
        let path = format!("webhooks/{}/deliveries?limit=200{query}", of.id);
        let mut page = self.app.manager().get(&path).expect(200);
        page["items"].take().as_array().unwrap().clone()
    }

    /// Does all work and answers what came since.
    pub(super) fn work(&self) -> Vec<Received> {
        self.receiver.forget();
        self.app.work();
        self.receiver.received()
    }

    /// Works until nothing is under way, moving the clock on between.
    pub(super) fn work_through(&self, of: &Added) -> Vec<Received> {
        let mut all = Vec::new();
        for _ in 0..80 {
            all.extend(self.work());
            let open = ["waiting", "sending"]
                .map(|state| self.deliveries(of, &format!("&state={state}")).len());
            if open == [0, 0] {
                break;
            }
            self.app.clock.advance(SignedDuration::from_mins(20));
        }
        all
    }

    /// The ids of all events that a program sees in the feed after a number.
    pub(super) fn fed(&self, after: i64) -> BTreeSet<String> {
        let path = format!("events?limit=200&after={after}");
        let page = self.app.integration().get(&path).expect(200);
        let items = page["items"].as_array().unwrap().iter();
        items
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    }

    pub(super) fn open_case(&self, enquiry: &Value) -> Value {
        self.app.front_desk().register(enquiry).opened()
    }
}

/// Does all work by which programs are told.
pub(super) async fn tell_programs(services: &Services) {
    while services.number_events().await.unwrap() > 0 {}
    while services.pass_events_on().await.unwrap() > 0 {}
    while services.deliver_to_webhooks().await.unwrap() > 0 {}
}

/// By what calls are known, each once.
pub(super) fn ids(calls: &[Received]) -> BTreeSet<String> {
    calls.iter().map(|call| call.id().to_owned()).collect()
}

/// Whether one of the signatures of a call is that of this secret, by the independent library.
pub(super) fn is_signed_by(call: &Received, secret: &str) -> bool {
    let timestamp: i64 = call.header("webhook-timestamp").parse().unwrap();
    let library = Webhook::new(secret).unwrap();
    let ours = library
        .sign(call.id(), timestamp, call.body.as_bytes())
        .unwrap();
    let mut signatures = call.header("webhook-signature").split(' ');
    signatures.any(|signature| signature == ours)
}
