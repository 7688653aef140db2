//! Reading when, where and about what people meet.

use jiff::civil::Date;
use onedoor_domain::Moment;
use onedoor_domain::SlotId;
use onedoor_domain::meeting::{LONGEST, SHORTEST, Span, SpanFault, YEARS_AHEAD};
use onedoor_domain::text::{self, TextProblem};

use super::TimeInput;
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem};

/// How long an agenda may be, in characters: it stands in every invitation.
const AGENDA: usize = 5000;
/// How long a link may be, in characters.
const LINK: usize = 2000;

/// When people meet, as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// From when until when.
    At(Span),
    /// At the occurrence of a slot that begins then.
    In(SlotId, Moment),
}

impl TimeInput {
    /// Whether no time was given at all.
    pub(super) fn is_empty(&self) -> bool {
        self.starts_at.is_none()
            && self.ends_at.is_none()
            && self.slot.is_none()
            && self.occurrence.is_none()
    }
}

/// When, either by itself or in a slot. What is missing is taken from `before`.
pub(super) fn when(
    fields: &mut Fields,
    input: &TimeInput,
    before: Option<Span>,
    now: Moment,
) -> Option<When> {
    if input.slot.is_some() || input.occurrence.is_some() {
        return in_slot(fields, input);
    }
    let starts_at = moment(
        fields,
        "/starts_at",
        &input.starts_at,
        before.map(Span::starts_at),
    );
    let ends_at = moment(
        fields,
        "/ends_at",
        &input.ends_at,
        before.map(Span::ends_at),
    );
    let (starts_at, ends_at) = starts_at.zip(ends_at)?;
    let begins_as_before = before.is_some_and(|span| span.starts_at() == starts_at);
    let span = Span::new(starts_at, ends_at);
    // What goes on already can still be made longer.
    let span = match begins_as_before {
        true => span,
        false => span.and_then(|span| span.ahead_of(now)),
    };
    match span {
        Ok(span) => Some(When::At(span)),
        Err(fault) => {
            fields.wrong(span_problem(fault, "/starts_at", "/ends_at"));
            None
        }
    }
}

/// What is wrong with a span, as the caller learns it.
pub(super) fn span_problem(fault: SpanFault, start: &str, end: &str) -> FieldProblem {
    match fault {
        SpanFault::EndsBeforeItBegins => FieldProblem::new(end, FieldCode::EndsBeforeItBegins),
        SpanFault::Length => FieldProblem::new(end, FieldCode::MeetingLength)
            .with("min", SHORTEST)
            .with("max", LONGEST),
        SpanFault::InThePast => FieldProblem::new(start, FieldCode::InThePast),
        SpanFault::TooFarAhead => {
            FieldProblem::new(start, FieldCode::TooFarAhead).with("years", YEARS_AHEAD)
        }
    }
}

/// What a meeting is about, word for word; nothing if there is nothing to read.
pub(super) fn agenda(fields: &mut Fields, raw: Option<String>) -> Option<String> {
    let raw = raw.filter(|raw| !text::is_blank(raw) || raw.contains('\0'))?;
    if raw.chars().nth(AGENDA).is_some() {
        let too_long = TextProblem::TooLong { at_most: AGENDA };
        return fields.text("/agenda", Err(too_long));
    }
    fields.text("/agenda", text::enquiry_text(raw))
}

/// An address of the web: anything else would be run by whoever clicks on it.
pub(super) fn link(fields: &mut Fields, raw: Option<&str>) -> Option<String> {
    let raw = raw.filter(|raw| !text::is_blank(raw) || raw.contains('\0'))?;
    let link = fields.text("/link", text::line(raw, LINK))?;
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        let rest = link.strip_prefix(scheme);
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    });
    fields.take("/link", is_web.then_some(link).ok_or(FieldCode::NotALink))
}

/// A date.
pub(super) fn date(fields: &mut Fields, pointer: &str, raw: &str) -> Option<Date> {
    let read = raw.parse::<Date>().ok();
    let is_plain = |date: &Date| date.to_string() == raw;
    fields.take(pointer, read.filter(is_plain).ok_or(FieldCode::NotADate))
}

fn in_slot(fields: &mut Fields, input: &TimeInput) -> Option<When> {
    for (pointer, given) in [
        ("/starts_at", &input.starts_at),
        ("/ends_at", &input.ends_at),
    ] {
        if given.is_some() {
            fields.wrong(FieldProblem::new(pointer, FieldCode::UnknownField));
        }
    }
    if input.slot.is_none() {
        fields.wrong(FieldProblem::new("/slot", FieldCode::Required));
    }
    let at = moment(fields, "/occurrence", &input.occurrence, None);
    let (slot, at) = input.slot.zip(at)?;
    Some(When::In(slot, at))
}

fn moment(
    fields: &mut Fields,
    pointer: &str,
    raw: &Option<String>,
    before: Option<Moment>,
) -> Option<Moment> {
    match raw {
        Some(raw) => fields.moment(pointer, raw),
        None if before.is_some() => before,
        None => {
            fields.wrong(FieldProblem::new(pointer, FieldCode::Required));
            None
        }
    }
}
