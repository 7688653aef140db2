//! Whether what is stored is what was promised: everything is read again and worked out anew.
//!
//! It walks page by page and may run beside everything else. What seems wrong about one case is
//! looked at once more with the case held, and what seems wrong about the whole is asked twice, so
//! that a change under way is not taken for a flaw.

mod files;
mod flaw;

use std::collections::BTreeMap;

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{derive_state, fold};
use onedoor_domain::promises::Kept;
use onedoor_domain::{CaseId, GuaranteeId, MunicipalityId};
use onedoor_store::contents::{self, GuaranteeRecord};
use onedoor_store::verify::{self, CaseKey};
use onedoor_store::{Connection, StoreError, cases, guarantees, municipalities};

use crate::docket::change;
use crate::json::recorded;
use crate::ledgers::Ledgers;
use crate::{Result, Services};

pub use files::VerifiedFiles;
pub use flaw::{Flaw, Flawed};

/// How many cases one look takes. A look must end well before the store's patience does.
const PAGE: i64 = 100;

/// What was looked at, and how much was wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Cases.
    pub cases: usize,
    /// Guarantees.
    pub guarantees: usize,
    /// What is wrong.
    pub flaws: usize,
}

/// What is wrong in a municipality, and with which case.
type Found = (MunicipalityId, Option<CaseId>, Flaw);

/// One page of cases that was looked at.
#[derive(Default)]
struct Page {
    cases: usize,
    guarantees: usize,
    flawed: Vec<Flawed>,
    /// Cases whose promises seem wrong, to be looked at once more.
    suspects: Vec<CaseKey>,
    /// The next page begins after this case; none at the end.
    last: Option<CaseKey>,
}

impl Services {
    /// Looks at everything, tells of each flaw as it is found, and sums up.
    ///
    /// # Errors
    /// As every read: then it could not look, and nothing is proved.
    pub async fn verify(&self, mut tell: impl FnMut(&Flawed)) -> Result<Verified> {
        let mut verified = Verified::default();
        let mut note = |flawed: &[Flawed]| {
            flawed.iter().for_each(&mut tell);
            flawed.len()
        };
        verified.flaws += note(&self.verify_whole().await?);
        let mut after = None;
        loop {
            let services = self.clone();
            let page = self
                .store
                .read(move |conn| services.verify_page(conn, after))
                .await?;
            verified.cases += page.cases;
            verified.guarantees += page.guarantees;
            verified.flaws += note(&page.flawed);
            for suspect in page.suspects {
                verified.flaws += note(&self.settle(suspect).await?);
            }
            after = page.last;
            if after.is_none() {
                return Ok(verified);
            }
        }
    }

    /// What no single case shows. Asked twice: a load that changed between two statements of the
    /// first look is right in the second.
    async fn verify_whole(&self) -> Result<Vec<Flawed>> {
        let first = self.store.read(whole).await?;
        if first.is_empty() {
            return Ok(Vec::new());
        }
        self.store
            .read(move |conn| {
                let again = whole(conn)?;
                let stays = first.into_iter().filter(|one| again.contains(one));
                named(conn, stays.collect())
            })
            .await
    }

    fn verify_page(&self, conn: &mut Connection, after: Option<CaseKey>) -> Result<Page> {
        let keys = verify::cases_after(conn, after, PAGE)?;
        let Some(last) = keys.last() else {
            return Ok(Page::default());
        };
        let limit = i64::try_from(keys.len()).unwrap_or(PAGE);
        let chains = verify::chains_after(conn, after, limit)?.findings;
        let broken = chains
            .into_iter()
            .chain(verify::feeds_after(conn, after, limit)?)
            .map(|of| (of.municipality, Some(of.case), Flaw::from(of.what)));
        let mut page = Page {
            cases: keys.len(),
            flawed: named(conn, broken.collect())?,
            last: Some(*last),
            ..Page::default()
        };
        for key in keys {
            let (guarantees, flaws) = self.verify_promises(conn, key)?;
            page.guarantees += guarantees;
            if !flaws.is_empty() {
                page.suspects.push(key);
            }
        }
        Ok(page)
    }

    /// Looks at the promises of a case while nobody can change it.
    async fn settle(&self, key: CaseKey) -> Result<Vec<Flawed>> {
        let services = self.clone();
        self.store
            .write(move |conn| {
                cases::lock(conn, key.0, key.1)?;
                let (_, flaws) = services.verify_promises(conn, key)?;
                let found = flaws.into_iter().map(|flaw| (key.0, Some(key.1), flaw));
                named(conn, found.collect())
            })
            .await
    }

    /// Replays the ledgers of one case, and says how many guarantees it has and what is wrong.
    fn verify_promises(&self, conn: &mut Connection, key: CaseKey) -> Result<(usize, Vec<Flaw>)> {
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
fn whole(conn: &mut Connection) -> Result<Vec<Found>> {
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
fn named(conn: &mut Connection, found: Vec<Found>) -> Result<Vec<Flawed>> {
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
