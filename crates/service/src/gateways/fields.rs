//! The fields of a gateway.

use std::collections::BTreeMap;

use onedoor_domain::delivery::Tiding;
use onedoor_domain::gateway::{Encoding, GatewayKind};
use onedoor_domain::{GatewayId, MunicipalityId};
use onedoor_store::gateways::GatewayRecord;
use onedoor_store::{Connection, units};
use serde_json::Value;

use super::address::Address;
use super::body::{self, CannotFill, Told};
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem, Result, Services};

/// How many headers may be sent.
const HEADERS: usize = 10;
/// How long one may be, in bytes.
const HEADER: usize = 4_000;
/// How long a body may be, in bytes.
const BODY: usize = 20_000;
/// Headers that are not others' to set: they say how the call is carried.
const OURS: [&str; 8] = [
    "host",
    "content-length",
    "content-type",
    "transfer-encoding",
    "connection",
    "upgrade",
    "te",
    "idempotency-key",
];

/// What is said of a gateway. When it is changed, what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct GatewayInput {
    /// What people call it; an inner `None` takes that away.
    pub description: Option<Option<String>>,
    /// Where it is called.
    pub url: Option<String>,
    /// With which headers, besides ours: all of them.
    pub headers: Option<BTreeMap<String, String>>,
    /// The word for how it wants to be told.
    pub encoding: Option<String>,
    /// What it is sent.
    pub body: Option<Value>,
    /// The words for what is told by it: all of them.
    pub tidings: Option<Vec<String>>,
    /// Of which unit the channel is; an inner `None`: of the whole municipality.
    pub unit: Option<Option<String>>,
    /// Whether it is used.
    pub active: Option<bool>,
}

/// A gateway whose secrets are open.
pub(super) struct Opened {
    pub(super) record: GatewayRecord,
    pub(super) address: Address,
}

impl Services {
    /// A gateway as the fields say, on top of what it is.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with everything that is wrong.
    pub(super) fn read_gateway(
        &self,
        conn: &mut Connection,
        input: &GatewayInput,
        before: Opened,
    ) -> Result<Opened> {
        let mut fields = Fields::default();
        let (mut record, mut address) = (before.record, before.address);
        if let Some(raw) = &input.url {
            address.url = self.read_url(&mut fields, raw)?;
        }
        if let Some(raw) = &input.headers {
            address.headers = headers(&mut fields, raw);
        }
        if let Some(raw) = &input.description {
            let line = fields.line_if_any("/description", raw.as_deref());
            record.description = line.unwrap_or_default();
        }
        if let Some(word) = &input.encoding {
            let read = fields.word("/encoding", word, Encoding::parse, Encoding::ALL);
            record.encoding = read.unwrap_or(record.encoding);
        }
        if let Some(words) = &input.tidings {
            record.tidings = tidings(&mut fields, record.kind, words);
        }
        if let Some(unit) = &input.unit {
            record.unit = unit_of(conn, &mut fields, &record, unit.as_deref())?;
        }
        record.active = input.active.unwrap_or(record.active);
        if let Some(raw) = &input.body {
            record.body = raw.to_string();
        }
        if input.body.is_some() || input.encoding.is_some() {
            check_body(&mut fields, &record);
        }
        fields.finish()?;
        record.way = address.close(&self.seal, &self.chance, record.municipality)?;
        Ok(Opened { record, address })
    }
}

/// The names of headers and what stands in them (RFC 9110, section 5).
fn headers(fields: &mut Fields, raw: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    if raw.len() > HEADERS {
        fields.wrong(FieldProblem::new("/headers", FieldCode::TooMany).with("max", HEADERS));
        return BTreeMap::new();
    }
    let mut read = BTreeMap::new();
    for (name, value) in raw {
        let at = format!("/headers/{}", name.replace('~', "~0").replace('/', "~1"));
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let lower = name.to_ascii_lowercase();
        let is_name = !name.is_empty() && name.len() <= 100 && name.bytes().all(is_sign);
        let is_value = value
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_graphic());
        if !is_name || !is_value || OURS.contains(&lower.as_str()) {
            fields.wrong(FieldProblem::new(at, FieldCode::NotAHeader));
        } else if value.len() > HEADER {
            fields.wrong(FieldProblem::new(at, FieldCode::TooLong).with("max", HEADER));
        } else {
            read.insert(lower, value.trim().to_owned());
        }
    }
    read
}

