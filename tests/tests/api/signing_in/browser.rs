//! A browser: it holds what it was told to hold, and its pages send what they were told to send.

use onedoor_domain::Moment;
use onedoor_domain::signing_in::{code_at, step_of};
use onedoor_testkit::{Actor, Answer, Request, TestApp};
use serde_json::{Value, json};

/// A browser with our pages in it.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    pub(crate) actor: Actor,
    /// The cookie, name and value.
    pub(crate) cookie: Option<String>,
    /// What pages send along with changes.
    pub(crate) page_token: Option<String>,
}

impl Browser {
    /// One that holds nothing.
    pub(crate) fn new(app: &TestApp) -> Self {
        Self {
            actor: app.anonymous(),
            cookie: None,
            page_token: None,
        }
    }

    /// A request as the browser sends it from our own page.
    pub(crate) fn request(&self, method: &'static str, path: &str) -> Request {
        let request = self.actor.request(method, path);
        let request = request.header("User-Agent", "Netscape 4");
        let request = match &self.cookie {
            Some(cookie) => request.header("Cookie", &format!("theme=dark; {cookie}")),
            None => request,
        };
        match &self.page_token {
            Some(token) if method != "GET" => request.header("X-Onedoor-Page", token),
            Some(_) | None => request,
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send()
    }

    /// Sends a change, and keeps what the answer says.
    pub(crate) fn send(&mut self, request: Request) -> Answer {
        let answer = request.send();
        self.keep(&answer);
        answer
    }

    /// Keeps what an answer has a browser hold.
    pub(crate) fn keep(&mut self, answer: &Answer) {
        for line in answer.all_headers("set-cookie") {
            let (cookie, rules) = line.split_once("; ").unwrap();
            assert!(cookie.starts_with("__Host-onedoor_"), "{line}");
            for rule in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
                assert!(rules.split("; ").any(|known| known == rule), "{line}");
            }
            assert!(!rules.contains("Domain"), "{line}");
            let (name, value) = cookie.split_once('=').unwrap();
            let (is_gone, held) = (value.is_empty(), self.cookie.as_deref());
            let is_held = held.is_some_and(|held| held.starts_with(name));
            if !is_gone {
                self.cookie = Some(cookie.to_owned());
            } else if is_held {
                self.cookie = None;
            }
        }
        if let Ok(Value::Object(body)) = serde_json::from_slice(&answer.body)
            && let Some(Value::String(token)) = body.get("page_token")
        {
            self.page_token = Some(token.clone());
        }
    }

    /// Signs in with a password.
    pub(crate) fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.sign_in_as(&json!({"email": email, "password": password}))
    }

    /// Signs in with a password and a code.
    pub(crate) fn sign_in_with(&mut self, email: &str, password: &str, code: &str) -> Answer {
        self.sign_in_as(&json!({"email": email, "password": password, "code": code}))
    }

    fn sign_in_as(&mut self, body: &Value) -> Answer {
        let request = self.request("POST", "sessions").json(body);
        self.send(request)
    }

    /// Sends a change of one's account as it was seen.
    pub(crate) fn change(&mut self, method: &'static str, path: &str, body: &Value) -> Answer {
        let seen = self.get("account");
        let request = self.request(method, path);
        let request = request.header("If-Match", seen.header("etag").unwrap());
        let request = request.json(body);
        self.send(request)
    }

    /// Sets up a second factor; answers its secret and the recovery codes.
    pub(crate) fn set_up_second_factor(&mut self, now: Moment) -> (Vec<u8>, Vec<String>) {
        let begun = self.change("POST", "account/second-factor", &json!({}));
        let secret = plain(begun.expect(201)["secret"].as_str().unwrap());
        let code = json!({"code": code_at(&secret, step_of(now))});
        let set = self
            .change("PUT", "account/second-factor", &code)
            .expect(200);
        let codes = set["codes"].as_array().unwrap().iter();
        let codes = codes.map(|code| code.as_str().unwrap().to_owned());
        (secret, codes.collect())
    }
}

/// The bytes behind Base32.
pub(crate) fn plain(coded: &str) -> Vec<u8> {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut held, mut bits, mut bytes) = (0_u32, 0, Vec::new());
    for sign in coded.chars() {
        held = (held << 5) | u32::try_from(SIGNS.find(sign).unwrap()).unwrap();
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 255).unwrap());
        }
    }
    bytes
}
