//! Reading an enquiry's fields against what is in force.

mod answers;
mod asker;

use jiff::SignedDuration;
use onedoor_domain::enquiry::{Channel, Enquiry};
use onedoor_domain::suggestion::detect_language;
use onedoor_domain::{Language, Moment, text};

use answers::answers;
pub(crate) use answers::{expected, read_answer};
use asker::{business, contact, place};

use super::input::EnquiryInput;
use super::register::Warning;
use crate::fields::Fields;
use crate::in_force::InForce;
use crate::{FieldCode, FieldProblem, Result};

/// Clocks of different machines differ; so much ahead of ours still counts as now.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_secs(60);
/// How many identifiers, case types or answers one enquiry may carry.
const AT_MOST: usize = 100;

/// A well-formed enquiry, and what is odd about it all the same.
pub(crate) struct Read {
    /// What was read.
    pub(crate) enquiry: Enquiry,
    pub(super) warnings: Vec<Warning>,
}

/// Reads an enquiry.
///
/// # Errors
/// [`crate::Error::Invalid`] with everything that is wrong.
pub(crate) fn enquiry(input: EnquiryInput, in_force: &InForce, now: Moment) -> Result<Read> {
    let mut fields = Fields::default();
    let mut warnings = Vec::new();
    let country = in_force.municipality.country;
    let channel = fields.word("/channel", &input.channel, Channel::parse, Channel::ALL);
    let received_at = received(&mut fields, input.received_at.as_deref(), in_force, now);
    let subject = fields.text("/subject", text::subject(input.subject.unwrap_or_default()));
    let text = fields
        .text("/text", text::enquiry_text(input.text))
        .unwrap_or_default();
    let language = language(&mut fields, input.language.as_deref(), &text, in_force);
    let case_types = case_types(&mut fields, input.case_types, in_force);
    let answers = answers(&mut fields, input.attributes, in_force);
    let business = input
        .business
        .and_then(|given| business(&mut fields, &mut warnings, &given));
    let contact = input
        .contact
        .and_then(|given| contact(&mut fields, given, country));
    let place = input.place.and_then(|given| place(&mut fields, &given));
    fields.finish()?;
    let enquiry = Enquiry {
        // Without a channel `finish` has refused.
        channel: channel.unwrap_or(Channel::Api),
        received_at,
        language,
        subject: subject.unwrap_or_default(),
        text,
        case_types,
        answers,
        business,
        contact,
        place,
        urgent: input.urgent,
        protected_identity: input.protected_identity,
    };
    Ok(Read { enquiry, warnings })
}

fn received(fields: &mut Fields, given: Option<&str>, in_force: &InForce, now: Moment) -> Moment {
    let Some(at) = given.and_then(|raw| fields.moment("/received_at", raw)) else {
        return now;
    };
    let days = in_force.municipality.settings.backdating_days;
    let earliest = now.plus(-SignedDuration::from_hours(24 * i64::from(days)));
    if at > now.plus(CLOCKS_DIFFER) {
        fields.wrong(FieldProblem::new("/received_at", FieldCode::InTheFuture));
    } else if at < earliest {
        fields.wrong(FieldProblem::new("/received_at", FieldCode::TooFarBack).with("days", days));
    }
    at.min(now)
}

fn language(fields: &mut Fields, given: Option<&str>, text: &str, in_force: &InForce) -> Language {
    let of = &in_force.municipality;
    match given {
        Some(word) => fields.word("/language", word, Language::parse, Language::ALL),
        None => detect_language(text, of.country),
    }
    .unwrap_or(of.language)
}

fn case_types(fields: &mut Fields, given: Vec<String>, in_force: &InForce) -> Vec<String> {
    if given.len() > AT_MOST {
        fields.wrong(FieldProblem::new("/case_types", FieldCode::TooMany).with("max", AT_MOST));
        return Vec::new();
    }
    let mut known: Vec<String> = Vec::new();
    for (at, id) in given.into_iter().enumerate() {
        if in_force.catalogue.case_type(&id).is_none() {
            fields.wrong(FieldProblem::new(
                format!("/case_types/{at}"),
                FieldCode::NoSuchThing,
            ));
        } else if !known.contains(&id) {
            known.push(id);
        }
    }
    known
}
