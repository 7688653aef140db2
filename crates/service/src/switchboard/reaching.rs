//! Who of these people can take a call now, and who instead.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use onedoor_domain::availability::{Desk, Engagement, Reach, whose_word_counts};
use onedoor_domain::routing::acted_for_by;
use onedoor_domain::{Moment, StaffId};
use onedoor_store::{Connection, meetings, staff_presence};

use crate::Result;
use crate::in_force::InForce;

/// How far ahead meetings are looked at.
const AHEAD: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Whether each of these people can be reached now. Who is not known here is left out.
pub(crate) fn reaches(
    conn: &mut Connection,
    in_force: &InForce,
    staff: &[StaffId],
    now: Moment,
) -> Result<BTreeMap<StaffId, Reach>> {
    if staff.is_empty() {
        return Ok(BTreeMap::new());
    }
    let municipality = in_force.municipality.id;
    let directory = &in_force.directory;
    let asked = whose_word_counts(directory, staff, now);
    let said = staff_presence::list(conn, municipality, &asked, now)?;
    let meetings = planned_meetings(conn, in_force, &asked, now)?;
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

/// When these people are to sit in meetings that have not ended, as far ahead as matters to somebody
/// who is on the phone.
fn planned_meetings(
    conn: &mut Connection,
    in_force: &InForce,
    staff: &[StaffId],
    now: Moment,
) -> Result<Vec<Engagement>> {
    let (municipality, until) = (in_force.municipality.id, now.plus(AHEAD));
    let mut all = meetings::invited(conn, municipality, staff, now, until)?;
    all.extend(instead_of_others(conn, in_force, staff, now)?);
    all.extend(meetings::coordinating(
        conn,
        municipality,
        staff,
        now,
        until,
    )?);
    Ok(all)
}

/// Whoever acts for somebody who is away goes in their place: where they are invited, and where they
/// coordinate.
fn instead_of_others(
    conn: &mut Connection,
    in_force: &InForce,
    staff: &[StaffId],
    now: Moment,
) -> Result<Vec<Engagement>> {
    let acts_for = |me: &StaffId| {
        let others = acted_for_by(&in_force.directory, *me, now).into_iter();
        others.map(|other| (other, *me)).collect::<Vec<_>>()
    };
    let pairs: Vec<(StaffId, StaffId)> = staff.iter().flat_map(acts_for).collect();
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let others: Vec<StaffId> = pairs.iter().map(|(other, _)| *other).collect();
    let (municipality, until) = (in_force.municipality.id, now.plus(AHEAD));
    let mut theirs = meetings::invited(conn, municipality, &others, now, until)?;
    let coordinated = meetings::coordinating(conn, municipality, &others, now, until)?;
    theirs.extend(coordinated);
    let mut instead = Vec::new();
    for engagement in theirs {
        let acting = pairs.iter().filter(|(other, _)| *other == engagement.staff);
        instead.extend(acting.map(|(_, me)| Engagement {
            staff: *me,
            ..engagement
        }));
    }
    Ok(instead)
}
