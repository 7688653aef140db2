//! Drawing up the rows of a case from its plan.

use std::sync::Arc;

use jiff::SignedDuration;
use onedoor_domain::case::CaseStage;
use onedoor_domain::enquiry::Enquiry;
use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{
    Entry, GuaranteeState, Recorded, StartOn, Terms, at_risk_from, next_moment,
};
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::{Manner, Plan, PlannedContribution};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, EnquiryId, GuaranteeId, Moment, OutboxId, Reference, TrackingId,
};
use onedoor_store::columns::{Col, JsonText, OutboxKind};
use onedoor_store::intake::{
    CaseRow, CaseTypeRow, ContributionRow, DependencyRow, EnquiryRow, EventRow, GuaranteeRow,
    OutboxRow, TrackingRow,
};

use super::parts::contributions;
use crate::chance::Chance;
use crate::feed::to_be_numbered;
use crate::in_force::InForce;
use crate::journal::Journal;
use crate::json::json;
use crate::notices::Recipient;
use crate::{Error, Result};

/// How long a tracking code counts.
const TRACKING: SignedDuration = SignedDuration::from_hours(24 * 365);

/// Everything that drawing up looks at.
pub(super) struct Matter<'a> {
    pub(super) caller: &'a Caller,
    pub(super) in_force: &'a InForce,
    pub(super) enquiry: &'a Enquiry,
    pub(super) plan: &'a Plan,
    pub(super) business: Option<BusinessId>,
    pub(super) contact: Option<ContactId>,
    /// The sender as given, JSON.
    pub(super) sender: JsonText,
    pub(super) chance: &'a Arc<Chance>,
    pub(super) now: Moment,
}

/// The rows of a case, but for who carries it and who asked.
pub(super) struct Drawn {
    pub(super) enquiry: EnquiryRow,
    pub(super) case: CaseRow,
    pub(super) case_types: Vec<CaseTypeRow>,
    pub(super) contributions: Vec<ContributionRow>,
    pub(super) dependencies: Vec<DependencyRow>,
    pub(super) guarantees: Vec<GuaranteeRow>,
    pub(super) events: Vec<EventRow>,
    pub(super) tracking: TrackingRow,
    pub(super) outbox: Vec<OutboxRow>,
}

/// Draws up a case. `tracking_hash` is the hash of the code that the business gets.
pub(super) fn draw_up(matter: &Matter<'_>, tracking_hash: [u8; 32]) -> Result<Drawn> {
    let case: CaseId = matter.id();
    let enquiry: EnquiryId = matter.id();
    let mut journal = Journal::opening(
        matter.caller.municipality,
        case,
        matter.caller.actor,
        matter.now,
        Arc::clone(matter.chance),
    );
    journal.add(&Happened::EnquiryRegistered {
        enquiry,
        received_at: matter.enquiry.received_at,
    })?;
    journal.add(&Happened::CaseOpened {
        coordinator: matter.plan.coordinator.staff,
        reason: matter.plan.coordinator.reason,
        case_types: matter
            .plan
            .case_types
            .iter()
            .map(|planned| planned.id.clone())
            .collect(),
        catalogue_version: matter.plan.catalogue_version,
    })?;
    let (contributions, dependencies) = contributions(matter, case, &mut journal)?;
    let guarantees = guarantees(matter, case, &contributions, &mut journal)?;
    Ok(Drawn {
        enquiry: enquiry_row(matter, enquiry)?,
        case_types: case_types(matter, case)?,
        case: case_row(matter, case, &journal)?,
        contributions,
        dependencies,
        guarantees,
        events: journal.rows,
        tracking: TrackingRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(matter.id::<TrackingId>()),
            case_id: Col(case),
            contact_id: matter.contact.map(Col),
            hash: tracking_hash.to_vec(),
            created_at: Col(matter.now),
            expires_at: Col(matter.now.plus(TRACKING)),
            revoked_at: None,
        },
        outbox: outbox(matter, case, enquiry)?,
    })
}

