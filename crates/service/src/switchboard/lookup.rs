//! Who calls, what of theirs is live, whose it is, and whether that person can take the call.
//!
//! While the phone still rings: few queries, each bounded. Nobody whose identity is protected is
//! found by what they are called, by their number or by their identifier, whoever asks; only by
//! the reference of their case, and then the case is shown without them.

mod find;

use std::collections::BTreeMap;
use std::sync::Arc;

use onedoor_domain::availability::Reach;
use onedoor_domain::policy::{self, Action, Caller, Scope, Surface};
use onedoor_domain::{BusinessId, CaseId, MunicipalityId, StaffId};
use onedoor_store::businesses::{self, BusinessRecord};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::lookup::ContactRecord;
use onedoor_store::{Connection, contributions, task_forces};

use self::find::Found;
use super::reaching::reaches;
use crate::businesses::{BusinessView, views};
use crate::case_file::{AllowedActs, Around, CaseFile};
use crate::in_force::InForce;
use crate::services::allowed;
use crate::ties::{CaseTies, TakePart};
use crate::{Result, Services};

/// What the switchboard knows of who calls: one thing.
#[derive(Debug, Clone)]
pub enum LookupQuery {
    /// Their number, however written.
    Phone(String),
    /// The number of the business in a register, however written.
    Identifier(String),
    /// The reference of their case, perhaps misheard.
    Reference(String),
    /// The beginnings of words of their name or the business's.
    Name(String),
}

/// A business and those of its people who were found; or somebody of no business that is known.
#[derive(Debug, Clone)]
pub struct Calling {
    /// The business.
    pub business: Option<BusinessView>,
    /// Who of it was found.
    pub contacts: Vec<ContactRecord>,
}

/// A case of whoever calls.
#[derive(Debug, Clone)]
pub struct CaseCalled {
    /// The case, its types and its business. What is owed and promised is not read for a call.
    pub file: CaseFile,
    /// Whether its reference was only guessed.
    pub guessed: bool,
    /// Whether the caller may note the call on it and open a call-back.
    pub may_record: bool,
}

/// What the switchboard is told.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// Who it may be.
    pub callers: Vec<Calling>,
    /// Their cases, newest first.
    pub cases: Vec<CaseCalled>,
    /// Whether a digit of the reference is wrong, so that the cases are guesses.
    pub misread: bool,
    /// Whether there is more than is told.
    pub more: bool,
    /// Whoever coordinates these cases or looks after these businesses, and whether they can be
    /// reached.
    pub people: BTreeMap<StaffId, Reach>,
    /// What is in force, for names.
    pub in_force: Arc<InForce>,
}

impl Services {
    /// Finds out who calls.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] if that is nothing to look for, [`crate::Error::Forbidden`].
    pub async fn lookup(&self, caller: Caller, query: Result<LookupQuery>) -> Result<Lookup> {
        allowed(&caller, Action::Lookup)?;
        // What is wrong with it is told to those alone who may ask.
        let query = query?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read_by_kept_plans(move |conn| {
                let in_force = services
                    .copies
                    .get(conn, caller.municipality, services.now())?;
                let found = find::find(conn, &in_force, &query)?;
                services.told(conn, &caller, &in_force, found)
            })
            .await
    }

    fn told(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        in_force: &Arc<InForce>,
        mut found: Found,
    ) -> Result<Lookup> {
        let records = std::mem::take(&mut found.cases);
        let known = whose(conn, caller.municipality, &records, &found.businesses)?;
        let cases = self.called(conn, caller, in_force, records, (&known, found.misread))?;
        let callers = calling(conn, caller, found.businesses, found.contacts, &cases)?;
        let coordinate = cases.iter().map(|one| one.file.case.coordinator);
        let businesses = callers.iter().filter_map(|one| one.business.as_ref());
        let look_after = businesses.filter_map(|business| business.record.account_manager);
        let mut staff: Vec<StaffId> = coordinate.chain(look_after).collect();
        staff.sort_unstable();
        staff.dedup();
        Ok(Lookup {
            people: reaches(conn, in_force, &staff, self.now())?,
            callers,
            cases,
            misread: found.misread,
            more: found.more,
            in_force: Arc::clone(in_force),
        })
    }

