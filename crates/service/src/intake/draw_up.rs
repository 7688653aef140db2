//! Drawing up the rows of a case from its plan.

mod parts;
mod promises;
mod rows;

use std::sync::Arc;

use jiff::SignedDuration;
use onedoor_domain::enquiry::Enquiry;
use onedoor_domain::event::Happened;
use onedoor_domain::policy::Caller;
use onedoor_domain::routing::Plan;
use onedoor_domain::{BusinessId, CaseId, ContactId, EnquiryId, Moment, TrackingId};
use onedoor_store::columns::{Col, JsonText};
use onedoor_store::intake::{
    CaseRow, CaseTypeRow, ContributionRow, DependencyRow, EnquiryRow, EventRow, GuaranteeRow,
    OutboxRow, TrackingRow,
};

use parts::contributions;
use promises::guarantees;
pub(super) use promises::owes_an_answer;
use rows::{case_row, case_types, enquiry_row, outbox};

use crate::Result;
use crate::chance::Chance;
use crate::in_force::InForce;
use crate::journal::Journal;
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
