//! Somebody leaves: all their cases get another coordinator, and what they worked on goes back
//! before its units, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use onedoor_domain::contribution::{self, Stage};
use onedoor_domain::directory::{Directory, StaffMember};
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::Audience;
use onedoor_domain::hand_over::HandOverReason;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, ContributionId, MunicipalityId, StaffId, Version, Versioned};
use onedoor_store::cases::{self, CaseFilter, CaseRecord};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, attempt, contributions, staff};

use super::hand_over::named;
use super::{Chooser, HandOver, in_hands_of, lies_with_coordinator};
use crate::directory::let_go;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// How often it is begun anew because somebody was given work or left meanwhile.
const TRIES: usize = 5;
/// All of them, however many.
const EVERY: i64 = i64::MAX;

/// How somebody leaves, as a caller hands it in.
#[derive(Debug, Clone, Copy, Default)]
pub struct LeaveInput {
    /// Who takes over all their cases; whoever routing finds for each if left out.
    pub to: Option<StaffId>,
}

/// What became of everything that somebody carried.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// Who leaves, as they are then.
    pub person: Versioned<StaffMember>,
    /// Their cases.
    pub handed_over: Vec<HandedOn>,
    /// What they worked on.
    pub put_back: Vec<PutBack>,
}

/// A case of somebody who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOn {
    /// Which.
    pub case: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// Who coordinates it now: their identity and name.
    pub to: (StaffId, String),
}

/// A contribution of somebody who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    /// To which case.
    pub case: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// Which.
    pub contribution: ContributionId,
    /// Before which unit it lies now.
    pub unit: String,
}

/// What becomes of one case.
struct Step {
    over: Option<HandOver>,
    put_back: Vec<ContributionId>,
}

/// Every case that somebody has to do with and what becomes of it, held.
struct Burden {
    dockets: Vec<Docket>,
    steps: BTreeMap<CaseId, Step>,
}

impl Services {
    /// Lets somebody go, whatever they carry, and tells what became of it.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`Refusal::LeftAlready`], [`Refusal::NobodyThere`], [`Refusal::TryAgain`].
    pub async fn leave_staff(
        &self,
        caller: Caller,
        id: StaffId,
        seen: Version,
        input: LeaveInput,
        once: Option<Once>,
        render: impl FnOnce(&Leaving) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let before = staff::get(conn, caller.municipality, id)?;
            unchanged(before.version, seen)?;
            services.leave(conn, &caller, before, input)
        };
        self.change_directory_once(&asking, once, change, render)
            .await
    }

    /// What would become of everything that somebody carries if they left now.
    ///
    /// # Errors
    /// As for leaving; nothing is changed.
    pub async fn preview_leave(
        &self,
        caller: Caller,
        id: StaffId,
        input: LeaveInput,
    ) -> Result<Leaving> {
        allowed(&caller, Action::ChangeDirectory)?;
        let services = self.clone();
        self.store
            .read(move |conn| {
                let municipality = caller.municipality;
                let person = staff::get(conn, municipality, id)?;
                let in_force = services.copies.get(conn, municipality, services.now())?;
                services.may_leave(conn, &in_force, &person.value, input)?;
                let ids = burden_of(conn, municipality, id)?;
                let filter = CaseFilter {
                    among: Some(ids.clone()),
                    ..CaseFilter::default()
                };
                let mut records = cases::list(conn, municipality, &filter, None, EVERY)?;
                records.sort_by_key(|case| case.id);
                let parts = contributions::of_cases(conn, municipality, &ids)?;
                let records: Vec<_> = records.iter().collect();
                let steps = services.way_out(conn, &in_force, id, input, &records, &parts)?;
                Ok(report(
                    person,
                    &records,
                    &parts,
                    &steps,
                    &in_force.directory,
                ))
            })
            .await
    }

    fn leave(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        before: Versioned<StaffMember>,
        input: LeaveInput,
    ) -> Result<Leaving> {
        let (municipality, id, now) = (caller.municipality, before.value.id, self.now());
        let in_force = self.copies.get(conn, municipality, now)?;
        self.may_leave(conn, &in_force, &before.value, input)?;
        let burden = self.gather(conn, caller, &in_force, id, input)?;
        let records: Vec<CaseRecord> = burden
            .dockets
            .iter()
            .map(|of| of.head.record.clone())
            .collect();
        let parts: Vec<ContributionRecord> = burden
            .dockets
            .iter()
            .flat_map(|of| of.contributions.clone())
            .collect();
        let records: Vec<&CaseRecord> = records.iter().collect();
        let gone = Versioned {
            value: StaffMember {
                active: false,
                ..before.value
            },
            version: before.version.next(),
        };
        let told = report(gone, &records, &parts, &burden.steps, &in_force.directory);
        let mut steps = burden.steps;
        for mut docket in burden.dockets {
            if let Some(step) = steps.remove(&docket.head.record.id) {
                docket.take_from(conn, id, step)?;
                docket.save(conn)?;
            }
        }
        staff::save(conn, municipality, &told.person.value, before.version, now)?;
        let_go(conn, municipality, id)?;
        Ok(told)
    }

    fn may_leave(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        person: &StaffMember,
        input: LeaveInput,
    ) -> Result<()> {
        let mut fields = Fields::default();
        if input.to == Some(person.id) {
            fields.wrong(FieldProblem::new("/to", FieldCode::SamePerson));
        } else if let Some(to) = input.to {
            named(conn, &mut fields, in_force, to, self.now())?;
        }
        fields.finish()?;
        if person.active {
            Ok(())
        } else {
            Err(Error::Refused(Refusal::LeftAlready))
        }
    }

    /// Holds every case that `id` has to do with, then everybody's load, and sees that nothing was
    /// added meanwhile: from then on nobody can give them anything. If something was, everything
    /// is let go and held anew, because cases are never held after loads.
    fn gather(
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
    fn way_out(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        id: StaffId,
        input: LeaveInput,
        records: &[&CaseRecord],
        parts: &[ContributionRecord],
    ) -> Result<BTreeMap<CaseId, Step>> {
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
            steps.insert(case.id, Step { over, put_back });
        }
        Ok(steps)
    }
}

