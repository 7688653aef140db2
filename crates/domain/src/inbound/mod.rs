//! Mail that comes in: what it is about and who may say so.
//!
//! A mail is read elsewhere; here stand the facts of it ([`MailFacts`]), what in them leads to a case
//! ([`clues`]), and what becomes of it ([`decide`]). Whoever writes from an address that a case does
//! not know writes to no case: a reference is easily guessed, and a sender easily claimed.

mod became;
mod clues;
mod decision;
mod facts;
mod forwarded;
mod quoted;
mod robots;
mod words;

#[cfg(test)]
mod tests;

pub use became::{Became, TakenAlready};
pub use clues::{Clue, clues, reference_in};
pub use decision::{Candidate, Decision, Known, MOST_AN_HOUR, Way, Writer, decide};
pub use facts::{MailFacts, Mailbox, Marks, Ours, Report};
pub use forwarded::{Passed, passed_on};
pub use quoted::without_quotes;
pub use robots::set_aside;
pub use words::{NotTaken, Outcome, WhyIgnored};

/// How large a mail may be, in bytes.
pub const MAIL_AT_MOST: usize = 25 * 1024 * 1024;
/// How many files of one mail are taken along.
pub const FILES_AT_MOST: usize = 50;
