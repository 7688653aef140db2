//! A contact moment as it is handed in, read field by field.

use onedoor_domain::call_back::Wish;
use onedoor_domain::contact::{ContactKind, ContactOutcome, Direction};
use onedoor_domain::{ContactId, Moment, text};
use onedoor_store::{Connection, lookup};

use crate::docket::Docket;
use crate::fields::Fields;
use crate::promises::happened_at;
use crate::{FieldCode, FieldProblem, Result};

/// How long somebody can have been in contact, in minutes: a day.
pub(in super::super) const MOST_MINUTES: u32 = 24 * 60;

/// A contact moment as a caller notes it.
#[derive(Debug, Clone)]
pub struct ContactMomentInput {
    /// The word for how.
    pub kind: String,
    /// The word for who turned to whom.
    pub direction: String,
    /// The word for what came of it.
    pub outcome: String,
    /// With whom, if they are known.
    pub contact: Option<ContactId>,
    /// With whom, by the name they gave.
    pub name: Option<String>,
    /// When, RFC 3339; now if left out.
    pub at: Option<String>,
    /// For how many minutes.
    pub minutes: Option<u32>,
    /// What was said, for the house.
    pub note: Option<String>,
    /// From when they want to be called back, RFC 3339.
    pub call_back_at: Option<String>,
}

/// What was read of a contact moment.
pub(in super::super) struct Noted {
    pub(in super::super) kind: ContactKind,
    pub(in super::super) direction: Direction,
    pub(in super::super) outcome: ContactOutcome,
    pub(in super::super) contact: Option<ContactId>,
    pub(in super::super) name: Option<String>,
    pub(in super::super) at: Moment,
    pub(in super::super) minutes: Option<u32>,
    pub(in super::super) note: Option<String>,
}

pub(super) fn read(
    conn: &mut Connection,
    docket: &Docket,
    input: &ContactMomentInput,
) -> Result<(Noted, Option<Wish>)> {
    let mut fields = Fields::default();
    let kind = fields.word("/kind", &input.kind, ContactKind::parse, ContactKind::ALL);
    let word = &input.direction;
    let direction = fields.word("/direction", word, Direction::parse, Direction::ALL);
    let word = &input.outcome;
    let outcome = fields.word("/outcome", word, ContactOutcome::parse, ContactOutcome::ALL);
    let wish = outcome.and_then(|outcome| wish(&mut fields, docket, input, outcome));
    if let Some(contact) = input.contact
        && !speaks_for(conn, docket, contact)?
    {
        fields.wrong(FieldProblem::new("/contact", FieldCode::NoSuchThing));
    }
    let name = fields.line_if_any("/name", input.name.as_deref());
    if input.contact.is_some() && name.is_some() {
        fields.wrong(FieldProblem::new("/name", FieldCode::UnknownField));
    }
    let at = happened_at(&mut fields, "/at", input.at.as_deref(), docket);
    let minutes = minutes(&mut fields, input.minutes);
    let note = note(&mut fields, input.note.clone());
    let read = kind.zip(direction).zip(outcome.zip(at));
    let ((kind, direction), (outcome, at)) = fields.finish_with(read)?;
    let noted = Noted {
        kind,
        direction,
        outcome,
        contact: input.contact,
        name,
        at,
        minutes,
        note,
    };
    Ok((noted, wish))
}

/// From when they want to be called back: needed for that outcome, and for no other.
fn wish(
    fields: &mut Fields,
    docket: &Docket,
    input: &ContactMomentInput,
    outcome: ContactOutcome,
) -> Option<Wish> {
    let pointer = "/call_back_at";
    let wants = outcome == ContactOutcome::CallBack;
    match (&input.call_back_at, wants) {
        (None, false) => None,
        (None, true) => {
            fields.wrong(FieldProblem::new(pointer, FieldCode::Required));
            None
        }
        (Some(_), false) => {
            fields.wrong(FieldProblem::new(pointer, FieldCode::UnknownField));
            None
        }
        (Some(raw), true) => {
            let after =
                super::super::asked::to_come(fields, pointer, Some(raw.as_str()), docket.now);
            let before = None;
            Some(Wish { after, before })
        }
    }
}

/// How long it took.
pub(in super::super) fn minutes(fields: &mut Fields, given: Option<u32>) -> Option<u32> {
    given.map(|minutes| fields.within("/minutes", minutes, 0, MOST_MINUTES))
}

/// What was said, word for word.
pub(in super::super) fn note(fields: &mut Fields, given: Option<String>) -> Option<String> {
    given.and_then(|raw| fields.text("/note", text::enquiry_text(raw)))
}

/// Whether this person speaks for the business of the case, or spoke in it.
fn speaks_for(conn: &mut Connection, docket: &Docket, id: ContactId) -> Result<bool> {
    let case = &docket.head.record;
    if case.contact == Some(id) {
        return Ok(true);
    }
    let known = lookup::contacts(conn, docket.municipality(), &[id])?;
    let of = known.first().and_then(|contact| contact.business);
    Ok(of.is_some() && of == case.business)
}
