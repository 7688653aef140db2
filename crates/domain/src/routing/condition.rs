//! Whether an answer makes a unit join.

use crate::catalogue::When;
use crate::enquiry::{Answer, Answers};

/// What the answers say about one conditional unit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It joins.
    Joins {
        /// The answer that made it, as text.
        answer: String,
    },
    /// It was answered that it does not.
    StaysOut,
    /// Nobody has said yet.
    Open,
}

/// What `answers` say about `when`.
///
/// An answer of another type than the condition's decides nothing: asking again is better than
/// leaving a unit out by mistake.
pub(super) fn verdict(when: &When, answers: &Answers) -> Verdict {
    let given = answers.get(&when.question);
    let (joins, answer) = match (given, when.at_least, when.is.as_deref()) {
        (Some(Answer::Boolean(yes)), None, None) => (*yes, yes.to_string()),
        (Some(Answer::Integer(number)), Some(least), None) => {
            (*number >= least, number.to_string())
        }
        (Some(Answer::Choice(choice)), None, Some(wanted)) => (choice == wanted, choice.clone()),
        (Some(_) | None, _, _) => return Verdict::Open,
    };
    if joins {
        Verdict::Joins { answer }
    } else {
        Verdict::StaysOut
    }
}
