//! Whether the chains of events are whole: every event at its place, over the text as it is stored.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::event::ChainHash;
use onedoor_domain::{CaseId, Moment, MunicipalityId};

use super::{Breach, CaseKey, Finding};
use crate::columns::{Col, Id};
use crate::schema::{cases, event};
use crate::{Connection, StoreError};

/// What became of one page of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The last case that was looked at: the next page begins after it. None at the end.
    pub last: Option<CaseKey>,
}

/// A case as it says its chain ends, with one of its events, if it has any.
type LinkFound = (Col<CaseId>, (i32, Vec<u8>), Option<EventFound>);

#[derive(Queryable, Selectable)]
#[diesel(table_name = event)]
struct EventFound {
    seq: i32,
    at: Col<Moment>,
    actor: String,
    payload: String,
    hash: Vec<u8>,
}

/// A page of the cases of all municipalities, open or closed, in the order of their keys.
///
/// # Errors
/// As every query.
pub fn cases_after(
    conn: &mut Connection,
    after: Option<CaseKey>,
    limit: i64,
) -> Result<Vec<CaseKey>, StoreError> {
    let mut query = cases::table
        .order((cases::municipality_id, cases::id))
        .limit(limit)
        .select((cases::municipality_id, cases::id))
        .into_boxed();
    if let Some((house, case)) = after {
        // One comparison of the whole key, at whose place in the index both databases begin;
        // written column by column, they would walk there from the start of the municipality.
        let further = sql::<Bool>("(\"case\".municipality_id, \"case\".id) > (")
            .bind::<Id, _>(Col(house))
            .sql(", ")
            .bind::<Id, _>(Col(case))
            .sql(")");
        query = query.filter(further);
    }
    let rows: Vec<(Col<MunicipalityId>, Col<CaseId>)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(house, id)| (house.0, id.0))
        .collect())
}

/// Checks the chains of one page of cases: every event is there, in order from 1, its hash follows
/// from the one before, and the case knows the last one.
///
/// A case with its events is read in one statement, so that an event that is added meanwhile is
/// either seen by both or by neither.
///
/// # Errors
/// As every query.
pub fn chains_after(
    conn: &mut Connection,
    after: Option<CaseKey>,
    limit: i64,
) -> Result<Checked, StoreError> {
    let page = cases_after(conn, after, limit)?;
    let mut findings = Vec::new();
    for house in page.chunk_by(|one, next| one.0 == next.0) {
        if let (Some((municipality, first)), Some((_, last))) = (house.first(), house.last()) {
            let links = links(conn, *municipality, *first, *last)?;
            findings.extend(followed(*municipality, links));
        }
    }
    Ok(Checked {
        findings,
        last: page.last().copied(),
    })
}

/// The cases from `first` to `last` with their events, in order.
///
/// Both tables are bounded, so that whichever way they are joined, only this page is read.
fn links(
    conn: &mut Connection,
    municipality: MunicipalityId,
    first: CaseId,
    last: CaseId,
) -> Result<Vec<LinkFound>, StoreError> {
    Ok(cases::table
        .left_join(
            event::table.on(event::municipality_id
                .eq(cases::municipality_id)
                .and(event::case_id.eq(cases::id))
                .and(event::case_id.ge(Col(first)))
                .and(event::case_id.le(Col(last)))),
        )
        .filter(cases::municipality_id.eq(Col(municipality)))
        .filter(cases::id.ge(Col(first)))
        .filter(cases::id.le(Col(last)))
        .order((cases::id, event::seq))
        .select((
            cases::id,
            (cases::last_seq, cases::last_hash),
            Option::<EventFound>::as_select(),
        ))
        .load(conn)?)
}

/// What is wrong with the chains of a municipality's cases.
fn followed(municipality: MunicipalityId, links: Vec<LinkFound>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut chain: Option<Chain> = None;
    for (case, kept, event) in links {
        let key = (municipality, case.0);
        if chain.as_ref().is_none_or(|chain| chain.case != key) {
            let before = chain.replace(Chain::new(key, kept));
            findings.extend(before.into_iter().flat_map(Chain::end));
        }
        if let (Some(chain), Some(event)) = (&mut chain, event) {
            chain.follow(&event);
        }
    }
    findings.extend(chain.into_iter().flat_map(Chain::end));
    findings
}

/// A chain as far as it was followed.
struct Chain {
    case: CaseKey,
    kept: (i32, Vec<u8>),
    seq: i32,
    hash: Vec<u8>,
    found: Vec<Breach>,
}

impl Chain {
    fn new(case: CaseKey, kept: (i32, Vec<u8>)) -> Self {
        Self {
            case,
            kept,
            seq: 0,
            hash: ChainHash::START.0.to_vec(),
            found: Vec::new(),
        }
    }

    /// Follows one event further. What is wrong is told once, where it is wrong: the next event is
    /// held against the hash that stands here.
    fn follow(&mut self, event: &EventFound) {
        let seq = self.seq.saturating_add(1);
        if event.seq == seq {
            if self.hash_after(event).as_deref() != Some(event.hash.as_slice()) {
                self.found.push(Breach::HashDoesNotFollow { seq });
            }
        } else {
            // What it followed from is not there to be held against.
            self.found.push(Breach::EventMissing { seq });
        }
        self.seq = event.seq;
        self.hash.clone_from(&event.hash);
    }

    /// The hash that this event must have, if the one before has the right length.
    fn hash_after(&self, event: &EventFound) -> Option<Vec<u8>> {
        let before = <[u8; 32]>::try_from(self.hash.as_slice()).ok()?;
        let next = ChainHash(before).next(event.seq, event.at.0, &event.actor, &event.payload);
        Some(next.0.to_vec())
    }

    fn end(mut self) -> impl Iterator<Item = Finding> {
        let (kept, hash) = &self.kept;
        if *kept != self.seq {
            self.found.push(Breach::LastSeqDiffers {
                kept: *kept,
                found: self.seq,
            });
        }
        if *hash != self.hash {
            self.found.push(Breach::LastHashDiffers);
        }
        let (municipality, case) = self.case;
        self.found.into_iter().map(move |what| Finding {
            municipality,
            case,
            what,
        })
    }
}
