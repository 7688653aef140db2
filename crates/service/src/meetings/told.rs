//! A meeting as one of those invited is told of it: its own fields, and nobody else's name but that
//! of whoever invites.

use std::collections::BTreeMap;
use std::sync::Arc;

use icalendar::{Component, EventStatus};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::event::Actor;
use onedoor_domain::meeting::{Invitee, Outcome, Participant, Shown, shown};
use onedoor_domain::policy::Caller;
use onedoor_domain::{Language, MeetingId, MunicipalityId, ParticipantId};
use onedoor_store::{Connection, cases, meetings};

use super::MinutesShown;
use super::file::MeetingFile;
use super::invitation::{attending, calendar};
use crate::access::of_person;
use crate::in_force::InForce;
use crate::ties::CaseTies;
use crate::{Result, Services};

/// A meeting, and one of those who are or were invited.
#[derive(Debug, Clone)]
pub(crate) struct ToldMeeting {
    /// The meeting. It names no participants: others are not named to them.
    pub(crate) file: MeetingFile,
    /// Who is told.
    pub(crate) reader: Participant,
    /// Whether they are not invited any more.
    pub(crate) is_gone: bool,
}

/// Where somebody is invited, by which name and to which change of a meeting.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attending<'a> {
    pub(crate) address: &'a str,
    pub(crate) name: Option<&'a str>,
    pub(crate) sequence: u32,
    pub(crate) outcome: Outcome,
}

impl Services {
    /// A meeting as this participant is told of it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if one of them is not there any more.
    pub(crate) fn told_meeting(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        (meeting, participant): (MeetingId, ParticipantId),
    ) -> Result<ToldMeeting> {
        let in_force = self.copies.get(conn, of, self.now())?;
        let record = meetings::get(conn, of, meeting)?;
        let case = cases::get(conn, of, record.meeting.case)?;
        let (reader, is_gone) = meetings::ever_invited(conn, of, participant)?;
        let contact = match &reader.invitee {
            Invitee::Contact { contact } => Some(*contact),
            Invitee::Staff { .. } | Invitee::Unit { .. } | Invitee::Guest { .. } => case.contact,
        };
        let asked: Vec<_> = contact.into_iter().collect();
        let catalogue = self.copies.catalogue(conn, of, case.catalogue_version)?;
        let file = MeetingFile {
            contacts: meetings::contact_addresses(conn, of, &asked)?,
            participants: Vec::new(),
            mailboxes: BTreeMap::new(),
            actions: Vec::new(),
            minutes: MinutesShown::Nothing,
            steps: Vec::new(),
            shown: self.shown_to(conn, &in_force, &case, &reader)?,
            catalogue,
            in_force: Arc::clone(&in_force),
            record,
            case,
        };
        Ok(ToldMeeting {
            file,
            reader,
            is_gone,
        })
    }

    /// How much of the meeting the reader sees: a colleague by their rights, the business all that
    /// concerns it, everybody else what an invitation says.
    fn shown_to(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        case: &cases::CaseRecord,
        reader: &Participant,
    ) -> Result<Shown> {
        let person = match &reader.invitee {
            Invitee::Contact { .. } => return Ok(Shown::Whole),
            Invitee::Unit { .. } | Invitee::Guest { .. } => return Ok(Shown::Invitation),
            Invitee::Staff { staff, .. } => in_force.directory.find(*staff),
        };
        let Some(person) = person else {
            return Ok(Shown::Invitation);
        };
        let caller = caller(in_force.municipality.id, person);
        let ties = CaseTies::read(conn, in_force, case, self.now())?;
        let invited = [reader.clone()];
        Ok(shown(&caller, &ties.of(case), &[], &invited).unwrap_or(Shown::Invitation))
    }
}

impl ToldMeeting {
    /// Whether words that people wrote about it stay here: somebody must not be found by them.
    pub(crate) fn is_withheld(&self) -> bool {
        self.file.case.protected_identity
            || self.file.contacts.iter().any(|one| one.protected_identity)
    }

    /// What it is called.
    pub(crate) fn title(&self, language: Language) -> String {
        if self.is_withheld() {
            self.file.title_in_general(language)
        } else {
            self.file.title(language)
        }
    }

    /// What a calendar is to do with it.
    pub(crate) fn method(outcome: Outcome) -> &'static str {
        if outcome.is_off() {
            "CANCEL"
        } else {
            "REQUEST"
        }
    }

    /// The invitation for this reader alone, or its end.
    pub(crate) fn invitation(&self, attends: Attending<'_>, language: Language) -> String {
        let mut event = self.file.event(language);
        event.sequence(attends.sequence);
        if attends.outcome.is_off() {
            event.status(EventStatus::Cancelled);
        }
        if self.is_withheld() {
            event.summary(&self.title(language));
            event.remove_property("LOCATION");
            event.remove_property("DESCRIPTION");
            if let Some(link) = &self.file.record.meeting.appointment.link {
                event.description(link);
            }
        }
        event.append_multi_property(attending(attends.address, attends.name));
        calendar(Self::method(attends.outcome), event)
    }
}

/// A colleague with the rights they have.
fn caller(municipality: MunicipalityId, person: &StaffMember) -> Caller {
    let nobody = Caller::without_rights(municipality, Actor::Staff(person.id));
    let nobody = Caller {
        roles: person.roles.clone(),
        ..nobody
    };
    of_person(nobody, person.clone())
}
