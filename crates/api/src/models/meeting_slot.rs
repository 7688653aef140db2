//! Times that come back and are kept for meetings, on the wire.

use onedoor_service::records::SlotRecord;
use onedoor_service::{OccurrenceView, SlotInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::given;

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

/// A time to keep for meetings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateMeetingSlotRequest {
    /// What people call it.
    #[schema(example = "Grundmøde")]
    name: String,
    /// Which unit keeps it, and whose closed days count; the business office if left out.
    unit: Option<String>,
    /// The first date, whose weekday is that of all others.
    #[schema(format = Date, example = "2026-03-05")]
    first_on: String,
    /// How many weeks lie between two, 1 to 52.
    #[schema(example = 2)]
    every_weeks: u32,
    /// When it begins on the municipality's wall clock.
    #[schema(example = "13:00")]
    starts: String,
    /// How many minutes it lasts, 5 to 720.
    #[schema(example = 60)]
    minutes: u32,
    /// Where.
    place: Option<String>,
    /// Where it is joined from afar.
    link: Option<String>,
    /// How many cases fit in one, 1 to 100.
    #[schema(example = 3)]
    capacity: u32,
    /// Whether it can be booked; it can if left out.
    active: Option<bool>,
}

/// What changes about a slot. What is left out stays as it is; meetings with a place stay too.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeMeetingSlotRequest {
    /// What people call it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    name: Option<String>,
    /// Which unit keeps it; null gives it to the business office.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    unit: Option<Option<String>>,
    /// The first date.
    #[serde(default, deserialize_with = "given")]
    #[schema(format = Date, nullable = false)]
    first_on: Option<String>,
    /// How many weeks lie between two.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    every_weeks: Option<u32>,
    /// When it begins on the wall clock.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    starts: Option<String>,
    /// How many minutes it lasts.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    minutes: Option<u32>,
    /// Where; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    place: Option<Option<String>>,
    /// Where it is joined from afar; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    link: Option<Option<String>>,
    /// How many cases fit in one.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    capacity: Option<u32>,
    /// Whether it can be booked.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    active: Option<bool>,
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

impl From<CreateMeetingSlotRequest> for SlotInput {
    fn from(request: CreateMeetingSlotRequest) -> Self {
        Self {
            name: Some(request.name),
            unit: Some(request.unit),
            first_on: Some(request.first_on),
            every_weeks: Some(request.every_weeks),
            starts: Some(request.starts),
            minutes: Some(request.minutes),
            place: Some(request.place),
            link: Some(request.link),
            capacity: Some(request.capacity),
            active: request.active,
        }
    }
}

impl From<ChangeMeetingSlotRequest> for SlotInput {
    fn from(request: ChangeMeetingSlotRequest) -> Self {
        Self {
            name: request.name,
            unit: request.unit,
            first_on: request.first_on,
            every_weeks: request.every_weeks,
            starts: request.starts,
            minutes: request.minutes,
            place: request.place,
            link: request.link,
            capacity: request.capacity,
            active: request.active,
        }
    }
}
