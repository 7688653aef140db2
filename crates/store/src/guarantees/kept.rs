//! What became of promises, for counting.

use diesel::prelude::*;
use onedoor_domain::guarantee::{Clock, GuaranteeStage};
use onedoor_domain::{Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::{case_type_of_case, contribution, guarantee};
use crate::{Connection, StoreError};

/// A promise whose time is over, in one way or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecord {
    /// What was promised.
    pub clock: Clock,
    /// Where it stands.
    pub state: GuaranteeStage,
    /// From when it counted.
    pub start_at: Option<Moment>,
    /// When it ended, if it has.
    pub ended_at: Option<Moment>,
    /// What its case is about in the first place.
    pub case_type: Option<String>,
    /// Which unit owed it to its coordinator, if one did.
    pub unit: Option<String>,
}

type Row = (
    String,
    Col<GuaranteeStage>,
    Option<Col<Moment>>,
    Option<Col<Moment>>,
    Option<String>,
    Option<String>,
);

/// Promises that were kept since `since`, or were due since then and not kept.
///
/// # Errors
/// As every query.
pub fn kept_since(
    conn: &mut Connection,
    municipality: MunicipalityId,
    since: Moment,
) -> Result<Vec<KeptRecord>, StoreError> {
    use GuaranteeStage::{Met, MetLate, Missed};
    let first_type = case_type_of_case::table
        .filter(case_type_of_case::municipality_id.eq(guarantee::municipality_id))
        .filter(case_type_of_case::case_id.eq(guarantee::case_id))
        .filter(case_type_of_case::position.eq(0))
        .select(case_type_of_case::case_type)
        .single_value();
    let unit = contribution::table
        .filter(contribution::municipality_id.eq(guarantee::municipality_id))
        .filter(contribution::id.nullable().eq(guarantee::contribution_id))
        .select(contribution::unit_id)
        .single_value();
    // What is not there compares as false.
    let due_at = guarantee::due_at.assume_not_null();
    let ended_at = guarantee::ended_at.assume_not_null();
    let rows: Vec<Row> = guarantee::table
        .filter(guarantee::municipality_id.eq(Col(municipality)))
        .filter(guarantee::state.eq_any([Met, MetLate, Missed].map(Col)))
        .filter(due_at.ge(Col(since)).or(ended_at.ge(Col(since))))
        .select((
            guarantee::clock,
            guarantee::state,
            guarantee::start_at,
            guarantee::ended_at,
            first_type,
            unit,
        ))
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

fn read(
    (clock, state, start_at, ended_at, case_type, unit): Row,
) -> Result<KeptRecord, StoreError> {
    let unreadable = || StoreError::Unreadable {
        table: "guarantee",
        column: "clock",
        detail: format!("`{clock}` is no clock"),
    };
    Ok(KeptRecord {
        clock: Clock::parse(&clock).ok_or_else(unreadable)?,
        state: state.0,
        start_at: start_at.map(|at| at.0),
        ended_at: ended_at.map(|at| at.0),
        case_type,
        unit,
    })
}
