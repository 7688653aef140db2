//! Who works on a contribution.

use onedoor_domain::contribution::{ContributionAct, Remarks, Step};
use onedoor_domain::event::EventKind;
use onedoor_domain::guarantee::Audience;
use onedoor_domain::policy::{self, Caller};
use onedoor_domain::{ContributionId, StaffId, Version};
use onedoor_store::Connection;

use super::Part;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::notices::Recipient;
use crate::{Error, FieldCode, Result, Services};

/// To whom a contribution is given.
#[derive(Debug, Clone)]
pub struct ReassignInput {
    /// A member of the unit.
    pub handler: StaffId,
}

impl Services {
    /// Takes a contribution on that is offered to a unit of the caller's, or to them.
    ///
    /// Whoever was slower learns who was faster, whatever version they had seen.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::NotNow`], [`Error::Stale`].
    pub async fn accept_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Accept;
        let part = Part { id, seen, act };
        let work = move |docket: &mut Docket, conn: &mut Connection, caller: &Caller| {
            docket.accept_part(conn, caller, id, seen)
        };
        self.work_on_part(caller, part, once, work, render).await
    }

    /// The same in a transaction that has begun.
    pub(crate) fn accept_now(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: ContributionId,
        seen: Version,
    ) -> Result<CaseFile> {
        let act = ContributionAct::Accept;
        let part = Part { id, seen, act };
        self.work_now(conn, caller, part, |docket, conn, caller| {
            docket.accept_part(conn, caller, id, seen)
        })
    }

    /// Puts a contribution back before its unit.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::NotNow`], [`Error::Stale`].
    pub async fn release_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Release;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let stage = docket.contribution(id)?.stage;
                let released = stage
                    .release()
                    .map_err(|why| docket.not_now(caller, id, why))?;
                docket.put(conn, id, released, Remarks::default())?;
                docket.promises.unit_goes_on(id, docket.now);
                docket.step(id, Step::Released);
                let kind = EventKind::ContributionReleased;
                docket.tell_of_part(id, kind, &[Audience::Handler], &[])
            },
            render,
        )
        .await
    }

    /// Gives a contribution to a person of its unit.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::NotNow`], [`Error::Stale`],
    /// [`Error::Invalid`] unless they work in the unit.
    pub async fn reassign_contribution(
        &self,
        caller: Caller,
        id: ContributionId,
        seen: Version,
        input: ReassignInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let act = ContributionAct::Reassign;
        let part = Part { id, seen, act };
        self.work_on_part(
            caller,
            part,
            once,
            move |docket, conn, caller| {
                let part = docket.contribution(id)?.clone();
                let mut fields = Fields::default();
                let handler = docket.member(&mut fields, "/handler", &part.unit, input.handler);
                let handler = fields.finish_with(handler)?;
                let given = part
                    .stage
                    .reassign(handler, docket.now)
                    .map_err(|why| docket.not_now(caller, id, why))?;
                let before = part.stage.carried_by();
                docket.put(conn, id, given, Remarks::default())?;
                docket.promises.accepted(id, docket.now);
                docket.promises.unit_goes_on(id, docket.now);
                docket.step(id, Step::Reassigned { handler, before });
                let before: Vec<Recipient> = before.map(Recipient::Staff).into_iter().collect();
                let kind = EventKind::ContributionReassigned;
                docket.tell_of_part(id, kind, &[Audience::Handler], &before)
            },
            render,
        )
        .await
    }
}

impl Docket {
    fn accept_part(
        &mut self,
        conn: &mut Connection,
        caller: &Caller,
        id: ContributionId,
        seen: Version,
    ) -> Result<()> {
        let stage = self.contribution(id)?.stage;
        let me = caller.staff.filter(|_| policy::is_meant(caller, stage));
        let me = me.ok_or(Error::Forbidden)?;
        let accepted = stage
            .accept(me, self.now)
            .map_err(|why| self.not_now(caller, id, why))?;
        self.contribution_as_seen(id, seen)?;
        self.put(conn, id, accepted, Remarks::default())?;
        self.promises.accepted(id, self.now);
        self.step(id, Step::Accepted { handler: me });
        let kind = EventKind::ContributionAccepted;
        self.tell_of_part(id, kind, &[Audience::Coordinator], &[])
    }

    /// Somebody who works in this unit.
    pub(super) fn member(
        &self,
        fields: &mut Fields,
        pointer: &str,
        unit: &str,
        id: StaffId,
    ) -> Option<StaffId> {
        let read = match self.in_force.directory.find(id) {
            None => Err(FieldCode::NoSuchThing),
            Some(person) if !person.active => Err(FieldCode::NotActive),
            Some(person) if !person.units.iter().any(|of| of == unit) => Err(FieldCode::NotInUnit),
            Some(person) => Ok(person.id),
        };
        fields.take(pointer, read)
    }
}
