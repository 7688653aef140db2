//! A mail as it came over the wire, read for tests.

/// A mail that a server took on.
#[derive(Debug, Clone)]
pub struct Letter {
    /// To whom it was sent.
    pub to: String,
    /// As it came.
    pub raw: String,
    headers: Vec<(String, String)>,
    /// Its text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// All else in it, by its kind: an invitation, once to be read and once as a file.
    pub calendars: Vec<(String, String)>,
}

impl Letter {
    pub(crate) fn read(to: &str, raw: &str) -> Self {
        let (head, _) = raw.split_once("\r\n\r\n").unwrap_or((raw, ""));
        let (mut text, mut html, mut calendars) = (String::new(), String::new(), Vec::new());
        for (kind, body) in parts(raw) {
            if kind.starts_with("text/plain") {
                text = body;
            } else if kind.starts_with("text/html") {
                html = body;
            } else {
                calendars.push((kind, body));
            }
        }
        Self {
            to: to.to_owned(),
            raw: raw.to_owned(),
            headers: headers(head),
            text,
            html,
            calendars,
        }
    }

    /// A header, by its name in lower case, with encoded words read.
    pub fn header(&self, name: &str) -> Option<String> {
        find(&self.headers, name).map(words)
    }

    /// The names of all headers, in lower case.
    pub fn header_names(&self) -> Vec<&str> {
        self.headers.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Its identity.
    #[track_caller]
    pub fn id(&self) -> String {
        self.header("message-id").expect("a Message-ID")
    }

    /// Its subject.
    #[track_caller]
    pub fn subject(&self) -> String {
        self.header("subject").expect("a subject")
    }

    /// The first link in its text that holds `part`.
    #[track_caller]
    pub fn link(&self, part: &str) -> String {
        let words = self.text.split_whitespace();
        let mut links = words.filter(|word| word.starts_with("http") && word.contains(part));
        links
            .next()
            .unwrap_or_else(|| panic!("no link with {part} in {}", self.text))
            .to_owned()
    }
}

/// What a mail or a part of it is made of, each with its kind.
fn parts(raw: &str) -> Vec<(String, String)> {
    let Some((head, body)) = raw.split_once("\r\n\r\n") else {
        return Vec::new();
    };
    let about = headers(head);
    let kind = find(&about, "content-type").unwrap_or("text/plain");
    let boundary = kind.split_once("boundary=\"").and_then(|(_, rest)| {
        let mark = rest.split('"').next()?;
        Some(format!("--{mark}"))
    });
    let Some(boundary) = boundary else {
        // The line end before the boundary belongs to it.
        let body = body.strip_suffix("\r\n").unwrap_or(body);
        let encoding = find(&about, "content-transfer-encoding").unwrap_or("");
        return vec![(kind.to_owned(), decoded(encoding, body))];
    };
    let within = body.split(boundary.as_str()).skip(1);
    // Behind the last boundary there is nothing more.
    let within = within.take_while(|part| !part.starts_with("--"));
    within.flat_map(|part| parts(part.trim_start())).collect()
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(known, _)| known == name)?;
    Some(&found.1)
}

fn headers(head: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = all.last_mut() {
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            all.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    all
}

fn decoded(encoding: &str, body: &str) -> String {
    match encoding.to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted(body, "=\r\n"),
        "base64" => {
            let plain: String = body.split_whitespace().collect();
            String::from_utf8_lossy(&base64(&plain)).into_owned()
        }
        _ => body.to_owned(),
    }
}

/// Quoted-printable, read.
fn quoted(body: &str, soft: &str) -> String {
    let joined = body.replace(soft, "");
    let bytes = joined.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3);
        let byte = hex
            .filter(|_| bytes[at] == b'=')
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Base64, read.
fn base64(text: &str) -> Vec<u8> {
    let value = |sign: u8| match sign {
        b'A'..=b'Z' => Some(u32::from(sign - b'A')),
        b'a'..=b'z' => Some(u32::from(sign - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(sign - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for six in text.bytes().filter_map(value) {
        held = (held << 6 | six) & 0x00ff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits & 0xff).unwrap_or(0));
        }
    }
    out
}

/// Encoded words, read (RFC 2047).
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, from)) = rest.split_once("=?") {
        let mut parts = from.splitn(4, '?');
        let (_, kind, text) = (parts.next(), parts.next(), parts.next());
        let after = parts.next().and_then(|after| after.strip_prefix('='));
        let (Some(kind), Some(text), Some(after)) = (kind, text, after) else {
            break;
        };
        if !before.trim().is_empty() {
            out.push_str(before);
        }
        out.push_str(&match kind {
            "b" | "B" => String::from_utf8_lossy(&base64(text)).into_owned(),
            _ => quoted(&text.replace('_', " "), "=\r\n"),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}
