//! Splitting one matter out into a case of its own.

use jiff::SignedDuration;
use onedoor_domain::case::{CaseAct, CaseStage, LinkKind, is_given};
use onedoor_domain::event::{CaseEvent, ChainHash, Happened};
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::{CoordinatorChoice, CoordinatorReason, Plan};
use onedoor_domain::{CaseId, MunicipalityId, Reference, StaffId, TrackingId, Version};
use onedoor_store::columns::{Col, OutboxKind};
use onedoor_store::intake::{CaseRow, TrackingRow};
use onedoor_store::links::{self, LinkRecord};
use onedoor_store::stand_ins::{self, StandIn};
use onedoor_store::{Connection, cases, staff};

use super::carrying::{Moved, carried};
use super::retyping::{TypesInput, TypesProposal, type_rows};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::intake::{Registered, TrackingIssued};
use crate::json::json;
use crate::services::unchanged;
use crate::{Error, Result, Services, secret};

/// How long a tracking code counts.
const TRACKING: SignedDuration = SignedDuration::from_hours(24 * 365);

/// What is to be split out.
#[derive(Debug, Clone)]
pub struct SplitInput {
    /// The case types that go into a case of their own.
    pub case_types: Vec<String>,
    /// Why.
    pub reason: String,
}

impl Services {
    /// Splits one matter out of a case into a new one of the same business, under the same
    /// coordinator. What only that matter needs goes along; the business is promised the rest as
    /// from the start.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotNow`], [`Error::Stale`], [`Error::NotFound`],
    /// [`Error::Forbidden`].
    pub async fn split_case(
        &self,
        caller: Caller,
        (case, seen): (CaseId, Version),
        input: SplitInput,
        once: Option<Once>,
        render: impl FnOnce(&Registered) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let action = onedoor_domain::policy::Action::CoordinateCase;
            let mut docket = services.take(conn, &caller, action, case)?;
            unchanged(docket.head.record.version, seen)?;
            let mut fields = Fields::default();
            let reason = fields.line("/reason", &input.reason);
            fields.some("/case_types", &input.case_types);
            fields.finish()?;
            if !docket.head.record.stage.allows(CaseAct::Replan) {
                return Err(docket.case_not_now(&caller));
            }
            let code = secret::tracking_code(&services.chance);
            let id = services.split(conn, &mut docket, &caller, input, reason, &code)?;
            docket.save(conn)?;
            Ok(Registered {
                file: services.whole_file(conn, &caller, id)?,
                tracking: TrackingIssued {
                    url: format!("{}/t/{code}", services.public_url),
                    code,
                },
                warnings: Vec::new(),
                similar: Vec::new(),
            })
        };
        self.change_once(&asking, once, change, render).await
    }

    fn split(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        caller: &Caller,
        input: SplitInput,
        reason: String,
        code: &str,
    ) -> Result<CaseId> {
        let (house, now) = (docket.municipality(), docket.now);
        let removing = TypesInput {
            remove: input.case_types,
            ..TypesInput::default()
        };
        let rest = self.propose(conn, docket, caller, &removing);
        let rest = rest.map_err(|error| renamed(error, "/remove", "/case_types"))?;
        let origin = docket.head.record.clone();
        let plan = Plan {
            coordinator: CoordinatorChoice {
                staff: origin.coordinator,
                reason: CoordinatorReason::Continuity,
                considered: Vec::new(),
            },
            ..self.routed_again(conn, docket, rest.removed.clone())?
        };
        let mut new = self.open_part(conn, docket, &plan, code)?;
        let id = new.head.record.id;
        share_types(conn, docket, (id, &plan), &rest)?;
        new.note(Happened::CaseOpened {
            coordinator: origin.coordinator,
            reason: CoordinatorReason::Continuity,
            case_types: rest.removed.clone(),
            catalogue_version: plan.catalogue_version,
        });
        let parts = self.carry_matter(conn, (docket, &mut new), &plan, &rest)?;
        staff::pick_up_coordination(conn, house, origin.coordinator, now)?;
        goes_back_like(conn, house, (origin.id, id), origin.coordinator)?;
        let link = split_off(origin.id, id);
        links::insert(conn, house, &link, &docket.actor().as_text(), now)?;
        new.note(Happened::Case(CaseEvent::CaseSplitOff {
            from: origin.id,
            reference: origin.reference,
            carried: carried(&new, &parts),
            contributions: parts.into_values().collect(),
        }));
        docket.note(Happened::Case(CaseEvent::CaseSplit {
            into: id,
            reference: new.head.record.reference.clone(),
            case_types: rest.removed,
            reason,
        }));
        new.tell(OutboxKind::CaseOpened, &serde_json::json!({}))?;
        docket.tell_moved("split")?;
        new.save(conn)?;
        Ok(id)
    }

    /// What only that matter needs goes along; who else it needs is asked there.
    fn carry_matter(
        &self,
        conn: &mut Connection,
        (docket, new): (&mut Docket, &mut Docket),
        plan: &Plan,
        rest: &TypesProposal,
    ) -> Result<Moved> {
        let goes = &rest.replan;
        let parts = self.carry_parts(conn, docket, new, |part| goes.leave.contains(&part.id))?;
        self.carry_promises(docket, new, &parts, |kept| {
            goes.call_off.contains(&kept.id)
                || kept.contribution.is_some_and(|id| parts.contains_key(&id))
        })?;
        self.promise_as_from_the_start(conn, docket, new, &rest.removed)?;
        let missing = plan.contributions.iter().filter(|of| {
            let mut there = new.contributions.iter();
            !there.any(|part| part.unit == of.unit)
        });
        let missing: Vec<_> = missing.cloned().collect();
        self.ask_units(conn, new, &missing)?;
        new.open_what_is_free(conn)?;
        docket.open_what_is_free(conn)?;
        Ok(parts)
    }

    /// What the matter promises besides, unless the business has it with the other case already.
    fn promise_as_from_the_start(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        new: &mut Docket,
        types: &[String],
    ) -> Result<()> {
        let record = &docket.head.record;
        let version = record.catalogue_version;
        let catalogue = self
            .copies
            .catalogue(conn, docket.municipality(), version)?;
        let received_at = record.received_at;
        for terms in self.outside(docket, &catalogue, types, received_at) {
            let is_met = |kept: &&onedoor_domain::promises::Kept| !kept.state.stage().is_live();
            let met: Vec<_> = docket
                .promises
                .kept()
                .iter()
                .filter(is_met)
                .cloned()
                .collect();
            let has = is_given(new.promises.kept(), &terms) || is_given(&met, &terms);
            if !has {
                self.give_outside(new, terms, received_at)?;
            }
        }
        Ok(())
    }

    /// The new case, empty, with a code by which the business follows it.
    fn open_part(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        plan: &Plan,
        code: &str,
    ) -> Result<Docket> {
        let (house, now, origin) = (docket.municipality(), docket.now, &docket.head.record);
        let id: CaseId = self.chance.id(now);
        let year = docket.in_force.calendars.local.date_of(now).year();
        let case = CaseRow {
            municipality_id: Col(house),
            id: Col(id),
            reference: Reference::new(year, self.chance.number()).to_string(),
            stage: Col(CaseStage::Open),
            complexity: Col(plan.complexity),
            triage: plan.triage,
            urgent: origin.urgent,
            protected_identity: origin.protected_identity,
            language: Col(origin.language),
            coordinator_id: Col(origin.coordinator),
            business_id: origin.business.map(Col),
            contact_id: origin.contact.map(Col),
            catalogue_version: i32::try_from(plan.catalogue_version).unwrap_or(i32::MAX),
            plan: json(plan)?,
            received_at: Col(origin.received_at),
            created_at: Col(now),
            updated_at: Col(now),
            version: 0,
            last_seq: 0,
            last_hash: ChainHash::START.0.to_vec(),
        };
        let tracking = TrackingRow {
            municipality_id: Col(house),
            id: Col(self.chance.id::<TrackingId>(now)),
            case_id: Col(id),
            contact_id: origin.contact.map(Col),
            hash: secret::hash(code).to_vec(),
            created_at: Col(now),
            expires_at: Col(now.plus(TRACKING)),
            revoked_at: None,
        };
        cases::insert(conn, &case, &tracking)?;
        let mut new = self.open_docket(conn, house, id, docket.actor())?;
        new.not_before(now);
        Ok(new)
    }
}

