//! Duties to call a business back.

mod list;
mod of_case;

use diesel::prelude::*;
use onedoor_domain::call_back::{CallBackStage, CallBackState, Wish};
use onedoor_domain::{CallBackId, CaseId, GuaranteeId, Moment, MunicipalityId, StaffId, Version};

pub use list::{CallBackFilter, CallBackPlace, list_open, open_of_staff};

use crate::columns::Col;
use crate::schema::call_back;
use crate::{Connection, StoreError};

pub use of_case::{carry, find_open, open_of_case};

/// A call-back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallBackRecord {
    /// Its identity.
    pub id: CallBackId,
    /// On which case.
    pub case: CaseId,
    /// The promise that it is.
    pub guarantee: GuaranteeId,
    /// Who is to call; whoever coordinates, if nobody is named.
    pub staff: Option<StaffId>,
    /// Which number, E.164.
    pub phone: Option<String>,
    /// Whom to ask for.
    pub name: Option<String>,
    /// About what.
    pub reason: Option<String>,
    /// When they want to be called.
    pub wish: Wish,
    /// When it is due, as its promise was last computed.
    pub due_at: Moment,
    /// Where it stands.
    pub state: CallBackState,
    /// Why it was called off.
    pub ended_because: Option<String>,
    /// Who noted it: an actor.
    pub asked_by: String,
    /// When.
    pub created_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = call_back)]
struct CallBackFound {
    id: Col<CallBackId>,
    case_id: Col<CaseId>,
    guarantee_id: Col<GuaranteeId>,
    staff_id: Option<Col<StaffId>>,
    phone: Option<String>,
    name: Option<String>,
    reason: Option<String>,
    wished_after: Option<Col<Moment>>,
    wished_before: Option<Col<Moment>>,
    due_at: Col<Moment>,
    stage: Col<CallBackStage>,
    attempts: i32,
    ended_at: Option<Col<Moment>>,
    ended_because: Option<String>,
    asked_by: String,
    created_at: Col<Moment>,
    version: i32,
}

/// One call-back.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CallBackId,
) -> Result<CallBackRecord, StoreError> {
    call_back::table
        .find((Col(municipality), Col(id)))
        .select(CallBackFound::as_select())
        .first(conn)?
        .read()
}

/// Adds a call-back, whose promise must be there.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &CallBackRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(call_back::table)
        .values((
            call_back::municipality_id.eq(Col(municipality)),
            call_back::id.eq(Col(record.id)),
            call_back::case_id.eq(Col(record.case)),
            call_back::guarantee_id.eq(Col(record.guarantee)),
            call_back::staff_id.eq(record.staff.map(Col)),
            call_back::phone.eq(&record.phone),
            call_back::name.eq(&record.name),
            call_back::reason.eq(&record.reason),
            call_back::wished_after.eq(record.wish.after.map(Col)),
            call_back::wished_before.eq(record.wish.before.map(Col)),
            call_back::due_at.eq(Col(record.due_at)),
            call_back::stage.eq(Col(record.state.stage())),
            call_back::attempts.eq(crate::signed(record.state.attempts())),
            call_back::asked_by.eq(&record.asked_by),
            call_back::created_at.eq(Col(record.created_at)),
            call_back::updated_at.eq(Col(record.created_at)),
            call_back::version.eq(record.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves where a call-back stands and who is to call, as changed since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &CallBackRecord,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        call_back::table
            .find((Col(municipality), Col(record.id)))
            .filter(call_back::version.eq(seen.0)),
    )
    .set((
        call_back::staff_id.eq(record.staff.map(Col)),
        call_back::stage.eq(Col(record.state.stage())),
        call_back::attempts.eq(crate::signed(record.state.attempts())),
        call_back::ended_at.eq(record.state.ended_at().map(Col)),
        call_back::ended_because.eq(&record.ended_because),
        call_back::version.eq(seen.next().0),
        call_back::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Follows the promise of a call-back, whose due moment was corrected.
///
/// # Errors
/// As every query.
pub fn follow(
    conn: &mut Connection,
    municipality: MunicipalityId,
    guarantee: GuaranteeId,
    due_at: Moment,
) -> Result<(), StoreError> {
    diesel::update(
        call_back::table
            .filter(call_back::municipality_id.eq(Col(municipality)))
            .filter(call_back::guarantee_id.eq(Col(guarantee))),
    )
    .set(call_back::due_at.eq(Col(due_at)))
    .execute(conn)?;
    Ok(())
}

impl CallBackFound {
    fn read(self) -> Result<CallBackRecord, StoreError> {
        let state = self.state()?;
        Ok(CallBackRecord {
            id: self.id.0,
            case: self.case_id.0,
            guarantee: self.guarantee_id.0,
            staff: self.staff_id.map(|id| id.0),
            phone: self.phone,
            name: self.name,
            reason: self.reason,
            wish: Wish {
                after: self.wished_after.map(|at| at.0),
                before: self.wished_before.map(|at| at.0),
            },
            due_at: self.due_at.0,
            state,
            ended_because: self.ended_because,
            asked_by: self.asked_by,
            created_at: self.created_at.0,
            version: Version(self.version),
        })
    }

    fn state(&self) -> Result<CallBackState, StoreError> {
        let attempts = crate::unsigned(self.attempts);
        match (self.stage.0, self.ended_at.map(|at| at.0)) {
            (CallBackStage::Open, None) => Ok(CallBackState::Open { attempts }),
            (CallBackStage::Kept, Some(at)) => Ok(CallBackState::Kept { attempts, at }),
            (CallBackStage::Cancelled, Some(at)) => Ok(CallBackState::Cancelled { attempts, at }),
            (stage, _) => Err(StoreError::Unreadable {
                table: "call_back",
                column: "stage",
                detail: format!("{} is {stage} without what belongs to it", self.id.0),
            }),
        }
    }
}
