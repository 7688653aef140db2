//! A case file put on the wire.

use onedoor_domain::Language;
use onedoor_domain::case::Stage;
use onedoor_service::records::GuaranteeRecord;
use onedoor_service::{
    CaseFile, Previewed, Registered, SimilarCase, TrackingIssued, Warning, texts,
};

use super::{
    BusinessOfCaseResponse, CaseFileResponse, CaseResponse, HandlerResponse, Told,
    TrackingResponse, WarningResponse,
};
use crate::models::around::SimilarCaseResponse;
use crate::models::papers::PapersResponse;

impl CaseFileResponse {
    /// The file, told in `language`.
    pub(crate) fn of(file: &CaseFile, language: Language) -> Self {
        let told = Told { file, language };
        let mut guarantees: Vec<&GuaranteeRecord> = file.guarantees.iter().collect();
        guarantees.sort_by_key(|record| (record.due_at.is_none(), record.due_at, record.id));
        Self {
            case: CaseResponse::of(file, language),
            coordinator: told.coordinator(),
            contributions: file
                .contributions
                .iter()
                .map(|record| told.contribution(record))
                .collect(),
            guarantees: guarantees
                .into_iter()
                .map(|record| told.guarantee(record))
                .collect(),
            questions: told.questions(),
            papers: PapersResponse::of(&told, &file.papers),
            documents: file.documents(language),
            tracking: None,
            warnings: Vec::new(),
            links: told.links(),
            task_force: told.task_force(),
            similar: Vec::new(),
        }
    }

    /// The file of an enquiry that was just registered.
    pub(crate) fn registered(registered: &Registered, language: Language) -> Self {
        Self {
            tracking: Some(TrackingResponse::from(&registered.tracking)),
            warnings: warnings(&registered.warnings, language),
            similar: similar(&registered.file, &registered.similar, language),
            ..Self::of(&registered.file, language)
        }
    }

    /// The file of an enquiry that was only previewed.
    pub(crate) fn previewed(previewed: &Previewed, language: Language) -> Self {
        Self {
            warnings: warnings(&previewed.warnings, language),
            similar: similar(&previewed.file, &previewed.similar, language),
            ..Self::of(&previewed.file, language)
        }
    }
}

impl CaseResponse {
    /// The case, told in `language`.
    pub(crate) fn of(file: &CaseFile, language: Language) -> Self {
        let case = &file.case;
        let (awaited, awaited_since) = match case.stage {
            Stage::Waiting { awaited, since } => (Some(awaited), Some(since)),
            Stage::Open | Stage::Answered { .. } | Stage::Closed { .. } => (None, None),
        };
        let (closed_at, closed_as) = match case.stage {
            Stage::Closed { at, how } => (Some(at), Some(how)),
            Stage::Open | Stage::Waiting { .. } | Stage::Answered { .. } => (None, None),
        };
        let told = Told { file, language };
        Self {
            id: case.id.to_string(),
            reference: case.reference.clone(),
            stage: case.stage.word().to_string(),
            case_types: file
                .types
                .iter()
                .map(|record| told.case_type(record))
                .collect(),
            complexity: case.complexity.to_string(),
            triage: case.triage,
            urgent: case.urgent,
            language: case.language.to_string(),
            business: file
                .business
                .as_ref()
                .map(|business| BusinessOfCaseResponse {
                    id: business.id.to_string(),
                    name: business.name.clone(),
                }),
            coordinator_id: case.coordinator.to_string(),
            acting_coordinator: file.acting_coordinator().map(HandlerResponse::of),
            received_at: case.received_at.to_string(),
            created_at: case.created_at.to_string(),
            updated_at: case.updated_at.to_string(),
            round: case.round,
            awaited: awaited.map(|of| of.to_string()),
            awaited_since: awaited_since.map(|at| at.to_string()),
            closed_as: closed_as.map(|how| how.to_string()),
            closed_at: closed_at.map(|at| at.to_string()),
            labels: file.around.labels.clone(),
            allowed_actions: file.allowed.case.iter().map(|act| act.as_str()).collect(),
            version: case.version.0,
        }
    }
}

impl From<&TrackingIssued> for TrackingResponse {
    fn from(issued: &TrackingIssued) -> Self {
        Self {
            code: issued.code.clone(),
            url: issued.url.clone(),
        }
    }
}

fn similar(file: &CaseFile, found: &[SimilarCase], language: Language) -> Vec<SimilarCaseResponse> {
    Told { file, language }.similar(found)
}

fn warnings(odd: &[Warning], language: Language) -> Vec<WarningResponse> {
    odd.iter()
        .map(|warning| WarningResponse {
            pointer: warning.pointer.clone(),
            code: warning.code.to_string(),
            detail: texts::say(language, &format!("warning-{}", warning.code)),
        })
        .collect()
}
