//! Meetings and visits on cases.

mod actions;
mod calendar;
mod engagements;
mod found;
mod participants;

pub use actions::{ActionRecord, actions, finish_action, get_action, insert_action};
pub use calendar::{CalendarFilter, between, of_staff_at, taken};
pub use engagements::{coordinating, invited};
pub use participants::{
    ContactAddress, contact_addresses, ever_invited, insert_participants, note_attendance,
    participants, remove_participants,
};

use diesel::prelude::*;
use onedoor_domain::meeting::{Meeting, MeetingStage, Minutes, State};
use onedoor_domain::{CaseId, MeetingId, Moment, MunicipalityId, Version};

use self::found::MeetingFound;
use crate::columns::Col;
use crate::schema::meeting;
use crate::{Connection, StoreError};

/// A meeting as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRecord {
    /// The meeting.
    pub meeting: Meeting,
    /// When it was planned.
    pub created_at: Moment,
    /// When it last changed: its invitations are of this moment.
    pub updated_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

/// One meeting.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: MeetingId,
) -> Result<MeetingRecord, StoreError> {
    meeting::table
        .find((Col(municipality), Col(id)))
        .select(MeetingFound::as_select())
        .first(conn)?
        .read()
}

/// The case on which a meeting is.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn case_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: MeetingId,
) -> Result<CaseId, StoreError> {
    let case: Col<CaseId> = meeting::table
        .find((Col(municipality), Col(id)))
        .select(meeting::case_id)
        .first(conn)?;
    Ok(case.0)
}

/// What was written down at a meeting, if anything was.
///
/// # Errors
/// [`StoreError::NotFound`] if there is no such meeting.
pub fn minutes(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: MeetingId,
) -> Result<Option<Minutes>, StoreError> {
    let (text, only_unit): (Option<String>, Option<String>) = meeting::table
        .find((Col(municipality), Col(id)))
        .select((meeting::minutes, meeting::only_unit))
        .first(conn)?;
    Ok(text.map(|text| Minutes { text, only_unit }))
}

/// The meetings of a case in the order in which they were planned, after `after`.
///
/// # Errors
/// As every query.
pub fn of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    after: Option<MeetingId>,
    limit: i64,
) -> Result<Vec<MeetingRecord>, StoreError> {
    let mut query = meeting::table
        .filter(meeting::municipality_id.eq(Col(municipality)))
        .filter(meeting::case_id.eq(Col(case)))
        .order(meeting::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(meeting::id.gt(Col(after)));
    }
    let rows = query.select(MeetingFound::as_select()).load(conn)?;
    rows.into_iter().map(MeetingFound::read).collect()
}

/// The meetings of a case that were held or will still take place, in the order in which they were
/// planned.
///
/// # Errors
/// As every query.
pub fn not_cancelled_of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<MeetingRecord>, StoreError> {
    let rows = meeting::table
        .filter(meeting::municipality_id.eq(Col(municipality)))
        .filter(meeting::case_id.eq(Col(case)))
        .filter(meeting::stage.ne(Col(MeetingStage::Cancelled)))
        .order(meeting::id)
        .select(MeetingFound::as_select())
        .load(conn)?;
    rows.into_iter().map(MeetingFound::read).collect()
}

/// Adds a meeting.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    new: &Meeting,
    now: Moment,
) -> Result<(), StoreError> {
    let of = &new.appointment;
    diesel::insert_into(meeting::table)
        .values((
            meeting::municipality_id.eq(Col(municipality)),
            meeting::id.eq(Col(new.id)),
            meeting::case_id.eq(Col(new.case)),
            meeting::kind.eq(Col(new.kind)),
            meeting::stage.eq(Col(new.state.word())),
            meeting::title.eq(of.title.as_deref()),
            meeting::starts_at.eq(Col(of.span.starts_at())),
            meeting::ends_at.eq(Col(of.span.ends_at())),
            meeting::slot_id.eq(of.slot.map(Col)),
            meeting::place.eq(of.place.as_deref()),
            meeting::link.eq(of.link.as_deref()),
            meeting::agenda.eq(of.agenda.as_deref()),
            meeting::sequence.eq(crate::signed(new.sequence)),
            meeting::version.eq(Version::FIRST.0),
            meeting::created_at.eq(Col(now)),
            meeting::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`, and on which case it is.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else changed it first.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: &Meeting,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let of = &after.appointment;
    let (held_at, cancelled_at, reason) = match &after.state {
        State::Planned => (None, None, None),
        State::Held { at } => (Some(Col(*at)), None, None),
        State::Cancelled { at, reason } => (None, Some(Col(*at)), Some(reason.as_str())),
    };
    let changed = diesel::update(
        meeting::table
            .find((Col(municipality), Col(after.id)))
            .filter(meeting::version.eq(seen.0)),
    )
    .set((
        meeting::case_id.eq(Col(after.case)),
        meeting::stage.eq(Col(after.state.word())),
        meeting::title.eq(of.title.as_deref()),
        meeting::starts_at.eq(Col(of.span.starts_at())),
        meeting::ends_at.eq(Col(of.span.ends_at())),
        meeting::slot_id.eq(of.slot.map(Col)),
        meeting::place.eq(of.place.as_deref()),
        meeting::link.eq(of.link.as_deref()),
        meeting::agenda.eq(of.agenda.as_deref()),
        meeting::sequence.eq(crate::signed(after.sequence)),
        meeting::held_at.eq(held_at),
        meeting::cancelled_at.eq(cancelled_at),
        meeting::cancel_reason.eq(reason),
        meeting::version.eq(seen.next().0),
        meeting::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Keeps what was written down at a meeting that was held.
///
/// # Errors
/// As every query.
pub fn keep_minutes(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: MeetingId,
    minutes: &Minutes,
) -> Result<(), StoreError> {
    let kept = diesel::update(meeting::table.find((Col(municipality), Col(id))))
        .set((
            meeting::minutes.eq(Some(minutes.text.as_str())),
            meeting::only_unit.eq(minutes.only_unit.as_deref()),
        ))
        .execute(conn)?;
    crate::one_row(kept)
}
