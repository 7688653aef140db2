//! The municipality on the wire.

mod asked;
mod mail;

use onedoor_domain::directory::Settings;
use onedoor_domain::retention::{RetentionClass, RetentionRules};
use onedoor_service::{Error, MunicipalityView};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

pub(crate) use asked::ChangeMunicipalityRequest;
use mail::MailSettingsResponse;

use crate::problem::ApiResult;

/// The municipality.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MunicipalityResponse {
    /// Its short name, as in addresses.
    slug: String,
    /// What people call it.
    name: String,
    /// Whose law and holidays hold: `DK`, `NO`, `SE`, `FI` or `IS`.
    country: String,
    /// The IANA time zone of its wall clocks.
    time_zone: String,
    /// The language it answers in when nothing else is known.
    language: String,
    /// The languages in which its catalogue is written.
    languages: Vec<String>,
    /// What it has decided about intake and routing.
    settings: SettingsResponse,
    /// .
    #[schema(value_type = Object)]
    calendar: Box<RawValue>,
    /// The version of that calendar, from 1.
    calendar_version: u32,
    /// The version of the published catalogue, if there is one yet.
    catalogue_version: Option<u32>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// What a municipality has decided about intake and routing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SettingsResponse {
    /// Whether a business with a live case keeps its coordinator for the next one.
    continuity: bool,
    /// How long a coordinator may be away and still get a case, in days.
    absence_limit_days: u32,
    /// How far back an enquiry may be dated, in days.
    backdating_days: u32,
    /// Suggestions with a lower score go to triage, 0 to 100.
    suggestion_threshold: u8,
    /// How many suggested case types a case may get.
    suggestions_at_most: u8,
    /// Units that name a handler at once; all others offer their part to the whole unit.
    named_units: Vec<String>,
    /// Within how many hours, day and night, a person speaks with a business whose enquiry is
    /// urgent; 0 promises nothing beyond what the catalogue does.
    urgent_contact_hours: u32,
    /// What becomes of the cases of a coordinator who is away: `act_for` or `hand_over`.
    absence_rule: String,
    /// A longer absence, in days, takes the cases from a coordinator in any case.
    hand_over_after_days: u32,
    /// How a handler's question reaches the business: `through_coordinator` or `directly`.
    handlers_ask: String,
    /// Within how many hours in which the municipality is open somebody is called back who asked
    /// for it.
    call_back_working_hours: u32,
    /// How long cases of each class are kept.
    retention: Vec<RetentionClassResponse>,
    /// After how many minutes without a request a session ends.
    session_idle_minutes: u32,
    /// After how many hours a session ends in any case.
    session_hours: u32,
    /// What it has decided about mail.
    mail: MailSettingsResponse,
}

/// How long cases of one class are kept.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RetentionClassResponse {
    /// The class: `brief`, `standard`, `long` or `permanent`.
    class: String,
    /// How many years after they were closed they are kept here.
    years: u32,
    /// Whether the archive must have them before they go.
    archive: bool,
}

impl RetentionClassResponse {
    /// Every class, and what it means here.
    fn all(rules: &RetentionRules) -> Vec<Self> {
        let classes = RetentionClass::ALL.iter().copied();
        classes
            .map(|class| Self {
                class: class.to_string(),
                years: rules.of(class).years,
                archive: rules.of(class).archive,
            })
            .collect()
    }
}

impl MunicipalityResponse {
    /// The municipality with its calendar as it is kept.
    pub(crate) fn of(view: MunicipalityView) -> ApiResult<Self> {
        let (record, of) = (view.record, view.catalogue);
        let languages = of.iter().flat_map(|of| &of.document().languages);
        Ok(Self {
            slug: record.municipality.slug,
            name: record.municipality.name,
            country: record.municipality.country.to_string(),
            time_zone: record.municipality.time_zone,
            language: record.municipality.language.to_string(),
            languages: languages.map(ToString::to_string).collect(),
            settings: SettingsResponse::from(record.municipality.settings),
            calendar: RawValue::from_string(record.calendar)
                .map_err(|error| Error::Fault(error.to_string()))?,
            calendar_version: record.calendar_version,
            catalogue_version: of.as_ref().map(|of| of.version()),
            version: record.version.0,
        })
    }
}

impl From<Settings> for SettingsResponse {
    fn from(settings: Settings) -> Self {
        Self {
            continuity: settings.continuity,
            absence_limit_days: settings.absence_limit_days,
            backdating_days: settings.backdating_days,
            suggestion_threshold: settings.suggestion_threshold,
            suggestions_at_most: settings.suggestions_at_most,
            named_units: settings.named_units,
            urgent_contact_hours: settings.urgent_contact_hours,
            absence_rule: settings.absence_rule.to_string(),
            hand_over_after_days: settings.hand_over_after_days,
            handlers_ask: settings.handlers_ask.to_string(),
            call_back_working_hours: settings.call_back_working_hours,
            retention: RetentionClassResponse::all(&settings.retention),
            session_idle_minutes: settings.session_idle_minutes,
            session_hours: settings.session_hours,
            mail: settings.mail.into(),
        }
    }
}
