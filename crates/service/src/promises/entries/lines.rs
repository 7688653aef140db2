//! What a caller hands in, read as a line of the ledger.

use jiff::SignedDuration;
use onedoor_domain::guarantee::{
    Cause, Entry, LedgerFault, PauseReason, Reduction, RemedyKind, RemedyStep, owed,
};
use onedoor_domain::promises::Kept;
use onedoor_domain::{GuaranteeId, Moment};

use super::EntryInput;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::promises::refused;
use crate::{Error, FieldCode, FieldProblem, Result};

/// The line that was meant, worked out where it moves the due moment.
pub(super) fn read(docket: &Docket, id: GuaranteeId, input: EntryInput) -> Result<Entry> {
    let kept = docket.promises.find(id).ok_or(Error::NotFound)?;
    let mut fields = Fields::default();
    let entry = match input {
        EntryInput::Start { .. }
        | EntryInput::Pause { .. }
        | EntryInput::Resume { .. }
        | EntryInput::Extend { .. } => clock_line(&mut fields, kept, docket.now, input)?,
        EntryInput::ProposeRemedy { remedy } => propose(&mut fields, kept, remedy, docket.now)?,
        EntryInput::Amend { .. }
        | EntryInput::Meet { .. }
        | EntryInput::Cancel { .. }
        | EntryInput::Explain { .. } => outcome_line(&mut fields, docket.now, input),
        EntryInput::ApproveRemedy { remedy } => {
            step(&mut fields, &remedy, |_| RemedyStep::Approved)
        }
        EntryInput::DeclineRemedy { remedy, reason } => step(&mut fields, &remedy, |fields| {
            let reason = fields.line("/reason", &reason);
            RemedyStep::Declined { reason }
        }),
        EntryInput::ExecuteRemedy { remedy, note } => step(&mut fields, &remedy, |fields| {
            let note = fields.line("/note", &note);
            RemedyStep::Executed { note }
        }),
    };
    fields.finish_with(entry)
}

/// A line that stops a clock, lets it go on or gives it more.
fn clock_line(
    fields: &mut Fields,
    kept: &Kept,
    now: Moment,
    input: EntryInput,
) -> Result<Option<Entry>> {
    let state = &kept.state;
    Ok(match input {
        EntryInput::Start { at, reason } => {
            let reason = fields.line("/reason", &reason);
            let at = moment(fields, "/at", at, now);
            let line = at.map(|at| state.start_by_hand(&kept.calendars, at, reason));
            line.transpose().map_err(refused)?
        }
        EntryInput::Pause { reason, from, note } => {
            let reason = pause_reason(fields, &reason);
            let from = moment(fields, "/from", from, now);
            let note = fields.line_if_any("/note", note.as_deref());
            let both = reason.zip(from);
            both.map(|(reason, from)| Entry::Paused { reason, from, note })
        }
        EntryInput::Resume { reason, at } => {
            let reason = pause_reason(fields, &reason);
            let at = moment(fields, "/at", at, now);
            let both = reason.zip(at);
            let line = both.map(|(reason, at)| state.resume(&kept.calendars, reason, at));
            line.transpose().map_err(refused)?
        }
        EntryInput::Extend {
            by,
            reason,
            told_at,
        } => {
            let reason = fields.line("/reason", &reason);
            let told_at = told_at.and_then(|raw| fields.moment("/told_at", &raw));
            let by = fields.within("/by", by, 1, MOST_UNITS);
            Some(state.extend(&kept.calendars, by, reason, told_at))
        }
        EntryInput::Amend { .. }
        | EntryInput::Meet { .. }
        | EntryInput::Cancel { .. }
        | EntryInput::Explain { .. }
        | EntryInput::ProposeRemedy { .. }
        | EntryInput::ApproveRemedy { .. }
        | EntryInput::DeclineRemedy { .. }
        | EntryInput::ExecuteRemedy { .. } => None,
    })
}

