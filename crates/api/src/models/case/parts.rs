//! The parts of a case file as the wire carries them.

use onedoor_domain::catalogue::UnitKind;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::guarantee::{Basis, Clock};
use onedoor_domain::routing::OpenQuestion;
use onedoor_domain::{ContributionId, Language, StaffId, Version};
use onedoor_service::CaseFile;
use onedoor_service::records::{CaseTypeRecord, ContributionRecord, GuaranteeRecord};

use super::{
    CaseTypeResponse, ContributionResponse, CoordinatorResponse, GuaranteeResponse,
    HandlerResponse, QuestionResponse, Told,
};

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

impl Told<'_> {
    /// The one person who answers to the business.
    pub(crate) fn coordinator(&self) -> CoordinatorResponse {
        let person = self.file.coordinator();
        let field = |read: fn(&StaffMember) -> &str| {
            person.map_or_else(String::new, |p| read(p).to_owned())
        };
        let unit = person
            .and_then(|p| p.units.first())
            .map_or_else(String::new, |id| self.unit_name(id));
        CoordinatorResponse {
            id: self.file.case.coordinator.to_string(),
            name: field(|p| &p.name),
            title: field(|p| &p.title),
            unit,
            phone: field(|p| &p.phone),
            email: field(|p| &p.email),
        }
    }

    /// A case type, with the words that spoke for it where content may be shown.
    pub(super) fn case_type(&self, record: &CaseTypeRecord) -> CaseTypeResponse {
        // The words that spoke for it are words of the enquiry.
        let because = if self.file.sight.shows_content() {
            record.because.clone()
        } else {
            Vec::new()
        };
        CaseTypeResponse {
            id: record.case_type.clone(),
            name: self.case_type_name(&record.case_type),
            source: record.source.to_string(),
            score: record.score,
            because,
        }
    }

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

    /// One promise.
    pub(crate) fn guarantee(&self, record: &GuaranteeRecord) -> GuaranteeResponse {
        let (basis, kind) = match &record.terms.basis {
            Basis::Promise { promise } => (promise.clone(), "promise"),
            Basis::Rule { law, .. } => (law.clone(), "rule"),
        };
        GuaranteeResponse {
            id: record.id.to_string(),
            clock: record.terms.clock.to_string(),
            name: self.promise_name(record),
            internal: record.terms.clock == Clock::UnitAnswer,
            unit: record.terms.owed_by.clone(),
            start_at: record.start_at.map(|at| at.to_string()),
            due_at: record.due_at.map(|at| at.to_string()),
            due_text: self.file.due_text(record, self.language),
            ended_at: record.ended_at.map(|at| at.to_string()),
            explained: record.explained,
            basis,
            basis_kind: kind.to_owned(),
            state: record.state.to_string(),
            version: record.version.0,
        }
    }

    /// What the coordinator must still ask.
    pub(super) fn questions(&self) -> Vec<QuestionResponse> {
        self.questions_of(&self.file.questions)
    }

    /// Questions as they are read aloud, with the units that hang on them.
    pub(crate) fn questions_of(&self, open: &[OpenQuestion]) -> Vec<QuestionResponse> {
        open.iter()
            .map(|question| QuestionResponse {
                id: question.question.clone(),
                text: self.question_text(&question.question),
                unit: question.units.first().cloned().unwrap_or_default(),
                units: question.units.clone(),
            })
            .collect()
    }
}
