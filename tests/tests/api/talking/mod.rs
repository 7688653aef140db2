//! What is said on a case: messages, questions, notes, what is missing, the answer, the overview.

mod answers;
pub(crate) mod desk;
mod messages;
mod missing;
mod notes;
mod overviews;
mod questions;
mod rights;
