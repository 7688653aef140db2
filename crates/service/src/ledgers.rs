//! The ledgers of a case, read from its events.

use std::collections::HashMap;

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{Recorded, fold};
use onedoor_domain::promises::Kept;
use onedoor_domain::{GuaranteeId, Moment};
use onedoor_store::Connection;
use onedoor_store::contents::{EventRecord, GuaranteeRecord};

use crate::in_force::InForce;
use crate::json::recorded;
use crate::{Error, Result, Services};

/// What a case's events tell of its promises.
pub(crate) struct Ledgers {
    /// Every event, in order.
    pub(crate) past: Vec<Happened>,
    /// When the last was recorded.
    pub(crate) last_at: Option<Moment>,
    /// When each was recorded.
    pub(crate) times: Vec<Moment>,
    by_guarantee: HashMap<GuaranteeId, Vec<Recorded>>,
}

impl Ledgers {
    /// Reads them from the events of one case.
    pub(crate) fn read(events: &[EventRecord]) -> Result<Self> {
        let mut ledgers = Self {
            past: Vec::with_capacity(events.len()),
            last_at: events.last().map(|event| event.at),
            times: events.iter().map(|event| event.at).collect(),
            by_guarantee: HashMap::new(),
        };
        for event in events {
            let happened: Happened = recorded(&event.payload)?;
            if let Happened::Guarantee { guarantee, entry } = &happened {
                let lines = ledgers.by_guarantee.entry(*guarantee).or_default();
                lines.push(Recorded {
                    at: event.at,
                    entry: entry.clone(),
                });
            }
            ledgers.past.push(happened);
        }
        Ok(ledgers)
    }

    /// Every event with its moment, in order.
    pub(crate) fn told(&self) -> impl Iterator<Item = (Moment, &Happened)> {
        self.times.iter().copied().zip(&self.past)
    }

    /// The lines of one guarantee.
    pub(crate) fn of(&self, id: GuaranteeId) -> &[Recorded] {
        self.by_guarantee.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Every guarantee that has lines.
    pub(crate) fn guarantees(&self) -> impl Iterator<Item = GuaranteeId> {
        self.by_guarantee.keys().copied()
    }
}

impl Services {
    /// One promise as its ledger has it.
    pub(crate) fn kept(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &GuaranteeRecord,
        ledgers: &Ledgers,
    ) -> Result<Kept> {
        let state = fold(ledgers.of(record.id).iter().cloned()).map_err(|fault| {
            Error::Fault(format!("the ledger of {} is broken: {fault}", record.id))
        })?;
        let version = state.terms().calendar_version;
        Ok(Kept {
            id: record.id,
            contribution: record.contribution,
            calendars: self.copies.calendars(conn, in_force, version)?,
            state,
        })
    }
}