    /// The cases as far as the caller may know of them, as they stand in an overview.
    fn called(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        in_force: &Arc<InForce>,
        records: Vec<CaseRecord>,
        (known, guessed): (&BTreeMap<BusinessId, BusinessRecord>, bool),
    ) -> Result<Vec<CaseCalled>> {
        if records.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<CaseId> = records.iter().map(|case| case.id).collect();
        let municipality = caller.municipality;
        let mut types = cases::types(conn, municipality, &ids)?;
        let mut parts = contributions::of_cases(conn, municipality, &ids)?;
        let mut members = task_forces::members(conn, municipality, &ids)?;
        let mut called = Vec::with_capacity(records.len());
        for case in records {
            let parts: Vec<_> = parts.extract_if(.., |part| part.case == case.id).collect();
            let members = members.remove(&case.id).unwrap_or_default();
            let take_part = TakePart {
                parts: &parts,
                members: &members,
            };
            let ties = CaseTies::new(municipality, &case, take_part, in_force, self.now());
            let seen = ties.of(&case);
            let Some(sight) = policy::sight(caller, &seen) else {
                continue;
            };
            let shown = sight.shows_identity(Surface::Overview, &seen);
            let business = case.business.filter(|_| shown);
            let object = policy::Object::Case(seen);
            called.push(CaseCalled {
                guessed,
                may_record: policy::require(caller, Action::RecordContact, &object).is_ok(),
                file: CaseFile {
                    types: types.extract_if(.., |of| of.case == case.id).collect(),
                    business: business.and_then(|id| known.get(&id).cloned()),
                    contributions: Vec::new(),
                    dependencies: Vec::new(),
                    around: Around::default(),
                    acting: ties.acting(),
                    guarantees: Vec::new(),
                    questions: Vec::new(),
                    papers: onedoor_domain::papers::Papers::default(),
                    catalogue: self
                        .copies
                        .catalogue(conn, municipality, case.catalogue_version)?,
                    in_force: Arc::clone(in_force),
                    sight,
                    allowed: AllowedActs::of(caller, &ties, &case, &[]),
                    members,
                    case,
                },
            });
        }
        Ok(called)
    }
}

/// The businesses of these cases; most were found already.
fn whose(
    conn: &mut Connection,
    municipality: MunicipalityId,
    records: &[CaseRecord],
    found: &[BusinessRecord],
) -> Result<BTreeMap<BusinessId, BusinessRecord>> {
    let mut known: BTreeMap<_, _> = found.iter().map(|one| (one.id, one.clone())).collect();
    let theirs = records.iter().filter_map(|case| case.business);
    let others: Vec<BusinessId> = theirs.filter(|id| !known.contains_key(id)).collect();
    if !others.is_empty() {
        known.extend(businesses::by_id(conn, municipality, &others)?);
    }
    Ok(known)
}

/// Who it may be, as far as the caller may know: who may read the register sees what it says; who
/// sees every case with limits is told the names of businesses; who sees only some cases, those of
/// these.
fn calling(
    conn: &mut Connection,
    caller: &Caller,
    mut businesses: Vec<BusinessRecord>,
    contacts: Vec<ContactRecord>,
    cases: &[CaseCalled],
) -> Result<Vec<Calling>> {
    let reads = allowed(caller, Action::ReadBusinesses).is_ok();
    let sees_all = policy::scope(caller) == Scope::Everything;
    businesses.retain(|business| {
        let mut theirs = cases.iter().map(|one| one.file.case.business);
        reads || sees_all || theirs.any(|of| of == Some(business.id))
    });
    let mut contacts = if reads { contacts } else { Vec::new() };
    let mut callers: Vec<Calling> = views(conn, caller, businesses)?
        .into_iter()
        .map(|business| {
            let id = Some(business.record.id);
            Calling {
                contacts: contacts.extract_if(.., |one| one.business == id).collect(),
                business: Some(business),
            }
        })
        .collect();
    let strangers = contacts.into_iter().filter(|one| one.business.is_none());
    callers.extend(strangers.map(|one| Calling {
        business: None,
        contacts: vec![one],
    }));
    Ok(callers)
}
