//! Putting a case back: events, ledgers and projections are written together.

use std::sync::Arc;

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::Clock;
use onedoor_domain::{GuaranteeId, Moment};
use onedoor_store::cases;
use onedoor_store::columns::OutboxKind;
use onedoor_store::guarantees;
use onedoor_store::{Connection, call_backs, outbox};

use crate::feed::to_be_numbered;
use crate::journal::Journal;
use crate::{Error, Result};

use super::Docket;
use super::projection::{change, moved, moves, row};

impl Docket {
    /// Puts the projections right that say that something is due of which the ledger knows nothing.
    /// Nothing is added to such a ledger, so nothing else would ever move them on, and the clock
    /// would come back to them for ever.
    ///
    /// # Errors
    /// [`Error::Fault`] if the ledger takes no line although one is due.
    pub(crate) fn mend_projections(&self, conn: &mut Connection) -> Result<()> {
        let is_due = |at: Option<Moment>| at.is_some_and(|at| at <= self.now);
        for record in self.records.iter().filter(|record| is_due(record.next_at)) {
            let Some(kept) = self.promises.find(record.id) else {
                continue;
            };
            if moved(self.promises.lines(), record.id) {
                continue;
            }
            let after = change(kept);
            if is_due(after.next_at) {
                let detail = format!("the ledger of {} takes no line", record.id);
                return Err(Error::Fault(detail));
            }
            tracing::warn!(guarantee = %record.id, "a projection was not what its ledger gives");
            guarantees::save(conn, self.municipality, record.id, &after, record.version)?;
        }
        Ok(())
    }

    /// Writes everything that was noted and added, and answers whether there was anything.
    pub(crate) fn save(mut self, conn: &mut Connection) -> Result<bool> {
        self.tell_of_moves()?;
        let actor = self.actor;
        let chance = Arc::clone(&self.services.chance);
        let mut journal = Journal::after(&self.head, self.municipality, actor, self.now, chance);
        for happened in &self.happened {
            journal.add(happened)?;
        }
        let (kept, lines) = self.promises.finish();
        for (guarantee, entry) in &lines {
            journal.add(&Happened::Guarantee {
                guarantee: *guarantee,
                entry: entry.clone(),
            })?;
        }
        if journal.rows.is_empty() {
            return Ok(false);
        }
        let place = (self.municipality, self.head.record.id);
        for promise in kept.iter().filter(|kept| moved(&lines, kept.id)) {
            match self.records.iter().find(|record| record.id == promise.id) {
                Some(before) => {
                    let after = change(promise);
                    guarantees::save(conn, place.0, promise.id, &after, before.version)?;
                    if let (Clock::CallBack, Some(due_at)) = (before.terms.clock, after.due_at) {
                        call_backs::follow(conn, place.0, promise.id, due_at)?;
                    }
                }
                None => guarantees::insert(conn, &[row(promise, place, self.now)?])?,
            }
        }
        let (hash, rows) = (journal.hash, journal.rows);
        cases::append(conn, place.0, &self.head, &rows, hash, self.now)?;
        let id = self.services.chance.id(self.now);
        let fed = to_be_numbered(self.municipality, place.1, id, self.now)?;
        self.outbox.push(fed);
        outbox::insert(conn, &self.outbox)?;
        Ok(true)
    }

    /// Every move of a promise is told to the business that has it.
    fn tell_of_moves(&mut self) -> Result<()> {
        let mut told: Vec<GuaranteeId> = Vec::new();
        for (id, entry) in self.promises.lines() {
            let outside = self.promises.find(*id);
            let outside = outside.is_some_and(|kept| !kept.state.terms().is_internal());
            if outside && moves(entry) && !told.contains(id) {
                told.push(*id);
            }
        }
        if told.is_empty() {
            return Ok(());
        }
        let payload = serde_json::json!({ "guarantees": told });
        self.tell(OutboxKind::PromiseChanged, &payload)
    }
}
