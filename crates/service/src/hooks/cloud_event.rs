//! What a receiver is told: an event as CloudEvents 1.0 has it, in JSON. Ids and the kind, and
//! nothing else: whoever wants more asks the API, by rights of its own.

use onedoor_domain::{CaseId, DeliveryId, EventId, Moment};
use serde::Serialize;

use crate::Result;
use crate::feed::FedEvent;
use crate::json::json;

/// What stands before the kind.
const TYPE: &str = "onedoor";
/// The word for what happens when somebody tries the way.
pub(super) const PING: &str = "ping";

#[derive(Serialize)]
struct CloudEvent<'a> {
    specversion: &'static str,
    id: String,
    source: &'a str,
    r#type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<CaseId>,
    time: String,
    datacontenttype: &'static str,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<CaseId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seq: Option<i32>,
}

/// An event of the feed, as a program may see it there.
pub(super) fn of(fed: &FedEvent, source: &str) -> Result<String> {
    let (record, case) = (&fed.event.record, &fed.file.case);
    written(
        record.id.to_string(),
        record.at,
        source,
        Some(case.id),
        Data {
            kind: &record.kind,
            number: Some(fed.number),
            case: Some(case.id),
            reference: Some(&case.reference),
            seq: Some(record.seq),
        },
    )
}

/// Nothing happened; somebody tries the way.
pub(super) fn ping(id: DeliveryId, at: Moment, source: &str) -> Result<String> {
    written(
        id.to_string(),
        at,
        source,
        None,
        Data {
            kind: PING,
            number: None,
            case: None,
            reference: None,
            seq: None,
        },
    )
}

fn written(
    id: String,
    at: Moment,
    source: &str,
    subject: Option<CaseId>,
    data: Data<'_>,
) -> Result<String> {
    let event = CloudEvent {
        specversion: "1.0",
        id,
        source,
        r#type: format!("{TYPE}.{}", data.kind),
        subject,
        time: at.to_string(),
        datacontenttype: "application/json",
        data,
    };
    Ok(json(&event)?.0)
}

/// What an event is known by.
pub(super) const fn identity(fed: &FedEvent) -> (EventId, i64) {
    (fed.event.record.id, fed.number)
}
