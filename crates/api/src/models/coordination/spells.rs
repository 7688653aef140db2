//! Who has coordinated a case, one after the other.

use onedoor_service::{CoordinatorPage, Spell, SpellBegan};
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::page::Page;

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
