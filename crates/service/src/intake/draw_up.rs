//! Drawing up the rows of a case from its plan.

mod promises;
mod rows;

use std::sync::Arc;

use jiff::SignedDuration;
use onedoor_domain::contribution::{Stage, offered_until};
use onedoor_domain::enquiry::Enquiry;
use onedoor_domain::event::Happened;
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::{Plan, PlannedContribution};
use onedoor_domain::{
    BusinessId, CaseId, ContactId, ContributionId, EnquiryId, Moment, TrackingId,
};
use onedoor_store::columns::{Col, JsonText};
use onedoor_store::intake::{
    CaseRow, CaseTypeRow, ContributionRow, EnquiryRow, EventRow, GuaranteeRow, OutboxRow,
    TrackingRow,
};

use promises::guarantees;
pub(super) use promises::owes_an_answer;
use rows::{case_row, case_types, enquiry_row, outbox};

use crate::Result;
use crate::chance::Chance;
use crate::in_force::InForce;
use crate::journal::Journal;
use crate::json::json;
use crate::notices::Recipient;

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
    let contributions = contributions(matter, case, &mut journal)?;
    let guarantees = guarantees(matter, case, &contributions, &mut journal)?;
    Ok(Drawn {
        enquiry: enquiry_row(matter, enquiry)?,
        case_types: case_types(matter, case)?,
        case: case_row(matter, case, &journal)?,
        contributions,
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

fn contributions(
    matter: &Matter<'_>,
    case: CaseId,
    journal: &mut Journal,
) -> Result<Vec<ContributionRow>> {
    let mut rows = Vec::with_capacity(matter.plan.contributions.len());
    for planned in &matter.plan.contributions {
        let id: ContributionId = matter.id();
        let stage = stage(planned, matter.now);
        journal.add(&Happened::ContributionOffered {
            contribution: id,
            unit: planned.unit.clone(),
            manner: planned.manner,
            handler: planned.handler,
            because: planned.because.clone(),
        })?;
        rows.push(ContributionRow {
            municipality_id: Col(matter.caller.municipality),
            id: Col(id),
            case_id: Col(case),
            unit_id: planned.unit.clone(),
            stage: Col(stage.word()),
            manner: Col(planned.manner),
            handler_id: stage.handler().map(Col),
            accepted_at: stage.accepted_at().map(Col),
            because: json(&planned.because)?,
            created_at: Col(matter.now),
            updated_at: Col(matter.now),
            version: 1,
            answered_at: None,
            offered_at: Col(matter.now),
            offers: 1,
            next_at: (stage == Stage::Offered { to: None }).then(|| {
                let calendar = matter.in_force.calendars.of_unit(&planned.unit);
                Col(offered_until(calendar, matter.now))
            }),
        });
    }
    Ok(rows)
}

/// What is named to somebody is theirs at once; what is offered to a unit waits for a member.
fn stage(planned: &PlannedContribution, now: Moment) -> Stage {
    match planned.handler {
        Some(handler) => Stage::Accepted { handler, at: now },
        None => Stage::Offered { to: None },
    }
}

impl Matter<'_> {
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

    fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.chance.id(self.now)
    }
}
