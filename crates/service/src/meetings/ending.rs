//! What becomes of meetings when their case ends: what is to come is called off with it; or they go on
//! in another, those that were held too, because what was agreed there is still to be done.

use onedoor_domain::event::Happened;
use onedoor_domain::meeting::{Changed, Meeting, Refused, State};
use onedoor_domain::{MeetingId, Version};
use onedoor_store::meetings::{self, MeetingRecord};
use onedoor_store::{Connection, shares};

use super::file::of_meeting;
use super::notices::{self, Notice};
use super::plan::planned;
use crate::docket::Docket;
use crate::{Error, Result};

impl Docket {
    /// Calls off what was still to come. What had begun took place or did not: it stays as it is.
    pub(crate) fn call_off_meetings(&mut self, conn: &mut Connection, reason: &str) -> Result<()> {
        for record in self.meetings(conn)? {
            let meeting = &record.meeting;
            if meeting.must_be_planned().is_ok() && !meeting.has_begun(self.now) {
                let off = record.meeting.cancel(reason.to_owned(), self.now);
                self.call_off_meeting(conn, &off.map_err(not_planned)?, record.version)?;
            }
        }
        Ok(())
    }

    /// Saves that a meeting will not take place, and tells those invited.
    pub(super) fn call_off_meeting(
        &mut self,
        conn: &mut Connection,
        off: &Meeting,
        seen: Version,
    ) -> Result<()> {
        let house = self.municipality();
        meetings::save(conn, house, off, seen, self.now)?;
        self.note(Happened::MeetingCancelled {
            meeting: off.id,
            meeting_kind: off.kind,
        });
        let invited = notices::ids(&of_meeting(conn, house, off.id)?);
        notices::tell(self, Notice::Cancelled, off, invited)
    }

    /// Lets the meetings of another case go on with this one. Those invited to what is to come learn of
    /// it; what was agreed at those that were held is done here. Answers which were held.
    pub(crate) fn take_in_meetings(
        &mut self,
        conn: &mut Connection,
        from: &Docket,
    ) -> Result<Vec<MeetingId>> {
        let (house, now) = (self.municipality(), self.now);
        let mut held = Vec::new();
        for record in from.meetings(conn)? {
            let here = record.meeting.go_on_in(self.head.record.id);
            let here = here.map_err(not_planned)?;
            meetings::save(conn, house, &here, record.version, now)?;
            shares::carry(conn, house, here.id.0, here.case)?;
            match here.state {
                State::Held { .. } => held.push(here.id),
                State::Planned | State::Cancelled { .. } => {
                    self.note(planned(&here));
                    let invited = notices::ids(&of_meeting(conn, house, here.id)?);
                    let what = vec![Changed::Case];
                    notices::tell_what_changed(self, Notice::Changed, &here, invited, what)?;
                }
            }
        }
        Ok(held)
    }

    /// The meetings of the case that were held or will still take place.
    fn meetings(&self, conn: &mut Connection) -> Result<Vec<MeetingRecord>> {
        let (house, case) = (self.municipality(), self.head.record.id);
        Ok(meetings::not_cancelled_of_case(conn, house, case)?)
    }
}

/// It was read as planned, with its case held.
fn not_planned(refused: Refused) -> Error {
    Error::Fault(format!("a planned meeting: {refused}"))
}
