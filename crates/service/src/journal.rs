//! The events of a case, each chained to the one before.

use std::sync::Arc;

use onedoor_domain::event::{Actor, ChainHash, Happened};
use onedoor_domain::{CaseId, Moment, MunicipalityId};
use onedoor_store::cases::CaseHead;
use onedoor_store::columns::Col;
use onedoor_store::intake::EventRow;

use crate::Result;
use crate::chance::Chance;
use crate::json::json;

/// Events being written, in order.
pub(crate) struct Journal {
    municipality: MunicipalityId,
    case: CaseId,
    actor: String,
    at: Moment,
    chance: Arc<Chance>,
    /// The place of the last event.
    pub(crate) seq: i32,
    /// The hash of the last event.
    pub(crate) hash: ChainHash,
    /// What was added.
    pub(crate) rows: Vec<EventRow>,
}

impl Journal {
    /// Of a case that is being opened.
    pub(crate) fn opening(
        municipality: MunicipalityId,
        case: CaseId,
        actor: Actor,
        at: Moment,
        chance: Arc<Chance>,
    ) -> Self {
        Self {
            municipality,
            case,
            actor: actor.as_text(),
            at,
            chance,
            seq: 0,
            hash: ChainHash::START,
            rows: Vec::new(),
        }
    }

    /// Of a case that has events already.
    pub(crate) fn after(
        head: &CaseHead,
        municipality: MunicipalityId,
        actor: Actor,
        at: Moment,
        chance: Arc<Chance>,
    ) -> Self {
        Self {
            seq: head.last_seq,
            hash: head.last_hash,
            ..Self::opening(municipality, head.record.id, actor, at, chance)
        }
    }

    /// Adds an event.
    pub(crate) fn add(&mut self, happened: &Happened) -> Result<()> {
        let payload = json(happened)?.0;
        self.seq += 1;
        self.hash = self.hash.next(self.seq, self.at, &self.actor, &payload);
        self.rows.push(EventRow {
            municipality_id: Col(self.municipality),
            case_id: Col(self.case),
            seq: self.seq,
            id: Col(self.chance.id(self.at)),
            kind: happened.kind().to_string(),
            at: Col(self.at),
            actor: self.actor.clone(),
            payload,
            hash: self.hash.0.to_vec(),
        });
        Ok(())
    }
}
