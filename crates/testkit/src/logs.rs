//! What the program writes into its log, all of it, while it is tested.
//!
//! Every line is looked through as it is written, for every name, text, number, address and secret
//! that any test of this process has sent so far. What was told fails the test that ends next, and
//! every one after it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, RwLock};

use serde_json::Value;
use tracing_subscriber::fmt::MakeWriter;

/// Everything of ours, and of others what they tell by themselves.
const LOUD: &str = "info,onedoor=trace,onedoor_api=trace,onedoor_service=trace,onedoor_store=trace,\
                    onedoor_server=trace,onedoor_console=trace,onedoor_worker=trace";

/// What must not be told, in all spellings, by how it begins: every line is looked through for
/// hundreds of secrets, and few letters of a line begin one.
static PRIVATE: RwLock<BTreeMap<[u8; BEGIN], BTreeSet<Vec<u8>>>> = RwLock::new(BTreeMap::new());
/// How many letters begin something.
const BEGIN: usize = 4;
/// From how many letters on a text that was sent is known for what it is when it is met again.
const TELLING: usize = 8;
/// Where people write about themselves and others, or what nobody else may know.
const WRITTEN: [&str; 24] = [
    "address",
    "agenda",
    "answer",
    "code",
    "comment",
    "contact",
    "description",
    "display_name",
    "email",
    "identifier",
    "location",
    "message",
    "minutes",
    "name",
    "note",
    "password",
    "phone",
    "postal_address",
    "reason",
    "subject",
    "summary",
    "text",
    "value",
    "words",
];
static HEARD: Mutex<Heard> = Mutex::new(Heard {
    lines: 0,
    told: Vec::new(),
});

struct Heard {
    lines: usize,
    told: Vec<String>,
}

/// Listens to the log from now on.
pub fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let lines = tracing_subscriber::fmt()
            .with_env_filter(LOUD)
            .with_ansi(false);
        lines.with_writer(Ear).init();
    });
}

/// Listens from now on for this, however it may be written.
pub fn listen_for(private: &str) {
    listen();
    let mut all = PRIVATE.write().unwrap_or_else(PoisonError::into_inner);
    for spelling in spellings(private) {
        let begins = spelling.as_bytes().first_chunk().copied();
        let begins = begins.unwrap_or_else(|| panic!("too short to be listened for: {private}"));
        all.entry(begins).or_default().insert(spelling.into_bytes());
    }
}

/// Listens for what is private in a body that is sent, if somebody listens at all.
pub(crate) fn listen_for_sent(body: &Value) {
    if tracing::dispatcher::has_been_set() {
        private_of(body, false, &mut listen_for);
    }
}

/// Every text in a body that stands where people write, and is long enough to be nothing else.
fn private_of(body: &Value, is_private: bool, found: &mut impl FnMut(&str)) {
    match body {
        Value::String(text) if is_private && text.chars().count() >= TELLING => found(text),
        Value::Array(items) => items
            .iter()
            .for_each(|item| private_of(item, is_private, found)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, member)| private_of(member, WRITTEN.contains(&name.as_str()), found)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Fails if the log told anything private; answers how many lines it had.
///
/// # Panics
/// With what it told.
#[track_caller]
pub fn told_nothing() -> usize {
    let heard = heard();
    let told: Vec<&str> = heard.told.iter().take(20).map(String::as_str).collect();
    assert!(
        told.is_empty(),
        "the log tells:\n\n  {}\n",
        told.join("\n  ")
    );
    heard.lines
}

/// As it is, in an address, in JSON and in Rust's own way of showing a text.
fn spellings(private: &str) -> Vec<String> {
    let in_address: String = private.bytes().map(escaped).collect();
    let in_json: String = private
        .chars()
        .map(|sign| match sign {
            ' '..='~' => sign.to_string(),
            _ => format!("\\u{:04x}", u32::from(sign)),
        })
        .collect();
    let mut all = vec![private.to_owned(), in_address, in_json];
    all.iter_mut().for_each(|one| *one = one.to_lowercase());
    all.dedup();
    all
}

fn escaped(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02x}")
    }
}

/// What a line tells that it must not.
fn tells(line: &str) -> Option<String> {
    let private = PRIVATE.read().unwrap_or_else(PoisonError::into_inner);
    let line = line.as_bytes();
    line.windows(BEGIN).enumerate().find_map(|(at, begin)| {
        let known = private.get(begin.first_chunk::<BEGIN>()?)?;
        let mut told = known.iter().filter(|one| line[at..].starts_with(one));
        told.next()
            .map(|one| String::from_utf8_lossy(one).into_owned())
    })
}

fn heard() -> MutexGuard<'static, Heard> {
    HEARD.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Ear;

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let line = String::from_utf8_lossy(bytes).to_lowercase();
        let told = tells(&line);
        let mut heard = heard();
        heard.lines += 1;
        if let Some(told) = told {
            heard.told.push(format!("{told}: {line}"));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Ear {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}
