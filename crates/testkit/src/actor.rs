//! People and programs who use the application, and what they send.

use std::net::SocketAddr;

use serde_json::Value;

use crate::wire::{exchange, head};
use crate::{Answer, Connection, EventStream, Form, logs};

/// Somebody who sends requests, in one municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub(crate) address: SocketAddr,
    pub(crate) municipality: String,
    pub(crate) token: Option<String>,
}

/// A request on its way.
#[derive(Debug, Clone)]
pub struct Request {
    address: SocketAddr,
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Actor {
    /// Somebody who asks another server.
    pub fn asking(address: SocketAddr) -> Self {
        Self {
            address,
            municipality: String::new(),
            token: None,
        }
    }

    /// The same person, with eyes on another municipality.
    #[must_use]
    pub fn in_municipality(&self, slug: &str) -> Self {
        Self {
            municipality: slug.to_owned(),
            ..self.clone()
        }
    }

    /// The municipality's short name.
    pub fn municipality(&self) -> &str {
        &self.municipality
    }

    /// The secret by which they are known.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Where the application listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A request of any method. A path without a slash in front lies below the municipality.
    pub fn request(&self, method: &'static str, path: &str) -> Request {
        let path = if path.starts_with('/') {
            path.to_owned()
        } else {
            format!("/v1/{}/{path}", self.municipality)
        };
        let authorization = self.token.iter();
        Request {
            address: self.address,
            method,
            path,
            headers: authorization
                .map(|token| ("Authorization".to_owned(), format!("Bearer {token}")))
                .collect(),
            body: None,
        }
    }

    /// A GET that is not sent yet.
    pub fn asks(&self, path: &str) -> Request {
        self.request("GET", path)
    }

    /// Sends a GET.
    pub fn get(&self, path: &str) -> Answer {
        self.asks(path).send()
    }

    /// A POST.
    pub fn post(&self, path: &str) -> Request {
        self.request("POST", path)
    }

    /// A PUT.
    pub fn put(&self, path: &str) -> Request {
        self.request("PUT", path)
    }

    /// A PATCH.
    pub fn patch(&self, path: &str) -> Request {
        self.request("PATCH", path)
    }

    /// A DELETE.
    pub fn delete(&self, path: &str) -> Request {
        self.request("DELETE", path)
    }

    /// Registers an enquiry.
    pub fn register(&self, enquiry: &Value) -> Answer {
        self.post("enquiries").json(enquiry).send()
    }

    /// Registers an enquiry under an idempotency key.
    pub fn register_once(&self, key: &str, enquiry: &Value) -> Answer {
        self.post("enquiries").key(key).json(enquiry).send()
    }
}

impl Request {
    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends it under an idempotency key.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.header("Idempotency-Key", key)
    }

    /// Wants the answer in these languages.
    #[must_use]
    pub fn in_language(self, languages: &str) -> Self {
        self.header("Accept-Language", languages)
    }

    /// With a body of JSON.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        logs::listen_for_sent(body);
        self.raw(body.to_string())
    }

    /// With a body that says it is JSON, whatever it is.
    #[must_use]
    pub fn raw(self, body: impl Into<Vec<u8>>) -> Self {
        self.body("application/json", body)
    }

    /// With a body of any kind.
    #[must_use]
    pub fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self.header("Content-Type", kind)
    }

    /// With a form.
    #[must_use]
    pub fn form(self, form: &Form) -> Self {
        self.body(&Form::kind(), form.body())
    }

    /// What stands before the body, to be sent by hand.
    pub fn head(&self) -> String {
        head(self.address, self.method, &self.path, &self.headers)
    }

    /// Sends it and reads the answer as it comes, event by event.
    pub fn follow(self) -> EventStream {
        let mut connection = Connection::to(self.address);
        connection.send(self.header("Accept", "text/event-stream").head().as_bytes());
        EventStream::over(connection)
    }

    /// Sends it and reads no more of the answer than its status: it may have no end.
    pub fn status(self) -> u16 {
        let mut connection = Connection::to(self.address);
        connection.send(self.head().as_bytes());
        connection.send(self.body.as_deref().unwrap_or_default());
        connection.status()
    }

    /// Sends it and waits for the answer.
    pub fn send(self) -> Answer {
        exchange(
            self.address,
            self.method,
            &self.path,
            &self.headers,
            self.body.as_deref(),
        )
    }
}
