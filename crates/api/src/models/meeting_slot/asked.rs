//! What is asked of slots.

use onedoor_service::SlotInput;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::extract::given;

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
