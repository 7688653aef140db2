//! Who coordinates a case, on the wire.

use onedoor_domain::StaffId;
use onedoor_service::{CoordinatorPage, HandOverInput, NewCoordinator, Spell, SpellBegan};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::models::page::Page;

/// A case is given to another coordinator.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandOverRequest {
    /// To whom: a coordinator or manager who works here. Yourself, to take it over. Left out, to
    /// whoever routing finds.
    to: Option<Uuid>,
    /// Why, in words. The business is not told them.
    #[schema(example = "Hun kender virksomheden.")]
    reason: String,
}

/// A case with its new coordinator.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewCoordinatorResponse {
    /// The case.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// Who answers to the business now.
    coordinator: SuccessorResponse,
    /// The case's version, as in the `ETag`.
    version: i32,
}

/// The one person who answers to the business from now on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SuccessorResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Their title.
    title: String,
    /// Their phone.
    phone: String,
    /// Their e-mail address.
    email: String,
}

/// A time during which one person coordinated a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CoordinatorSpellResponse {
    /// Who.
    id: String,
    /// Their name.
    name: String,
    /// From when.
    #[schema(format = DateTime)]
    since: String,
    /// Until when; missing while they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    until: Option<String>,
    /// Why they came to it: `opened`, `reopened`, `given`, `taken_over`, `absence`, `return` or
    /// `leave`.
    reason: String,
    /// Why they, where routing found them: `continuity`, `account_manager`, `substitute`,
    /// `least_loaded`, `over_capacity`, `unit_head`, `on_duty` or `last_resort`.
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<String>,
    /// Why, in the words of whoever handed it over.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Who decided it: `staff:…`, `integration:…` or `system`.
    by: String,
}

impl From<HandOverRequest> for HandOverInput {
    fn from(request: HandOverRequest) -> Self {
        Self {
            to: request.to.map(StaffId),
            reason: request.reason,
        }
    }
}

impl From<&NewCoordinator> for NewCoordinatorResponse {
    fn from(after: &NewCoordinator) -> Self {
        let person = &after.coordinator;
        Self {
            case: after.case.id.to_string(),
            reference: after.case.reference.clone(),
            coordinator: SuccessorResponse {
                id: person.id.to_string(),
                name: person.name.clone(),
                title: person.title.clone(),
                phone: person.phone.clone(),
                email: person.email.clone(),
            },
            version: after.case.version.0,
        }
    }
}

/// Everybody who has coordinated a case, the first one first.
pub(crate) fn coordinators(page: &CoordinatorPage) -> Page<CoordinatorSpellResponse> {
    let name = |id| {
        page.file
            .person(id)
            .map_or_else(String::new, |of| of.name.clone())
    };
    let spells = page.spells.iter();
    Page {
        items: spells.map(|of| spell(of, name(of.staff))).collect(),
        next: None,
    }
}

fn spell(of: &Spell, name: String) -> CoordinatorSpellResponse {
    let (reason, words) = match &of.began {
        SpellBegan::Opened => ("opened", None),
        SpellBegan::Reopened => ("reopened", None),
        SpellBegan::HandedOver { reason, words } => (reason.as_str(), words.clone()),
    };
    CoordinatorSpellResponse {
        id: of.staff.to_string(),
        name,
        since: of.since.to_string(),
        until: of.until.map(|at| at.to_string()),
        reason: reason.to_owned(),
        found: of.found.map(|found| found.to_string()),
        words,
        by: of.by.clone(),
    }
}
