//! Everything that somebody carries, held until it is handed on.

use std::collections::{BTreeMap, BTreeSet};

use onedoor_domain::hand_over::HandOverReason;
use onedoor_domain::policy::Caller;
use onedoor_domain::{CaseId, ContributionId, MunicipalityId, StaffId};
use onedoor_store::call_backs::{self, CallBackRecord};
use onedoor_store::cases::{self, CaseRecord};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, attempt, staff};

use super::super::{Chooser, HandOver, in_hands_of, lies_with_coordinator};
use super::LeaveInput;
use crate::docket::Docket;
use crate::in_force::InForce;
use crate::{Error, Refusal, Result, Services};

/// How often it is begun anew because somebody was given work or left meanwhile.
const TRIES: usize = 5;
/// All of them, however many.
pub(super) const EVERY: i64 = i64::MAX;

/// What becomes of one case.
pub(super) struct Step {
    pub(super) over: Option<HandOver>,
    pub(super) put_back: Vec<ContributionId>,
    /// Whom they were to call back: whoever coordinates does from now on.
    pub(super) calls: Vec<CallBackRecord>,
}

/// Every case that somebody has to do with and what becomes of it, held.
pub(super) struct Burden {
    pub(super) dockets: Vec<Docket>,
    pub(super) steps: BTreeMap<CaseId, Step>,
}

impl Services {
    /// Holds every case that `id` has to do with, then everybody's load, and sees that nothing was
    /// added meanwhile: from then on nobody can give them anything. If something was, everything
    /// is let go and held anew, because cases are never held after loads.
    pub(super) fn gather(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        in_force: &InForce,
        id: StaffId,
        input: LeaveInput,
    ) -> Result<Burden> {
        for _ in 0..TRIES {
            match attempt(conn, |conn| {
                self.gather_once(conn, caller, in_force, id, input)
            }) {
                Err(Error::Stale) => {}
                outcome => return outcome,
            }
        }
        Err(Error::Refused(Refusal::TryAgain))
    }

    fn gather_once(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        in_force: &InForce,
        id: StaffId,
        input: LeaveInput,
    ) -> Result<Burden> {
        let municipality = caller.municipality;
        let mut dockets = Vec::new();
        for case in burden_of(conn, municipality, id)? {
            dockets.push(self.open_docket(conn, municipality, case, caller.actor)?);
        }
        let records: Vec<&CaseRecord> = dockets.iter().map(|of| &of.head.record).collect();
        let parts: Vec<ContributionRecord> = dockets
            .iter()
            .flat_map(|of| of.contributions.clone())
            .collect();
        let steps = self.way_out(conn, in_force, id, input, &records, &parts)?;
        let chosen = steps.values().filter_map(|step| step.over.as_ref());
        let concerned: BTreeSet<StaffId> = chosen
            .map(|over| over.to)
            .chain(records.iter().map(|case| case.coordinator))
            .chain([id])
            .collect();
        let concerned: Vec<StaffId> = concerned.into_iter().collect();
        let loads = staff::hold_loads(conn, municipality, &concerned)?;
        if concerned.iter().any(|of| !loads.contains_key(of)) {
            return Err(Error::Stale);
        }
        let coordinated = steps.values().filter(|step| step.over.is_some()).count();
        let live: BTreeSet<CaseId> = steps.keys().copied().collect();
        let carried = parts
            .iter()
            .filter(|part| part.stage.carried_by() == Some(id) && live.contains(&part.case));
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let counted = (count(coordinated), count(carried.count()));
        if loads.get(&id) != Some(&counted) {
            return Err(Error::Stale);
        }
        Ok(Burden { dockets, steps })
    }

    /// What becomes of each of these cases that is still live.
    pub(super) fn way_out(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        id: StaffId,
        input: LeaveInput,
        records: &[&CaseRecord],
        parts: &[ContributionRecord],
    ) -> Result<BTreeMap<CaseId, Step>> {
        let all_calls = call_backs::open_of_staff(conn, in_force.municipality.id, id)?;
        let mut chooser = Chooser::of(self, conn, in_force, records)?;
        let mut steps = BTreeMap::new();
        for case in records.iter().filter(|case| case.stage.is_live()) {
            let over = if case.coordinator == id {
                let over = match input.to {
                    Some(to) => HandOver::to(to, HandOverReason::Leave),
                    None => HandOver::chosen(chooser.choose(case, id)?, HandOverReason::Leave),
                };
                chooser.count(over.to);
                Some(over)
            } else {
                None
            };
            let theirs = parts.iter().filter(|part| {
                part.case == case.id && in_hands_of(part, id) && !lies_with_coordinator(part)
            });
            let put_back = theirs.map(|part| part.id).collect();
            let calls = all_calls.iter().filter(|call| call.case == case.id);
            let step = Step {
                over,
                put_back,
                calls: calls.cloned().collect(),
            };
            steps.insert(case.id, step);
        }
        Ok(steps)
    }
}

/// The live cases that somebody coordinates or works on, or on which they are to call back, in the
/// order of their ids.
pub(super) fn burden_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<Vec<CaseId>> {
    let coordinated = cases::coordinated_by(conn, municipality, id, EVERY)?;
    let worked_on = cases::worked_on_by(conn, municipality, id)?;
    let calls = call_backs::open_of_staff(conn, municipality, id)?;
    let called_on = calls.into_iter().map(|call| call.case);
    let all = coordinated.into_iter().chain(worked_on).chain(called_on);
    let all: BTreeSet<CaseId> = all.collect();
    Ok(all.into_iter().collect())
}
