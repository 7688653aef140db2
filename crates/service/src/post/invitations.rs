//! Invitations as mails: what people read, and what their calendars do.

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use onedoor_domain::delivery::{Failure, Tiding, Trouble};
use onedoor_domain::meeting::{Changed, Heard, Invitee, Outcome, Shown, State, Telling, telling};
use onedoor_domain::{ContactId, Language};
use onedoor_store::Connection;
use onedoor_store::deliveries::{self, DeliveryRecord};

use super::facts::Facts;
use super::inviting::{Invitation, mailbox};
use super::layout::{Fact, Link};
use super::mailer::{CalendarPart, one_line};
use super::wording::Content;
use super::writing::{Written, address};
use crate::in_force::InForce;
use crate::json::recorded;
use crate::meetings::{Attending, ToldMeeting};
use crate::texts::{say, say_with};
use crate::{Error, Result, Services, promise_texts};

/// How long a notice waits for the one that will take its place.
const A_MOMENT: SignedDuration = SignedDuration::from_mins(1);

/// Where somebody who is invited reads their mail.
struct Reads {
    address: String,
    /// None if it must not stand beside their address.
    name: Option<String>,
    contact: Option<ContactId>,
}

impl Services {
    /// Writes what a delivery tells of a meeting, as the meeting is now.
    pub(super) fn write_invitation(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &DeliveryRecord,
    ) -> Result<Written> {
        let of = record.municipality;
        let told: Invitation = recorded(&record.payload)?;
        let about = self.told_meeting(conn, of, (told.meeting, told.participant))?;
        let heard = Heard {
            sequence: told.sequence,
            is_first: record.tiding == Tiding::MeetingInvited,
            is_gone: about.is_gone,
            calls_off: record.tiding == Tiding::MeetingCancelled,
            is_overtaken: is_overtaken(conn, record, &told, &about)?,
        };
        let now = self.now();
        let outcome = match telling(&about.file.record.meeting, heard, now) {
            Telling::Send(outcome) => outcome,
            Telling::Overtaken => {
                deliveries::delete(conn, (of, record.id), record.version)?;
                return Ok(Written::Overtaken);
            }
            Telling::NotYet => {
                let course = record.course.postponed(now.plus(A_MOMENT), None);
                return Ok(Written::NotNow(course));
            }
            Telling::TooLate => {
                let trouble = Trouble::of(Failure::TooOld);
                return Ok(Written::NotNow(record.course.failed(trouble, now, 0)));
            }
        };
        let Some(reads) = self.reads(conn, in_force, record, &about)? else {
            return Ok(Written::NoAddress);
        };
        self.invitation_mail(conn, in_force, record, (&told, &about, outcome), &reads)
    }

    fn invitation_mail(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &DeliveryRecord,
        (told, about, outcome): (&Invitation, &ToldMeeting, Outcome),
        reads: &Reads,
    ) -> Result<Written> {
        let facts = self.facts(conn, record)?;
        let language = facts.language;
        let mut content = facts.content();
        about.fill(&mut content, &facts, outcome, &told.changed);
        let mut mentions = facts.mentions(&content);
        if record.staff.is_none() && reads.contact.is_none() {
            // What the case is about is none of their business.
            mentions.types = String::new();
        }
        let worded = (record.tiding, language);
        self.reword(conn, record.municipality, worded, &mentions, &mut content)?;
        self.add_links(conn, record, &facts, reads.contact, &mut content)?;
        content.subject = one_line(&content.subject);
        let tag = facts.file.case.reference.clone();
        let tag = facts.is_for_business.then_some(tag);
        let attends = Attending {
            address: &reads.address,
            name: reads.name.as_deref(),
            sequence: told.sequence,
            outcome,
        };
        let calendar = CalendarPart {
            method: ToldMeeting::method(outcome),
            text: about.invitation(attends, language),
        };
        let to = (reads.address.clone(), language, tag);
        let mut mail = self.mail(record, in_force, to, &content)?;
        mail.calendar = Some(calendar);
        Ok(Written::Mail(Box::new(mail)))
    }

