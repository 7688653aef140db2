//! Reading cases: lists, one case, why it was routed so.

use std::sync::Arc;

use onedoor_domain::papers::Papers;
use onedoor_domain::policy::{self, Action, Caller, Object, Scope, Sight, Surface};
use onedoor_domain::routing::Plan;
use onedoor_domain::{BusinessId, CaseId, Moment, Reference, search};
use onedoor_store::cases::{self, CaseFilter, CaseRecord};
use onedoor_store::contents::{self, EnquiryRecord};
use onedoor_store::{Connection, businesses, dependencies, labels, task_forces};

use crate::case_file::{AllowedActs, Around, CaseFile};
use crate::casework::all_enquiries;
use crate::in_force::InForce;
use crate::ledgers::Ledgers;
use crate::services::allowed;
use crate::ties::{CaseTies, TakePart, concerned};
use crate::{Error, Result, Services};

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

/// Why a case was routed as it was.
#[derive(Debug, Clone)]
pub struct RoutingExplained {
    /// The case.
    pub file: CaseFile,
    /// The plan as it was recorded.
    pub plan: Plan,
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
            .read(move |conn| services.page(conn, &caller, query))
            .await
    }

    /// One case with everything that belongs to it, as far as the caller may see.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find_case(&self, caller: Caller, id: CaseId) -> Result<CaseFile> {
        let services = self.clone();
        self.store
            .read(move |conn| services.whole_file(conn, &caller, id))
            .await
    }

    /// The enquiries of a case, word for word.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] if the caller may know the case but not its words.
    pub async fn list_enquiries(&self, caller: Caller, id: CaseId) -> Result<Vec<EnquiryRecord>> {
        let services = self.clone();
        self.store
            .read(move |conn| {
                services.file(conn, &caller, Action::ReadEnquiryText, id)?;
                all_enquiries(conn, caller.municipality, id)
            })
            .await
    }

    /// Why the case was routed as it was.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn explain_routing(&self, caller: Caller, id: CaseId) -> Result<RoutingExplained> {
        let services = self.clone();
        self.store
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadRouting, id)?;
                let plan = cases::plan(conn, caller.municipality, id)?;
                Ok(RoutingExplained { file, plan })
            })
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

    /// One case as it is shown by itself: with its papers, where words may be shown.
    pub(crate) fn whole_file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: CaseId,
    ) -> Result<CaseFile> {
        let mut file = self.file(conn, caller, Action::ReadCase, id)?;
        if file.sight == Sight::Full {
            let events = contents::events_of(conn, caller.municipality, id)?;
            file.papers = Papers::after(&Ledgers::read(&events)?.past);
            self.look_around(conn, caller, &mut file)?;
        }
        Ok(file)
    }

    pub(crate) fn file(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        action: Action,
        id: CaseId,
    ) -> Result<CaseFile> {
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let case = cases::get(conn, caller.municipality, id)?;
        let parts = contents::contributions(conn, caller.municipality, &[id])?;
        let members = task_forces::members(conn, caller.municipality, &[id])?.remove(&id);
        let take_part = TakePart {
            parts: &parts,
            members: &members.unwrap_or_default(),
        };
        let ties = CaseTies::new(caller.municipality, &case, take_part, &in_force, self.now());
        policy::require(caller, action, &Object::Case(ties.of(&case)))?;
        let mut file = self
            .files(conn, caller, Surface::Case, vec![case], &in_force)?
            .pop()
            .ok_or(Error::NotFound)?;
        let answers = cases::answers(conn, caller.municipality, id)?;
        file.questions = cases::plan(conn, caller.municipality, id)?.questions;
        file.questions
            .retain(|open| !answers.contains_key(&open.question));
        Ok(file)
    }

    pub(crate) fn files(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        surface: Surface,
        found: Vec<CaseRecord>,
        in_force: &Arc<InForce>,
    ) -> Result<Vec<CaseFile>> {
        let ids: Vec<CaseId> = found.iter().map(|case| case.id).collect();
        let municipality = caller.municipality;
        let mut types = cases::types(conn, municipality, &ids)?;
        let mut contributions = contents::contributions(conn, municipality, &ids)?;
        let mut waiting = dependencies::of_cases(conn, municipality, &ids)?;
        let mut guarantees = contents::guarantees(conn, municipality, &ids)?;
        let mut labels = labels::of_cases(conn, municipality, &ids)?;
        let mut members = task_forces::members(conn, municipality, &ids)?;
        let asking: Vec<BusinessId> = found.iter().filter_map(|case| case.business).collect();
        let known = businesses::by_id(conn, municipality, &asking)?;
        let mut files = Vec::with_capacity(found.len());
        for case in found {
            let contributions: Vec<_> = contributions
                .extract_if(.., |part| part.case == case.id)
                .collect();
            let members = members.remove(&case.id).unwrap_or_default();
            let take_part = TakePart {
                parts: &contributions,
                members: &members,
            };
            let ties = CaseTies::new(municipality, &case, take_part, in_force, self.now());
            let seen = ties.of(&case);
            let Some(sight) = policy::sight(caller, &seen) else {
                continue;
            };
            let allowed = AllowedActs::of(caller, &ties, &case, &contributions);
            let shown = sight.shows_identity(surface, &seen);
            let business = case.business.filter(|_| shown);
            let catalogue = (self.copies).catalogue(conn, municipality, case.catalogue_version)?;
            let labels = labels.remove(&case.id).unwrap_or_default();
            files.push(CaseFile {
                types: types.extract_if(.., |of| of.case == case.id).collect(),
                business: business.and_then(|id| known.get(&id).cloned()),
                dependencies: waiting
                    .extract_if(.., |of| {
                        contributions.iter().any(|part| part.id == of.waiting)
                    })
                    .collect(),
                contributions,
                guarantees: guarantees.extract_if(.., |of| of.case == case.id).collect(),
                questions: Vec::new(),
                papers: Papers::default(),
                around: Around {
                    labels,
                    ..Around::default()
                },
                catalogue,
                in_force: Arc::clone(in_force),
                sight,
                allowed,
                acting: ties.acting(),
                members,
                case,
            });
        }
        Ok(files)
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