fn guarantees(
    matter: &Matter<'_>,
    case: CaseId,
    contributions: &[ContributionRow],
    journal: &mut Journal,
) -> Result<Vec<GuaranteeRow>> {
    let mut rows = Vec::with_capacity(matter.plan.guarantees.len());
    for terms in &matter.plan.guarantees {
        let id: GuaranteeId = matter.id();
        let state = promise(matter, id, terms, journal)?;
        let contribution = terms
            .owed_by
            .as_ref()
            .and_then(|unit| contributions.iter().find(|row| row.unit_id == *unit))
            .map(|row| row.id);
        rows.push(GuaranteeRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(id),
            case_id: Col(case),
            contribution_id: contribution,
            clock: terms.clock.to_string(),
            state: Col(state.stage()),
            terms: json(terms)?,
            start_at: state.start_at().map(Col),
            due_at: state.due_at().map(Col),
            next_at: next_moment(&state, &matter.in_force.calendars).map(Col),
            created_at: Col(matter.now),
            version: 1,
            ended_at: None,
            explained: false,
            risk_at: at_risk_from(&state, &matter.in_force.calendars).map(Col),
        });
    }
    Ok(rows)
}

/// Writes the promise into the ledger, and the start if it has come.
fn promise(
    matter: &Matter<'_>,
    guarantee: GuaranteeId,
    terms: &Terms,
    journal: &mut Journal,
) -> Result<GuaranteeState> {
    let fault = |fault| Error::Fault(format!("a new ledger is refused: {fault}"));
    let promised = Entry::Promised {
        terms: Box::new(terms.clone()),
    };
    journal.add(&Happened::Guarantee {
        guarantee,
        entry: promised.clone(),
    })?;
    let line = |entry| Recorded {
        at: matter.now,
        entry,
    };
    let state = GuaranteeState::begin(line(promised)).map_err(fault)?;
    let start_at = match terms.start {
        StartOn::Received => matter.enquiry.received_at,
        // Whoever is named works on it at once.
        StartOn::Accepted if matter.somebody_accepted(terms) => matter.now,
        StartOn::Accepted
        | StartOn::Complete
        | StartOn::FeePaid
        | StartOn::ReferralDone
        | StartOn::BoardReady
        | StartOn::RequestReceived
        | StartOn::FirstAbsenceDay
        | StartOn::WagePaid
        | StartOn::EventDateBackwards => return Ok(state),
    };
    let started = state.start(&matter.in_force.calendars, start_at, None);
    journal.add(&Happened::Guarantee {
        guarantee,
        entry: started.clone(),
    })?;
    state.then(line(started)).map_err(fault)
}

fn enquiry_row(matter: &Matter<'_>, id: EnquiryId) -> Result<EnquiryRow> {
    let from = matter.enquiry;
    Ok(EnquiryRow {
        municipality_id: Col(matter.caller.municipality),
        id: Col(id),
        channel: Col(from.channel),
        received_at: Col(from.received_at),
        registered_at: Col(matter.now),
        registered_by: matter.caller.actor.as_text(),
        language: Col(from.language),
        subject: from.subject.clone(),
        text: from.text.clone(),
        attributes: json(&from.answers)?,
        place: from.place.as_ref().map(json).transpose()?,
        sender: matter.sender.clone(),
        urgent: from.urgent,
        protected_identity: from.protected_identity,
        business_id: matter.business.map(Col),
        contact_id: matter.contact.map(Col),
    })
}

