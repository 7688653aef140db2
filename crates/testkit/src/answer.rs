//! What the application answered, and what a test asks of it.

use serde_json::Value;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads an answer from the bytes of a connection that was closed after it.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let answer = Self {
            status,
            headers,
            body: bytes[end + 4..].to_vec(),
        };
        let body = match answer.header("transfer-encoding") {
            Some("chunked") => chunks(&answer.body)?,
            _ => answer.body.clone(),
        };
        Some(Self { body, ..answer })
    }

    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name)?;
        Some(&found.1)
    }

    /// All headers of this name, in the order in which they came.
    pub fn all_headers(&self, name: &str) -> Vec<&str> {
        let found = self.headers.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).collect()
    }

    /// All headers, names in lower case, in the order in which they came.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text()))
    }

    /// The body of an answer that must have this status.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        self.json()
    }

    /// The case that was opened.
    #[track_caller]
    pub fn opened(&self) -> Value {
        self.expect(201)
    }

    /// A problem that must be complete and of this kind; answers its pointers with their codes.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Vec<(String, String)> {
        let problem = self.expect(status);
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json"),
            "{problem}"
        );
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["type"], format!("/problems/{code}"), "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        for words in ["title", "detail"] {
            let said = problem[words].as_str().unwrap_or_default();
            assert!(!said.is_empty() && !said.contains("problem-"), "{problem}");
        }
        let instance = problem["instance"].as_str().unwrap_or_default();
        assert_eq!(
            instance.strip_prefix("urn:uuid:"),
            self.header("x-request-id"),
            "{problem}"
        );
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|error| {
                let said = error["detail"].as_str().unwrap_or_default();
                assert!(!said.is_empty() && !said.starts_with("field-"), "{error}");
                let word = |key: &str| error[key].as_str().unwrap_or_default().to_owned();
                (word("pointer"), word("code"))
            })
            .collect()
    }

    /// A refusal of exactly these fields.
    #[track_caller]
    pub fn refuses(&self, fields: &[(&str, &str)]) {
        let mut found = self.problem(422, "invalid_fields");
        found.sort();
        let mut wanted: Vec<(String, String)> = fields
            .iter()
            .map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned()))
            .collect();
        wanted.sort();
        assert_eq!(found, wanted, "{}", self.text());
    }
}

/// Puts a body in chunks together.
fn chunks(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = bytes.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..end]).ok()?, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(bytes.get(end + 2..end + 2 + size)?);
        bytes = bytes.get(end + 2 + size + 2..)?;
    }
}
