//! Whose calendar holds which meeting, and which places of a slot are taken.

use diesel::dsl::exists;
use diesel::prelude::*;
use jiff::SignedDuration;
use onedoor_domain::meeting::{LONGEST, MeetingStage};
use onedoor_domain::{MeetingId, Moment, MunicipalityId, SlotId, StaffId};

use super::MeetingRecord;
use super::found::MeetingFound;
use crate::any_connection::MultiBackend;
use crate::columns::Col;
use crate::schema::{cases, meeting, meeting_participant};
use crate::{Connection, StoreError};

/// Which meetings a calendar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarFilter {
    /// Those that end after this moment.
    pub from: Moment,
    /// Those that begin before this moment.
    pub until: Moment,
    /// Those to which this person comes.
    pub staff: Option<StaffId>,
}

/// Meetings that are not cancelled.
type Narrowing<'a> = meeting::BoxedQuery<'a, MultiBackend>;

/// Meetings that overlap a time and are not cancelled, soonest first, after the one that began at
/// `after`.
///
/// # Errors
/// As every query.
pub fn between(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: CalendarFilter,
    after: Option<(Moment, MeetingId)>,
    limit: i64,
) -> Result<Vec<MeetingRecord>, StoreError> {
    let mut query = overlapping(municipality, filter.from, filter.until)
        .filter(meeting::stage.ne(Col(MeetingStage::Cancelled)))
        .order((meeting::starts_at, meeting::id))
        .limit(limit);
    if let Some(staff) = filter.staff {
        query = of_staff(query, staff);
    }
    if let Some((at, id)) = after {
        let same_moment = meeting::starts_at.eq(Col(at)).and(meeting::id.gt(Col(id)));
        query = query.filter(meeting::starts_at.gt(Col(at)).or(same_moment));
    }
    let rows = query.select(MeetingFound::as_select()).load(conn)?;
    rows.into_iter().map(MeetingFound::read).collect()
}

/// Until when this person is in a planned meeting at this moment; nothing if they are in none.
///
/// A coordinator is in every meeting of their cases.
///
/// # Errors
/// As every query.
pub fn of_staff_at(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    at: Moment,
) -> Result<Option<Moment>, StoreError> {
    let next = at.plus(SignedDuration::from_micros(1));
    let query = overlapping(municipality, at, next)
        .filter(meeting::stage.eq(Col(MeetingStage::Planned)))
        .order(meeting::ends_at.desc())
        .limit(1);
    let ends_at: Option<Col<Moment>> = of_staff(query, staff)
        .select(meeting::ends_at)
        .first(conn)
        .optional()?;
    Ok(ends_at.map(|at| at.0))
}

/// When the meetings begin that have a place of this slot, as often as places are taken.
///
/// # Errors
/// As every query.
pub fn taken(
    conn: &mut Connection,
    municipality: MunicipalityId,
    slot: SlotId,
    from: Moment,
    until: Moment,
) -> Result<Vec<Moment>, StoreError> {
    let rows: Vec<Col<Moment>> = meeting::table
        .filter(meeting::municipality_id.eq(Col(municipality)))
        .filter(meeting::slot_id.eq(Some(Col(slot))))
        .filter(meeting::stage.ne(Col(MeetingStage::Cancelled)))
        .filter(meeting::starts_at.ge(Col(from)))
        .filter(meeting::starts_at.le(Col(until)))
        .select(meeting::starts_at)
        .load(conn)?;
    Ok(rows.into_iter().map(|at| at.0).collect())
}

/// No meeting is longer than [`LONGEST`], so those that began before cannot overlap: the index is
/// read a few hours wide and not from its beginning.
fn overlapping<'a>(municipality: MunicipalityId, from: Moment, until: Moment) -> Narrowing<'a> {
    let earliest = from.plus(SignedDuration::from_mins(-i64::from(LONGEST)));
    meeting::table
        .filter(meeting::municipality_id.eq(Col(municipality)))
        .filter(meeting::starts_at.ge(Col(earliest)))
        .filter(meeting::starts_at.lt(Col(until)))
        .filter(meeting::ends_at.gt(Col(from)))
        .into_boxed()
}

/// Those to which a person comes: invited by name, or as the coordinator of the case.
fn of_staff(query: Narrowing<'_>, staff: StaffId) -> Narrowing<'_> {
    let invited = meeting_participant::table
        .filter(meeting_participant::municipality_id.eq(meeting::municipality_id))
        .filter(meeting_participant::meeting_id.eq(meeting::id))
        .filter(meeting_participant::removed_at.is_null())
        .filter(meeting_participant::staff_id.eq(Some(Col(staff))));
    let coordinated = cases::table
        .filter(cases::municipality_id.eq(meeting::municipality_id))
        .filter(cases::id.eq(meeting::case_id))
        .filter(cases::coordinator_id.eq(Col(staff)));
    query.filter(exists(invited).or(exists(coordinated)))
}
