//! Times that come back and are kept for meetings, on the wire.

mod asked;

use onedoor_service::OccurrenceView;
use onedoor_service::records::SlotRecord;
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::{ChangeMeetingSlotRequest, CreateMeetingSlotRequest};

/// A time that comes back every few weeks and is kept for meetings.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeetingSlotResponse {
    /// Its identity.
    id: String,
    /// What people call it.
    name: String,
    /// Which unit keeps it; the business office if null.
    unit: Option<String>,
    /// The first date, whose weekday is that of all others.
    #[schema(format = Date)]
    first_on: String,
    /// The weekday, 1 for Monday to 7 for Sunday.
    weekday: i8,
    /// How many weeks lie between two.
    every_weeks: u32,
    /// When it begins on the municipality's wall clock, in summer and in winter.
    #[schema(example = "13:00")]
    starts: String,
    /// How many minutes it lasts.
    minutes: u32,
    /// Where.
    place: Option<String>,
    /// Where it is joined from afar.
    link: Option<String>,
    /// How many cases fit in one.
    capacity: u32,
    /// Whether it can be booked.
    active: bool,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// One time at which a slot takes place.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OccurrenceResponse {
    /// The day, on the municipality's wall clock.
    #[schema(format = Date)]
    on: String,
    /// When it begins; this is the `occurrence` to book.
    #[schema(format = DateTime)]
    starts_at: String,
    /// When it ends.
    #[schema(format = DateTime)]
    ends_at: String,
    /// How many cases have a place.
    booked: u32,
    /// How many more fit in.
    free: u32,
}

impl From<&SlotRecord> for MeetingSlotResponse {
    fn from(slot: &SlotRecord) -> Self {
        let rule = &slot.recurrence;
        let (hour, minute) = (rule.starts_minute / 60, rule.starts_minute % 60);
        Self {
            id: slot.id.to_string(),
            name: slot.name.clone(),
            unit: slot.unit.clone(),
            first_on: rule.first_on.to_string(),
            weekday: rule.first_on.weekday().to_monday_one_offset(),
            every_weeks: rule.every_weeks,
            starts: format!("{hour:02}:{minute:02}"),
            minutes: rule.length_minutes,
            place: slot.place.clone(),
            link: slot.link.clone(),
            capacity: slot.capacity,
            active: slot.active,
            version: slot.version.0,
        }
    }
}

impl From<&OccurrenceView> for OccurrenceResponse {
    fn from(view: &OccurrenceView) -> Self {
        Self {
            on: view.occurrence.on.to_string(),
            starts_at: view.occurrence.starts_at.to_string(),
            ends_at: view.occurrence.ends_at.to_string(),
            booked: view.booked,
            free: view.free,
        }
    }
}
