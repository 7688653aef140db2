//! Whom nobody has reached yet.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::case::CaseStage;
use onedoor_domain::guarantee::Clock;
use onedoor_domain::{CaseId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::{cases, guarantee};
use crate::{Connection, StoreError};

/// A business that waits to be spoken with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingForContact {
    /// Its case.
    pub case: CaseId,
    /// When its enquiry had come in.
    pub received_at: Moment,
    /// Until when somebody must have spoken with it.
    pub due_at: Moment,
}

/// Open cases in which nobody has spoken with the business yet, the earliest due first.
///
/// # Errors
/// As every query.
pub fn morning_queue(
    conn: &mut Connection,
    municipality: MunicipalityId,
    limit: i64,
) -> Result<Vec<WaitingForContact>, StoreError> {
    // Written out and not bound: so both databases see that the partial index holds all of them.
    let live = sql::<Bool>("guarantee.state in ('running', 'missed')");
    // Sub-queries and not a join: before PostgreSQL has counted a table that was just filled, it
    // joins by going through all open cases for every guarantee (five minutes for 100 000).
    let its_case = || {
        cases::table
            .filter(cases::municipality_id.eq(guarantee::municipality_id))
            .filter(cases::id.eq(guarantee::case_id))
    };
    let stage = its_case().select(cases::stage).single_value();
    let received_at = its_case().select(cases::received_at).single_value();
    let rows: Vec<(Col<CaseId>, Col<Moment>, Col<Moment>)> = guarantee::table
        .filter(guarantee::municipality_id.eq(Col(municipality)))
        .filter(guarantee::clock.eq(Clock::FirstHumanContact.as_str()))
        .filter(live)
        .filter(stage.eq_any(CaseStage::LIVE.map(|stage| Some(Col(stage)))))
        .order((guarantee::due_at, guarantee::id))
        .limit(limit)
        .select((
            guarantee::case_id,
            received_at.assume_not_null(),
            guarantee::due_at.assume_not_null(),
        ))
        .load(conn)?;
    let waiting =
        |(case, received_at, due_at): (Col<CaseId>, Col<Moment>, Col<Moment>)| WaitingForContact {
            case: case.0,
            received_at: received_at.0,
            due_at: due_at.0,
        };
    Ok(rows.into_iter().map(waiting).collect())
}
