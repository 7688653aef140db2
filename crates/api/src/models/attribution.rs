//! With whom the time of a case lay, and what waits in the morning, on the wire.

use onedoor_domain::Language;
use onedoor_domain::attribution::Holder;
use onedoor_service::{Attributed, QueuedCase, texts};
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::case::CaseResponse;

/// With whom the working time of a case lay.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttributionResponse {
    /// From when.
    #[schema(format = DateTime)]
    from: String,
    /// Until when: now, or when the case was closed.
    #[schema(format = DateTime)]
    until: String,
    /// All opening minutes between.
    minutes: i64,
    /// Split without remainder.
    shares: Vec<ShareResponse>,
}

/// What lay with one holder.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShareResponse {
    /// `business`, `coordinator`, `unit`, `other_authority` or `nobody`.
    holder: String,
    /// Which unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// In the reader's language.
    name: String,
    /// How many minutes.
    minutes: i64,
}

/// A case that came in while the house was closed, and waits for a person.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueuedCaseResponse {
    /// The case.
    case: CaseResponse,
    /// When its enquiry came in.
    #[schema(format = DateTime)]
    received_at: String,
    /// Until when somebody must have spoken with the business.
    #[schema(format = DateTime)]
    due_at: String,
    /// The same, in the reader's language.
    due_text: String,
}

impl AttributionResponse {
    /// The attribution, told in `language`.
    pub(crate) fn of(attributed: &Attributed, language: Language) -> Self {
        let shares = attributed.attribution.shares.iter();
        Self {
            from: attributed.file.case.received_at.to_string(),
            until: attributed.until.to_string(),
            minutes: attributed.attribution.whole,
            shares: shares
                .map(|(holder, minutes)| {
                    let (word, unit) = match holder {
                        Holder::Business => ("business", None),
                        Holder::Coordinator => ("coordinator", None),
                        Holder::Unit(unit) => ("unit", Some(unit)),
                        Holder::OtherAuthority => ("other_authority", None),
                        Holder::Nobody => ("nobody", None),
                    };
                    let name = unit.map_or_else(
                        || texts::say(language, &format!("holder-{word}")),
                        |unit| attributed.file.unit_name(unit, language),
                    );
                    ShareResponse {
                        holder: word.to_owned(),
                        unit: unit.cloned(),
                        name,
                        minutes: *minutes,
                    }
                })
                .collect(),
        }
    }
}

impl QueuedCaseResponse {
    /// The case, told in `language`.
    pub(crate) fn of(queued: &QueuedCase, language: Language) -> Self {
        Self {
            case: CaseResponse::of(&queued.file, language),
            received_at: queued.received_at.to_string(),
            due_at: queued.due_at.to_string(),
            due_text: queued.file.moment_text(queued.due_at, language),
        }
    }
}
