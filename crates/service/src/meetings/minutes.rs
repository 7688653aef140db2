//! What is written down of a meeting: as it is noted that it was held, or afterwards.

use onedoor_domain::event::Happened;
use onedoor_domain::meeting::Minutes;
use onedoor_domain::policy::{Caller, sees_part};
use onedoor_domain::{MeetingId, Version, text};
use onedoor_store::{Connection, meetings};

use super::{MeetingFile, refused};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::services::unchanged;
use crate::{Error, FieldCode, FieldProblem, Result, Services};

/// Minutes as a caller hands them in.
#[derive(Debug, Clone, Default)]
pub struct MinutesInput {
    /// What was written down, word for word.
    pub minutes: String,
    /// The only unit that may read it.
    pub only_unit: Option<String>,
}

impl Services {
    /// Keeps what was written down at a meeting that was held, instead of what was kept before. Who
    /// may not read that may not change it.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`];
    /// [`crate::Refusal::MeetingNotHeld`], [`crate::Refusal::CaseClosed`].
    pub async fn keep_minutes(
        &self,
        caller: Caller,
        (id, seen): (MeetingId, Version),
        input: MinutesInput,
    ) -> Result<MeetingFile> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let (mut docket, record) = services.take_meeting(conn, &caller, id)?;
                unchanged(record.version, seen)?;
                let (meeting, now) = (record.meeting, docket.now);
                let is_held = meeting.must_be_held();
                is_held.map_err(|why| refused(why, &meeting, now))?;
                docket.may_change_minutes(conn, &caller, id)?;
                let mut fields = Fields::default();
                let read = minutes(&mut fields, &docket, Some(input.minutes), input.only_unit);
                let read = fields.finish_with(read)?;
                meetings::save(conn, caller.municipality, &meeting, seen, now)?;
                meetings::keep_minutes(conn, caller.municipality, id, &read)?;
                docket.note(Happened::MeetingMinutesKept {
                    meeting: id,
                    meeting_kind: meeting.kind,
                });
                docket.save(conn)?;
                services.meeting_file(conn, &caller, id)
            })
            .await
    }
}

impl Docket {
    fn may_change_minutes(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: MeetingId,
    ) -> Result<()> {
        let kept = meetings::minutes(conn, self.municipality(), id)?;
        let only_unit = kept.and_then(|kept| kept.only_unit);
        let ties = self.ties();
        let sees = sees_part(caller, &ties.of(&self.head.record), only_unit.as_deref());
        sees.then_some(()).ok_or(Error::Forbidden)
    }
}

pub(super) fn minutes(
    fields: &mut Fields,
    docket: &Docket,
    raw: Option<String>,
    only_unit: Option<String>,
) -> Option<Minutes> {
    let catalogue = &docket.in_force.catalogue;
    if only_unit
        .as_deref()
        .is_some_and(|id| catalogue.unit(id).is_none())
    {
        fields.wrong(FieldProblem::new("/only_unit", FieldCode::NoSuchThing));
    }
    if raw.is_none() && only_unit.is_some() {
        fields.wrong(FieldProblem::new("/minutes", FieldCode::Required));
    }
    let text = fields.text("/minutes", text::enquiry_text(raw?))?;
    Some(Minutes { text, only_unit })
}