    /// Where a participant reads their mail, if that is known.
    fn reads(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &DeliveryRecord,
        about: &ToldMeeting,
    ) -> Result<Option<Reads>> {
        let named = |address, name| Reads {
            address,
            name: Some(name),
            contact: None,
        };
        if let Some(staff) = record.staff {
            let found = address(conn, in_force, record)?;
            let name = in_force.directory.find(staff).map(|one| one.name.clone());
            return Ok(found.map(|(address, _)| named(address, name.unwrap_or_default())));
        }
        Ok(match &about.reader.invitee {
            Invitee::Contact { contact } => {
                let known = about.file.contacts.iter().find(|one| one.id == *contact);
                let name = known.and_then(|one| one.name.clone());
                let name = name.filter(|_| !about.is_withheld());
                address(conn, in_force, record)?.map(|(address, contact)| Reads {
                    address,
                    name,
                    contact,
                })
            }
            Invitee::Guest { name, email } => Some(named(email.clone(), name.clone())),
            Invitee::Unit { unit } => {
                let name = about.file.unit_name(unit, in_force.municipality.language);
                mailbox(conn, record.municipality, unit)?.map(|address| named(address, name))
            }
            // A staff member stands in the delivery.
            Invitee::Staff { .. } => {
                return Err(Error::Fault("an invitation to nobody".to_owned()));
            }
        })
    }
}

impl ToldMeeting {
    /// Says in a mail when, where and about what people meet, or why they do not.
    fn fill(&self, content: &mut Content, facts: &Facts, outcome: Outcome, changed: &[Changed]) {
        let (language, of) = (facts.language, &self.file.record.meeting.appointment);
        if outcome == Outcome::Uninvited {
            let what = [
                ("what", say(language, "mail-meeting-uninvited-what")),
                ("reference", facts.file.case.reference.clone()),
            ];
            content.subject = say_with(language, "mail-subject", &what);
            content.paragraphs = vec![say(language, "mail-meeting-uninvited")];
        }
        content
            .paragraphs
            .extend(self.what_is_new(language, outcome, changed));
        content.facts = self.told_facts(facts);
        if outcome.is_off() {
            return;
        }
        if self.is_withheld() {
            content.notes.push(say(language, "mail-meeting-withheld"));
        } else if let Some(agenda) = &of.agenda {
            let heading = say(language, "mail-meeting-agenda");
            content.notes.push(format!("{heading}\n{agenda}"));
        }
        content.actions.extend(of.link.clone().map(|url| Link {
            words: say(language, "mail-meeting-join"),
            url,
        }));
    }

    /// Why it is cancelled, for those who see the whole of it; or what has changed.
    fn what_is_new(
        &self,
        language: Language,
        outcome: Outcome,
        changed: &[Changed],
    ) -> Option<String> {
        match (&self.file.record.meeting.state, outcome) {
            (State::Cancelled { reason, .. }, Outcome::Cancelled) => {
                let may_know = self.file.shown == Shown::Whole && !self.is_withheld();
                let because = [("reason", reason.clone())];
                may_know.then(|| say_with(language, "mail-meeting-reason", &because))
            }
            (_, Outcome::Changed) if !changed.is_empty() => {
                let words = changed.iter();
                let words: Vec<String> = words
                    .map(|what| say(language, &format!("mail-meeting-changed-{what}")))
                    .collect();
                let what = [("what", words.join(", "))];
                Some(say_with(language, "mail-meeting-changed", &what))
            }
            (_, Outcome::Invited | Outcome::Changed | Outcome::Cancelled | Outcome::Uninvited) => {
                None
            }
        }
    }

    /// The case, what the meeting is called, when and where.
    fn told_facts(&self, facts: &Facts) -> Vec<Fact> {
        let (language, of) = (facts.language, &self.file.record.meeting.appointment);
        let fact = |key: &str, value: String| Fact {
            name: say(language, key),
            value,
        };
        let zone = &self.file.in_force.municipality.time_zone;
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let (from, to) = (of.span.starts_at(), of.span.ends_at());
        let when = promise_texts::span(language, from, to, &zone);
        let mut all = vec![
            fact("mail-fact-case", facts.file.case.reference.clone()),
            fact("mail-meeting-title", self.title(language)),
            fact("mail-meeting-when", when),
        ];
        let place = of.place.clone().filter(|_| !self.is_withheld());
        all.extend(place.map(|place| fact("mail-meeting-place", place)));
        all
    }
}

/// Whether there is a notice of a later change for the same reader.
fn is_overtaken(
    conn: &mut Connection,
    record: &DeliveryRecord,
    told: &Invitation,
    about: &ToldMeeting,
) -> Result<bool> {
    let case = about.file.record.meeting.case;
    for other in deliveries::of_meetings_of_case(conn, record.municipality, case)? {
        let newer: Invitation = recorded(&other.payload)?;
        let is_same = newer.participant == told.participant && other.staff == record.staff;
        if is_same && newer.sequence > told.sequence {
            return Ok(true);
        }
    }
    Ok(false)
}
