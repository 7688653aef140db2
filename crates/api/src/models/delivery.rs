//! Deliveries on the wire.

use onedoor_domain::delivery::{Channel, Standing, Trouble};
use onedoor_service::records::DeliveryRecord;
use serde::Serialize;
use utoipa::ToSchema;

/// One recipient who is told one thing by one channel. What is told, and the address, stand nowhere
/// here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeliveryResponse {
    /// Its identity. The `Message-ID` of the mail begins with it.
    id: String,
    /// What is told: `receipt`, `answer`, `offer` …
    tiding: &'static str,
    /// By what: `mail`, `sms` or `chat`.
    channel: &'static str,
    /// Of which case.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// Through which gateway, unless by mail or by one that was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway: Option<String>,
    /// Who is told: `business`, `staff`, whoever reads the `channel`, or of a meeting `invited`:
    /// somebody from outside, or a unit.
    recipient: &'static str,
    /// Which staff member.
    #[serde(skip_serializing_if = "Option::is_none")]
    staff: Option<String>,
    /// Where it stands: `waiting`, `sending`, `delivered`, `dead` or `no_address`.
    state: &'static str,
    /// How often it was tried.
    attempts: u32,
    /// When it is tried next.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    next_at: Option<String>,
    /// What went wrong the last time: `refused_for_now`, `refused`, `unreachable`, `interrupted`,
    /// `unwritable`, `too_often`, `too_old`, `not_allowed` or `switched_off`.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'static str>,
    /// What the other side said, as a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_code: Option<u16>,
    /// Since when it is owed.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it arrived or was given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// What you may do with it now: `replay_delivery`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

impl From<&DeliveryRecord> for DeliveryResponse {
    fn from(record: &DeliveryRecord) -> Self {
        let standing = record.course.standing;
        let state = standing.word();
        let (trouble, ended_at) = match standing {
            Standing::Waiting { trouble, .. } => (trouble, None),
            Standing::Sending { .. } => (None, None),
            Standing::Delivered { at } | Standing::NoAddress { at } => (None, Some(at)),
            Standing::Dead { at, trouble } => (Some(trouble), Some(at)),
        };
        Self {
            id: record.id.to_string(),
            tiding: record.tiding.as_str(),
            channel: record.channel.as_str(),
            case: record.case.map(|id| id.to_string()),
            gateway: record.gateway.map(|id| id.to_string()),
            recipient: recipient(record),
            staff: record.staff.map(|id| id.to_string()),
            state: state.as_str(),
            attempts: record.course.attempts,
            next_at: standing.next_at().map(|at| at.to_string()),
            failure: trouble.map(|trouble: Trouble| trouble.failure.as_str()),
            reply_code: trouble.and_then(|trouble| trouble.reply_code),
            created_at: record.created_at.to_string(),
            ended_at: ended_at.map(|at| at.to_string()),
            allowed_actions: state
                .can_be_replayed()
                .then_some("replay_delivery")
                .into_iter()
                .collect(),
            version: record.version.0,
        }
    }
}

fn recipient(record: &DeliveryRecord) -> &'static str {
    match (record.staff, record.contact) {
        (_, _) if record.channel == Channel::Chat => "channel",
        (Some(_), _) => "staff",
        (None, None) if record.tiding.is_of_meeting() => "invited",
        (None, _) => "business",
    }
}
