//! The promises of a case against its events.

use std::collections::BTreeMap;

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{derive_state, fold};
use onedoor_domain::promises::Kept;
use onedoor_domain::{GuaranteeId, MunicipalityId};
use onedoor_store::contents::{self, GuaranteeRecord};
use onedoor_store::verify::{self, CaseKey};
use onedoor_store::{Connection, StoreError, cases, guarantees, municipalities};

use super::retold;
use super::{Flaw, Flawed, Found};
use crate::docket::change;
use crate::json::recorded;
use crate::ledgers::Ledgers;
use crate::{Result, Services};

impl Services {
    /// Replays one case and its ledgers, and says how many guarantees it has and what is wrong.
    pub(super) fn verify_case(
        &self,
        conn: &mut Connection,
        key: CaseKey,
    ) -> Result<(usize, Vec<Flaw>)> {
        let (municipality, case) = key;
        let records = match guarantees::of_cases(conn, municipality, &[case]) {
            Err(StoreError::Unreadable { .. }) => return Ok((0, vec![Flaw::PromisesUnreadable])),
            records => records?,
        };
        let events = contents::events_of(conn, municipality, case)?;
        let mut flaws = Vec::new();
        for event in &events {
            match recorded::<Happened>(&event.payload) {
                Err(_) => flaws.push(Flaw::EventUnreadable { seq: event.seq }),
                Ok(happened) if happened.kind().as_str() != event.kind => {
                    flaws.push(Flaw::KindDiffers { seq: event.seq });
                }
                Ok(_) => {}
            }
        }
        let Ok(ledgers) = Ledgers::read(&events) else {
            return Ok((records.len(), flaws));
        };
        flaws.extend(retold::differs(conn, key, &ledgers.past)?);
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let is_kept = |id: &GuaranteeId| records.iter().any(|record| record.id == *id);
        let gone = ledgers.guarantees().filter(|id| !is_kept(id));
        flaws.extend(gone.map(|guarantee| Flaw::GuaranteeMissing { guarantee }));
        for record in &records {
            match fold(ledgers.of(record.id).iter().cloned()) {
                Err(fault) => flaws.push(Flaw::LedgerBroken {
                    guarantee: record.id,
                    fault,
                }),
                Ok(_) => {
                    let kept = self.kept(conn, &in_force, record, &ledgers)?;
                    flaws.extend(compare(record, &kept));
                }
            }
        }
        Ok((records.len(), flaws))
    }
}

/// What is wrong with coordinators, loads, closed cases and the ends of feeds.
pub(super) fn whole(conn: &mut Connection) -> Result<Vec<Found>> {
    let left = verify::cases_without_active_coordinator(conn)?;
    let left = left
        .into_iter()
        .map(|(house, case)| (house, Some(case), Flaw::NoActiveCoordinator));
    let mut found: Vec<Found> = left.collect();
    let mut parts = verify::open_contributions_of_closed_cases(conn)?;
    parts.extend(verify::contributions_held_for_nothing(conn)?);
    parts.extend(verify::hops_that_differ(conn)?);
    found.extend(
        parts
            .into_iter()
            .map(|of| (of.municipality, Some(of.case), Flaw::from(of.what))),
    );
    let loads = verify::loads_that_differ(conn)?;
    found.extend(
        loads
            .into_iter()
            .map(|of| (of.municipality, None, Flaw::from(of))),
    );
    let ends = verify::feeds_beyond_their_end(conn)?;
    found.extend(
        ends.into_iter()
            .map(|(house, kept, found)| (house, None, Flaw::FeedEndDiffers { kept, found })),
    );
    Ok(found)
}

/// Puts the names to what was found by which people find it.
pub(super) fn named(conn: &mut Connection, found: Vec<Found>) -> Result<Vec<Flawed>> {
    let mut slugs: BTreeMap<MunicipalityId, String> = BTreeMap::new();
    let mut flawed = Vec::with_capacity(found.len());
    for (house, case, flaw) in found {
        let municipality = match slugs.get(&house) {
            Some(slug) => slug.clone(),
            None => {
                let slug = municipalities::get(conn, house)?.municipality.slug;
                slugs.insert(house, slug.clone());
                slug
            }
        };
        let case = match case {
            Some(case) => Some(cases::get(conn, house, case)?.reference),
            None => None,
        };
        flawed.push(Flawed {
            municipality,
            case,
            flaw,
        });
    }
    Ok(flawed)
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
