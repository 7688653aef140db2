//! The municipality itself: what it is called, what it has decided, when it is open.

use std::collections::BTreeSet;
use std::sync::Arc;

use onedoor_domain::calendar::{Calendar, CalendarDocument};
use onedoor_domain::catalogue::Catalogue;
use onedoor_domain::directory::{AbsenceRule, Municipality, Settings};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::HandlersAsk;
use onedoor_domain::{Language, Moment, Version};
use onedoor_store::calendars::{self, CalendarRecord};
use onedoor_store::municipalities::{self, MunicipalityRecord};
use onedoor_store::{Connection, attendance, units};
use serde_path_to_error::{Path, Segment};

use crate::fields::Fields;
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How many days any setting may count.
const MOST_DAYS: u32 = Settings::MOST_DAYS;
/// How many case types may be suggested.
const MOST_SUGGESTIONS: u32 = 20;

/// A municipality with what is in force there.
#[derive(Debug, Clone)]
pub struct MunicipalityView {
    /// The municipality, with its calendar document and versions.
    pub record: MunicipalityRecord,
    /// The published catalogue, if there is one yet.
    pub catalogue: Option<Arc<Catalogue>>,
}

/// What changes about a municipality: what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct MunicipalityChange {
    /// What people call it.
    pub name: Option<String>,
    /// The word for the language it answers in when nothing else is known.
    pub language: Option<String>,
    /// What it decides.
    pub settings: SettingsInput,
    /// Its whole calendar document, JSON.
    pub calendar: Option<String>,
}

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
    /// After how many minutes without a request a session ends.
    pub session_idle_minutes: Option<u32>,
    /// After how many hours a session ends in any case.
    pub session_hours: Option<u32>,
}

impl Services {
    /// The municipality that the caller acts in.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn find_municipality(&self, caller: Caller) -> Result<MunicipalityView> {
        allowed(&caller, Action::ReadMunicipality)?;
        let services = self.clone();
        self.store
            .read(move |conn| {
                let record = municipalities::get(conn, caller.municipality)?;
                services.view_municipality(conn, record)
            })
            .await
    }

    /// Changes the municipality. What was promised on an earlier calendar stays promised.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_municipality(
        &self,
        caller: Caller,
        seen: Version,
        change: MunicipalityChange,
    ) -> Result<MunicipalityView> {
        allowed(&caller, Action::ChangeMunicipality)?;
        let (services, now, municipality) = (self.clone(), self.now(), caller.municipality);
        let outcome = self
            .store
            .write(move |conn| {
                let before = municipalities::get(conn, municipality)?;
                unchanged(before.version, seen)?;
                let units = units::list(conn, municipality)?;
                let units = units.into_iter().map(|unit| unit.id).collect();
                let counted_on = before.calendar_version;
                let mut record = read(before, change, &units)?;
                municipalities::save(conn, &record, seen, now)?;
                // Whoever is away now may be so by another rule.
                attendance::look_at_everybody(conn, municipality, now)?;
                if record.calendar_version != counted_on {
                    keep_version(conn, &record, &caller.actor.as_text(), now)?;
                }
                record.version = seen.next();
                services.view_municipality(conn, record)
            })
            .await;
        self.copies.forget(municipality);
        outcome
    }

    fn view_municipality(
        &self,
        conn: &mut Connection,
        record: MunicipalityRecord,
    ) -> Result<MunicipalityView> {
        let catalogue = self.copies.published(conn, record.municipality.id)?;
        Ok(MunicipalityView { record, catalogue })
    }
}

fn read(
    mut record: MunicipalityRecord,
    change: MunicipalityChange,
    units: &BTreeSet<String>,
) -> Result<MunicipalityRecord> {
    let mut fields = Fields::default();
    let of = &mut record.municipality;
    if let Some(name) = change.name {
        of.name = fields.line("/name", &name);
    }
    if let Some(word) = change.language {
        let read = fields.word("/language", &word, Language::parse, Language::ALL);
        of.language = read.unwrap_or(of.language);
    }
    settings(&mut fields, &change.settings, &mut of.settings, units);
    let calendar = change
        .calendar
        .and_then(|json| calendar(&mut fields, &json, of));
    fields.finish()?;
    if let Some(document) = calendar {
        keep_calendar(&mut record, &document)?;
    }
    Ok(record)
}

