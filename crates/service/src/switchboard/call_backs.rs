//! Whom to call back: one call-back, and lists of them by who is to call.

use std::collections::BTreeMap;

use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::call_back::CallBackMove;
use onedoor_domain::policy::{self, Action, Caller, Object, Sight, Surface};
use onedoor_domain::{CallBackId, CaseId, Moment, StaffId};
use onedoor_store::call_backs::{self, CallBackFilter, CallBackPlace, CallBackRecord};
use onedoor_store::cases::{self, CaseFilter, CaseRecord};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, task_forces};

use crate::in_force::InForce;
use crate::listed::Listed;
use crate::services::allowed;
use crate::ties::{CaseTies, TakePart};
use crate::{Error, Result, Services};

/// Which open call-backs.
#[derive(Debug, Clone, Default)]
pub struct CallBackQuery {
    /// Who is to call.
    pub staff: Option<StaffId>,
    /// Due before this moment.
    pub due_before: Option<Moment>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// After this one.
    pub after: Option<CallBackPlace>,
    /// At most so many.
    pub limit: u32,
}

/// A call-back as its reader may see it.
#[derive(Debug, Clone)]
pub struct CallBackView {
    /// The call-back; without number, name and reason for those who may not read them.
    pub record: CallBackRecord,
    /// The reference of its case.
    pub reference: String,
    /// Who is to call: the one named, else whoever coordinates.
    pub caller: StaffId,
    /// Their name.
    pub caller_name: Option<String>,
    /// What the reader may do with it now.
    pub allowed: Vec<CallBackMove>,
}

impl Services {
    /// A page of the open call-backs that the caller may see, soonest due first. A page may hold
    /// fewer than there are places: what the reader may not see is left out.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_call_backs(
        &self,
        caller: Caller,
        query: CallBackQuery,
    ) -> Result<Listed<CallBackView, CallBackPlace>> {
        allowed(&caller, Action::ReadContacts)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.open_call_backs(conn, &caller, &query))
            .await
    }

    /// One call-back.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_call_back(&self, caller: Caller, id: CallBackId) -> Result<CallBackView> {
        let (services, asking) = (self.clone(), caller.clone());
        let (view, seen) = self
            .store
            .of(caller.municipality)
            .read(move |conn| {
                let view = services.call_back(conn, &asking, id)?;
                let seen = services.read_of_number(conn, &asking, &view)?;
                Ok::<_, Error>((view, seen))
            })
            .await?;
        self.log_reads(&caller, seen.into_iter().collect()).await?;
        Ok(view)
    }

    /// One call-back as it stands in this transaction.
    pub(super) fn call_back(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: CallBackId,
    ) -> Result<CallBackView> {
        let municipality = caller.municipality;
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let record = call_backs::get(conn, municipality, id)?;
        let case = cases::get(conn, municipality, record.case)?;
        let ties = CaseTies::read(conn, &in_force, &case, self.now())?.and(record.staff);
        let reader = Reading {
            caller,
            in_force: &in_force,
            surface: Surface::Case,
        };
        let object = Object::Case(ties.of(&case));
        policy::require(caller, Action::ReadContacts, &object)?;
        let view = reader.view(record, &case, &ties);
        view.ok_or(Error::NotFound)
    }

    /// What must be noted when somebody is shown whom to call back: where the identity is protected.
    fn read_of_number(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        view: &CallBackView,
    ) -> Result<Option<Access>> {
        let (municipality, now) = (caller.municipality, self.now());
        let case = cases::get(conn, municipality, view.record.case)?;
        let is_shown = view.record.phone.is_some() || view.record.name.is_some();
        if !case.protected_identity || !is_shown {
            return Ok(None);
        }
        let in_force = self.copies.get(conn, municipality, now)?;
        let ties = CaseTies::read(conn, &in_force, &case, now)?.and(view.record.staff);
        Ok(Some(Access {
            deed: AccessDeed::Read,
            part: AccessPart::Contacts,
            part_id: case.id.0,
            case: Some(case.id),
            ground: policy::ground(caller, &ties.of(&case)).to_string(),
        }))
    }

    fn open_call_backs(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        query: &CallBackQuery,
    ) -> Result<Listed<CallBackView, CallBackPlace>> {
        let municipality = caller.municipality;
        let in_force = self.copies.get(conn, municipality, self.now())?;
        let filter = CallBackFilter {
            staff: query.staff,
            due_before: query.due_before,
            case: query.case,
        };
        let more = i64::from(query.limit) + 1;
        let found = call_backs::list_open(conn, municipality, &filter, query.after, more)?;
        let page = Listed::cut(found, query.limit, |record| (record.due_at, record.id));
        let ids: Vec<CaseId> = page.items.iter().map(|record| record.case).collect();
        let parts = contributions::of_cases(conn, municipality, &ids)?;
        let members = task_forces::members(conn, municipality, &ids)?;
        let among = CaseFilter {
            among: Some(ids),
            ..CaseFilter::default()
        };
        let found = cases::list(conn, municipality, &among, None, more)?;
        let cases: BTreeMap<CaseId, CaseRecord> =
            found.into_iter().map(|case| (case.id, case)).collect();
        let reader = Reading {
            caller,
            in_force: &in_force,
            surface: Surface::Overview,
        };
        let now = self.now();
        let view = |record: CallBackRecord| {
            let case = cases.get(&record.case)?;
            let of_case = parts.iter().filter(|part| part.case == case.id);
            let parts: Vec<ContributionRecord> = of_case.cloned().collect();
            let take_part = TakePart {
                parts: &parts,
                members: members.get(&case.id).map_or(&[][..], Vec::as_slice),
            };
            let ties = CaseTies::new(municipality, case, take_part, &in_force, now);
            let ties = ties.and(record.staff);
            reader.view(record, case, &ties)
        };
        Ok(Listed {
            items: page.items.into_iter().filter_map(view).collect(),
            next: page.next,
        })
    }
}

/// Somebody who reads call-backs, and where.
struct Reading<'a> {
    caller: &'a Caller,
    in_force: &'a InForce,
    surface: Surface,
}

impl Reading<'_> {
    /// Whoever is to call and whoever noted it read all of it; others by their sight of the case.
    /// A protected identity stands in no list.
    fn view(
        &self,
        mut record: CallBackRecord,
        case: &CaseRecord,
        ties: &CaseTies,
    ) -> Option<CallBackView> {
        let seen = ties.of(case);
        let sight = policy::sight(self.caller, &seen)?;
        let caller = record.staff.unwrap_or(case.coordinator);
        let is_theirs =
            self.caller.staff == Some(caller) || record.asked_by == self.caller.actor.as_text();
        if !is_theirs && sight != Sight::Full {
            (record.phone, record.name, record.reason) = (None, None, None);
        }
        if !sight.shows_identity(self.surface, &seen) {
            (record.phone, record.name) = (None, None);
        }
        let may = policy::require(self.caller, Action::RecordContact, &Object::Case(seen)).is_ok();
        let moves = record.state.allowed().iter().copied();
        let person = self.in_force.directory.find(caller);
        Some(CallBackView {
            reference: case.reference.clone(),
            caller,
            caller_name: person.map(|person| person.name.clone()),
            allowed: moves.filter(|_| may).collect(),
            record,
        })
    }
}
