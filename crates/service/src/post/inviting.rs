//! From notices of meetings to deliveries: one for each of those invited. What was still to be told
//! them gives way to what is newer.

use onedoor_domain::delivery::{Channel, DeliveryState, Tiding};
use onedoor_domain::gateway::Way;
use onedoor_domain::meeting::{Changed, Invitee};
use onedoor_domain::{ContactId, MeetingId, Moment, ParticipantId, StaffId, Version};
use onedoor_store::deliveries::{self, DeliveryRecord};
use onedoor_store::outbox::OutboxRecord;
use onedoor_store::{Connection, meetings, units};
use serde::{Deserialize, Serialize};

use super::addressing::course;
use super::told::{About, OneTold};
use super::ways::due_at;
use crate::json::{json, recorded};
use crate::meetings::{MeetingNotice, Notice};
use crate::notices::Recipient;
use crate::{Result, Services};

/// What one of those invited is to be told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Invitation {
    pub(super) meeting: MeetingId,
    pub(super) participant: ParticipantId,
    pub(super) sequence: u32,
    /// What is different since they heard of it last.
    pub(super) changed: Vec<Changed>,
}

/// Somebody who is told: a colleague, the business's contact person, or neither.
type To = (Option<StaffId>, Option<ContactId>);

impl Services {
    /// Makes deliveries of a notice of a meeting.
    pub(super) fn address_invitations(
        &self,
        conn: &mut Connection,
        about: &About<'_>,
        notice: &OutboxRecord,
        now: Moment,
    ) -> Result<()> {
        let of = notice.municipality;
        let told: MeetingNotice = recorded(&notice.payload)?;
        let waiting = deliveries::of_meetings_under_way(conn, of)?;
        for participant in &told.participants {
            let (one, _) = meetings::ever_invited(conn, of, *participant)?;
            let tiding = tiding(told.notice);
            for to in readers(conn, about, tiding, notice, &one.invitee)? {
                let mut invitation = Invitation {
                    meeting: told.meeting,
                    participant: *participant,
                    sequence: told.sequence,
                    changed: told.changed.clone(),
                };
                let tiding = overtake(conn, &waiting, tiding, to, &mut invitation)?;
                self.invite(conn, about, notice, (tiding, to), &invitation, now)?;
            }
        }
        Ok(())
    }

    fn invite(
        &self,
        conn: &mut Connection,
        about: &About<'_>,
        notice: &OutboxRecord,
        (tiding, (staff, contact)): (Tiding, To),
        invitation: &Invitation,
        now: Moment,
    ) -> Result<()> {
        let one = OneTold {
            tiding,
            staff,
            contribution: None,
        };
        let due_at = due_at(about.in_force, one, Way::Mail, now);
        let record = DeliveryRecord {
            municipality: notice.municipality,
            id: self.chance.id(now),
            tiding,
            channel: Channel::Mail,
            case: notice.case,
            staff,
            contact,
            gateway: None,
            payload: json(invitation)?.0,
            course: course(notice.created_at, due_at, now),
            created_at: now,
            version: Version::FIRST,
        };
        Ok(deliveries::insert(conn, &record)?)
    }
}

/// Takes the place of what still waits for the same reader, and what they heard last goes along. What
/// a worker sends right now may have arrived: it is left alone.
fn overtake(
    conn: &mut Connection,
    waiting: &[DeliveryRecord],
    mut tiding: Tiding,
    (staff, _): To,
    invitation: &mut Invitation,
) -> Result<Tiding> {
    for older in waiting.iter().filter(|older| older.staff == staff) {
        let told: Invitation = recorded(&older.payload)?;
        let is_same = told.participant == invitation.participant;
        if !is_same || older.course.standing.word() != DeliveryState::Waiting {
            continue;
        }
        deliveries::delete(conn, (older.municipality, older.id), older.version)?;
        if told.sequence > invitation.sequence {
            // Notices may come in any order.
            invitation.sequence = told.sequence;
            tiding = older.tiding;
        }
        for what in told.changed {
            if !invitation.changed.contains(&what) {
                invitation.changed.push(what);
            }
        }
        if older.tiding == Tiding::MeetingInvited && tiding == Tiding::MeetingChanged {
            tiding = Tiding::MeetingInvited;
        }
    }
    Ok(tiding)
}

/// A unit is its mailbox; where it has none, the people in it.
fn readers(
    conn: &mut Connection,
    about: &About<'_>,
    tiding: Tiding,
    notice: &OutboxRecord,
    invitee: &Invitee,
) -> Result<Vec<To>> {
    let unit = match invitee {
        Invitee::Staff { staff, .. } => return Ok(vec![(Some(*staff), None)]),
        Invitee::Contact { contact } => return Ok(vec![(None, Some(*contact))]),
        Invitee::Guest { .. } => return Ok(vec![(None, None)]),
        Invitee::Unit { unit } => unit,
    };
    if mailbox(conn, notice.municipality, unit)?.is_some() {
        return Ok(vec![(None, None)]);
    }
    let people = about.people(tiding, &Recipient::Unit(unit.clone()), None);
    Ok(people.into_iter().map(|one| (one.staff, None)).collect())
}

/// Where a unit reads its mail, if it is known here at all.
pub(super) fn mailbox(
    conn: &mut Connection,
    of: onedoor_domain::MunicipalityId,
    unit: &str,
) -> Result<Option<String>> {
    let known = units::list(conn, of)?.into_iter();
    let mut mailboxes = known.filter(|one| one.id == unit);
    Ok(mailboxes.next().and_then(|one| one.mailbox))
}

fn tiding(notice: Notice) -> Tiding {
    match notice {
        Notice::Invited => Tiding::MeetingInvited,
        Notice::Changed => Tiding::MeetingChanged,
        Notice::Cancelled => Tiding::MeetingCancelled,
    }
}
