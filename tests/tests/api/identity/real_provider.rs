//! The real identity provider, as a process of its own, and a person who signs in at it.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use onedoor_testkit::{Actor, Answer, TestApp};
use serde_json::json;

use super::REDIRECT;

/// A provider that runs as long as this value.
pub(crate) struct RealProvider {
    process: Child,
    pub(crate) issuer: String,
    at: Actor,
}

/// A browser at the provider: it keeps cookies and follows redirects there.
struct Visitor<'a> {
    provider: &'a RealProvider,
    cookies: Vec<(String, String)>,
}

impl RealProvider {
    /// Starts one.
    pub(crate) fn start() -> Self {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let mut process = Command::new("scripts/oidc-provider")
            .current_dir(root)
            .env("REDIRECTS", json!([REDIRECT]).to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap()).lines();
        let issuer = said
            .map_while(Result::ok)
            .find(|line| line.starts_with("http://"))
            .unwrap();
        let address: SocketAddr = issuer.trim_start_matches("http://").parse().unwrap();
        Self {
            process,
            at: Actor::asking(address),
            issuer,
        }
    }

    /// Sets the clock of the application to what time it is at the provider.
    pub(crate) fn tell_time(&self, app: &TestApp) {
        let answer = self.at.get("/.well-known/openid-configuration");
        let date = answer.header("date").unwrap();
        let at = jiff::fmt::rfc2822::parse(date).unwrap();
        let there = at.timestamp().in_tz("Europe/Copenhagen").unwrap();
        app.clock
            .set(&there.strftime("%Y-%m-%dT%H:%M:%S").to_string());
    }

    /// Has it sign with new keys.
    pub(crate) fn rotate(&self) {
        self.at.get("/rotate");
    }

    /// Signs somebody in at this address of the provider; answers where they are sent back to.
    pub(crate) fn sign_in(&self, address: &str, name: &str) -> String {
        let mut visitor = Visitor {
            provider: self,
            cookies: Vec::new(),
        };
        let mut at = address.to_owned();
        for _ in 0..12 {
            if let Some(back) = at.strip_prefix(REDIRECT) {
                return back.trim_start_matches('?').to_owned();
            }
            let answer = visitor.get(&at);
            at = match answer.header("location") {
                Some(next) => next.to_owned(),
                None => visitor.fill_in(&at, answer.text(), name),
            };
        }
        panic!("{name} goes round in circles");
    }

    /// Redeems a code as any client of the provider does; answers the access token.
    pub(crate) fn access_token(&self, name: &str) -> String {
        let verifier = "a".repeat(43);
        // SHA-256 of the verifier, Base64.
        let challenge = "ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA";
        let redirect = "https%3A%2F%2Fonedoor.example%2Fv1%2Feksempel%2Fsign-in%2Fcallback";
        let address = format!(
            "{}/auth?response_type=code&client_id=onedoor&redirect_uri={redirect}&scope=openid%20api&state=x&nonce=y&code_challenge={challenge}&code_challenge_method=S256",
            self.issuer
        );
        let back = self.sign_in(&address, name);
        let code = super::parameter(&format!("?{back}"), "code");
        let form = format!(
            "grant_type=authorization_code&code={code}&redirect_uri={redirect}&code_verifier={verifier}"
        );
        use base64::Engine as _;
        let client =
            base64::engine::general_purpose::STANDARD.encode("onedoor:a-secret-of-the-test");
        let asked = self
            .at
            .post("/token")
            .header("Authorization", &format!("Basic {client}"));
        let answer = asked.body("application/x-www-form-urlencoded", form).send();
        crate::sample::text(&answer.expect(200)["access_token"])
    }
}

impl Drop for RealProvider {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        drop(self.process.wait());
    }
}

impl Visitor<'_> {
    fn get(&mut self, address: &str) -> Answer {
        let path = address.trim_start_matches(&self.provider.issuer);
        let answer = self
            .provider
            .at
            .asks(path)
            .header("Cookie", &self.cookie())
            .send();
        self.keep(&answer);
        answer
    }

    /// Fills in the form of a page: a name, or consent.
    fn fill_in(&mut self, address: &str, page: &str, name: &str) -> String {
        let path = address.trim_start_matches(&self.provider.issuer);
        let form = if page.contains("name=\"login\"") {
            format!("prompt=login&login={name}&password=any")
        } else {
            "prompt=consent".to_owned()
        };
        let asked = self.provider.at.post(path).header("Cookie", &self.cookie());
        let answer = asked.body("application/x-www-form-urlencoded", form).send();
        self.keep(&answer);
        let next = answer.header("location");
        next.unwrap_or_else(|| panic!("{} {}", answer.status, answer.text()))
            .to_owned()
    }

    fn keep(&mut self, answer: &Answer) {
        for line in answer.all_headers("set-cookie") {
            let (pair, _) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    fn cookie(&self) -> String {
        let pairs = self.cookies.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }
}
