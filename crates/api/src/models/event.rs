//! Events on the wire: a sentence for people, the exact record for machines.

mod fed;
mod meetings;
mod parts;

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{Entry, Progress};
use onedoor_domain::hand_over::HandOverReason;
use onedoor_domain::policy::Detail;
use onedoor_domain::{ContributionId, GuaranteeId, Language};
use onedoor_service::{CaseFile, EventPage, SeenEvent, promise_texts, texts};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

pub(crate) use fed::{FedEventResponse, FeedResponse};
use meetings::of_meetings;

use crate::models::case::Told;
use crate::models::page::Page;
use crate::models::{switchboard_event, talk_event};

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
    /// Whether the business is told of it.
    visible_to_business: bool,
    /// Who did it: `staff:…`, `integration:…`, `business:…` or `system`. With the sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    /// Who did it, in words: a name, what a program is called, the business, or Onedoor.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_name: Option<String>,
    /// What happened, as a sentence; absent where you may only know that something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    /// What happened, byte for byte as it was recorded and hashed; absent unless you see all of
    /// the case.
    #[schema(value_type = Option<serde_json::Value>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<Box<RawValue>>,
    /// The hash, in hexadecimal, that chains it to all before it. With the payload.
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

impl EventResponse {
    /// What happened, as one word.
    pub(crate) fn kind(&self) -> &str {
        &self.kind
    }

    fn of(file: &CaseFile, event: &SeenEvent, language: Language) -> Self {
        let record = &event.record;
        let is_told = event.detail >= Detail::Told;
        let is_whole = event.detail == Detail::Whole;
        let actor_name = is_told.then(|| event.actor_name(file, language));
        let sentence = actor_name.as_ref().map(|actor| {
            let told = Told { file, language };
            event.happened.as_ref().map_or_else(
                || record.kind.clone(),
                |happened| sentence(&told, &record.kind, happened, actor),
            )
        });
        Self {
            id: record.id.to_string(),
            seq: record.seq,
            kind: record.kind.clone(),
            at: record.at.to_string(),
            visible_to_business: event.is_told_to_business,
            actor: is_told.then(|| record.actor.clone()),
            actor_name,
            sentence,
            // Written by us as JSON, so it reads as JSON.
            payload: is_whole
                .then(|| RawValue::from_string(record.payload.clone()).unwrap_or_default()),
            hash: is_whole.then(|| hexadecimal(&record.hash)),
        }
    }
}

