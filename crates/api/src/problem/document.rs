//! A problem as it is answered: RFC 9457, in the language of its reader.

use actix_web::ResponseError;
use onedoor_domain::Language;
use onedoor_domain::case::Obstacle;
use onedoor_domain::catalogue::Finding;
use onedoor_service::{Error, FieldProblem, texts};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ApiError;

/// A problem, as RFC 9457 describes one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// What kind of problem it is: a stable URI below `/problems/`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid_fields")]
    kind: String,
    /// The kind in a few words, in the reader's language.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What to do about it, in the reader's language.
    detail: String,
    /// The request, by which an operator finds it.
    instance: String,
    /// The kind as one word.
    #[schema(example = "invalid_fields")]
    code: String,
    /// What is wrong with each field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ProblemError>,
    /// What you may do with it as it stands, where it does not stand where this is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed_actions: Option<Vec<&'static str>>,
    /// When the next occurrence with room begins, where one is full.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    next_free_at: Option<String>,
    /// Who was faster, where somebody was.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<ProblemPerson>,
}

/// A person whom a problem names.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ProblemPerson {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemError {
    /// Where: a JSON pointer into the body, or the name of a parameter, or a place in a file.
    pointer: String,
    /// What is wrong, as one word.
    code: String,
    /// What is wrong, in the reader's language.
    detail: String,
}

impl Problem {
    /// The problem behind a failure, for a reader of `language`.
    pub fn of(error: &ApiError, language: Language, request: Uuid) -> Self {
        let code = error.code();
        let errors = ProblemError::all_of(error, language);
        let mentions = match (error, errors.first()) {
            (ApiError::Service(Error::LedgerRefused(_)), Some(fault)) => {
                vec![("fault", fault.detail.clone())]
            }
            (_, Some(_)) => vec![("count", errors.len().to_string())],
            (_, None) => error.mentions(),
        };
        Self {
            kind: format!("/problems/{code}"),
            title: texts::say(language, &format!("problem-{code}-title")),
            status: error.status_code().as_u16(),
            detail: texts::say_with(language, &format!("problem-{code}-detail"), &mentions),
            instance: format!("urn:uuid:{request}"),
            code: code.to_owned(),
            errors,
            allowed_actions: error.not_now().map(|of| of.allowed.clone()),
            next_free_at: error.next_free_at(),
            by: error
                .not_now()
                .and_then(|of| of.by.as_ref())
                .map(|(id, name)| ProblemPerson {
                    id: id.to_string(),
                    name: name.clone(),
                }),
        }
    }
}

impl ProblemError {
    fn all_of(error: &ApiError, language: Language) -> Vec<Self> {
        if let ApiError::Service(Error::Invalid(problems)) = error {
            let told = |problem| Self::of_field(problem, language);
            return problems.iter().map(told).collect();
        }
        if let ApiError::Service(Error::LedgerRefused(fault)) = error {
            return vec![Self {
                pointer: String::new(),
                code: fault.to_string(),
                detail: texts::say(language, &format!("ledger-{fault}")),
            }];
        }
        if let ApiError::Service(Error::NotReady(obstacles)) = error {
            let told = |obstacle: &Obstacle| Self {
                pointer: obstacle.pointer(),
                code: obstacle.kind().to_string(),
                detail: texts::say(language, &format!("obstacle-{}", obstacle.kind())),
            };
            return obstacles.iter().map(told).collect();
        }
        if let ApiError::Service(Error::Findings(findings)) = error {
            let told = |finding: &Finding| Self {
                pointer: finding.at.clone(),
                code: finding.code.to_string(),
                detail: finding.detail.clone(),
            };
            return findings.iter().map(told).collect();
        }
        Vec::new()
    }

    fn of_field(problem: &FieldProblem, language: Language) -> Self {
        let code = problem.code.as_str();
        Self {
            pointer: problem.pointer.clone(),
            code: code.to_owned(),
            detail: texts::say_with(language, &format!("field-{code}"), &problem.params),
        }
    }
}
