//! What stands on the page, line by line, in somebody's language.

use onedoor_domain::Language;
use onedoor_domain::availability::{Availability, Reach};
use onedoor_domain::guarantee::{GuaranteeStage, PauseReason};
use onedoor_domain::routing::Manner;
use onedoor_service::records::{ContributionRecord, GuaranteeRecord};
use onedoor_service::{CaseFile, Followed, promise_texts, texts};

use super::page::{Line, Part, Promise, Words};
use crate::frame::Frame;

/// Whether somebody can take a call now; else when, and who can instead.
pub(super) fn reached(reach: &Reach, file: &CaseFile, language: Language) -> Vec<String> {
    if reach.availability == Availability::Available {
        return vec![texts::say(language, "track-reach-available")];
    }
    let mut lines = vec![texts::say(language, "track-reach-not")];
    if let Some(at) = reach.next_at {
        let at = [("at", file.happened_text(at, language))];
        lines.push(texts::say_with(language, "track-reach-next", &at));
    }
    let instead = reach.substitute.and_then(|one| file.person(one.staff));
    if let Some(person) = instead {
        let mentions = [
            ("person", person.name.clone()),
            ("phone", person.phone.clone()),
        ];
        lines.push(texts::say_with(language, "track-reach-instead", &mentions));
    }
    lines
}

pub(super) fn parts(followed: &Followed, frame: Frame) -> Vec<Part> {
    let (file, language) = (&followed.file, frame.language);
    let parts = file.contributions.iter();
    parts
        .map(|record| Part {
            unit: file.unit_name(&record.unit, language),
            stage: frame.say(&stage(record)),
            expected: followed.expected.get(&record.id).map(|at| {
                let due = [("due", file.moment_text(*at, language))];
                texts::say_with(language, "track-expected", &due)
            }),
        })
        .collect()
}

pub(super) fn promises(followed: &Followed, frame: Frame) -> Vec<Promise> {
    let (file, language) = (&followed.file, frame.language);
    let mut records: Vec<&GuaranteeRecord> = file.guarantees.iter().collect();
    records.sort_by_key(|record| (record.due_at.is_none(), record.due_at, record.id));
    let state = |record: &GuaranteeRecord| match followed.standing.get(&record.id) {
        Some((since, reason)) => {
            let since = file.happened_text(*since, language);
            (standing(*reason, since, language), None)
        }
        None => {
            let state = frame.say(&format!("state-{}", record.state));
            (state, Some(tone(record.state)))
        }
    };
    records
        .into_iter()
        .map(|record| {
            let (state, tone) = state(record);
            Promise {
                name: file.promise_name(record, language),
                due: due(file, record, language),
                state,
                tone,
            }
        })
        .collect()
}

/// The colour in which the state of a promise is told.
fn tone(state: GuaranteeStage) -> &'static str {
    match state {
        GuaranteeStage::Running => "info",
        GuaranteeStage::Met => "success",
        GuaranteeStage::MetLate => "warning",
        GuaranteeStage::Missed => "danger",
        GuaranteeStage::Waiting | GuaranteeStage::Paused | GuaranteeStage::Cancelled => "neutral",
    }
}

/// Why a clock stands still, told to whoever may be the reason.
fn standing(reason: PauseReason, since: String, language: Language) -> String {
    let since = ("since", since);
    match reason {
        PauseReason::GapAtApplicant | PauseReason::MinorGap | PauseReason::AwaitingCompletion => {
            texts::say_with(language, "track-standing-you", &[since])
        }
        PauseReason::MissingAttachment => {
            texts::say_with(language, "track-standing-missing", &[since])
        }
        PauseReason::RegionalStateReferral
        | PauseReason::ReferralLate
        | PauseReason::PostponementAsked => {
            let reason = ("reason", promise_texts::pause(language, reason));
            texts::say_with(language, "track-standing", &[since, reason])
        }
    }
}

pub(super) fn words(followed: &Followed, frame: Frame) -> Vec<Words> {
    let language = frame.language;
    let one = |said: &onedoor_service::Said| {
        let by = match &said.by {
            _ if said.by_business => frame.say("track-said-you"),
            Some(name) => {
                let person = [("person", name.clone())];
                texts::say_with(language, "track-said-by", &person)
            }
            None => frame.say("track-said-house"),
        };
        let text = said.text.as_deref().unwrap_or_default();
        let paragraphs = text.split("\n\n").map(str::trim);
        Words {
            at: followed.file.happened_text(said.at, language),
            by,
            subject: said.subject.clone(),
            paragraphs: paragraphs
                .filter(|paragraph| !paragraph.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    };
    followed.said.iter().rev().map(one).collect()
}

pub(super) fn files(followed: &Followed, language: Language) -> Vec<Line> {
    let files = followed.files.iter();
    files
        .map(|(name, at)| Line {
            at: followed.file.happened_text(*at, language),
            text: name.clone(),
        })
        .collect()
}

/// The newest first.
pub(super) fn happened(followed: &Followed, language: Language) -> Vec<Line> {
    let all = followed.happened.iter().rev();
    all.filter_map(|(at, happened)| {
        Some(Line {
            at: followed.file.happened_text(*at, language),
            text: followed.sentence(happened, language)?,
        })
    })
    .collect()
}

/// When a promise is due, or what it waits for; nothing where it has ended or stands still
/// without a due moment.
fn due(file: &CaseFile, record: &GuaranteeRecord, language: Language) -> Option<String> {
    match record.state {
        GuaranteeStage::Waiting => Some(file.due_text(record, language)),
        GuaranteeStage::Running
        | GuaranteeStage::Paused
        | GuaranteeStage::Missed
        | GuaranteeStage::Met
        | GuaranteeStage::MetLate
        | GuaranteeStage::Cancelled => record.due_at.map(|at| file.moment_text(at, language)),
    }
}

/// The key of the words for where a contribution stands. What an authority outside does is not
/// known here, so nothing is claimed: the coordinator carries its part.
fn stage(record: &ContributionRecord) -> String {
    match record.manner {
        Manner::Pool | Manner::Named => format!("stage-contribution-{}", record.stage.word()),
        Manner::External | Manner::GuideAndForward => "stage-outside".to_owned(),
    }
}
