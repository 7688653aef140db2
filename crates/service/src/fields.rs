//! Reading the fields of a request: all of them, so that all problems are told at once.

use jiff::Timestamp;
use onedoor_domain::business::{Phone, parse_email};
use onedoor_domain::text::{self, TextProblem};
use onedoor_domain::{Country, Moment};

use crate::{Error, FieldCode, FieldProblem, Result};

/// How long a name, title or address may be, in characters.
pub(crate) const LINE: usize = 300;
/// How many things a list of a request may hold.
const AT_MOST: usize = 100;

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

    /// Words of a closed set, each once.
    pub(crate) fn words<T>(
        &mut self,
        pointer: &str,
        raw: &[String],
        parse: fn(&str) -> Option<T>,
        all: &[T],
    ) -> Vec<T>
    where
        T: Copy + PartialEq + std::fmt::Display,
    {
        let mut words = Vec::new();
        for (at, word) in self.few(pointer, raw).iter().enumerate() {
            if let Some(word) = self.word(&format!("{pointer}/{at}"), word, parse, all)
                && !words.contains(&word)
            {
                words.push(word);
            }
        }
        words
    }

    /// Ids of things that must be there, each once.
    pub(crate) fn ids(
        &mut self,
        pointer: &str,
        raw: &[String],
        is_there: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for (at, id) in self.few(pointer, raw).iter().enumerate() {
            if !is_there(id) {
                let pointer = format!("{pointer}/{at}");
                self.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
            } else if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// Notes a list that must not be empty.
    pub(crate) fn some<T>(&mut self, pointer: &str, list: &[T]) {
        if list.is_empty() {
            self.wrong(FieldProblem::new(pointer, FieldCode::Required));
        }
    }

    /// A number within bounds.
    pub(crate) fn within(&mut self, pointer: &str, number: u32, min: u32, max: u32) -> u32 {
        if !(min..=max).contains(&number) {
            self.wrong(
                FieldProblem::new(pointer, FieldCode::OutOfRange)
                    .with("min", min)
                    .with("max", max),
            );
        }
        number
    }

    /// An address of our own house, in small letters: it is compared and must be unique.
    pub(crate) fn email(&mut self, pointer: &str, raw: &str) -> Option<String> {
        let read = parse_email(raw).map_err(|_| FieldCode::NotAnEmail);
        self.take(pointer, read).map(|email| email.to_lowercase())
    }

    /// A phone number as it is dialled.
    pub(crate) fn phone(&mut self, pointer: &str, raw: &str, country: Country) -> Option<String> {
        let read = Phone::parse(raw, country).map_err(|_| FieldCode::NotAPhone);
        self.take(pointer, read).map(|phone| phone.e164)
    }

    /// The list itself unless it is too long to look at.
    pub(crate) fn few<'a, T>(&mut self, pointer: &str, list: &'a [T]) -> &'a [T] {
        if list.len() <= AT_MOST {
            return list;
        }
        self.wrong(FieldProblem::new(pointer, FieldCode::TooMany).with("max", AT_MOST));
        &[]
    }

    /// The value, or everything that is wrong; without a value, something is.
    pub(crate) fn finish_with<T>(self, value: Option<T>) -> Result<T> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            Some(_) | None => Err(Error::Invalid(self.problems)),
        }
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
