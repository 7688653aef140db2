//! What is changed of a municipality.

use std::collections::BTreeMap;

use onedoor_service::{MunicipalityChange, RetentionInput, SettingsInput};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::mail::ChangeMailSettingsRequest;
use crate::extract::given;

/// What changes about the municipality. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeMunicipalityRequest {
    /// What people call it.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    name: Option<String>,
    /// The language it answers in when nothing else is known.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    language: Option<String>,
    /// What it decides about intake and routing, setting by setting.
    #[serde(default)]
    settings: ChangeSettingsRequest,
    /// Its whole calendar document. What was promised on an earlier one stays promised.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Object)]
    calendar: Option<Box<RawValue>>,
}

/// What changes about the settings. What is left out stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeSettingsRequest {
    /// Whether a business with a live case keeps its coordinator for the next one.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    continuity: Option<bool>,
    /// How long a coordinator may be away and still get a case, in days, 0 to 366.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    absence_limit_days: Option<u32>,
    /// How far back an enquiry may be dated, in days, 0 to 366.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    backdating_days: Option<u32>,
    /// Suggestions with a lower score go to triage, 0 to 100.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    suggestion_threshold: Option<u32>,
    /// How many suggested case types a case may get, 0 to 20.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    suggestions_at_most: Option<u32>,
    /// Units that name a handler at once; all others offer their part to the whole unit.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    named_units: Option<Vec<String>>,
    /// Within how many hours, day and night, a person speaks with a business whose enquiry is
    /// urgent, 0 to 168; 0 promises nothing beyond what the catalogue does.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    urgent_contact_hours: Option<u32>,
    /// What becomes of the cases of a coordinator who is away: `act_for` leaves them theirs while
    /// whoever stands in acts for them, `hand_over` hands them over until they are back.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false, example = "act_for")]
    absence_rule: Option<String>,
    /// A longer absence, in days, 0 to 366, takes the cases from a coordinator in any case.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    hand_over_after_days: Option<u32>,
    /// How a handler's question reaches the business: `through_coordinator` or `directly`.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    handlers_ask: Option<String>,
    /// Within how many hours in which the municipality is open somebody is called back who asked
    /// for it, 1 to 80.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    call_back_working_hours: Option<u32>,
    /// How long cases are kept, by class: `brief`, `standard`, `long` or `permanent`. Classes that
    /// are left out stay as they are.
    #[serde(default)]
    retention: BTreeMap<String, ChangeRetentionRequest>,
    /// After how many minutes without a request a session ends, 5 to 480.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    session_idle_minutes: Option<u32>,
    /// After how many hours a session ends in any case, 1 to 24.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    session_hours: Option<u32>,
    /// What is decided about mail, setting by setting.
    #[serde(default)]
    mail: ChangeMailSettingsRequest,
}

/// How long cases of one class are kept. What is left out stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeRetentionRequest {
    /// How many years after they were closed they are kept here, 0 to 100.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    years: Option<u32>,
    /// Whether the archive must have them before they go.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    archive: Option<bool>,
}

impl From<ChangeMunicipalityRequest> for MunicipalityChange {
    fn from(request: ChangeMunicipalityRequest) -> Self {
        Self {
            name: request.name,
            language: request.language,
            settings: request.settings.into(),
            calendar: request.calendar.map(|json| json.get().to_owned()),
        }
    }
}

impl From<ChangeSettingsRequest> for SettingsInput {
    fn from(request: ChangeSettingsRequest) -> Self {
        Self {
            continuity: request.continuity,
            absence_limit_days: request.absence_limit_days,
            backdating_days: request.backdating_days,
            suggestion_threshold: request.suggestion_threshold,
            suggestions_at_most: request.suggestions_at_most,
            named_units: request.named_units,
            urgent_contact_hours: request.urgent_contact_hours,
            absence_rule: request.absence_rule,
            hand_over_after_days: request.hand_over_after_days,
            handlers_ask: request.handlers_ask,
            call_back_working_hours: request.call_back_working_hours,
            retention: (request.retention.into_iter())
                .map(|(class, rule)| {
                    let (years, archive) = (rule.years, rule.archive);
                    (class, RetentionInput { years, archive })
                })
                .collect(),
            session_idle_minutes: request.session_idle_minutes,
            session_hours: request.session_hours,
            mail: request.mail.into(),
        }
    }
}