impl Docket {
    /// Takes from somebody who leaves what they carry here.
    fn take_from(&mut self, conn: &mut Connection, id: StaffId, step: Step) -> Result<()> {
        if let Some(over) = step.over {
            self.hand_over(conn, over)?;
        }
        for contribution in self.bring_along(conn, id)? {
            let (handler, before) = (self.head.record.coordinator, Some(id));
            self.step(
                contribution,
                contribution::Step::Reassigned { handler, before },
            );
        }
        for contribution in step.put_back {
            let stage = Stage::Offered { to: None };
            self.move_contribution(conn, contribution, stage, None)?;
            self.promises.unit_goes_on(contribution, self.now);
            self.step(contribution, contribution::Step::Released);
            let kind = EventKind::ContributionReleased;
            self.tell_of_part(contribution, kind, &[Audience::Handler], &[])?;
        }
        Ok(())
    }
}

/// The live cases that somebody coordinates or works on, in the order of their ids.
fn burden_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: StaffId,
) -> Result<Vec<CaseId>> {
    let coordinated = cases::coordinated_by(conn, municipality, id, EVERY)?;
    let worked_on = cases::worked_on_by(conn, municipality, id)?;
    let all: BTreeSet<CaseId> = coordinated.into_iter().chain(worked_on).collect();
    Ok(all.into_iter().collect())
}

fn report(
    person: Versioned<StaffMember>,
    records: &[&CaseRecord],
    parts: &[ContributionRecord],
    steps: &BTreeMap<CaseId, Step>,
    directory: &Directory,
) -> Leaving {
    let name = |id| {
        directory
            .find(id)
            .map_or_else(String::new, |of| of.name.clone())
    };
    let (mut handed_over, mut put_back) = (Vec::new(), Vec::new());
    for case in records {
        let Some(step) = steps.get(&case.id) else {
            continue;
        };
        if let Some(over) = &step.over {
            handed_over.push(HandedOn {
                case: case.id,
                reference: case.reference.clone(),
                to: (over.to, name(over.to)),
            });
        }
        let theirs = parts.iter().filter(|part| step.put_back.contains(&part.id));
        put_back.extend(theirs.map(|part| PutBack {
            case: case.id,
            reference: case.reference.clone(),
            contribution: part.id,
            unit: part.unit.clone(),
        }));
    }
    Leaving {
        person,
        handed_over,
        put_back,
    }
}
