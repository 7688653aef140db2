//! Who is invited to a meeting.

use diesel::prelude::*;
use onedoor_domain::meeting::{Invitee, InviteeKind, Participant};
use onedoor_domain::{ContactId, MeetingId, Moment, MunicipalityId, ParticipantId, StaffId};

use crate::columns::Col;
use crate::schema::{contact_person, meeting_participant};
use crate::{Connection, StoreError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = meeting_participant)]
struct ParticipantFound {
    meeting_id: Col<MeetingId>,
    id: Col<ParticipantId>,
    kind: Col<InviteeKind>,
    staff_id: Option<Col<StaffId>>,
    unit_id: Option<String>,
    contact_id: Option<Col<ContactId>>,
    name: Option<String>,
    email: Option<String>,
    attended: Option<bool>,
}

/// How a contact person is addressed in an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactAddress {
    /// Who.
    pub id: ContactId,
    /// Their name, if it is known.
    pub name: Option<String>,
    /// Their address, if it is known.
    pub email: Option<String>,
    /// Whether it must stay unknown who they are.
    pub protected_identity: bool,
}

/// The names and addresses of these contact persons.
///
/// # Errors
/// As every query.
pub fn contact_addresses(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[ContactId],
) -> Result<Vec<ContactAddress>, StoreError> {
    type Found = (Col<ContactId>, Option<String>, Option<String>, bool);
    let ids: Vec<Col<ContactId>> = ids.iter().copied().map(Col).collect();
    let rows: Vec<Found> = contact_person::table
        .filter(contact_person::municipality_id.eq(Col(municipality)))
        .filter(contact_person::id.eq_any(ids))
        .select((
            contact_person::id,
            contact_person::name,
            contact_person::email,
            contact_person::protected_identity,
        ))
        .load(conn)?;
    let read = |(id, name, email, protected_identity): Found| ContactAddress {
        id: id.0,
        name,
        email,
        protected_identity,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Who is invited to these meetings, in the order in which they were.
///
/// # Errors
/// As every query.
pub fn participants(
    conn: &mut Connection,
    municipality: MunicipalityId,
    meetings: &[MeetingId],
) -> Result<Vec<(MeetingId, Participant)>, StoreError> {
    let meetings: Vec<Col<MeetingId>> = meetings.iter().copied().map(Col).collect();
    let rows = meeting_participant::table
        .filter(meeting_participant::municipality_id.eq(Col(municipality)))
        .filter(meeting_participant::meeting_id.eq_any(meetings))
        .filter(meeting_participant::removed_at.is_null())
        .select(ParticipantFound::as_select())
        .load(conn)?;
    let mut found: Vec<(MeetingId, Participant)> = rows
        .into_iter()
        .map(ParticipantFound::read)
        .collect::<Result<_, _>>()?;
    // Not by the database: for a single meeting SQLite would then walk the whole municipality.
    found.sort_by_key(|(meeting, one)| (*meeting, one.id));
    Ok(found)
}

/// Whoever was invited under this identity, and whether they are not any more.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn ever_invited(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: ParticipantId,
) -> Result<(Participant, bool), StoreError> {
    let (row, removed_at): (ParticipantFound, Option<Col<Moment>>) = meeting_participant::table
        .find((Col(municipality), Col(id)))
        .select((
            ParticipantFound::as_select(),
            meeting_participant::removed_at,
        ))
        .first(conn)?;
    let (_, one) = row.read()?;
    Ok((one, removed_at.is_some()))
}

/// Invites these to a meeting.
///
/// # Errors
/// As every query.
pub fn insert_participants(
    conn: &mut Connection,
    municipality: MunicipalityId,
    meeting: MeetingId,
    participants: &[Participant],
    now: Moment,
) -> Result<(), StoreError> {
    for one in participants {
        let (mut staff, mut unit, mut contact, mut guest) = (None, None, None, None);
        match &one.invitee {
            Invitee::Staff {
                staff: id,
                unit: of,
            } => (staff, unit) = (Some(*id), of.as_deref()),
            Invitee::Unit { unit: id } => unit = Some(id.as_str()),
            Invitee::Contact { contact: id } => contact = Some(*id),
            Invitee::Guest { name, email } => guest = Some((name.as_str(), email.as_str())),
        }
        diesel::insert_into(meeting_participant::table)
            .values((
                meeting_participant::municipality_id.eq(Col(municipality)),
                meeting_participant::id.eq(Col(one.id)),
                meeting_participant::meeting_id.eq(Col(meeting)),
                meeting_participant::kind.eq(Col(one.invitee.kind())),
                meeting_participant::staff_id.eq(staff.map(Col)),
                meeting_participant::unit_id.eq(unit),
                meeting_participant::contact_id.eq(contact.map(Col)),
                meeting_participant::name.eq(guest.map(|guest| guest.0)),
                meeting_participant::email.eq(guest.map(|guest| guest.1)),
                meeting_participant::invited_at.eq(Col(now)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes these off the list. Their rows stay, because they must be told.
///
/// # Errors
/// As every query.
pub fn remove_participants(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[ParticipantId],
    now: Moment,
) -> Result<(), StoreError> {
    for id in ids {
        diesel::update(meeting_participant::table.find((Col(municipality), Col(*id))))
            .set(meeting_participant::removed_at.eq(Some(Col(now))))
            .execute(conn)?;
    }
    Ok(())
}

/// Notes for everybody who was invited whether they came.
///
/// # Errors
/// As every query.
pub fn note_attendance(
    conn: &mut Connection,
    municipality: MunicipalityId,
    participants: &[Participant],
) -> Result<(), StoreError> {
    for one in participants {
        diesel::update(meeting_participant::table.find((Col(municipality), Col(one.id))))
            .set(meeting_participant::attended.eq(one.attended))
            .execute(conn)?;
    }
    Ok(())
}

impl ParticipantFound {
    fn read(self) -> Result<(MeetingId, Participant), StoreError> {
        let id = self.id.0;
        let invitee = match (self.kind.0, self.staff_id, self.unit_id, self.contact_id) {
            (InviteeKind::Staff, Some(staff), unit, None) => Invitee::Staff {
                staff: staff.0,
                unit,
            },
            (InviteeKind::Unit, None, Some(unit), None) => Invitee::Unit { unit },
            (InviteeKind::Contact, None, None, Some(contact)) => {
                Invitee::Contact { contact: contact.0 }
            }
            (InviteeKind::Guest, None, None, None) => Invitee::Guest {
                name: self.name.unwrap_or_default(),
                email: self.email.unwrap_or_default(),
            },
            (kind, ..) => {
                return Err(StoreError::Unreadable {
                    table: "meeting_participant",
                    column: "kind",
                    detail: format!("{id} is {kind} without what belongs to it"),
                });
            }
        };
        let attended = self.attended;
        Ok((
            self.meeting_id.0,
            Participant {
                id,
                invitee,
                attended,
            },
        ))
    }
}
