//! The fields of a line, each taken at most once.

use onedoor_service::{EntryInput, Error, FieldCode, FieldProblem};

/// What is wrong with the fields of a request, as they are taken one by one.
#[derive(Default)]
pub(super) struct Given {
    problems: Vec<FieldProblem>,
}

impl Given {
    pub(super) fn needed<T: Default>(&mut self, name: &str, field: &mut Option<T>) -> T {
        field.take().unwrap_or_else(|| {
            let pointer = format!("/{name}");
            let missing = FieldProblem::new(pointer, FieldCode::Required);
            self.problems.push(missing);
            T::default()
        })
    }

    /// Notes a field that was given and belongs to another kind.
    pub(super) fn refuse(&mut self, name: &str, is_left: bool) {
        if is_left {
            let pointer = format!("/{name}");
            let unknown = FieldProblem::new(pointer, FieldCode::UnknownField);
            self.problems.push(unknown);
        }
    }

    pub(super) fn finish(self, input: EntryInput) -> Result<EntryInput, Error> {
        if self.problems.is_empty() {
            return Ok(input);
        }
        Err(Error::Invalid(self.problems))
    }
}
