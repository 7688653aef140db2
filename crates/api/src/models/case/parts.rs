//! The parts of a case file as the wire carries them.

use onedoor_domain::directory::StaffMember;
use onedoor_domain::routing::OpenQuestion;
use onedoor_service::records::CaseTypeRecord;

use super::{CaseTypeResponse, CoordinatorResponse, QuestionResponse, Told};

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
