//! What no single case shows: coordinators, loads, what is owed among contributions, ends of feeds.

use onedoor_store::{Connection, verify};

use super::{Flaw, Found};
use crate::Result;

/// What is wrong with coordinators, loads, closed cases and the ends of feeds.
pub(super) fn whole(conn: &mut Connection) -> Result<Vec<Found>> {
    let left = verify::cases_without_active_coordinator(conn)?;
    let left = left
        .into_iter()
        .map(|(house, case)| (house, Some(case), Flaw::NoActiveCoordinator));
    let mut found: Vec<Found> = left.collect();
    let mut parts = verify::open_contributions_of_closed_cases(conn)?;
    parts.extend(verify::contributions_held_for_nothing(conn)?);
    parts.extend(verify::hops_that_differ(conn)?);
    found.extend(
        parts
            .into_iter()
            .map(|of| (of.municipality, Some(of.case), Flaw::from(of.what))),
    );
    let loads = verify::loads_that_differ(conn)?;
    found.extend(
        loads
            .into_iter()
            .map(|of| (of.municipality, None, Flaw::from(of))),
    );
    let ends = verify::feeds_beyond_their_end(conn)?;
    found.extend(
        ends.into_iter()
            .map(|(house, kept, found)| (house, None, Flaw::FeedEndDiffers { kept, found })),
    );
    Ok(found)
}
