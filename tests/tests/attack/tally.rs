//! What was tried, and what was found against it.

use onedoor_testkit::Answer;

use crate::contract::Operation;
use crate::long;

/// What was tried, and what was found against it.
#[derive(Default)]
pub(crate) struct Tally {
    turn: usize,
    pub(crate) tried: usize,
    pub(crate) found: Vec<String>,
}

impl Tally {
    /// In the short form every seventh is tried, of each operation others: no list that is gone
    /// through has a length that seven divides.
    pub(crate) fn takes_turns(&mut self) -> bool {
        self.turn += 1;
        long() || self.turn.is_multiple_of(7)
    }

    /// No fault, nothing that is not described, and every refusal a problem.
    pub(crate) fn sound(&mut self, operation: &Operation, what: &str, answer: &Answer) {
        self.tried += 1;
        let problem = answer.header("content-type") == Some("application/problem+json");
        let refused = answer.status >= 400;
        if answer.status >= 500 || !operation.documents(answer.status) || (refused && !problem) {
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            self.found.push(format!("{what}: {} {said}", answer.status));
        }
    }

    /// And refused it is.
    pub(crate) fn refused(&mut self, operation: &Operation, what: &str, answer: &Answer) {
        self.sound(operation, what, answer);
        if answer.status < 400 {
            self.found
                .push(format!("{what} was taken: {}", answer.status));
        }
    }
}
