//! The catalogue: units, case types, questions, promises and rules, in versions that never change.

mod check;
mod compiled;
mod diff;
mod document;
mod finding;
mod parse;
#[cfg(test)]
mod sample;

pub use check::{check, check_against};
pub use compiled::Catalogue;
pub use diff::{Change, ChangeKind, diff};
pub use document::{
    After, CaseType, Certainty, Choice, Complexity, Document, DocumentToBring, Effect, EffectKind,
    Extension, FeeBase, FeePer, Jurisdiction, Order, Party, Promise, Question, QuestionKind, Rule,
    Secrecy, Statistic, Trigger, Unit, UnitInCountry, UnitKind, When, Words,
};
pub use finding::{Finding, FindingCode};
