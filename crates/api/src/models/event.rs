//! Events on the wire: a sentence for people, the exact record for machines.

use onedoor_domain::Language;
use onedoor_domain::event::Happened;
use onedoor_service::records::EventRecord;
use onedoor_service::{EventPage, texts};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::models::case::Told;
use crate::models::page::Page;

/// One thing that happened to a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventResponse {
    /// Its identity.
    id: String,
    /// Its place in the case, from 1.
    seq: i32,
    /// What happened, as one word.
    kind: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Who did it: `staff:…`, `integration:…`, `business:…` or `system`.
    actor: String,
    /// What happened, as a sentence.
    sentence: String,
    /// What happened, byte for byte as it was recorded and hashed.
    #[schema(value_type = serde_json::Value)]
    payload: Box<RawValue>,
    /// The hash, in hexadecimal, that chains it to all before it.
    hash: String,
}

/// The events, told in `language`.
pub(crate) fn events(page: &EventPage, language: Language) -> Page<EventResponse> {
    let told = Told {
        file: &page.file,
        language,
    };
    Page {
        items: page
            .events
            .iter()
            .map(|event| response(&told, event))
            .collect(),
        next: page.next.map(|seq| seq.to_string()),
    }
}

fn response(told: &Told<'_>, event: &EventRecord) -> EventResponse {
    let sentence = serde_json::from_str::<Happened>(&event.payload).map_or_else(
        |_| event.kind.clone(),
        |happened| sentence(told, &event.kind, &happened),
    );
    EventResponse {
        id: event.id.to_string(),
        seq: event.seq,
        kind: event.kind.clone(),
        at: event.at.to_string(),
        actor: event.actor.clone(),
        sentence,
        // Written by us as JSON, so it reads as JSON.
        payload: RawValue::from_string(event.payload.clone()).unwrap_or_default(),
        hash: event
            .hash
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    }
}

fn sentence(told: &Told<'_>, kind: &str, happened: &Happened) -> String {
    let mentions: Vec<(&'static str, String)> = match happened {
        Happened::EnquiryRegistered { .. }
        | Happened::PapersMissing { .. }
        | Happened::PapersSupplemented { .. }
        | Happened::FeePaid { .. }
        | Happened::ReferralAnswered { .. }
        | Happened::RenewalAsked { .. } => Vec::new(),
        Happened::CaseOpened { coordinator, .. } => {
            vec![("coordinator", told.person_name(*coordinator))]
        }
        Happened::ContributionOffered { unit, .. } => vec![("unit", told.unit_name(unit))],
        Happened::OfferRepeated { contribution, .. }
        | Happened::OfferUnaccepted { contribution } => {
            vec![("unit", told.unit_of(*contribution))]
        }
        Happened::PapersComplete { complete_at, .. } => vec![("at", told.happened(*complete_at))],
        Happened::ReferralSent { authority, .. } => vec![("authority", authority.clone())],
        Happened::Progressed { progress, .. } => {
            let word = texts::say(told.language, &format!("progress-{progress}"));
            vec![("progress", word)]
        }
        Happened::Guarantee { guarantee, entry } => {
            let mut mentions = vec![("promise", told.promise_of(*guarantee))];
            mentions.extend(entry.due_at().map(|at| ("due", told.said(at))));
            mentions
        }
        Happened::Case(of) => told.mentions_of(of),
    };
    // A clock may move without a new due moment: then another reason keeps it standing.
    let moved = matches!(happened, Happened::Guarantee { entry, .. } if entry.due_at().is_none());
    let key = match kind {
        "guarantee_resumed" | "guarantee_extended" if moved => format!("event-{kind}-standing"),
        _ => format!("event-{kind}"),
    };
    texts::say_with(told.language, &key, &mentions)
}
