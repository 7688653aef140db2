//! Who of these people can take a call now, and who instead.

use std::collections::BTreeMap;

use onedoor_domain::availability::{Desk, Engagement, Reach, whose_word_counts};
use onedoor_domain::{Moment, MunicipalityId, StaffId};
use onedoor_store::{Connection, staff_presence};

use crate::Result;
use crate::in_force::InForce;

/// Whether each of these people can be reached now. Who is not known here is left out.
pub(super) fn reaches(
    conn: &mut Connection,
    in_force: &InForce,
    staff: &[StaffId],
    now: Moment,
) -> Result<BTreeMap<StaffId, Reach>> {
    let municipality = in_force.municipality.id;
    let directory = &in_force.directory;
    let asked = whose_word_counts(directory, staff, now);
    let said = staff_presence::list(conn, municipality, &asked, now)?;
    let meetings = planned_meetings(conn, municipality, &asked, now)?;
    let desk = Desk {
        directory,
        calendars: &in_force.calendars,
        said: &said,
        meetings: &meetings,
        now,
    };
    let people = staff.iter().filter_map(|id| directory.find(*id));
    Ok(people
        .map(|person| (person.id, desk.reach(person)))
        .collect())
}

/// When these people are to sit in meetings that have not ended.
///
/// The one place that asks: nothing plans meetings yet.
#[expect(
    clippy::unnecessary_wraps,
    clippy::needless_pass_by_ref_mut,
    reason = "reading the table of meetings may fail, once there is one"
)]
fn planned_meetings(
    _conn: &mut Connection,
    _municipality: MunicipalityId,
    _staff: &[StaffId],
    _now: Moment,
) -> Result<Vec<Engagement>> {
    Ok(Vec::new())
}
