//! Everything that is written for one enquiry, put together.

use onedoor_domain::Moment;
use onedoor_domain::routing::Plan;
use onedoor_store::intake::{IdempotencyRow, Intake, LoadChange};

use super::draw_up::Drawn;
use super::who::Asker;

/// How many coordinations more than expected the chosen person may have got in the meantime.
///
/// Others of this process are counted in the choice; this leaves room for other processes.
const DRIFT: u32 = 4;

/// The coordinator carries one case more; named handlers carry their contributions.
pub(super) fn load_changes(plan: &Plan, expected: u32) -> Vec<LoadChange> {
    let coordinator = plan.coordinator.staff;
    let mut changes = vec![LoadChange {
        staff: coordinator,
        coordinations: 1,
        contributions: 0,
        coordinations_at_most: i32::try_from(expected + DRIFT).unwrap_or(i32::MAX),
    }];
    for handler in plan
        .contributions
        .iter()
        .filter_map(|planned| planned.handler)
    {
        match changes.iter_mut().find(|change| change.staff == handler) {
            Some(change) => change.contributions += 1,
            None => changes.push(LoadChange {
                staff: handler,
                coordinations: 0,
                contributions: 1,
                coordinations_at_most: i32::MAX,
            }),
        }
    }
    changes
}

/// The rows of the case, of who asked and of who carries it.
pub(super) fn whole(
    drawn: Drawn,
    asker: Asker,
    key: Option<IdempotencyRow>,
    loads: Vec<LoadChange>,
    now: Moment,
) -> Intake {
    Intake {
        municipality: drawn.case.municipality_id.0,
        now,
        loads,
        key,
        business: asker.new_business,
        identifiers: asker.new_identifiers,
        contact: asker.new_contact,
        enquiry: drawn.enquiry,
        case: drawn.case,
        case_types: drawn.case_types,
        contributions: drawn.contributions,
        dependencies: drawn.dependencies,
        guarantees: drawn.guarantees,
        events: drawn.events,
        tracking: drawn.tracking,
        outbox: drawn.outbox,
    }
}