fn tidings(fields: &mut Fields, kind: GatewayKind, words: &[String]) -> Vec<Tiding> {
    let can = |tiding: &Tiding| kind.can_tell(*tiding);
    let all: Vec<Tiding> = Tiding::ALL.iter().copied().filter(can).collect();
    let parse: fn(&str) -> Option<Tiding> = match kind {
        GatewayKind::Sms => |word| told_by(GatewayKind::Sms, word),
        GatewayKind::Chat => |word| told_by(GatewayKind::Chat, word),
    };
    fields.some("/tidings", words);
    fields.words("/tidings", words, parse, &all)
}

/// What a word means, if gateways of this kind can tell it.
fn told_by(kind: GatewayKind, word: &str) -> Option<Tiding> {
    Tiding::parse(word).filter(|tiding| kind.can_tell(*tiding))
}

fn unit_of(
    conn: &mut Connection,
    fields: &mut Fields,
    of: &GatewayRecord,
    unit: Option<&str>,
) -> Result<Option<String>> {
    let Some(unit) = unit else {
        return Ok(None);
    };
    let known = units::list(conn, of.municipality)?;
    let is_known = known.iter().any(|one| one.id == unit);
    if !is_known || of.kind == GatewayKind::Sms {
        fields.wrong(FieldProblem::new("/unit", FieldCode::NoSuchThing));
    }
    Ok(Some(unit.to_owned()))
}

/// Notes what is wrong with a body: it must be one that can be filled in, and tell what is told.
fn check_body(fields: &mut Fields, record: &GatewayRecord) {
    let at = "/body";
    // PostgreSQL keeps no such sign in JSON.
    if record.body.contains("\\u0000") {
        fields.wrong(FieldProblem::new(at, FieldCode::Nul));
        return;
    }
    if record.body.len() > BODY {
        fields.wrong(FieldProblem::new(at, FieldCode::TooLong).with("max", BODY));
        return;
    }
    let sample = Told {
        to: "4533112233".to_owned(),
        title: String::new(),
        text: "what-is-told".to_owned(),
        sender: "Onedoor".to_owned(),
        id: record.id.to_string(),
    };
    let body: Value = serde_json::from_str(&record.body).unwrap_or_default();
    let sent = body::fill(&body, &sample).and_then(|body| body::encode(&body, record.encoding));
    let sent = match sent {
        Ok((sent, _)) => sent,
        Err(CannotFill::Line(line)) => {
            fields.wrong(FieldProblem::new(at, FieldCode::BadTemplate).with("line", line));
            return;
        }
        Err(CannotFill::NoForm) => {
            fields.wrong(FieldProblem::new(at, FieldCode::NotAForm));
            return;
        }
    };
    let mut mentioned = vec![("text", &sample.text)];
    if record.kind == GatewayKind::Sms {
        mentioned.push(("to", &sample.to));
    }
    for (mention, value) in mentioned {
        if !sent.contains(value.as_str()) {
            let problem = FieldProblem::new(at, FieldCode::MentionMissing);
            fields.wrong(problem.with("mention", mention));
        }
    }
}

/// A gateway of which nothing is known but what it leads to.
pub(super) fn blank(
    (municipality, id): (MunicipalityId, GatewayId),
    kind: GatewayKind,
    now: onedoor_domain::Moment,
) -> Opened {
    Opened {
        record: GatewayRecord {
            municipality,
            id,
            kind,
            description: String::new(),
            unit: None,
            tidings: Vec::new(),
            encoding: Encoding::Json,
            body: String::new(),
            way: Vec::new(),
            active: true,
            created_at: now,
            updated_at: now,
            version: onedoor_domain::Version::FIRST,
        },
        address: Address::default(),
    }
}