fn settings(
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
    if let Some(hours) = input.call_back_working_hours {
        let most = Settings::MOST_CALL_BACK_HOURS;
        settings.call_back_working_hours =
            fields.within("/settings/call_back_working_hours", hours, 1, most);
    }
    sessions(fields, input, settings);
    if let Some(raw) = &input.named_units {
        settings.named_units = fields.ids("/settings/named_units", raw, |id| units.contains(id));
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

/// The settings that are one of a few ways.
fn ways(fields: &mut Fields, input: &SettingsInput, settings: &mut Settings) {
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

/// A calendar document that can be used, or everything that is wrong with it.
fn calendar(fields: &mut Fields, json: &str, of: &Municipality) -> Option<CalendarDocument> {
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

/// Gives the calendar a new version if it says something else than before.
pub(crate) fn keep_calendar(
    record: &mut MunicipalityRecord,
    document: &CalendarDocument,
) -> Result<()> {
    let before: Option<CalendarDocument> = serde_json::from_str(&record.calendar).ok();
    if before.as_ref() != Some(document) {
        record.calendar =
            serde_json::to_string(document).map_err(|error| Error::Fault(error.to_string()))?;
        record.calendar_version += 1;
    }
    Ok(())
}

/// Keeps the calendar as it is now under its version: what is promised on it is counted on it,
/// however often it changes.
pub(crate) fn keep_version(
    conn: &mut Connection,
    record: &MunicipalityRecord,
    by: &str,
    now: Moment,
) -> Result<()> {
    let version = CalendarRecord {
        version: record.calendar_version,
        document: record.calendar.clone(),
        time_zone: record.municipality.time_zone.clone(),
        created_at: now,
        created_by: by.to_owned(),
    };
    Ok(calendars::insert(conn, record.municipality.id, &version)?)
}

/// Where in the calendar, seen from the request.
fn pointer(path: &Path) -> String {
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

#[cfg(test)]
mod tests {
    use onedoor_domain::{Country, MunicipalityId};
    use uuid::Uuid;

    use super::*;

    const OPEN: &str = r#"{"schema": 1, "opening_hours": {"monday": ["08:00-16:00"]}}"#;

    fn before() -> MunicipalityRecord {
        MunicipalityRecord {
            municipality: Municipality {
                id: MunicipalityId(Uuid::nil()),
                slug: "eksempel".to_owned(),
                name: "Eksempel".to_owned(),
                country: Country::Dk,
                time_zone: "Europe/Copenhagen".to_owned(),
                language: Language::Da,
                settings: Settings::default(),
            },
            calendar: OPEN.to_owned(),
            calendar_version: 3,
            directory_version: 1,
            version: Version::FIRST,
        }
    }

    fn after(change: MunicipalityChange) -> Result<MunicipalityRecord> {
        let units = BTreeSet::from(["building".to_owned()]);
        read(before(), change, &units)
    }

    fn problems(change: MunicipalityChange) -> Vec<(String, FieldCode)> {
        match after(change) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|p| (p.pointer, p.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn with_calendar(json: &str) -> MunicipalityChange {
        MunicipalityChange {
            calendar: Some(json.to_owned()),
            ..MunicipalityChange::default()
        }
    }

    #[test]
    fn a_calendar_gets_a_new_version_only_if_it_says_something_else() {
        let version = |json: &str| after(with_calendar(json)).ok().map(|r| r.calendar_version);
        assert_eq!(
            version(r#"{"opening_hours":{"monday":["08:00-16:00"]},"schema":1}"#),
            Some(3)
        );
        assert_eq!(version(&OPEN.replace("monday", "friday")), Some(4));
    }

    #[test]
    fn a_calendar_that_cannot_be_used_is_refused_with_its_place() {
        let bad = |json: &str| problems(with_calendar(json));
        let at = |pointer: &str| vec![(pointer.to_owned(), FieldCode::BadCalendar)];
        assert_eq!(
            bad(&OPEN.replace("08:00-16:00", "from eight")),
            at("/calendar/opening_hours/monday/0")
        );
        assert_eq!(
            bad(r#"{"schema": 1, "opening_hours": {}}"#),
            at("/calendar")
        );
        assert_eq!(bad("[]"), at("/calendar"));
    }

    #[test]
    fn settings_change_one_by_one_and_within_bounds() {
        let change = |settings| MunicipalityChange {
            settings,
            ..MunicipalityChange::default()
        };
        let changed = after(change(SettingsInput {
            backdating_days: Some(60),
            named_units: Some(vec!["building".to_owned()]),
            ..SettingsInput::default()
        }));
        let expected = Settings {
            backdating_days: 60,
            named_units: vec!["building".to_owned()],
            ..Settings::default()
        };
        assert_eq!(
            changed.ok().map(|record| record.municipality.settings),
            Some(expected)
        );
        assert_eq!(
            problems(change(SettingsInput {
                suggestion_threshold: Some(101),
                named_units: Some(vec!["harbour".to_owned()]),
                ..SettingsInput::default()
            })),
            [
                (
                    "/settings/suggestion_threshold".to_owned(),
                    FieldCode::OutOfRange
                ),
                ("/settings/named_units/0".to_owned(), FieldCode::NoSuchThing),
            ]
        );
    }
}
