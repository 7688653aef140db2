//! A provider that says what a test wants it to say: keys, tokens, and lies.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use onedoor_domain::Moment;
use onedoor_service::Clock as _;
use onedoor_testkit::TestApp;
use serde_json::{Value, json};

use super::AUDIENCE;

/// A private key, PKCS #8.
const KEY: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgb1lkSJmTV43sg7uQCgKu6Slk8DZAxuJbe83QEGkOoT2hRANCAASl9MHe72t8mBIB1St/Q0td8K2Kq9sK8Z3LDU34xovd+u/JV7GahHV//lI2UzyIMpU+S67cLbpT6qjf1WNXCP7l";
/// Another, whose public half nobody publishes.
const OTHER: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgr+5eTHGBnYSB5xtwhwbZG8M6dgZPH6Ls44h+Ru9S+T6hRANCAAT6qLnGXBRWj64KEVuO9VGJ1mTGU6P3FXi4q+XBEV1LdFd04svq2UtRqqQvEoE0S7cCLU/DQyFkj5y7p2dAQg2V";
/// The public half of the first.
const X: &str = "pfTB3u9rfJgSAdUrf0NLXfCtiqvbCvGdyw1N-MaL3fo";
const Y: &str = "78lXsZqEdX_-UjZTPIgylT5LrtwtulPqqN_VY1cI_uU";

/// With which key a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signed {
    /// With the one that is published.
    Well,
    /// With another.
    ByAnother,
}

/// A provider on loopback.
#[derive(Clone)]
pub(crate) struct Fake {
    address: SocketAddr,
    says: Arc<Mutex<Says>>,
}

struct Says {
    /// The name of its key.
    key: String,
    /// How often it was asked for its keys.
    asked: usize,
    /// How often it was asked what it is.
    described: usize,
    /// What it answers for a code.
    tokens: Value,
    /// What its description says besides.
    besides: Value,
}

impl Fake {
    /// Serves until the test ends.
    pub(crate) fn serve() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let fake = Self {
            address: listener.local_addr().unwrap(),
            says: Arc::new(Mutex::new(Says {
                key: "first".to_owned(),
                asked: 0,
                described: 0,
                tokens: json!({}),
                besides: json!({}),
            })),
        };
        let serving = fake.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serving.answer(stream);
            }
        });
        fake
    }

    /// Its address.
    pub(crate) fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Gives its key another name.
    pub(crate) fn rotate(&self, name: &str) {
        self.says.lock().unwrap().key = name.to_owned();
    }

    /// How often it was asked for its keys.
    pub(crate) fn asked(&self) -> usize {
        self.says.lock().unwrap().asked
    }

    /// How often it was asked what it is.
    pub(crate) fn described(&self) -> usize {
        self.says.lock().unwrap().described
    }

    /// What it says of itself besides.
    pub(crate) fn describe(&self, besides: Value) {
        self.says.lock().unwrap().besides = besides;
    }

    /// What it answers for the next codes.
    pub(crate) fn give(&self, id_token: &str) {
        self.says.lock().unwrap().tokens = json!({
            "id_token": id_token, "access_token": "opaque", "token_type": "Bearer",
        });
    }

    /// Claims that count for ten minutes, made for the API.
    pub(crate) fn claims(&self, app: &TestApp, subject: &str) -> Value {
        let second = |at: Moment| at.timestamp().as_second();
        let now = second(app.clock.now());
        json!({
            "iss": self.issuer(), "aud": AUDIENCE, "sub": subject,
            "iat": now, "exp": now + 600, "groups": ["byg"],
            "name": "Ny Medarbejder", "email": "ny@kommune.example", "email_verified": true,
        })
    }

    /// A token with these claims.
    pub(crate) fn sign(&self, claims: &Value, signed: Signed) -> String {
        let mut header = Header::new(Algorithm::ES256);
        header.kid = Some(self.says.lock().unwrap().key.clone());
        let key = match signed {
            Signed::Well => KEY,
            Signed::ByAnother => OTHER,
        };
        encode(&header, claims, &EncodingKey::from_ec_der(&der(key))).unwrap()
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
            head.push(byte[0]);
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let length = head
            .lines()
            .find_map(|line| {
                line.to_ascii_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse()
                    .ok()
            })
            .unwrap_or(0);
        let mut body = vec![0; length];
        drop(stream.read_exact(&mut body));
        let said = self.say(head.split(' ').nth(1).unwrap_or("/")).to_string();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{said}",
            said.len()
        );
        drop(stream.write_all(answer.as_bytes()));
    }

    fn say(&self, path: &str) -> Value {
        let issuer = self.issuer();
        let mut says = self.says.lock().unwrap();
        match path {
            "/jwks" => {
                says.asked += 1;
                json!({"keys": [
                    {"kty": "EC", "crv": "P-256", "x": X, "y": Y, "alg": "ES256", "use": "sig", "kid": says.key},
                    {"kty": "strange", "kid": "unreadable"},
                ]})
            }
            "/token" => says.tokens.clone(),
            _ => {
                says.described += 1;
                let mut described = json!({
                    "issuer": issuer,
                    "authorization_endpoint": format!("{issuer}/auth"),
                    "token_endpoint": format!("{issuer}/token"),
                    "jwks_uri": format!("{issuer}/jwks"),
                    "end_session_endpoint": format!("{issuer}/end"),
                });
                for (field, value) in says.besides.as_object().unwrap() {
                    described[field] = value.clone();
                }
                described
            }
        }
    }
}

fn der(key: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD
        .decode(key)
        .unwrap()
}
