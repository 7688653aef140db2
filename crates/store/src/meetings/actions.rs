//! What was agreed at meetings.

use diesel::prelude::*;
use jiff::civil::Date;
use onedoor_domain::{MeetingActionId, MeetingId, Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::meeting_action;
use crate::{Connection, StoreError};

/// What was agreed: who does what by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRecord {
    /// Its identity.
    pub id: MeetingActionId,
    /// At which meeting.
    pub meeting: MeetingId,
    /// What.
    pub what: String,
    /// Who does it; the business if nobody of the municipality.
    pub staff: Option<StaffId>,
    /// By which day.
    pub due_on: Date,
    /// When it was done.
    pub done_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = meeting_action)]
struct ActionFound {
    id: Col<MeetingActionId>,
    meeting_id: Col<MeetingId>,
    what: String,
    staff_id: Option<Col<StaffId>>,
    due_on: String,
    done_at: Option<Col<Moment>>,
}

/// What was agreed at these meetings, in order.
///
/// # Errors
/// As every query.
pub fn actions(
    conn: &mut Connection,
    municipality: MunicipalityId,
    meetings: &[MeetingId],
) -> Result<Vec<ActionRecord>, StoreError> {
    let meetings: Vec<Col<MeetingId>> = meetings.iter().copied().map(Col).collect();
    let rows = meeting_action::table
        .filter(meeting_action::municipality_id.eq(Col(municipality)))
        .filter(meeting_action::meeting_id.eq_any(meetings))
        .select(ActionFound::as_select())
        .load(conn)?;
    let mut found: Vec<ActionRecord> = rows
        .into_iter()
        .map(ActionFound::read)
        .collect::<Result<_, _>>()?;
    found.sort_by_key(|one| (one.meeting, one.id));
    Ok(found)
}

/// One thing that was agreed at this meeting.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get_action(
    conn: &mut Connection,
    municipality: MunicipalityId,
    meeting: MeetingId,
    id: MeetingActionId,
) -> Result<ActionRecord, StoreError> {
    meeting_action::table
        .find((Col(municipality), Col(id)))
        .filter(meeting_action::meeting_id.eq(Col(meeting)))
        .select(ActionFound::as_select())
        .first(conn)?
        .read()
}

/// Notes what was agreed.
///
/// # Errors
/// As every query.
pub fn insert_action(
    conn: &mut Connection,
    municipality: MunicipalityId,
    new: &ActionRecord,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(meeting_action::table)
        .values((
            meeting_action::municipality_id.eq(Col(municipality)),
            meeting_action::id.eq(Col(new.id)),
            meeting_action::meeting_id.eq(Col(new.meeting)),
            meeting_action::what.eq(&new.what),
            meeting_action::staff_id.eq(new.staff.map(Col)),
            meeting_action::due_on.eq(new.due_on.to_string()),
            meeting_action::created_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that it was done.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else noted it first.
pub fn finish_action(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: MeetingActionId,
    now: Moment,
) -> Result<(), StoreError> {
    let done = diesel::update(
        meeting_action::table
            .find((Col(municipality), Col(id)))
            .filter(meeting_action::done_at.is_null()),
    )
    .set(meeting_action::done_at.eq(Some(Col(now))))
    .execute(conn)?;
    crate::one_row(done)
}

impl ActionFound {
    fn read(self) -> Result<ActionRecord, StoreError> {
        let due_on = self
            .due_on
            .parse()
            .map_err(|error: jiff::Error| StoreError::Unreadable {
                table: "meeting_action",
                column: "due_on",
                detail: format!("{}: {error}", self.id.0),
            })?;
        Ok(ActionRecord {
            id: self.id.0,
            meeting: self.meeting_id.0,
            what: self.what,
            staff: self.staff_id.map(|id| id.0),
            due_on,
            done_at: self.done_at.map(|at| at.0),
        })
    }
}
