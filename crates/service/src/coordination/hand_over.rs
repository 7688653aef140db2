//! Handing a case over, and taking it over.

use onedoor_domain::case::CaseAct;
use onedoor_domain::directory::{Role, StaffMember};
use onedoor_domain::hand_over::{HandOverReason, absence_takes_cases, may_coordinate};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, StaffId, Version};
use onedoor_store::cases::CaseRecord;
use onedoor_store::{Connection, cases};

use super::{Chooser, HandOver};
use crate::directory::active_person;
use crate::docket::{Docket, Taking};
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// A hand-over as a caller hands it in.
#[derive(Debug, Clone)]
pub struct HandOverInput {
    /// To whom; to whomever routing finds if left out.
    pub to: Option<StaffId>,
    /// Why, in words.
    pub reason: String,
}

/// A case with whoever coordinates it now.
#[derive(Debug, Clone)]
pub struct NewCoordinator {
    /// The case after it.
    pub case: CaseRecord,
    /// Who answers to the business now.
    pub coordinator: StaffMember,
}

impl Services {
    /// Gives a case to another coordinator: by whoever coordinates it or acts for them, or by those
    /// above.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`],
    /// [`Error::NotNow`] if the case is closed, [`Refusal::CoordinatesAlready`],
    /// [`Refusal::NobodyThere`].
    pub async fn hand_over_case(
        &self,
        caller: Caller,
        case: CaseId,
        seen: Version,
        input: HandOverInput,
        once: Option<Once>,
        render: impl FnOnce(&NewCoordinator) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let taking = Taking::as_seen(case, Action::CoordinateCase, seen).or(Action::TakeOverCase);
        let change = move |conn: &mut Connection| {
            let mut docket = services.take_as_seen(conn, &caller, taking)?;
            let open = docket.head.record.stage.admit(CaseAct::HandOver);
            open.map_err(|_| docket.case_not_now(&caller))?;
            let over = services.decide(conn, &caller, &docket, &input)?;
            let in_force = docket.in_force.clone();
            docket.hand_over(conn, over)?;
            docket.save(conn)?;
            let case = cases::get(conn, caller.municipality, case)?;
            let coordinator = in_force.directory.find(case.coordinator);
            let coordinator = coordinator.cloned().ok_or(Error::Stale)?;
            Ok(NewCoordinator { case, coordinator })
        };
        self.change_once(&asking, once, change, render).await
    }

    fn decide(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        docket: &Docket,
        input: &HandOverInput,
    ) -> Result<HandOver> {
        let mut fields = Fields::default();
        let words = Some(fields.line("/reason", &input.reason));
        if let Some(to) = input.to {
            named(conn, &mut fields, &docket.in_force, to, self.now())?;
        }
        fields.finish()?;
        let case = &docket.head.record;
        if input.to == Some(case.coordinator) {
            return Err(Error::Refused(Refusal::CoordinatesAlready));
        }
        let Some(to) = input.to else {
            let chooser = Chooser::of(self, conn, &docket.in_force, &[case])?;
            let choice = chooser.choose(case, case.coordinator)?;
            let over = HandOver::chosen(choice, HandOverReason::Given);
            return Ok(HandOver { words, ..over });
        };
        let reason = if caller.staff == Some(to) {
            HandOverReason::TakenOver
        } else {
            HandOverReason::Given
        };
        let over = HandOver::to(to, reason);
        Ok(HandOver { words, ..over })
    }
}

/// Notes what keeps the person named at `/to` from coordinating a case.
///
/// # Errors
/// As every read.
pub(super) fn named(
    conn: &mut Connection,
    fields: &mut Fields,
    in_force: &InForce,
    to: StaffId,
    now: onedoor_domain::Moment,
) -> Result<()> {
    let municipality = &in_force.municipality;
    let Some(person) = active_person(conn, fields, municipality.id, "/to", to)? else {
        return Ok(());
    };
    if !may_coordinate(&person) {
        let allowed = [Role::Coordinator, Role::Manager].map(Role::as_str);
        let problem = FieldProblem::new("/to", FieldCode::CannotCoordinate);
        fields.wrong(problem.with("allowed", allowed.join(", ")));
    } else if absence_takes_cases(&municipality.settings, &in_force.directory, to, now) {
        // The clock would only take it from them again.
        fields.wrong(FieldProblem::new("/to", FieldCode::Away));
    }
    Ok(())
}
