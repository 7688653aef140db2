//! Lists of cases: narrowed by filters, by words, and by what the reader may know of.

use onedoor_domain::policy::{self, Action, Caller, Scope, Surface};
use onedoor_domain::{CaseId, Moment, Reference, search};
use onedoor_store::Connection;
use onedoor_store::cases::{self, CaseFilter, CaseRecord};

use crate::case_file::CaseFile;
use crate::in_force::InForce;
use crate::services::allowed;
use crate::ties::concerned;
use crate::{Result, Services};

/// How many cases found by their text are looked at in one go.
const FOUND_AT_ONCE: i64 = 200;
/// How many such goes one page may take before it ends where it is.
const GOES: usize = 50;

/// What a list of cases is asked for.
#[derive(Debug, Clone, Default)]
pub struct CaseQuery {
    /// Narrowed to what.
    pub filter: CaseFilter,
    /// Words that an enquiry must hold, or a reference.
    pub text: Option<String>,
    /// Older than this case.
    pub before: Option<CaseId>,
    /// At most so many.
    pub limit: u32,
}

/// A page of cases, and where the next begins.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// The cases, newest first.
    pub cases: Vec<CaseFile>,
    /// Pass this as `before` for the next page; none at the end.
    pub next: Option<CaseId>,
}

impl Services {
    /// A page of the cases that the caller may see.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if they may list none.
    pub async fn list_cases(&self, caller: Caller, query: CaseQuery) -> Result<CasePage> {
        let action = if query.text.is_some() {
            Action::Search
        } else {
            Action::ListCases
        };
        allowed(&caller, action)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.page(conn, &caller, query))
            .await
    }

    fn page(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        mut query: CaseQuery,
    ) -> Result<CasePage> {
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let Some(filter) = within_scope(caller, query.filter, &in_force, self.now()) else {
            return Ok(CasePage {
                cases: Vec::new(),
                next: None,
            });
        };
        query.filter = filter;
        let limit = i64::from(query.limit);
        let mut found = match query.text.take() {
            None => cases::list(
                conn,
                caller.municipality,
                &query.filter,
                query.before,
                limit + 1,
            )?,
            Some(text) => by_text(conn, caller, &query, &text, limit + 1)?,
        };
        let more = i64::try_from(found.len()).unwrap_or(i64::MAX) > limit;
        found.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
        let next = found.last().map(|case| case.id).filter(|_| more);
        let cases = self.files(conn, caller, Surface::Overview, found, &in_force)?;
        Ok(CasePage { cases, next })
    }
}

/// Narrowed to the cases that a list may hold for this caller; none if it may hold none.
pub(crate) fn within_scope(
    caller: &Caller,
    filter: CaseFilter,
    in_force: &InForce,
    now: Moment,
) -> Option<CaseFilter> {
    match policy::scope(caller) {
        Scope::Nothing => None,
        Scope::Concerned => Some(CaseFilter {
            concerning: Some(concerned(caller, in_force, now)),
            ..filter
        }),
        Scope::Everything => Some(filter),
    }
}

/// By its reference, if the text is one; else by the words of its enquiries.
fn by_text(
    conn: &mut Connection,
    caller: &Caller,
    query: &CaseQuery,
    text: &str,
    wanted: i64,
) -> Result<Vec<CaseRecord>> {
    let municipality = caller.municipality;
    if let Ok(reference) = Reference::parse(text) {
        let Some(case) = cases::find_by_reference(conn, municipality, reference.as_str())? else {
            return Ok(Vec::new());
        };
        let filter = CaseFilter {
            among: Some(vec![case.id]),
            ..query.filter.clone()
        };
        return Ok(cases::list(
            conn,
            municipality,
            &filter,
            query.before,
            wanted,
        )?);
    }
    let words = search::words(text);
    let (mut found, mut before) = (Vec::new(), query.before);
    for _ in 0..GOES {
        let hits = onedoor_store::search::cases(conn, municipality, &words, before, FOUND_AT_ONCE)?;
        let Some(last) = hits.last().copied() else {
            break;
        };
        let more = i64::try_from(hits.len()).unwrap_or(0) == FOUND_AT_ONCE;
        let filter = CaseFilter {
            among: Some(hits),
            ..query.filter.clone()
        };
        found.extend(cases::list(conn, municipality, &filter, None, wanted)?);
        if !more || i64::try_from(found.len()).unwrap_or(i64::MAX) >= wanted {
            break;
        }
        before = Some(last);
    }
    Ok(found)
}
