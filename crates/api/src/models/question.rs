//! The questions that routing left open, on the wire.

mod proposal;

use onedoor_domain::Language;
use onedoor_domain::enquiry::Answer;
use onedoor_service::{CaseFile, QuestionView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use proposal::{JoiningResponse, ProposalResponse};

use crate::models::case::Told;

/// An answer to a question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerQuestionRequest {
    /// `true` or `false`, a number, or the id of a choice, as the question wants it.
    #[schema(value_type = Object, example = json!(true))]
    pub(crate) answer: serde_json::Value,
}

/// A question that routing left open when the case was opened.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OpenQuestionResponse {
    /// Its id in the catalogue.
    id: String,
    /// The question as it is read aloud.
    text: String,
    /// What it wants: `boolean`, `integer` or `choice`.
    kind: String,
    /// What can be chosen, for `choice`.
    choices: Vec<ChoiceResponse>,
    /// The units that may have to join.
    units: Vec<String>,
    /// What was answered since, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    answer: Option<serde_json::Value>,
}

/// Something that can be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChoiceResponse {
    /// Its id: the answer.
    id: String,
    /// What it is called.
    text: String,
}

impl OpenQuestionResponse {
    /// The question, told in `language`.
    pub(crate) fn of(file: &CaseFile, view: &QuestionView, language: Language) -> Self {
        let told = Told { file, language };
        let id = &view.question.question;
        let known = file.catalogue.question(id);
        let choices = known.map_or(&[][..], |known| known.choices.as_slice());
        Self {
            id: id.clone(),
            text: told.question_text(id),
            kind: known.map_or_else(String::new, |known| known.kind.to_string()),
            choices: choices
                .iter()
                .map(|choice| ChoiceResponse {
                    id: choice.id.clone(),
                    text: choice.text.get(language).to_owned(),
                })
                .collect(),
            units: view.question.units.clone(),
            answer: view.answer.as_ref().map(value),
        }
    }
}

fn value(answer: &Answer) -> serde_json::Value {
    match answer {
        Answer::Boolean(yes) => (*yes).into(),
        Answer::Integer(number) => (*number).into(),
        Answer::Choice(choice) => choice.clone().into(),
    }
}