/// A line that tells how it went, or corrects it.
fn outcome_line(fields: &mut Fields, now: Moment, input: EntryInput) -> Option<Entry> {
    match input {
        EntryInput::Amend { due_at, reason } => {
            let reason = fields.line("/reason", &reason);
            let due_at = fields.moment("/due_at", &due_at);
            let too_far = now.plus(SignedDuration::from_hours(24 * 366 * MOST_YEARS));
            if due_at.is_some_and(|due_at| due_at > too_far) {
                let wrong = FieldProblem::new("/due_at", FieldCode::TooFarAhead);
                fields.wrong(wrong.with("years", MOST_YEARS));
            }
            due_at.map(|due_at| Entry::Amended {
                due_at,
                reason,
                corrected_at: None,
            })
        }
        EntryInput::Meet { at, reason } => {
            let reason = Some(fields.line("/reason", &reason));
            let at = moment(fields, "/at", at, now);
            let by = None;
            at.map(|at| Entry::Met { at, by, reason })
        }
        EntryInput::Cancel { reason } => Some(Entry::Cancelled {
            reason: fields.line("/reason", &reason),
        }),
        EntryInput::Explain { cause, words } => {
            let words = fields.line("/words", &words);
            let cause = fields.word("/cause", &cause, Cause::parse, Cause::ALL);
            cause.map(|cause| Entry::Explained { cause, words })
        }
        EntryInput::Start { .. }
        | EntryInput::Pause { .. }
        | EntryInput::Resume { .. }
        | EntryInput::Extend { .. }
        | EntryInput::ProposeRemedy { .. }
        | EntryInput::ApproveRemedy { .. }
        | EntryInput::DeclineRemedy { .. }
        | EntryInput::ExecuteRemedy { .. } => None,
    }
}

/// The moment that was given, or now.
fn moment(fields: &mut Fields, pointer: &str, raw: Option<String>, now: Moment) -> Option<Moment> {
    match raw {
        Some(raw) => fields.moment(pointer, &raw),
        None => Some(now),
    }
}

fn step(
    fields: &mut Fields,
    remedy: &str,
    make: impl FnOnce(&mut Fields) -> RemedyStep,
) -> Option<Entry> {
    let remedy = remedy_kind(fields, remedy);
    let step = make(fields);
    remedy.map(|remedy| Entry::Remedied { remedy, step })
}

/// What the terms owe, or a remedy of the kind that was named.
fn propose(
    fields: &mut Fields,
    kept: &Kept,
    named: Option<String>,
    now: Moment,
) -> Result<Option<Entry>> {
    if !kept.state.stage().is_late() {
        return Err(refused(LedgerFault::NotMissed));
    }
    let named = match named {
        Some(word) => match remedy_kind(fields, &word) {
            Some(kind) => Some(kind),
            None => return Ok(None),
        },
        None => None,
    };
    let owed = owed_for(kept, now);
    let (remedy, reduction) = match (named, owed) {
        (None, Some(owed)) => owed,
        (Some(kind), Some((owed, reduction))) if kind == owed => (kind, reduction),
        (Some(kind @ (RemedyKind::Apology | RemedyKind::ManagerCall)), _) => (kind, None),
        (Some(_), _) => {
            fields.wrong(FieldProblem::new("/remedy", FieldCode::NoSuchThing));
            return Ok(None);
        }
        (None, None) => {
            fields.wrong(FieldProblem::new("/remedy", FieldCode::Required));
            return Ok(None);
        }
    };
    let step = RemedyStep::Proposed { reduction };
    Ok(Some(Entry::Remedied { remedy, step }))
}

/// What is owed for missing a promise, as of the day it was met or today.
pub(in crate::promises) fn owed_for(
    kept: &Kept,
    now: Moment,
) -> Option<(RemedyKind, Option<Reduction>)> {
    if !kept.state.stage().is_late() {
        return None;
    }
    let calendar = kept.calendars.counting(kept.state.terms());
    let due_on = calendar.date_of(kept.state.due_at()?);
    let on = calendar.date_of(kept.state.ended_at().unwrap_or(now));
    owed(kept.state.terms(), due_on, on)
}

fn pause_reason(fields: &mut Fields, word: &str) -> Option<PauseReason> {
    fields.word("/reason", word, PauseReason::parse, PauseReason::ALL)
}

fn remedy_kind(fields: &mut Fields, word: &str) -> Option<RemedyKind> {
    fields.word("/remedy", word, RemedyKind::parse, RemedyKind::ALL)
}

/// More than any law gives.
const MOST_UNITS: u32 = 1000;
/// Further ahead nobody promises anything: it is a mistyped year.
const MOST_YEARS: i64 = 10;
