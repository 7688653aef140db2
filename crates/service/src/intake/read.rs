//! Reading an enquiry's fields against what is in force.

use jiff::SignedDuration;
use onedoor_domain::business::{Identifier, IdentifierProblem, Phone, parse_email};
use onedoor_domain::catalogue::{Question, QuestionKind};
use onedoor_domain::enquiry::{
    ActingAs, Answer, Answers, Channel, Enquiry, NamedBusiness, NamedContact, Place,
};
use onedoor_domain::suggestion::detect_language;
use onedoor_domain::{Country, Language, Moment, text};

use super::input::{BusinessInput, ContactInput, EnquiryInput, PlaceInput};
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

fn answers(
    fields: &mut Fields,
    given: std::collections::BTreeMap<String, serde_json::Value>,
    in_force: &InForce,
) -> Answers {
    if given.len() > AT_MOST {
        fields.wrong(FieldProblem::new("/attributes", FieldCode::TooMany).with("max", AT_MOST));
        return Answers::new();
    }
    let mut answers = Answers::new();
    for (id, value) in given {
        let pointer = format!("/attributes/{}", id.replace('~', "~0").replace('/', "~1"));
        let Some(question) = in_force.catalogue.question(&id) else {
            fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
            continue;
        };
        match read_answer(question, &value) {
            Some(answer) => drop(answers.insert(id, answer)),
            None => fields.wrong(
                FieldProblem::new(pointer, FieldCode::WrongAnswer)
                    .with("expected", expected(question)),
            ),
        }
    }
    answers
}

/// The answer, if it fits the question.
pub(crate) fn read_answer(question: &Question, value: &serde_json::Value) -> Option<Answer> {
    match question.kind {
        QuestionKind::Boolean => value.as_bool().map(Answer::Boolean),
        QuestionKind::Integer => value.as_i64().map(Answer::Integer),
        QuestionKind::Choice => value
            .as_str()
            .filter(|word| question.choices.iter().any(|choice| choice.id == *word))
            .map(|word| Answer::Choice(word.to_owned())),
    }
}

/// What would fit the question.
pub(crate) fn expected(question: &Question) -> String {
    match question.kind {
        QuestionKind::Boolean => "true, false".to_owned(),
        QuestionKind::Integer => "0, 1, 2 …".to_owned(),
        QuestionKind::Choice => question
            .choices
            .iter()
            .map(|choice| choice.id.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn business(
    fields: &mut Fields,
    warnings: &mut Vec<Warning>,
    given: &BusinessInput,
) -> Option<NamedBusiness> {
    let name = fields.line_if_any("/business/name", given.name.as_deref());
    if given.identifiers.len() > AT_MOST {
        fields.wrong(
            FieldProblem::new("/business/identifiers", FieldCode::TooMany).with("max", AT_MOST),
        );
        return None;
    }
    let mut identifiers: Vec<Identifier> = Vec::new();
    for (at, one) in given.identifiers.iter().enumerate() {
        let pointer = format!("/business/identifiers/{at}");
        if let Some(found) = identifier(fields, warnings, &pointer, &one.scheme, &one.value)
            && !identifiers.contains(&found)
        {
            identifiers.push(found);
        }
    }
    (name.is_some() || !identifiers.is_empty()).then_some(NamedBusiness { name, identifiers })
}

/// Reads one identifier at `pointer`, whose parts are `scheme` and `value`.
pub(crate) fn identifier(
    fields: &mut Fields,
    warnings: &mut Vec<Warning>,
    pointer: &str,
    scheme: &str,
    value: &str,
) -> Option<Identifier> {
    use onedoor_domain::business::Scheme;

    let scheme = fields.word(
        &format!("{pointer}/scheme"),
        scheme,
        Scheme::parse,
        Scheme::ALL,
    )?;
    let pointer = format!("{pointer}/value");
    let read = Identifier::parse(scheme, value).map_err(|problem| match problem {
        IdentifierProblem::Format => FieldCode::IdentifierFormat,
        IdentifierProblem::CheckDigit => FieldCode::IdentifierCheckDigit,
    });
    let (identifier, odd) = match read {
        Ok(read) => read,
        Err(code) => {
            fields.wrong(FieldProblem::new(pointer, code).with("scheme", scheme));
            return None;
        }
    };
    if odd.is_some() {
        warnings.push(Warning {
            pointer,
            code: FieldCode::IdentifierCheckDigit,
        });
    }
    Some(identifier)
}

fn contact(fields: &mut Fields, given: ContactInput, country: Country) -> Option<NamedContact> {
    let some = |raw: Option<String>| raw.filter(|raw| !text::is_blank(raw) || raw.contains('\0'));
    let name = fields.line_if_any("/contact/name", given.name.as_deref());
    let email = some(given.email).and_then(|raw| {
        fields.take(
            "/contact/email",
            parse_email(&raw).map_err(|_| FieldCode::NotAnEmail),
        )
    });
    let phone = some(given.phone).and_then(|raw| {
        fields.take(
            "/contact/phone",
            Phone::parse(&raw, country).map_err(|_| FieldCode::NotAPhone),
        )
    });
    let acting_as = given
        .acting_as
        .as_deref()
        .and_then(|word| fields.word("/contact/acting_as", word, ActingAs::parse, ActingAs::ALL));
    let known = name.is_some() || email.is_some() || phone.is_some();
    known.then_some(NamedContact {
        name,
        email,
        phone,
        acting_as,
    })
}

fn place(fields: &mut Fields, given: &PlaceInput) -> Option<Place> {
    let address = fields.line_if_any("/place/address", given.address.as_deref());
    let postal_code = fields.line_if_any("/place/postal_code", given.postal_code.as_deref());
    (address.is_some() || postal_code.is_some()).then_some(Place {
        address,
        postal_code,
    })
}
