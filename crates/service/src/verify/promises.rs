//! The promises of a case against its events.

use onedoor_domain::GuaranteeId;
use onedoor_domain::guarantee::{derive_state, fold};
use onedoor_domain::promises::Kept;
use onedoor_store::Connection;
use onedoor_store::contents::GuaranteeRecord;

use super::Flaw;
use crate::docket::change;
use crate::in_force::InForce;
use crate::ledgers::Ledgers;
use crate::{Result, Services};

/// What is kept of the promises of one case otherwise than their ledgers give.
pub(super) fn differs(
    services: &Services,
    conn: &mut Connection,
    in_force: &InForce,
    (records, ledgers): (&[GuaranteeRecord], &Ledgers),
) -> Result<Vec<Flaw>> {
    let is_kept = |id: &GuaranteeId| records.iter().any(|record| record.id == *id);
    let gone = ledgers.guarantees().filter(|id| !is_kept(id));
    let mut flaws: Vec<Flaw> = gone
        .map(|guarantee| Flaw::GuaranteeMissing { guarantee })
        .collect();
    for record in records {
        match fold(ledgers.of(record.id).iter().cloned()) {
            Err(fault) => flaws.push(Flaw::LedgerBroken {
                guarantee: record.id,
                fault,
            }),
            Ok(_) => {
                let kept = services.kept(conn, in_force, record, ledgers)?;
                flaws.extend(compare(record, &kept));
            }
        }
    }
    Ok(flaws)
}

/// What is kept of a guarantee against what its ledger gives.
fn compare(record: &GuaranteeRecord, kept: &Kept) -> Vec<Flaw> {
    let guarantee = record.id;
    let after = change(kept);
    let columns = [
        ("terms", record.terms == *kept.state.terms()),
        ("state", record.state == after.state),
        ("start_at", record.start_at == after.start_at),
        ("due_at", record.due_at == after.due_at),
        ("ended_at", record.ended_at == after.ended_at),
        ("explained", record.explained == after.explained),
        // Not known of what was promised before it was kept.
        (
            "risk_at",
            record.risk_at.is_none() || record.risk_at == after.risk_at,
        ),
    ];
    let differs = columns.into_iter().filter(|(_, is_same)| !is_same);
    let mut flaws: Vec<Flaw> = differs
        .map(|(column, _)| Flaw::ProjectionDiffers { guarantee, column })
        .collect();
    match (record.next_at, after.next_at) {
        (kept, gives) if kept == gives => {}
        (Some(until), Some(gives)) if until > gives => {
            flaws.push(Flaw::Postponed { guarantee, until });
        }
        (Some(_) | None, Some(_) | None) => flaws.push(Flaw::ProjectionDiffers {
            guarantee,
            column: "next_at",
        }),
    }
    if !derive_state(kept.state.clone(), &kept.calendars).agrees() {
        flaws.push(Flaw::DerivationDiffers { guarantee });
    }
    flaws
}
