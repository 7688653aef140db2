//! What becomes of planned meetings when their case ends: they are called off with it, or go on in
//! another.

use onedoor_domain::Version;
use onedoor_domain::event::Happened;
use onedoor_domain::meeting::{Meeting, Refused};
use onedoor_store::Connection;
use onedoor_store::meetings::{self, MeetingRecord};

use super::file::of_meeting;
use super::notices::{self, Notice};
use super::plan::planned;
use crate::docket::Docket;
use crate::{Error, Result};

impl Docket {
    /// Calls off what was still to come. What had begun took place or did not: it stays as it is.
    pub(crate) fn call_off_meetings(&mut self, conn: &mut Connection, reason: &str) -> Result<()> {
        for record in self.planned_meetings(conn)? {
            if !record.meeting.has_begun(self.now) {
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
        notices::tell(self, Notice::Cancelled, off, &invited)
    }

    /// Lets the planned meetings of another case take place on this one. Those invited learn of it.
    pub(crate) fn take_in_meetings(&mut self, conn: &mut Connection, from: &Docket) -> Result<()> {
        let (house, now) = (self.municipality(), self.now);
        for record in from.planned_meetings(conn)? {
            let here = record.meeting.go_on_in(self.head.record.id);
            let here = here.map_err(not_planned)?;
            meetings::save(conn, house, &here, record.version, now)?;
            self.note(planned(&here));
            let invited = notices::ids(&of_meeting(conn, house, here.id)?);
            notices::tell(self, Notice::Changed, &here, &invited)?;
        }
        Ok(())
    }

    fn planned_meetings(&self, conn: &mut Connection) -> Result<Vec<MeetingRecord>> {
        let case = self.head.record.id;
        Ok(meetings::planned_of_case(conn, self.municipality(), case)?)
    }
}

/// It was read as planned, with its case held.
fn not_planned(refused: Refused) -> Error {
    Error::Fault(format!("a planned meeting: {refused}"))
}