fn case_row(matter: &Matter<'_>, id: CaseId, journal: &Journal) -> Result<CaseRow> {
    let year = matter.in_force.calendars.local.date_of(matter.now).year();
    Ok(CaseRow {
        municipality_id: Col(matter.caller.municipality),
        id: Col(id),
        reference: Reference::new(year, matter.chance.number()).to_string(),
        stage: Col(CaseStage::Open),
        complexity: Col(matter.plan.complexity),
        triage: matter.plan.triage,
        urgent: matter.enquiry.urgent,
        protected_identity: matter.enquiry.protected_identity,
        language: Col(matter.enquiry.language),
        coordinator_id: Col(matter.plan.coordinator.staff),
        business_id: matter.business.map(Col),
        contact_id: matter.contact.map(Col),
        catalogue_version: i32::try_from(matter.plan.catalogue_version).unwrap_or(i32::MAX),
        plan: json(matter.plan)?,
        received_at: Col(matter.enquiry.received_at),
        created_at: Col(matter.now),
        updated_at: Col(matter.now),
        version: 1,
        last_seq: journal.seq,
        last_hash: journal.hash.0.to_vec(),
    })
}

fn case_types(matter: &Matter<'_>, case: CaseId) -> Result<Vec<CaseTypeRow>> {
    let planned = matter.plan.case_types.iter().enumerate();
    planned
        .map(|(position, planned)| {
            Ok(CaseTypeRow {
                municipality_id: Col(matter.caller.municipality),
                case_id: Col(case),
                case_type: planned.id.clone(),
                position: i32::try_from(position).unwrap_or(i32::MAX),
                source: Col(planned.source),
                score: i32::from(planned.score),
                because: json(&planned.because)?,
            })
        })
        .collect()
}

/// What must follow: the text is indexed, the events get their numbers, and everybody concerned
/// is told.
fn outbox(matter: &Matter<'_>, case: CaseId, enquiry: EnquiryId) -> Result<Vec<OutboxRow>> {
    let row = |kind, payload: &serde_json::Value| -> Result<OutboxRow> {
        Ok(OutboxRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(matter.id::<OutboxId>()),
            kind: Col(kind),
            case_id: Some(Col(case)),
            payload: json(payload)?,
            created_at: Col(matter.now),
            available_at: Col(matter.now),
            attempts: 0,
        })
    };
    let mut rows = vec![
        row(
            OutboxKind::IndexEnquiry,
            &serde_json::json!({ "enquiry": enquiry }),
        )?,
        row(OutboxKind::CaseOpened, &serde_json::json!({}))?,
        to_be_numbered(matter.caller.municipality, case, matter.id(), matter.now)?,
    ];
    if matter.enquiry.urgent {
        let payload = serde_json::json!({ "enquiry": enquiry, "to": matter.on_call() });
        rows.push(row(OutboxKind::UrgentEnquiry, &payload)?);
    }
    Ok(rows)
}

/// Whether a contribution has an internal clock from the start: the coordinator is not their own
/// debtor, and whoever waits for another unit owes nothing until then.
pub(super) fn owes_an_answer(planned: &PlannedContribution) -> bool {
    planned.manner.is_unit() && planned.after.is_empty()
}

impl Matter<'_> {
    /// Whether somebody works at once on a part for which this promise waits: any, or that of the
    /// unit that owes it.
    fn somebody_accepted(&self, terms: &Terms) -> bool {
        let mut parts = self.plan.contributions.iter();
        let owed_by = terms.owed_by.as_ref();
        parts.any(|part| {
            let named = part.manner == Manner::Named && part.after.is_empty();
            named && owed_by.is_none_or(|unit| *unit == part.unit)
        })
    }

    /// Who looks after what cannot wait: whoever is on duty now, else the coordinator.
    fn on_call(&self) -> Vec<Recipient> {
        let on_duty = self.in_force.directory.on_duty(self.now);
        let mut all: Vec<Recipient> = Vec::new();
        for one in on_duty.map(|person| Recipient::Staff(person.id)) {
            // Turns may overlap when one hands over to the next.
            if !all.contains(&one) {
                all.push(one);
            }
        }
        if all.is_empty() {
            all.push(Recipient::Staff(self.plan.coordinator.staff));
        }
        all
    }

    pub(super) fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.chance.id(self.now)
    }
}
