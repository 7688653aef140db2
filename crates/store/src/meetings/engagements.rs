//! When people sit in meetings, as the switchboard wants to know it.

use diesel::prelude::*;
use onedoor_domain::availability::Engagement;
use onedoor_domain::meeting::{LONGEST, MeetingStage};
use onedoor_domain::{Moment, MunicipalityId, StaffId};

use crate::columns::Col;
use crate::schema::{cases, meeting, meeting_participant};
use crate::{Connection, StoreError};

type Found = (Col<StaffId>, Col<Moment>, Col<Moment>);

/// The planned meetings to which these people are invited, as far as they touch the time between
/// two moments.
///
/// # Errors
/// As every query.
pub fn invited(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: &[StaffId],
    from: Moment,
    until: Moment,
) -> Result<Vec<Engagement>, StoreError> {
    let staff: Vec<Option<Col<StaffId>>> = staff.iter().copied().map(Col).map(Some).collect();
    let rows: Vec<Found> = meeting::table
        .inner_join(
            meeting_participant::table.on(meeting_participant::municipality_id
                .eq(meeting::municipality_id)
                .and(meeting_participant::meeting_id.eq(meeting::id))),
        )
        .filter(meeting::municipality_id.eq(Col(municipality)))
        .filter(meeting::stage.eq(Col(MeetingStage::Planned)))
        .filter(meeting::starts_at.gt(Col(earliest(from))))
        .filter(meeting::starts_at.lt(Col(until)))
        .filter(meeting::ends_at.gt(Col(from)))
        .filter(meeting_participant::staff_id.eq_any(staff))
        .filter(meeting_participant::removed_at.is_null())
        .select((
            meeting_participant::staff_id.assume_not_null(),
            meeting::starts_at,
            meeting::ends_at,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// The same of the meetings on the cases that these people coordinate: they are in all of them.
///
/// # Errors
/// As every query.
pub fn coordinating(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: &[StaffId],
    from: Moment,
    until: Moment,
) -> Result<Vec<Engagement>, StoreError> {
    let staff: Vec<Col<StaffId>> = staff.iter().copied().map(Col).collect();
    let rows: Vec<Found> = meeting::table
        .inner_join(
            cases::table.on(cases::municipality_id
                .eq(meeting::municipality_id)
                .and(cases::id.eq(meeting::case_id))),
        )
        .filter(meeting::municipality_id.eq(Col(municipality)))
        .filter(meeting::stage.eq(Col(MeetingStage::Planned)))
        .filter(meeting::starts_at.gt(Col(earliest(from))))
        .filter(meeting::starts_at.lt(Col(until)))
        .filter(meeting::ends_at.gt(Col(from)))
        .filter(cases::coordinator_id.eq_any(staff))
        .select((cases::coordinator_id, meeting::starts_at, meeting::ends_at))
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// No meeting is longer than [`LONGEST`], so none that began before can touch this moment.
fn earliest(from: Moment) -> Moment {
    from.plus(jiff::SignedDuration::from_mins(-i64::from(LONGEST)))
}

fn read((staff, starts_at, ends_at): Found) -> Engagement {
    Engagement {
        staff: staff.0,
        starts_at: starts_at.0,
        ends_at: ends_at.0,
    }
}