/// The events, told in `language`.
pub(crate) fn events(page: &EventPage, language: Language) -> Page<EventResponse> {
    let told = |event: &SeenEvent| EventResponse::of(&page.file, event, language);
    Page {
        items: page.events.iter().map(told).collect(),
        next: page.next.map(|seq| seq.to_string()),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a sentence mentions, by name.
type Mentions = Vec<(&'static str, String)>;

/// What happened, as a sentence about whoever did it.
fn sentence(told: &Told<'_>, kind: &str, happened: &Happened, actor: &str) -> String {
    let mut mentions = mentions(told, happened);
    mentions.push(("actor", actor.to_owned()));
    let key = match variant(happened) {
        Some(variant) => format!("event-{kind}-{variant}"),
        None => format!("event-{kind}"),
    };
    texts::say_with(told.language, &key, &mentions)
}

fn mentions(told: &Told<'_>, happened: &Happened) -> Mentions {
    match happened {
        Happened::EnquiryRegistered { .. }
        | Happened::PapersMissing { .. }
        | Happened::PapersSupplemented { .. }
        | Happened::ReferralAnswered { .. }
        | Happened::RenewalAsked { .. }
        | Happened::Attachment(_) => Vec::new(),
        Happened::CaseOpened { coordinator, .. } => {
            vec![("coordinator", told.person_name(*coordinator))]
        }
        Happened::ContributionOffered { unit, handler, .. } => {
            let mut mentions = vec![("unit", told.unit_name(unit))];
            mentions.extend(handler.map(|id| ("person", told.person_name(id))));
            mentions
        }
        Happened::FeePaid { at } => vec![("at", told.happened(*at))],
        Happened::OfferRepeated { contribution, .. }
        | Happened::OfferUnaccepted { contribution } => {
            vec![("unit", told.unit_of(*contribution))]
        }
        Happened::HandedOver { from, to, .. } => vec![
            ("from", told.person_name(*from)),
            ("to", told.person_name(*to)),
        ],
        Happened::PapersComplete { complete_at, .. } => vec![("at", told.happened(*complete_at))],
        Happened::ReferralSent {
            authority,
            reply_by,
            ..
        } => {
            let mut mentions = vec![("authority", authority.clone())];
            mentions.extend(reply_by.map(|at| ("due", told.said(at))));
            mentions
        }
        Happened::Progressed {
            progress,
            contribution,
            ..
        } => of_progress(told, *progress, *contribution),
        Happened::Contribution { contribution, step } => parts::mentions(told, *contribution, step),
        Happened::QuestionAnswered { question, .. } => {
            vec![("question", told.question_text(question))]
        }
        Happened::MeetingPlanned { .. }
        | Happened::MeetingChanged { .. }
        | Happened::MeetingCancelled { .. }
        | Happened::MeetingHeld { .. }
        | Happened::MeetingActionAgreed { .. }
        | Happened::MeetingActionDone { .. }
        | Happened::MeetingMinutesKept { .. } => of_meetings(told, happened),
        Happened::Talk(of) => talk_event::mentions(told, of),
        Happened::Switchboard(of) => switchboard_event::mentions(told, of),
        Happened::Case(of) => told.mentions_of(of),
        Happened::Guarantee { guarantee, entry } => of_promise(told, *guarantee, entry),
    }
}

fn of_progress(
    told: &Told<'_>,
    progress: Progress,
    contribution: Option<ContributionId>,
) -> Mentions {
    let word = texts::say(told.language, &format!("progress-{progress}"));
    let mut mentions = vec![("progress", word)];
    mentions.extend(contribution.map(|id| ("unit", told.unit_of(id))));
    mentions
}

fn of_promise(told: &Told<'_>, guarantee: GuaranteeId, entry: &Entry) -> Mentions {
    let mut mentions = vec![("promise", told.promise_of(guarantee))];
    mentions.extend(entry.due_at().map(|at| ("due", told.said(at))));
    mentions.extend(why(told, entry));
    mentions
}

/// Why a line was written, where there is a word for it.
fn why(told: &Told<'_>, entry: &Entry) -> Option<(&'static str, String)> {
    if let Entry::Paused { reason, .. } = entry {
        return Some(("reason", promise_texts::pause(told.language, *reason)));
    }
    if let Entry::Explained { cause, .. } = entry {
        let cause = texts::say(told.language, &format!("cause-{cause}"));
        return Some(("cause", cause));
    }
    None
}

/// Which sentence of its kind tells of it, where there are several.
fn variant(happened: &Happened) -> Option<&'static str> {
    if let Happened::HandedOver { reason, .. } = happened {
        return (*reason != HandOverReason::Given).then(|| reason.as_str());
    }
    if let Happened::ContributionOffered { handler, .. } = happened {
        return handler.map(|_| "named");
    }
    if let Happened::ReferralSent { reply_by, .. } = happened {
        return reply_by.map(|_| "by");
    }
    if let Happened::Progressed {
        progress: Progress::UnitAnswered,
        contribution,
        ..
    } = happened
    {
        return contribution.map(|_| "unit");
    }
    if let Happened::Guarantee { entry, .. } = happened
        && let Entry::Resumed { due_at, .. } | Entry::Extended { due_at, .. } = entry
    {
        // A clock may move without a new due moment: then another reason keeps it standing.
        return due_at.is_none().then_some("standing");
    }
    None
}
