//! The feed on the wire.

use onedoor_domain::Language;
use onedoor_service::{CaseFile, FedEvent, FeedPage};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::EventResponse;

/// One thing that happened in the municipality, at its place in the feed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FedEventResponse {
    /// Its number in the feed of the municipality, from 1. An event that was committed later has a
    /// greater number.
    pub(crate) number: i64,
    /// The case.
    case: Uuid,
    /// The number of the case that people read over the phone.
    reference: String,
    /// What happened.
    #[serde(flatten)]
    pub(crate) event: EventResponse,
}

/// A part of the feed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FeedResponse {
    /// The events that you may see, in the order of their numbers.
    items: Vec<FedEventResponse>,
    /// Pass this as `after` to read on, now or later. It goes forward also where there was nothing
    /// that you may see; if it is what you passed, you have read everything there is.
    next: i64,
}

impl FedEventResponse {
    /// The event, told in `language`.
    pub(crate) fn of(fed: &FedEvent, language: Language) -> Self {
        Self {
            number: fed.number,
            case: fed.file.case.id.0,
            reference: fed.file.case.reference.clone(),
            event: EventResponse::of(&fed.file, &fed.event, language),
        }
    }
}

impl FeedResponse {
    /// The part of the feed, told in the language that fits each case.
    pub(crate) fn of(page: &FeedPage, language: impl Fn(&CaseFile) -> Language) -> Self {
        let told = |fed: &FedEvent| FedEventResponse::of(fed, language(&fed.file));
        Self {
            items: page.events.iter().map(told).collect(),
            next: page.next,
        }
    }
}
