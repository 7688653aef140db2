//! Reading the feed: what the caller may see of every case, exactly as far as lists show it.

use std::collections::HashMap;
use std::sync::Arc;

use onedoor_domain::CaseId;
use onedoor_domain::event::EventKind;
use onedoor_domain::policy::{self, Action, Caller, Scope, Surface};
use onedoor_store::Connection;
use onedoor_store::cases::{self, CaseFilter};
use onedoor_store::feed::{self, FeedRecord, Stretch};

use crate::case_file::CaseFile;
use crate::cases::within_scope;
use crate::events::{SeenEvent, name_programs, seen};
use crate::services::allowed;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// How many numbers one look goes through at most.
const STRETCH: i64 = 5_000;
/// How many events of cases that may not be the caller's one look takes.
const LOOKED_AT: i64 = 200;
/// How many looks one page may take before it ends where it is.
const LOOKS: usize = 5;

/// Which part of the feed.
#[derive(Debug, Clone, Copy, Default)]
pub struct FeedQuery {
    /// After this number.
    pub after: i64,
    /// Only what is of this kind.
    pub kind: Option<EventKind>,
    /// Only what happened to this case.
    pub case: Option<CaseId>,
    /// At most so many.
    pub limit: u32,
}

/// A part of the feed, and from where to read on.
#[derive(Debug, Clone)]
pub struct FeedPage {
    /// The events.
    pub events: Vec<FedEvent>,
    /// The number after which the next page begins, also where nothing could be shown.
    pub next: i64,
}

/// An event at its place in the feed.
#[derive(Debug, Clone)]
pub struct FedEvent {
    /// Its number.
    pub number: i64,
    /// The event.
    pub event: SeenEvent,
    /// Its case, for names.
    pub file: Arc<CaseFile>,
}

impl Services {
    /// What happened in the municipality, as far as the caller may see.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if they may see nothing of it, [`Error::Invalid`] if they read on from
    /// a number that was never given.
    pub async fn read_feed(&self, caller: Caller, query: FeedQuery) -> Result<FeedPage> {
        allowed(&caller, Action::ReadEvents)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.feed_page(conn, &caller, query))
            .await
    }

    /// From which number whoever follows the feed goes on: the one they name, or where it ends now.
    ///
    /// # Errors
    /// As [`Services::read_feed`].
    pub async fn feed_from(&self, caller: Caller, after: Option<i64>) -> Result<i64> {
        allowed(&caller, Action::ReadEvents)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let end = feed::end(conn, caller.municipality)?;
                match after {
                    Some(after) => was_given(after, end).map(|()| after),
                    None => Ok(end),
                }
            })
            .await
    }

    /// What of the feed is shown to the caller after a number.
    pub(crate) fn feed_page(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        query: FeedQuery,
    ) -> Result<FeedPage> {
        let end = feed::end(conn, caller.municipality)?;
        was_given(query.after, end)?;
        let wanted = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let mut page = FeedPage {
            events: Vec::new(),
            next: query.after,
        };
        for _ in 0..LOOKS {
            if page.next >= end || page.events.len() >= wanted {
                break;
            }
            self.look_further(conn, caller, query, end, &mut page)?;
        }
        name_programs(
            conn,
            caller,
            page.events.iter_mut().map(|fed| &mut fed.event),
        )?;
        Ok(page)
    }

    /// Adds what the next stretch of the feed shows to the caller.
    fn look_further(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        query: FeedQuery,
        end: i64,
        page: &mut FeedPage,
    ) -> Result<()> {
        let missing = usize::try_from(query.limit).unwrap_or(usize::MAX) - page.events.len();
        let limit = match policy::scope(caller) {
            Scope::Everything => i64::try_from(missing).unwrap_or(LOOKED_AT),
            Scope::Nothing | Scope::Concerned => LOOKED_AT,
        };
        let until = match query.case {
            // Its events are found by the case, however far apart their numbers are.
            Some(_) => end,
            None => end.min(page.next.saturating_add(STRETCH)),
        };
        let stretch = Stretch {
            after: page.next,
            until,
            kind: query.kind.map(|kind| kind.to_string()),
            case: query.case,
        };
        let found = feed::list(conn, caller.municipality, &stretch, limit)?;
        let is_whole = i64::try_from(found.len()).unwrap_or(i64::MAX) < limit;
        let last = found.last().map_or(until, |record| record.number);
        let files = self.files_of(conn, caller, &found)?;
        let shown = found
            .into_iter()
            .filter_map(|FeedRecord { number, event }| {
                let file = Arc::clone(files.get(&event.case)?);
                let event = seen(caller, &file, Surface::Overview, event)?;
                Some(FedEvent {
                    number,
                    event,
                    file,
                })
            });
        page.events.extend(shown.take(missing));
        let is_full = page.events.len() >= usize::try_from(query.limit).unwrap_or(usize::MAX);
        page.next = match page.events.last() {
            Some(last) if is_full => last.number,
            Some(_) | None if is_whole => until,
            Some(_) | None => last,
        };
        Ok(())
    }

    /// The cases of these events that a list would show to the caller.
    fn files_of(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        found: &[FeedRecord],
    ) -> Result<HashMap<CaseId, Arc<CaseFile>>> {
        let mut ids: Vec<CaseId> = found.iter().map(|record| record.event.case).collect();
        ids.sort_unstable();
        ids.dedup();
        let wanted = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        let filter = CaseFilter {
            among: Some(ids),
            ..CaseFilter::default()
        };
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let filter = within_scope(caller, filter, &in_force, self.now());
        let Some(filter) = filter.filter(|_| wanted > 0) else {
            return Ok(HashMap::new());
        };
        let records = cases::list(conn, caller.municipality, &filter, None, wanted)?;
        let files = self.files(conn, caller, Surface::Overview, records, &in_force)?;
        let by_id = files.into_iter().map(|file| (file.case.id, Arc::new(file)));
        Ok(by_id.collect())
    }
}

/// Passes if `after` is a place in the feed. Whoever reads on from a number that was never given
/// (an installation that was set back to an older copy) must not wait for it silently.
fn was_given(after: i64, end: i64) -> Result<()> {
    if (0..=end).contains(&after) {
        return Ok(());
    }
    let problem = FieldProblem::new("after", FieldCode::OutOfRange)
        .with("min", 0)
        .with("max", end);
    Err(Error::Invalid(vec![problem]))
}
