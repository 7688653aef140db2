//! Somebody leaves: all their cases get another coordinator, what they worked on goes back before
//! its units, and whom they were to call back the coordinator calls, in one transaction.

mod burden;
mod report;

use onedoor_domain::contribution::{self, Stage};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{StaffId, Version, Versioned};
use onedoor_store::cases::{self, CaseFilter, CaseRecord};
use onedoor_store::contents::ContributionRecord;
use onedoor_store::{Connection, contributions, staff};

use burden::{EVERY, Step, burden_of};
use report::report;
pub use report::{CallBackGiven, HandedOn, Leaving, PutBack};

use super::hand_over::named;
use crate::directory::let_go;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// How somebody leaves, as a caller hands it in.
#[derive(Debug, Clone, Copy, Default)]
pub struct LeaveInput {
    /// Who takes over all their cases; whoever routing finds for each if left out.
    pub to: Option<StaffId>,
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
            .of(caller.municipality)
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
        for call in step.calls {
            self.give_call_back(conn, call, None)?;
        }
        Ok(())
    }
}
