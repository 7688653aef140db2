//! What is kept of promises for lists and for the clock.

use onedoor_domain::guarantee::Entry;
use onedoor_domain::promises::Kept;
use onedoor_domain::{CaseId, GuaranteeId, Moment, MunicipalityId};
use onedoor_store::columns::Col;
use onedoor_store::guarantees::GuaranteeChange;
use onedoor_store::intake::GuaranteeRow;

use crate::Result;
use crate::json::json;

/// Whether a line changes what the business was told.
pub(super) fn moves(entry: &Entry) -> bool {
    match entry {
        Entry::Paused { .. }
        | Entry::Resumed { .. }
        | Entry::Restarted { .. }
        | Entry::Extended { .. }
        | Entry::Amended { .. }
        | Entry::Cancelled { .. } => true,
        Entry::Promised { .. }
        | Entry::Started { .. }
        | Entry::Warned { .. }
        | Entry::Missed { .. }
        | Entry::Met { .. }
        | Entry::Explained { .. }
        | Entry::Remedied { .. } => false,
    }
}

/// Whether lines were added to the ledger of this promise.
pub(super) fn moved(lines: &[(GuaranteeId, Entry)], id: GuaranteeId) -> bool {
    lines.iter().any(|(of, _)| *of == id)
}

/// What the projection keeps of a promise.
pub(crate) fn change(kept: &Kept) -> GuaranteeChange {
    let state = &kept.state;
    GuaranteeChange {
        state: state.stage(),
        start_at: state.start_at(),
        due_at: state.due_at(),
        next_at: kept.next_at(),
        ended_at: state.ended_at(),
        explained: state.record().explanation.is_some(),
        risk_at: kept.at_risk_from(),
    }
}

/// The projection of a promise that is given now.
pub(super) fn row(
    kept: &Kept,
    place: (MunicipalityId, CaseId),
    now: Moment,
) -> Result<GuaranteeRow> {
    let (terms, after) = (kept.state.terms(), change(kept));
    Ok(GuaranteeRow {
        municipality_id: Col(place.0),
        id: Col(kept.id),
        case_id: Col(place.1),
        contribution_id: kept.contribution.map(Col),
        clock: terms.clock.to_string(),
        state: Col(after.state),
        terms: json(terms)?,
        start_at: after.start_at.map(Col),
        due_at: after.due_at.map(Col),
        next_at: after.next_at.map(Col),
        created_at: Col(now),
        version: 1,
        ended_at: after.ended_at.map(Col),
        explained: after.explained,
        risk_at: after.risk_at.map(Col),
    })
}
