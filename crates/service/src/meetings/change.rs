//! Changing a meeting that is planned.

use onedoor_domain::event::Happened;
use onedoor_domain::meeting::{Appointment, Changed, Invitee, Meeting, changed};
use onedoor_domain::policy::Caller;
use onedoor_domain::{MeetingId, Version};
use onedoor_store::{Connection, meetings};

use super::booking::{self, Wanted};
use super::fields::{self, When};
use super::file::of_meeting;
use super::invitees::{self, Moved};
use super::notices::{self, Notice};
use super::{MeetingChange, MeetingFile, refused};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::services::unchanged;
use crate::{Result, Services};

impl Services {
    /// Changes when, where, about what and with whom people meet.
    ///
    /// # Errors
    /// As for planning; [`crate::Error::Stale`], [`crate::Refusal::MeetingNotPlanned`].
    pub async fn change_meeting(
        &self,
        caller: Caller,
        id: MeetingId,
        seen: Version,
        change: MeetingChange,
    ) -> Result<MeetingFile> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let (mut docket, record) = services.take_meeting(conn, &caller, id)?;
                unchanged(record.version, seen)?;
                let (before, now) = (record.meeting, docket.now);
                // Asked before the fields are read: what cannot be changed has no wrong fields.
                let refuse = |why| refused(why, &before, now);
                before.must_be_planned().map_err(refuse)?;
                let (appointment, wanted) = read(conn, &caller, &docket, &before, change)?;
                let invited = of_meeting(conn, caller.municipality, id)?;
                let moved = match wanted {
                    Some(wanted) => invitees::moved(&services, invited, wanted),
                    None => Moved {
                        new: Vec::new(),
                        stay: invited,
                        gone: Vec::new(),
                    },
                };
                if appointment != before.appointment || moved.is_any() {
                    let mut what = changed(&before.appointment, &appointment);
                    what.extend(moved.is_any().then_some(Changed::People));
                    let after = before.clone().change(appointment).map_err(refuse)?;
                    save(conn, &mut docket, (&after, what), &moved, seen)?;
                    docket.save(conn)?;
                }
                services.meeting_file(conn, &caller, id)
            })
            .await
    }
}

impl Moved {
    fn is_any(&self) -> bool {
        !self.new.is_empty() || !self.gone.is_empty()
    }
}

fn save(
    conn: &mut Connection,
    docket: &mut Docket,
    (after, what): (&Meeting, Vec<Changed>),
    moved: &Moved,
    seen: Version,
) -> Result<()> {
    let (municipality, now) = (docket.municipality(), docket.now);
    meetings::save(conn, municipality, after, seen, now)?;
    let gone = notices::ids(&moved.gone);
    meetings::remove_participants(conn, municipality, &gone, now)?;
    meetings::insert_participants(conn, municipality, after.id, &moved.new, now)?;
    docket.note(Happened::MeetingChanged {
        meeting: after.id,
        meeting_kind: after.kind,
        starts_at: after.appointment.span.starts_at(),
        ends_at: after.appointment.span.ends_at(),
        sequence: after.sequence,
    });
    let (new, stay) = (notices::ids(&moved.new), notices::ids(&moved.stay));
    notices::tell(docket, Notice::Invited, after, new)?;
    notices::tell_what_changed(docket, Notice::Changed, after, stay, what)?;
    notices::tell(docket, Notice::Cancelled, after, gone)
}

/// The appointment as it will be, and who is invited if that changes.
fn read(
    conn: &mut Connection,
    caller: &Caller,
    docket: &Docket,
    before: &Meeting,
    change: MeetingChange,
) -> Result<(Appointment, Option<Vec<Invitee>>)> {
    let mut fields = Fields::default();
    let mut after = before.appointment.clone();
    if let Some(title) = change.title {
        after.title = fields.line_if_any("/title", title.as_deref());
    }
    if let Some(place) = change.place {
        after.place = fields.line_if_any("/place", place.as_deref());
    }
    if let Some(link) = change.link {
        after.link = fields::link(&mut fields, link.as_deref());
    }
    if let Some(agenda) = change.agenda {
        after.agenda = fields::agenda(&mut fields, agenda);
    }
    let mut wanted = None;
    if !change.time.is_empty() {
        wanted = move_to(conn, docket, &mut fields, &mut after, &change.time)?;
    }
    let invited = match &change.participants {
        Some(input) => {
            let unit = wanted.as_ref().and_then(|of| of.slot.unit.as_deref());
            Some(invitees::invitees(
                conn,
                caller,
                docket,
                &mut fields,
                input,
                unit,
            )?)
        }
        None => None,
    };
    fields.finish()?;
    if let Some(wanted) = &wanted {
        booking::must_have_room(conn, docket, wanted)?;
    }
    Ok((after, invited))
}

/// Moves an appointment to another time. One that leaves its occurrence gives its place back; one
/// that stays in it takes none anew.
fn move_to(
    conn: &mut Connection,
    docket: &Docket,
    fields: &mut Fields,
    after: &mut Appointment,
    time: &super::TimeInput,
) -> Result<Option<Wanted>> {
    let before = after.clone();
    match fields::when(fields, time, Some(before.span), docket.now) {
        Some(When::At(span)) => {
            after.slot = before.slot.filter(|_| span == before.span);
            after.span = span;
            Ok(None)
        }
        Some(When::In(slot, at)) if before.slot == Some(slot) && before.span.starts_at() == at => {
            Ok(None)
        }
        Some(When::In(slot, at)) => {
            let wanted = booking::wanted(conn, docket, fields, (slot, at))?;
            if let Some(wanted) = &wanted {
                after.slot = Some(wanted.slot.id);
                after.span = wanted.span;
            }
            Ok(wanted)
        }
        None => Ok(None),
    }
}
