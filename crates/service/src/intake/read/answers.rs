//! What the asker answered already.

use onedoor_domain::catalogue::{Question, QuestionKind};
use onedoor_domain::enquiry::{Answer, Answers};

use super::AT_MOST;
use crate::fields::Fields;
use crate::in_force::InForce;
use crate::{FieldCode, FieldProblem};

pub(super) fn answers(
    fields: &mut Fields,
    given: std::collections::BTreeMap<String, serde_json::Value>,
    in_force: &InForce,
) -> Answers {
    if given.len() > AT_MOST {
        fields.wrong(FieldProblem::new("/attributes", FieldCode::TooMany).with("max", AT_MOST));
        return Answers::new();
    }
    let mut answers = Answers::new();
    for (id, value) in given {
        let pointer = format!("/attributes/{}", id.replace('~', "~0").replace('/', "~1"));
        let Some(question) = in_force.catalogue.question(&id) else {
            fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
            continue;
        };
        match read_answer(question, &value) {
            Some(answer) => drop(answers.insert(id, answer)),
            None => fields.wrong(
                FieldProblem::new(pointer, FieldCode::WrongAnswer)
                    .with("expected", expected(question)),
            ),
        }
    }
    answers
}

/// The answer, if it fits the question.
pub(crate) fn read_answer(question: &Question, value: &serde_json::Value) -> Option<Answer> {
    match question.kind {
        QuestionKind::Boolean => value.as_bool().map(Answer::Boolean),
        QuestionKind::Integer => value.as_i64().map(Answer::Integer),
        QuestionKind::Choice => value
            .as_str()
            .filter(|word| question.choices.iter().any(|choice| choice.id == *word))
            .map(|word| Answer::Choice(word.to_owned())),
    }
}

/// What would fit the question.
pub(crate) fn expected(question: &Question) -> String {
    match question.kind {
        QuestionKind::Boolean => "true, false".to_owned(),
        QuestionKind::Integer => "0, 1, 2 …".to_owned(),
        QuestionKind::Choice => question
            .choices
            .iter()
            .map(|choice| choice.id.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    }
}
