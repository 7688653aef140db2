//! Taking a place of a slot.

use jiff::SignedDuration;
use onedoor_domain::meeting::{Span, free_from};
use onedoor_domain::{Moment, SlotId};
use onedoor_store::meeting_slots::{self, SlotRecord};
use onedoor_store::{Connection, StoreError, meetings};

use super::fields::span_problem;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::in_force::InForce;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result};

/// How far ahead the next free occurrence is looked for.
const LOOKED_AHEAD: SignedDuration = SignedDuration::from_hours(366 * 24);

/// A slot with the occurrence in which a place is wanted.
pub(super) struct Wanted {
    /// The slot, held by this transaction alone.
    pub(super) slot: SlotRecord,
    /// From when until when.
    pub(super) span: Span,
}

/// The occurrence of a slot that begins at this moment, with the slot locked until the transaction
/// ends; or a problem is noted.
pub(super) fn wanted(
    conn: &mut Connection,
    docket: &Docket,
    fields: &mut Fields,
    (id, at): (SlotId, Moment),
) -> Result<Option<Wanted>> {
    let slot = match meeting_slots::take_turn(conn, docket.municipality(), id) {
        Err(StoreError::NotFound) => {
            fields.wrong(FieldProblem::new("/slot", FieldCode::NoSuchThing));
            return Ok(None);
        }
        slot => slot?,
    };
    let calendar = docket.in_force.slot_calendar(&slot);
    let Some(occurrence) = slot.recurrence.occurrence_at(calendar, at) else {
        fields.wrong(FieldProblem::new("/occurrence", FieldCode::NoSuchThing));
        return Ok(None);
    };
    let span = Span::new(occurrence.starts_at, occurrence.ends_at);
    match span.and_then(|span| span.ahead_of(docket.now)) {
        Ok(span) => Ok(Some(Wanted { slot, span })),
        Err(fault) => {
            fields.wrong(span_problem(fault, "/occurrence", "/occurrence"));
            Ok(None)
        }
    }
}

/// Passes if there is a place left; else it says when the next one is.
///
/// # Errors
/// [`Refusal::SlotInactive`], [`Error::SlotFull`].
pub(super) fn must_have_room(
    conn: &mut Connection,
    docket: &Docket,
    wanted: &Wanted,
) -> Result<()> {
    let Wanted { slot, span } = wanted;
    if !slot.active {
        return Err(Error::Refused(Refusal::SlotInactive));
    }
    let from = span.starts_at();
    let until = from.plus(LOOKED_AHEAD);
    let taken = meetings::taken(conn, docket.municipality(), slot.id, from, until)?;
    let calendar = docket.in_force.slot_calendar(slot);
    let occurrences = slot.recurrence.occurrences(calendar, from);
    let occurrences = occurrences.take_while(|one| one.starts_at <= until);
    match free_from(occurrences, &taken, slot.capacity) {
        Some(free) if free.starts_at == from => Ok(()),
        next => Err(Error::SlotFull(next.map(|free| free.starts_at))),
    }
}

impl InForce {
    /// The calendar whose closed days a slot keeps: that of its unit, else the municipality's.
    pub(super) fn slot_calendar(&self, slot: &SlotRecord) -> &onedoor_domain::calendar::Calendar {
        match &slot.unit {
            Some(unit) => self.calendars.of_unit(unit),
            None => &self.calendars.local,
        }
    }
}
