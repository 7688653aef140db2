//! Reading the fields of a request: all of them, so that all problems are told at once.

use jiff::Timestamp;
use onedoor_domain::Moment;
use onedoor_domain::text::{self, TextProblem};

use crate::{Error, FieldCode, FieldProblem, Result};

/// How long a name, title or address may be, in characters.
pub(crate) const LINE: usize = 300;

/// Collects what is wrong while fields are read.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    problems: Vec<FieldProblem>,
}

impl Fields {
    /// Notes a problem.
    pub(crate) fn wrong(&mut self, problem: FieldProblem) {
        self.problems.push(problem);
    }

    /// The value, or nothing and a problem noted at `pointer`.
    pub(crate) fn take<T>(
        &mut self,
        pointer: &str,
        read: std::result::Result<T, FieldCode>,
    ) -> Option<T> {
        read.map_err(|code| self.wrong(FieldProblem::new(pointer, code)))
            .ok()
    }

    /// A line of text that must be there.
    pub(crate) fn line(&mut self, pointer: &str, raw: &str) -> String {
        self.text(pointer, text::line(raw, LINE))
            .unwrap_or_default()
    }

    /// A line of text that may be missing or blank.
    pub(crate) fn line_if_any(&mut self, pointer: &str, raw: Option<&str>) -> Option<String> {
        let raw = raw.filter(|raw| !text::is_blank(raw) || raw.contains('\0'))?;
        self.text(pointer, text::line(raw, LINE))
    }

    /// A text that was read, or a problem noted.
    pub(crate) fn text(
        &mut self,
        pointer: &str,
        read: std::result::Result<String, TextProblem>,
    ) -> Option<String> {
        read.map_err(|problem| {
            let wrong = match problem {
                TextProblem::Blank => FieldProblem::new(pointer, FieldCode::Blank),
                TextProblem::Nul => FieldProblem::new(pointer, FieldCode::Nul),
                TextProblem::Control => FieldProblem::new(pointer, FieldCode::ControlCharacter),
                TextProblem::TooLong { at_most } => {
                    FieldProblem::new(pointer, FieldCode::TooLong).with("max", at_most)
                }
            };
            self.wrong(wrong);
        })
        .ok()
    }

    /// A word of a closed set.
    pub(crate) fn word<T>(
        &mut self,
        pointer: &str,
        raw: &str,
        parse: fn(&str) -> Option<T>,
        all: &[T],
    ) -> Option<T>
    where
        T: Copy + std::fmt::Display,
    {
        let parsed = parse(raw);
        if parsed.is_none() {
            let allowed: Vec<String> = all.iter().map(ToString::to_string).collect();
            self.wrong(
                FieldProblem::new(pointer, FieldCode::UnknownValue)
                    .with("allowed", allowed.join(", ")),
            );
        }
        parsed
    }

    /// A moment in RFC 3339.
    pub(crate) fn moment(&mut self, pointer: &str, raw: &str) -> Option<Moment> {
        self.take(
            pointer,
            raw.parse::<Timestamp>()
                .map(Moment::from)
                .map_err(|_| FieldCode::NotAMoment),
        )
    }

    /// Nothing, or everything that is wrong.
    pub(crate) fn finish(self) -> Result<()> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.problems))
        }
    }
}
