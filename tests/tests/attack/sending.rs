//! How an operation is tried.

use onedoor_testkit::{Actor, Answer, Form, Request};
use onedoor_tests::rights::FROM_A_SESSION;
use serde_json::Value;

use crate::contract::{Contract, Operation};
use crate::kit::Kit;
use crate::samples::least;

/// Who tries, at whose house, on which things, having seen which version.
#[derive(Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub(crate) by: &'a Actor,
    pub(crate) slug: &'a str,
    pub(crate) kit: &'a Kit,
    pub(crate) seen: &'a str,
}

impl Attempt<'_> {
    /// The request without its body.
    pub(crate) fn bare(&self, operation: &Operation) -> Request {
        let mut path = self.kit.path(self.slug, &operation.path);
        // Left out, it is the reader's own work, and a program has none.
        if ["list_work", "count_work"].contains(&operation.id.as_str()) {
            path.push_str("?of=unit&unit=building");
        }
        let request = self.by.request(operation.method, &path);
        if operation.takes("If-Match") {
            return request.header("If-Match", self.seen);
        }
        request
    }

    /// The request as somebody would send it who knows how.
    pub(crate) fn request(&self, contract: &Contract, operation: &Operation) -> Request {
        let request = self.bare(operation);
        let Some(body) = &operation.body else {
            return request;
        };
        match body.kind.as_str() {
            "application/json" => request.json(&least(contract, &body.schema, self.kit)),
            "multipart/form-data" => {
                request.form(&Form::with_file("plan.txt", "text/plain", b"En plan."))
            }
            kind => request.body(kind, "schema: 1\n"),
        }
    }

    pub(crate) fn send(&self, contract: &Contract, operation: &Operation) -> Answer {
        self.request(contract, operation).send()
    }
}

/// Whether it asks for a session of a browser, and whoever comes with a token has shown nothing.
pub(crate) fn is_from_a_session(operation: &Operation) -> bool {
    FROM_A_SESSION.contains(&operation.id.as_str())
}

/// What can be told apart of an answer, without what differs between any two.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Told {
    pub(crate) fn by(answer: &Answer) -> Self {
        let apart = ["x-request-id", "date"];
        let headers = answer.headers().iter();
        let headers = headers.filter(|(name, _)| !apart.contains(&name.as_str()));
        // Their order is chance.
        let mut headers: Vec<_> = headers.cloned().collect();
        headers.sort_unstable();
        Self {
            status: answer.status,
            headers,
            body: without_instance(answer),
        }
    }
}

fn without_instance(answer: &Answer) -> String {
    match serde_json::from_slice::<Value>(&answer.body) {
        Ok(mut body) => {
            if let Some(instance) = body.get_mut("instance") {
                *instance = Value::Null;
            }
            body.to_string()
        }
        Err(_) => String::from_utf8_lossy(&answer.body).into_owned(),
    }
}
