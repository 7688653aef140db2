//! What is said on a case: messages, questions, notes, what is missing, the answer, the overview.

pub mod answers;
pub mod messages;
pub mod missing;
pub mod notes;
pub mod overviews;
pub mod questions;
