//! The settings of a municipality, as they are asked for.

use std::collections::{BTreeMap, BTreeSet};

use onedoor_domain::calendar::{Calendar, CalendarDocument};
use onedoor_domain::directory::{AbsenceRule, Municipality, Settings};
use onedoor_domain::retention::{RetentionClass, RetentionRule, RetentionRules};
use onedoor_domain::talk::HandlersAsk;
use serde_path_to_error::{Path, Segment};

use super::mail::{MailSettingsInput, mail};
use crate::fields::Fields;
use crate::{FieldCode, FieldProblem};

/// How many days any setting may count.
const MOST_DAYS: u32 = Settings::MOST_DAYS;

/// How many case types may be suggested.
const MOST_SUGGESTIONS: u32 = 20;

/// What changes about a municipality's settings: what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct SettingsInput {
    /// Whether a business with a live case keeps its coordinator for the next one.
    pub continuity: Option<bool>,
    /// How long a coordinator may be away and still get a case, in days.
    pub absence_limit_days: Option<u32>,
    /// How far back an enquiry may be dated, in days.
    pub backdating_days: Option<u32>,
    /// Suggestions with a lower score go to triage, 0 to 100.
    pub suggestion_threshold: Option<u32>,
    /// How many suggested case types a case may get.
    pub suggestions_at_most: Option<u32>,
    /// Units that name a handler at once.
    pub named_units: Option<Vec<String>>,
    /// Within how many hours a person speaks with a business whose enquiry is urgent.
    pub urgent_contact_hours: Option<u32>,
    /// The word for what becomes of the cases of a coordinator who is away.
    pub absence_rule: Option<String>,
    /// A longer absence takes the cases from a coordinator in any case, in days.
    pub hand_over_after_days: Option<u32>,
    /// The word for how a handler's question reaches the business.
    pub handlers_ask: Option<String>,
    /// Within how many working hours somebody is called back who asked for it.
    pub call_back_working_hours: Option<u32>,
    /// How long cases of a class are kept, by the word for the class; others stay as they are.
    pub retention: BTreeMap<String, RetentionInput>,
    /// After how many minutes without a request a session ends.
    pub session_idle_minutes: Option<u32>,
    /// After how many hours a session ends in any case.
    pub session_hours: Option<u32>,
    /// What it decides about mail.
    pub mail: MailSettingsInput,
}

/// How long cases of one class are kept: what is left out stays as it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct RetentionInput {
    /// How many years after they were closed.
    pub years: Option<u32>,
    /// Whether the archive must have them before they go.
    pub archive: Option<bool>,
}

pub(super) fn settings(
    fields: &mut Fields,
    input: &SettingsInput,
    settings: &mut Settings,
    units: &BTreeSet<String>,
) {
    let mut number = |name, given: Option<u32>, before, max| {
        given.map_or(before, |given| {
            fields.within(&format!("/settings/{name}"), given, 0, max)
        })
    };
    let before = settings.clone();
    settings.continuity = input.continuity.unwrap_or(before.continuity);
    settings.absence_limit_days = number(
        "absence_limit_days",
        input.absence_limit_days,
        before.absence_limit_days,
        MOST_DAYS,
    );
    settings.backdating_days = number(
        "backdating_days",
        input.backdating_days,
        before.backdating_days,
        MOST_DAYS,
    );
    let small = |number| u8::try_from(number).unwrap_or(u8::MAX);
    settings.suggestion_threshold = small(number(
        "suggestion_threshold",
        input.suggestion_threshold,
        before.suggestion_threshold.into(),
        100,
    ));
    settings.suggestions_at_most = small(number(
        "suggestions_at_most",
        input.suggestions_at_most,
        before.suggestions_at_most.into(),
        MOST_SUGGESTIONS,
    ));
    settings.urgent_contact_hours = number(
        "urgent_contact_hours",
        input.urgent_contact_hours,
        before.urgent_contact_hours,
        Settings::MOST_URGENT_HOURS,
    );
    settings.hand_over_after_days = number(
        "hand_over_after_days",
        input.hand_over_after_days,
        before.hand_over_after_days,
        MOST_DAYS,
    );
    ways(fields, input, settings);
    call_backs(fields, input, settings);
    sessions(fields, input, settings);
    mail(fields, &input.mail, &mut settings.mail);
    if let Some(raw) = &input.named_units {
        settings.named_units = fields.ids("/settings/named_units", raw, |id| units.contains(id));
    }
}

