//! The fields of a webhook.

use onedoor_domain::event::EventKind;
use onedoor_store::webhooks::WebhookRecord;

use super::CannotCall;
use crate::fields::Fields;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How long an address may be.
const LONGEST: usize = 2_000;

/// What is said of a webhook. When it is changed, what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct WebhookInput {
    /// Where events are sent.
    pub url: Option<String>,
    /// What people call it; an inner `None` takes that away.
    pub description: Option<Option<String>>,
    /// The words of the events that are sent; none for all.
    pub kinds: Option<Vec<String>>,
    /// Whether it is called.
    pub active: Option<bool>,
}

impl Services {
    /// A webhook as the fields say, on top of what it is. Whether it is called is decided elsewhere.
    pub(super) fn read_webhook(
        &self,
        input: &WebhookInput,
        before: WebhookRecord,
    ) -> Result<WebhookRecord> {
        let mut fields = Fields::default();
        let url = match &input.url {
            Some(raw) => self.read_url(&mut fields, raw)?,
            None => before.url,
        };
        let description = match &input.description {
            Some(raw) => {
                let line = fields.line_if_any("/description", raw.as_deref());
                line.unwrap_or_default()
            }
            None => before.description,
        };
        let kinds = match &input.kinds {
            Some(words) => kinds(&mut fields, words),
            None => before.kinds,
        };
        fields.finish()?;
        Ok(WebhookRecord {
            url,
            description,
            kinds,
            ..before
        })
    }

    /// An address that may be called, as far as it says so itself.
    pub(crate) fn read_url(&self, fields: &mut Fields, raw: &str) -> Result<String> {
        let unset = || Error::Unavailable("nobody calls others here".to_owned());
        let courier = self.courier.as_ref().ok_or_else(unset)?;
        let place = "/url";
        if raw.len() > LONGEST {
            let problem = FieldProblem::new(place, FieldCode::TooLong);
            fields.wrong(problem.with("max", LONGEST));
            return Ok(String::new());
        }
        let url = raw.trim();
        let code = match courier.may_call(url) {
            Ok(()) => return Ok(url.to_owned()),
            Err(CannotCall::NoAddress) => FieldCode::NotALink,
            Err(CannotCall::NotHttps) => FieldCode::NotHttps,
            Err(CannotCall::NotAllowed) => FieldCode::AddressNotAllowed,
        };
        fields.wrong(FieldProblem::new(place, code));
        Ok(String::new())
    }
}

/// Words of events, each once. There are more kinds than other lists may hold.
fn kinds(fields: &mut Fields, words: &[String]) -> Vec<EventKind> {
    let place = "/kinds";
    if words.len() > EventKind::ALL.len() {
        let problem = FieldProblem::new(place, FieldCode::TooMany);
        fields.wrong(problem.with("max", EventKind::ALL.len()));
        return Vec::new();
    }
    let mut kinds = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(kind) = EventKind::parse(word) else {
            let problem = FieldProblem::new(format!("{place}/{at}"), FieldCode::NoSuchThing);
            fields.wrong(problem);
            continue;
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
