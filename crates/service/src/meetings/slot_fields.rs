//! Reading the fields of a slot.

use jiff::civil::{Date, date};
use onedoor_domain::meeting::{LONGEST, Recurrence, SHORTEST};
use onedoor_domain::{MunicipalityId, SlotId, Version};
use onedoor_store::meeting_slots::SlotRecord;
use onedoor_store::{Connection, StoreError, units};

use super::fields::{date as read_date, link};
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem, Result};

/// How many weeks lie between two at most.
const MOST_WEEKS: u32 = 52;
/// How many cases fit in one at most.
const MOST_CASES: u32 = 100;
/// No slot begins earlier.
const EARLIEST: Date = date(2000, 1, 1);
/// No slot begins later: calendars know no more.
const LATEST: Date = date(2099, 12, 31);

/// A slot as a caller hands it in: what is left out of a change stays, null is taken away.
#[derive(Debug, Clone, Default)]
pub struct SlotInput {
    /// What people call it.
    pub name: Option<String>,
    /// Which unit keeps it; the business office if none.
    pub unit: Option<Option<String>>,
    /// The first date, whose weekday is that of all others.
    pub first_on: Option<String>,
    /// How many weeks lie between two.
    pub every_weeks: Option<u32>,
    /// When it begins on the wall clock: `13:00`.
    pub starts: Option<String>,
    /// How many minutes it lasts.
    pub minutes: Option<u32>,
    /// Where.
    pub place: Option<Option<String>>,
    /// Where it is joined from afar.
    pub link: Option<Option<String>>,
    /// How many cases fit in one.
    pub capacity: Option<u32>,
    /// Whether it can be booked.
    pub active: Option<bool>,
}

/// A slot of which nothing is known yet.
pub(super) fn blank(id: SlotId) -> SlotRecord {
    SlotRecord {
        id,
        name: String::new(),
        unit: None,
        recurrence: Recurrence {
            first_on: EARLIEST,
            every_weeks: 1,
            starts_minute: 0,
            length_minutes: SHORTEST,
        },
        place: None,
        link: None,
        capacity: 1,
        active: true,
        version: Version::FIRST,
    }
}

/// The slot with what was given.
pub(super) fn read(
    conn: &mut Connection,
    municipality: MunicipalityId,
    input: &SlotInput,
    mut slot: SlotRecord,
) -> Result<SlotRecord> {
    let mut fields = Fields::default();
    if let Some(name) = &input.name {
        slot.name = fields.line("/name", name);
    }
    if let Some(unit) = &input.unit {
        slot.unit.clone_from(unit);
        if let Some(id) = unit {
            must_be_unit(conn, municipality, &mut fields, id)?;
        }
    }
    if let Some(place) = &input.place {
        slot.place = fields.line_if_any("/place", place.as_deref());
    }
    if let Some(given) = &input.link {
        slot.link = link(&mut fields, given.as_deref());
    }
    if let Some(capacity) = input.capacity {
        slot.capacity = fields.within("/capacity", capacity, 1, MOST_CASES);
    }
    slot.active = input.active.unwrap_or(slot.active);
    slot.recurrence = recurrence(&mut fields, input, slot.recurrence);
    fields.finish()?;
    Ok(slot)
}

fn recurrence(fields: &mut Fields, input: &SlotInput, mut rule: Recurrence) -> Recurrence {
    if let Some(raw) = &input.first_on
        && let Some(day) = read_date(fields, "/first_on", raw)
    {
        if !(EARLIEST..=LATEST).contains(&day) {
            let wrong = FieldProblem::new("/first_on", FieldCode::OutOfRange);
            fields.wrong(wrong.with("min", EARLIEST).with("max", LATEST));
        }
        rule.first_on = day;
    }
    if let Some(weeks) = input.every_weeks {
        rule.every_weeks = fields.within("/every_weeks", weeks, 1, MOST_WEEKS);
    }
    if let Some(raw) = &input.starts {
        let minute = minute_of_day(raw).ok_or(FieldCode::NotATimeOfDay);
        rule.starts_minute = fields.take("/starts", minute).unwrap_or_default();
    }
    if let Some(minutes) = input.minutes {
        rule.length_minutes = fields.within("/minutes", minutes, SHORTEST, LONGEST);
    }
    rule
}

fn must_be_unit(
    conn: &mut Connection,
    municipality: MunicipalityId,
    fields: &mut Fields,
    id: &str,
) -> Result<()> {
    // No database keeps U+0000, so none has such a unit.
    let found = match id.contains('\0') {
        true => Err(StoreError::NotFound),
        false => units::get(conn, municipality, id),
    };
    match found {
        Err(StoreError::NotFound) => {
            fields.wrong(FieldProblem::new("/unit", FieldCode::NoSuchThing));
            Ok(())
        }
        found => Ok(found.map(drop)?),
    }
}

/// `13:00` as minutes after midnight.
fn minute_of_day(raw: &str) -> Option<u16> {
    let (hour, minute) = raw.split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