/// How soon somebody is called back.
fn call_backs(fields: &mut Fields, input: &SettingsInput, settings: &mut Settings) {
    if let Some(hours) = input.call_back_working_hours {
        let at = "/settings/call_back_working_hours";
        settings.call_back_working_hours =
            fields.within(at, hours, 1, Settings::MOST_CALL_BACK_HOURS);
    }
}

/// How long sessions last.
fn sessions(fields: &mut Fields, input: &SettingsInput, settings: &mut Settings) {
    if let Some(minutes) = input.session_idle_minutes {
        let (least, most) = (Settings::LEAST_IDLE_MINUTES, Settings::MOST_IDLE_MINUTES);
        let at = "/settings/session_idle_minutes";
        settings.session_idle_minutes = fields.within(at, minutes, least, most);
    }
    if let Some(hours) = input.session_hours {
        let most = Settings::MOST_SESSION_HOURS;
        settings.session_hours = fields.within("/settings/session_hours", hours, 1, most);
    }
}

/// The settings that are one of a few ways, and how long cases are kept.
fn ways(fields: &mut Fields, input: &SettingsInput, settings: &mut Settings) {
    retention(fields, &input.retention, &mut settings.retention);
    if let Some(word) = &input.absence_rule {
        let (pointer, all) = ("/settings/absence_rule", AbsenceRule::ALL);
        let read = fields.word(pointer, word, AbsenceRule::parse, all);
        settings.absence_rule = read.unwrap_or(settings.absence_rule);
    }
    if let Some(word) = &input.handlers_ask {
        let (pointer, all) = ("/settings/handlers_ask", HandlersAsk::ALL);
        let read = fields.word(pointer, word, HandlersAsk::parse, all);
        settings.handlers_ask = read.unwrap_or(settings.handlers_ask);
    }
}

/// How long cases of each class are kept.
fn retention(
    fields: &mut Fields,
    input: &BTreeMap<String, RetentionInput>,
    rules: &mut RetentionRules,
) {
    for (word, given) in input {
        let pointer = format!("/settings/retention/{word}");
        let all = RetentionClass::ALL;
        let Some(class) = fields.word(&pointer, word, RetentionClass::parse, all) else {
            continue;
        };
        let rule = rules.of_mut(class);
        if let Some(years) = given.years {
            let most = RetentionRule::MOST_YEARS;
            rule.years = fields.within(&format!("{pointer}/years"), years, 0, most);
        }
        rule.archive = given.archive.unwrap_or(rule.archive);
    }
}

/// A calendar document that can be used, or everything that is wrong with it.
pub(super) fn calendar(
    fields: &mut Fields,
    json: &str,
    of: &Municipality,
) -> Option<CalendarDocument> {
    let bad = |pointer: String, detail: String| {
        FieldProblem::new(pointer, FieldCode::BadCalendar).with("detail", detail)
    };
    let mut reading = serde_json::Deserializer::from_str(json);
    let document: CalendarDocument = match serde_path_to_error::deserialize(&mut reading) {
        Ok(document) => document,
        Err(error) => {
            fields.wrong(bad(pointer(error.path()), without_place(error.inner())));
            return None;
        }
    };
    let Err(findings) = Calendar::compile(of.country, &of.time_zone, &document, 1) else {
        return Some(document);
    };
    for finding in findings {
        fields.wrong(bad("/calendar".to_owned(), finding.to_string()));
    }
    None
}

/// Where in the calendar, seen from the request.
pub(super) fn pointer(path: &Path) -> String {
    let steps = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { variant } => format!("/{variant}"),
        Segment::Unknown => String::new(),
    });
    ["/calendar".to_owned()].into_iter().chain(steps).collect()
}

/// The line and column would be those of a text that the caller does not have.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line").unwrap_or(message.len());
    message.get(..end).unwrap_or_default().to_owned()
}
