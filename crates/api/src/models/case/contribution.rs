//! What a unit owes, on the wire.

use onedoor_domain::catalogue::UnitKind;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::{ContributionId, Language, StaffId, Version};
use onedoor_service::CaseFile;
use onedoor_service::records::ContributionRecord;
use serde::Serialize;
use utoipa::ToSchema;

use super::Told;

/// What one unit owes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContributionResponse {
    /// Its identity.
    id: String,
    /// The unit's id in the catalogue.
    unit: String,
    /// The unit's name.
    unit_name: String,
    /// Whether the unit belongs to the municipality: `internal`, or to another authority: `external`.
    unit_kind: String,
    /// Where it stands.
    stage: String,
    /// How it is carried: `pool`, `named`, `external` or `guide_and_forward`.
    manner: String,
    /// Who works on it, if anybody does yet.
    handler: Option<HandlerResponse>,
    /// Why the unit takes part.
    because: Vec<String>,
    /// Contributions that must be answered first.
    depends_on: Vec<String>,
    /// The one person to whom it is offered, if it is to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    offered_to: Option<HandlerResponse>,
    /// For whom its handler waits: `business` or `others`.
    #[serde(skip_serializing_if = "Option::is_none")]
    awaited: Option<String>,
    /// Since when they wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    awaited_since: Option<String>,
    /// How often the matter was passed on from unit to unit before it came here.
    hops: u32,
    /// The contribution of the unit that passed it on, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    rerouted_from: Option<String>,
    /// What the unit answered, word for word. Not for a reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// Why the unit declined it: `not_ours`, `no_capacity`, `conflict_of_interest`, `duplicate` or
    /// `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    declined_because: Option<String>,
    /// Why it lies with the coordinator since: `nobody_named`, `declined_before` or
    /// `passed_on_too_often`.
    #[serde(skip_serializing_if = "Option::is_none")]
    returned_because: Option<String>,
    /// The contribution that is owed instead, once it was declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    passed_to: Option<String>,
    /// What its handler waits for, or why it was added, declined or cancelled, in words. Not for a
    /// reader with limited sight.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// What you may do with it now.
    allowed_actions: Vec<&'static str>,
    /// Its version, for `If-Match`.
    version: i32,
}

/// Who works on a contribution.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HandlerResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
}

impl Told<'_> {
    /// What one unit owes.
    pub(crate) fn contribution(&self, record: &ContributionRecord) -> ContributionResponse {
        let handler = record.stage.handler();
        let country = self.file.in_force.municipality.country;
        let kind = self
            .file
            .catalogue
            .unit(&record.unit)
            .map_or(UnitKind::Internal, |unit| unit.kind_in(country));
        ContributionResponse {
            id: record.id.to_string(),
            unit: record.unit.clone(),
            unit_name: self.unit_name(&record.unit),
            unit_kind: kind.to_string(),
            stage: record.stage.word().to_string(),
            manner: record.manner.to_string(),
            handler: handler.map(|id| self.handler(id)),
            because: self.reasons(&record.because),
            depends_on: (self.file.dependencies.iter())
                .filter(|of| of.waiting == record.id)
                .map(|of| of.on.to_string())
                .collect(),
            offered_to: record.stage.offered_to().map(|id| self.handler(id)),
            awaited: record
                .stage
                .awaits()
                .map(|(awaited, _)| awaited.to_string()),
            awaited_since: record.stage.awaits().map(|(_, since)| since.to_string()),
            hops: record.hops,
            rerouted_from: record.rerouted_from.map(|id| id.to_string()),
            answer: (record.answer.clone()).filter(|_| self.file.sight.shows_content()),
            declined_because: record.remarks.declined.map(|why| why.to_string()),
            returned_because: record.remarks.returned.map(|why| why.to_string()),
            passed_to: record.remarks.passed_to.map(|id| id.to_string()),
            words: (record.remarks.words.clone()).filter(|_| self.file.sight.shows_content()),
            allowed_actions: self.allowed(record),
            version: record.version.0,
        }
    }

    pub(crate) fn handler(&self, id: StaffId) -> HandlerResponse {
        HandlerResponse::named(id, self.person_name(id))
    }

    fn allowed(&self, record: &ContributionRecord) -> Vec<&'static str> {
        let acts = self.file.allowed.contributions.get(&record.id);
        acts.into_iter().flatten().map(|act| act.as_str()).collect()
    }
}

impl HandlerResponse {
    /// A person by name.
    pub(crate) fn of(person: &StaffMember) -> Self {
        Self::named(person.id, person.name.clone())
    }

    /// A person of this name.
    pub(crate) fn named(id: StaffId, name: String) -> Self {
        let id = id.to_string();
        Self { id, name }
    }
}

impl ContributionResponse {
    /// One contribution to a case, told in `language`, with its version.
    pub(crate) fn of(
        file: &CaseFile,
        id: ContributionId,
        language: Language,
    ) -> Option<(Self, Version)> {
        let record = file.contributions.iter().find(|part| part.id == id)?;
        let told = Told { file, language };
        Some((told.contribution(record), record.version))
    }
}
