//! What must always hold of the stored data, asked of the stored data itself.
//!
//! Each question names what breaks its rule, in all municipalities; sound data answers with nothing.
//! What grows with the cases is asked page by page, so that a large house is neither held in memory
//! nor in one long transaction.

mod chains;
mod feeds;
mod files;
mod mails;
mod parts;

use std::collections::BTreeMap;

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use onedoor_domain::case::CaseStage;
use onedoor_domain::contribution::ContributionStage;
use onedoor_domain::{CaseId, ContributionId, MunicipalityId, StaffId};

pub use self::chains::{Checked, cases_after, chains_after};
pub use self::feeds::{feeds_after, feeds_beyond_their_end};
pub use self::files::{KeptFile, files_after, is_kept};
pub use self::mails::{KeptMail, is_mail_kept, mails_after};
pub use self::parts::{contributions_held_for_nothing, hops_that_differ};
use crate::columns::Col;
use crate::schema::{cases, contribution, staff, staff_load};
use crate::{Connection, StoreError};

/// A load that is not what the cases add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadThatDiffers {
    /// Whose house.
    pub municipality: MunicipalityId,
    /// Whose load.
    pub staff: StaffId,
    /// Coordinations and contributions as the load has them.
    pub kept: (i64, i64),
    /// Coordinations and contributions as the open cases add up.
    pub counted: (i64, i64),
}

/// A case among those of all municipalities.
pub type CaseKey = (MunicipalityId, CaseId);

/// Something about a case that must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Whose house.
    pub municipality: MunicipalityId,
    /// Which case.
    pub case: CaseId,
    /// What is wrong.
    pub what: Breach,
}

/// What can be wrong with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    /// There is no event at this place, though there is one after it.
    EventMissing {
        /// The first place that is empty.
        seq: i32,
    },
    /// The hash of this event does not follow from the one before over what the event says.
    HashDoesNotFollow {
        /// The event's place.
        seq: i32,
    },
    /// The case says that its chain ends elsewhere.
    LastSeqDiffers {
        /// Where the case says that it ends.
        kept: i32,
        /// Where it ends; 0 if there is no event at all.
        found: i32,
    },
    /// The case says that its chain ends with another hash.
    LastHashDiffers,
    /// The event stands nowhere in the feed, and nothing waits to put it there.
    NotInFeed {
        /// The event's place.
        seq: i32,
    },
    /// In the feed the event stands before the one that it follows.
    FeedOutOfOrder {
        /// The event's place.
        seq: i32,
    },
    /// The case is closed, and a unit still owes it something.
    OpenContribution {
        /// What is owed.
        contribution: ContributionId,
    },
    /// A contribution's turn has not come although nothing that it waits for is open.
    HeldForNothing {
        /// Which.
        contribution: ContributionId,
    },
    /// A contribution was not passed on once more than the one from which it came.
    HopsDiffer {
        /// Which.
        contribution: ContributionId,
    },
}

type Person = (MunicipalityId, StaffId);
type Counted = Vec<(Col<MunicipalityId>, Col<StaffId>, i64)>;

/// The number by which people find a case, whatever else of it can be read.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn reference_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<String, StoreError> {
    Ok(cases::table
        .find((Col(municipality), Col(case)))
        .select(cases::reference)
        .first(conn)?)
}

/// Live cases whose coordinator is not an active staff member.
///
/// # Errors
/// As every query.
pub fn cases_without_active_coordinator(
    conn: &mut Connection,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    let active = staff::table
        .filter(staff::municipality_id.eq(cases::municipality_id))
        .filter(staff::id.eq(cases::coordinator_id))
        .filter(staff::active.eq(true));
    let found: Vec<(Col<MunicipalityId>, Col<CaseId>)> = cases::table
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)))
        .filter(not(exists(active)))
        .order((cases::municipality_id, cases::id))
        .select((cases::municipality_id, cases::id))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|(house, id)| (house.0, id.0))
        .collect())
}

/// Loads that are not what the open cases add up to.
///
/// # Errors
/// As every query.
pub fn loads_that_differ(conn: &mut Connection) -> Result<Vec<LoadThatDiffers>, StoreError> {
    let kept: Vec<(Col<MunicipalityId>, Col<StaffId>, i32, i32)> = staff_load::table
        .select((
            staff_load::municipality_id,
            staff_load::staff_id,
            staff_load::coordinations,
            staff_load::contributions,
        ))
        .load(conn)?;
    let coordinated: Counted = cases::table
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)))
        .group_by((cases::municipality_id, cases::coordinator_id))
        .select((cases::municipality_id, cases::coordinator_id, count_star()))
        .load(conn)?;
    let mut loads: BTreeMap<Person, [(i64, i64); 2]> = BTreeMap::new();
    for (house, person, coordinations, contributions) in kept {
        let load = loads.entry((house.0, person.0)).or_default();
        load[0] = (i64::from(coordinations), i64::from(contributions));
    }
    for (house, person, count) in coordinated {
        loads.entry((house.0, person.0)).or_default()[1].0 = count;
    }
    for (house, person, count) in handled(conn)? {
        loads.entry((house.0, person.0)).or_default()[1].1 = count;
    }
    let differ = loads
        .into_iter()
        .filter(|(_, [kept, counted])| kept != counted);
    Ok(differ
        .map(|((municipality, staff), [kept, counted])| LoadThatDiffers {
            municipality,
            staff,
            kept,
            counted,
        })
        .collect())
}

/// Contributions that are still owed to closed cases.
///
/// # Errors
/// As every query.
pub fn open_contributions_of_closed_cases(
    conn: &mut Connection,
) -> Result<Vec<Finding>, StoreError> {
    let owed = ContributionStage::OPEN.map(Col);
    let found: Vec<(Col<MunicipalityId>, Col<CaseId>, Col<ContributionId>)> = contribution::table
        .inner_join(
            cases::table.on(cases::municipality_id
                .eq(contribution::municipality_id)
                .and(cases::id.eq(contribution::case_id))),
        )
        .filter(cases::stage.eq(Col(CaseStage::Closed)))
        .filter(contribution::stage.eq_any(owed))
        .order((contribution::municipality_id, contribution::id))
        .select((
            contribution::municipality_id,
            contribution::case_id,
            contribution::id,
        ))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|(house, case, id)| Finding {
            municipality: house.0,
            case: case.0,
            what: Breach::OpenContribution { contribution: id.0 },
        })
        .collect())
}

/// How many contributions to live cases everybody works on. What was answered weighs no more.
fn handled(conn: &mut Connection) -> Result<Counted, StoreError> {
    let open = cases::table
        .filter(cases::municipality_id.eq(contribution::municipality_id))
        .filter(cases::id.eq(contribution::case_id))
        .filter(cases::stage.eq_any(CaseStage::LIVE.map(Col)));
    Ok(contribution::table
        .filter(contribution::handler_id.is_not_null())
        .filter(contribution::stage.eq_any(ContributionStage::CARRIED.map(Col)))
        .filter(exists(open))
        .group_by((contribution::municipality_id, contribution::handler_id))
        .select((
            contribution::municipality_id,
            contribution::handler_id.assume_not_null(),
            count_star(),
        ))
        .load(conn)?)
}
