//! One case against its own events.

use onedoor_domain::event::Happened;
use onedoor_store::contents::{self, EventRecord};
use onedoor_store::verify::CaseKey;
use onedoor_store::{Connection, StoreError, guarantees};

use super::{Flaw, promises, retold};
use crate::json::recorded;
use crate::ledgers::Ledgers;
use crate::{Result, Services};

impl Services {
    /// Replays one case and its ledgers, and says how many guarantees it has and what is wrong. What
    /// cannot be read is a flaw, and keeps nothing else from being looked at.
    pub(super) fn verify_case(
        &self,
        conn: &mut Connection,
        key: CaseKey,
    ) -> Result<(usize, Vec<Flaw>)> {
        let (municipality, case) = key;
        let mut flaws = Vec::new();
        let records = guarantees::of_cases(conn, municipality, &[case]);
        let records = legible(records, Flaw::PromisesUnreadable, &mut flaws)?;
        let count = records.as_ref().map_or(0, Vec::len);
        let events = contents::events_of(conn, municipality, case)?;
        flaws.extend(of_kinds(&events));
        let Ok(ledgers) = Ledgers::read(&events) else {
            return Ok((count, flaws));
        };
        flaws.extend(retold::differs(conn, key, &ledgers.past)?);
        if let Some(records) = records {
            let in_force = self.copies.get(conn, municipality, self.now())?;
            let kept = (records.as_slice(), &ledgers);
            flaws.extend(promises::differs(self, conn, &in_force, kept)?);
        }
        Ok((count, flaws))
    }
}

/// What was read; or nothing, and the flaw that it could not be.
pub(super) fn legible<T>(
    read: std::result::Result<T, StoreError>,
    otherwise: Flaw,
    flaws: &mut Vec<Flaw>,
) -> std::result::Result<Option<T>, StoreError> {
    match read {
        Err(StoreError::Unreadable { .. }) => {
            flaws.push(otherwise);
            Ok(None)
        }
        read => read.map(Some),
    }
}

/// Events that cannot be read, or are of another kind than they say.
fn of_kinds(events: &[EventRecord]) -> impl Iterator<Item = Flaw> {
    events.iter().filter_map(|event| {
        let seq = event.seq;
        match recorded::<Happened>(&event.payload) {
            Err(_) => Some(Flaw::EventUnreadable { seq }),
            Ok(happened) if happened.kind().as_str() != event.kind => {
                Some(Flaw::KindDiffers { seq })
            }
            Ok(_) => None,
        }
    })
}
