//! Times that come back every few weeks and are kept for meetings.

use diesel::prelude::*;
use onedoor_domain::meeting::Recurrence;
use onedoor_domain::{Moment, MunicipalityId, SlotId, Version};

use crate::columns::Col;
use crate::schema::meeting_slot;
use crate::{Connection, StoreError};

/// A time that comes back every few weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRecord {
    /// Its identity.
    pub id: SlotId,
    /// What people call it.
    pub name: String,
    /// Which unit keeps it; the business office if none.
    pub unit: Option<String>,
    /// When.
    pub recurrence: Recurrence,
    /// Where.
    pub place: Option<String>,
    /// Where it is joined from afar.
    pub link: Option<String>,
    /// How many cases fit in one.
    pub capacity: u32,
    /// Whether it can be booked.
    pub active: bool,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = meeting_slot)]
struct SlotFound {
    id: Col<SlotId>,
    name: String,
    unit_id: Option<String>,
    first_on: String,
    every_weeks: i32,
    starts_minute: i32,
    length_minutes: i32,
    place: Option<String>,
    link: Option<String>,
    capacity: i32,
    active: bool,
    version: i32,
}

/// The slots of a municipality in the order in which they were made, after `after`.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: Option<SlotId>,
    limit: i64,
) -> Result<Vec<SlotRecord>, StoreError> {
    let mut query = meeting_slot::table
        .filter(meeting_slot::municipality_id.eq(Col(municipality)))
        .order(meeting_slot::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(meeting_slot::id.gt(Col(after)));
    }
    let rows = query.select(SlotFound::as_select()).load(conn)?;
    rows.into_iter().map(SlotFound::read).collect()
}

/// One slot.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: SlotId,
) -> Result<SlotRecord, StoreError> {
    meeting_slot::table
        .find((Col(municipality), Col(id)))
        .select(SlotFound::as_select())
        .first(conn)?
        .read()
}

/// Adds a slot.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    new: &SlotRecord,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(meeting_slot::table)
        .values((
            meeting_slot::municipality_id.eq(Col(municipality)),
            meeting_slot::id.eq(Col(new.id)),
            meeting_slot::name.eq(&new.name),
            meeting_slot::unit_id.eq(new.unit.as_deref()),
            meeting_slot::first_on.eq(new.recurrence.first_on.to_string()),
            meeting_slot::every_weeks.eq(crate::signed(new.recurrence.every_weeks)),
            meeting_slot::starts_minute.eq(i32::from(new.recurrence.starts_minute)),
            meeting_slot::length_minutes.eq(crate::signed(new.recurrence.length_minutes)),
            meeting_slot::place.eq(new.place.as_deref()),
            meeting_slot::link.eq(new.link.as_deref()),
            meeting_slot::capacity.eq(crate::signed(new.capacity)),
            meeting_slot::active.eq(new.active),
            meeting_slot::bookings.eq(0),
            meeting_slot::version.eq(new.version.0),
            meeting_slot::created_at.eq(Col(now)),
            meeting_slot::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: &SlotRecord,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        meeting_slot::table
            .find((Col(municipality), Col(after.id)))
            .filter(meeting_slot::version.eq(seen.0)),
    )
    .set((
        meeting_slot::name.eq(&after.name),
        meeting_slot::unit_id.eq(after.unit.as_deref()),
        meeting_slot::first_on.eq(after.recurrence.first_on.to_string()),
        meeting_slot::every_weeks.eq(crate::signed(after.recurrence.every_weeks)),
        meeting_slot::starts_minute.eq(i32::from(after.recurrence.starts_minute)),
        meeting_slot::length_minutes.eq(crate::signed(after.recurrence.length_minutes)),
        meeting_slot::place.eq(after.place.as_deref()),
        meeting_slot::link.eq(after.link.as_deref()),
        meeting_slot::capacity.eq(crate::signed(after.capacity)),
        meeting_slot::active.eq(after.active),
        meeting_slot::version.eq(seen.next().0),
        meeting_slot::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Counts a booking, which locks the slot until the transaction ends: those who book at once take
/// turns, and each sees the places that the one before it took.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn take_turn(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: SlotId,
) -> Result<SlotRecord, StoreError> {
    diesel::update(meeting_slot::table.find((Col(municipality), Col(id))))
        .set(meeting_slot::bookings.eq(meeting_slot::bookings + 1))
        .execute(conn)?;
    get(conn, municipality, id)
}

impl SlotFound {
    fn read(self) -> Result<SlotRecord, StoreError> {
        let unreadable = |column, detail: String| StoreError::Unreadable {
            table: "meeting_slot",
            column,
            detail: format!("{}: {detail}", self.id.0),
        };
        let first_on = self.first_on.parse();
        let first_on =
            first_on.map_err(|error: jiff::Error| unreadable("first_on", error.to_string()))?;
        let starts_minute = u16::try_from(self.starts_minute)
            .map_err(|error| unreadable("starts_minute", error.to_string()))?;
        Ok(SlotRecord {
            id: self.id.0,
            recurrence: Recurrence {
                first_on,
                every_weeks: crate::unsigned(self.every_weeks),
                starts_minute,
                length_minutes: crate::unsigned(self.length_minutes),
            },
            name: self.name,
            unit: self.unit_id,
            place: self.place,
            link: self.link,
            capacity: crate::unsigned(self.capacity),
            active: self.active,
            version: Version(self.version),
        })
    }
}
