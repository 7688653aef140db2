//! Working lists: what somebody, a unit or the whole house has to do.

mod board;
mod filters;
mod reading;

use std::collections::HashMap;

use jiff::SignedDuration;
use onedoor_domain::CaseId;
use onedoor_domain::policy::{Action, Caller, Surface};
use onedoor_domain::work::WorkList;
use onedoor_store::cases::{self, CaseFilter};
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::work::{self, Whose};
use onedoor_store::{Connection, StoreError};
use uuid::Uuid;

pub use board::Board;
pub use filters::FilterInput;
use reading::{Asked, asked, bad_cursor, cursor, due_and_id, whose};

use crate::case_file::CaseFile;
use crate::services::allowed;
use crate::{Result, Services};

/// How far a list is counted.
pub const COUNTED: usize = 1000;

/// Whose work is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkOf {
    /// The caller's own, and that of those for whom they act.
    Mine,
    /// A unit's.
    Unit(String),
    /// Everybody's.
    Everybody,
}

/// A page of a working list.
#[derive(Debug, Clone)]
pub struct WorkQuery {
    /// Which list.
    pub list: WorkList,
    /// Whose.
    pub of: WorkOf,
    /// Where the page begins: `next` of the page before.
    pub cursor: Option<String>,
    /// At most so many.
    pub limit: u32,
}

/// Something to be done.
#[derive(Debug, Clone)]
pub struct WorkItem {
    /// The case.
    pub file: CaseFile,
    /// The contribution, where the list holds contributions.
    pub contribution: Option<ContributionRecord>,
    /// The promise, where the list holds promises.
    pub guarantee: Option<GuaranteeRecord>,
}

/// What is to be done, and where the next page begins.
#[derive(Debug, Clone)]
pub struct WorkPage {
    /// What is to be done.
    pub items: Vec<WorkItem>,
    /// Pass this as `cursor` for the next page; none at the end.
    pub next: Option<String>,
}

/// How much stands on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Which list.
    pub list: WorkList,
    /// How much; [`COUNTED`] means as much or more.
    pub count: usize,
}

/// What was found, before it is put beside its case.
type Found = (CaseId, Option<ContributionRecord>, Option<GuaranteeRecord>);

impl Services {
    /// A page of a working list.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if the caller may not see whose work it is, [`Error::Invalid`].
    pub async fn list_work(&self, caller: Caller, query: WorkQuery) -> Result<WorkPage> {
        allowed(&caller, Action::ListCases)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.work_page(conn, &caller, &query))
            .await
    }

    /// How much stands on every working list, counted no further than [`COUNTED`].
    ///
    /// # Errors
    /// [`Error::Forbidden`] if the caller may not see whose work it is, [`Error::Invalid`].
    pub async fn count_work(&self, caller: Caller, of: WorkOf) -> Result<Vec<Counted>> {
        allowed(&caller, Action::ListCases)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let now = services.now();
                let in_force = services.copies.get(conn, caller.municipality, now)?;
                let whose = whose(&caller, &in_force, &of, now)?;
                let mut counts = Vec::with_capacity(WorkList::ALL.len());
                for list in WorkList::ALL {
                    let asked = asked(*list, &in_force, now);
                    let count = count(conn, &caller, &asked, &whose)?;
                    counts.push(Counted { list: *list, count });
                }
                Ok(counts)
            })
            .await
    }

    fn work_page(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        query: &WorkQuery,
    ) -> Result<WorkPage> {
        let now = self.now();
        let in_force = self.copies.get(conn, caller.municipality, now)?;
        let whose = whose(caller, &in_force, &query.of, now)?;
        let asked = asked(query.list, &in_force, now);
        let wanted = i64::from(query.limit) + 1;
        let mut found = find(
            conn,
            caller,
            &asked,
            &whose,
            query.cursor.as_deref(),
            wanted,
        )?;
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(cursor);
        let items = self.work_items(conn, caller, found)?;
        Ok(WorkPage { items, next })
    }

    /// What was found, each beside its case, as far as the caller may see.
    fn work_items(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        found: Vec<Found>,
    ) -> Result<Vec<WorkItem>> {
        let mut ids: Vec<CaseId> = found.iter().map(|(case, ..)| *case).collect();
        ids.sort_unstable();
        ids.dedup();
        let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        let filter = CaseFilter {
            among: Some(ids),
            ..CaseFilter::default()
        };
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let records = cases::list(conn, caller.municipality, &filter, None, limit)?;
        let files = self.files(conn, caller, Surface::Overview, records, &in_force)?;
        let files: HashMap<CaseId, CaseFile> =
            files.into_iter().map(|file| (file.case.id, file)).collect();
        let beside = found
            .into_iter()
            .filter_map(|(case, contribution, guarantee)| {
                Some(WorkItem {
                    file: files.get(&case)?.clone(),
                    contribution,
                    guarantee,
                })
            });
        Ok(beside.collect())
    }
}

fn find(
    conn: &mut Connection,
    caller: &Caller,
    asked: &Asked,
    whose: &Whose,
    cursor: Option<&str>,
    limit: i64,
) -> Result<Vec<Found>> {
    let house = caller.municipality;
    let after = |cursor: &str| cursor.parse::<Uuid>().map_err(|_| bad_cursor());
    Ok(match asked {
        Asked::Cases(which) => {
            let after = cursor.map(after).transpose()?.map(CaseId);
            let found = work::cases(conn, house, *which, whose, after, limit)?;
            found
                .into_iter()
                .map(|case| (case.id, None, None))
                .collect()
        }
        Asked::Contributions(which) => {
            let after = cursor.map(after).transpose()?.map(Into::into);
            let found = work::contributions(conn, house, *which, whose, after, limit)?;
            let beside = |part: ContributionRecord| (part.case, Some(part), None);
            found.into_iter().map(beside).collect()
        }
        Asked::Promises(which) => {
            let after = cursor.map(due_and_id).transpose()?;
            let found = work::promises(conn, house, *which, whose, after, limit)?;
            let beside = |promise: GuaranteeRecord| (promise.case, None, Some(promise));
            found.into_iter().map(beside).collect()
        }
    })
}

fn count(
    conn: &mut Connection,
    caller: &Caller,
    asked: &Asked,
    whose: &Whose,
) -> std::result::Result<usize, StoreError> {
    let house = caller.municipality;
    let at_most = i64::try_from(COUNTED).unwrap_or(i64::MAX);
    match asked {
        Asked::Cases(which) => work::count_cases(conn, house, *which, whose, at_most),
        Asked::Contributions(which) => {
            work::count_contributions(conn, house, *which, whose, at_most)
        }
        Asked::Promises(which) => work::count_promises(conn, house, *which, whose, at_most),
    }
}

/// How long something may lie still before it counts as stuck: a week.
const STUCK: SignedDuration = SignedDuration::from_hours(-7 * 24);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_that_was_made_up_is_refused() {
        for made_up in ["", "_", "12", "x_y", "99999999999999999999_0190"] {
            assert!(due_and_id(made_up).is_err(), "{made_up}");
        }
    }
}