/// A case split off while somebody stands in goes back to whoever is away when its origin does.
fn goes_back_like(
    conn: &mut Connection,
    house: MunicipalityId,
    (origin, new): (CaseId, CaseId),
    coordinator: StaffId,
) -> Result<()> {
    let known = stand_ins::find(conn, house, origin)?;
    let Some(known) = known.filter(|of| of.stand_in == coordinator) else {
        return Ok(());
    };
    let same = StandIn { case: new, ..known };
    Ok(stand_ins::insert(conn, house, &same)?)
}

/// Each of the two is about its part, and keeps the plan for it.
fn share_types(
    conn: &mut Connection,
    docket: &Docket,
    (id, plan): (CaseId, &Plan),
    rest: &TypesProposal,
) -> Result<()> {
    let (house, origin) = (docket.municipality(), docket.head.record.id);
    let known = cases::types(conn, house, &[origin])?;
    cases::set_types(conn, house, id, &type_rows(house, id, plan, &known)?)?;
    let rows = type_rows(house, origin, &rest.plan, &known)?;
    cases::set_types(conn, house, origin, &rows)?;
    let old = cases::plan(conn, house, origin)?;
    let remaining = Plan {
        coordinator: old.coordinator,
        ..rest.plan.clone()
    };
    Ok(cases::set_plan(conn, house, origin, &remaining)?)
}

/// The same failure, with the field named as the request names it.
fn renamed(error: Error, from: &str, to: &str) -> Error {
    let Error::Invalid(mut problems) = error else {
        return error;
    };
    for problem in &mut problems {
        if let Some(rest) = problem.pointer.strip_prefix(from) {
            problem.pointer = format!("{to}{rest}");
        }
    }
    Error::Invalid(problems)
}

/// How the two cases are tied.
fn split_off(case: CaseId, other: CaseId) -> LinkRecord {
    LinkRecord {
        case,
        other,
        kind: LinkKind::Split,
    }
}
