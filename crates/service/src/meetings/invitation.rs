//! Invitations as calendars understand them: iCalendar (RFC 5545) by the rules of iTIP (RFC 5546).
//!
//! The UID is the meeting's identity and stays for its life; the sequence number grows with every
//! change, so that the newest invitation replaces the others, in whatever order they arrive. Times
//! are in UTC, which needs no description of a zone and is right across changes of the clocks.

use icalendar::{Attendee, Calendar, Component, Event, EventLike, EventStatus, PartStat, Role};
use onedoor_domain::directory::StaffMember;
use onedoor_domain::meeting::{Invitee, Participant, State};
use onedoor_domain::{Language, Moment};

use super::MeetingFile;
use crate::texts;

/// How long a line may be, in octets (RFC 5545, 3.1).
const LINE: usize = 75;

impl MeetingFile {
    /// What the meeting is called: what was written, else its kind and the reference of its case.
    pub fn title(&self, language: Language) -> String {
        let written = self.record.meeting.appointment.title.clone();
        written.unwrap_or_else(|| self.title_in_general(language))
    }

    /// Its kind and the reference of its case.
    pub(super) fn title_in_general(&self, language: Language) -> String {
        let kind = texts::say(language, &format!("meeting-{}", self.record.meeting.kind));
        format!("{kind}: {}", self.case.reference)
    }

    /// The invitation, the change of it or its end, as text for a calendar.
    ///
    /// Everybody who gets it sees who else is invited; whose identity is protected is not named.
    pub fn invitation(&self, language: Language) -> String {
        calendar(self.method(), self.event(language))
    }

    /// What a calendar is to do with it.
    pub fn method(&self) -> &'static str {
        match self.record.meeting.state {
            State::Planned | State::Held { .. } => "REQUEST",
            State::Cancelled { .. } => "CANCEL",
        }
    }

    pub(super) fn event(&self, language: Language) -> Event {
        let meeting = &self.record.meeting;
        let of = &meeting.appointment;
        let mut event = Event::new();
        event
            .uid(&meeting.id.to_string())
            .sequence(meeting.sequence)
            .add_property("DTSTAMP", utc(self.record.updated_at))
            .add_property("DTSTART", utc(of.span.starts_at()))
            .add_property("DTEND", utc(of.span.ends_at()))
            .summary(&clean(&self.title(language)))
            .status(match meeting.state {
                State::Planned | State::Held { .. } => EventStatus::Confirmed,
                State::Cancelled { .. } => EventStatus::Cancelled,
            });
        let place = of.place.as_deref().or(of.link.as_deref());
        if let Some(place) = place {
            event.location(&clean(place));
        }
        if let Some(link) = &of.link {
            event.url(&clean(link));
        }
        if let Some(description) = described(of.agenda.as_deref(), of.link.as_deref()) {
            event.description(&description);
        }
        if let Some(coordinator) = self.in_force.directory.find(self.case.coordinator) {
            event.append_property(organizer(coordinator));
        }
        for attendee in self
            .participants
            .iter()
            .filter_map(|one| self.attendee(one, language))
        {
            event.append_multi_property(attendee);
        }
        event.done()
    }

    /// A participant as others see them; none whose address is not known or must not be.
    fn attendee(&self, one: &Participant, language: Language) -> Option<Attendee> {
        let (name, address) = match &one.invitee {
            Invitee::Staff { staff, .. } => {
                let person = self.in_force.directory.find(*staff)?;
                (person.name.clone(), person.email.clone())
            }
            Invitee::Unit { unit } => {
                let mailbox = self.mailboxes.get(unit)?;
                (self.unit_name(unit, language), mailbox.clone())
            }
            Invitee::Contact { contact } => {
                let known = self.contacts.iter().find(|known| known.id == *contact)?;
                if known.protected_identity || self.case.protected_identity {
                    return None;
                }
                let address = known.email.clone()?;
                (
                    known.name.clone().unwrap_or_else(|| address.clone()),
                    address,
                )
            }
            Invitee::Guest { name, email } => (name.clone(), email.clone()),
        };
        Some(attending(&address, Some(&name)))
    }
}

/// One event as a whole calendar, and what is to be done with it.
pub(super) fn calendar(method: &str, event: Event) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Onedoor//Onedoor//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", method))
        .push(event);
    folded(&calendar.to_string())
}

/// Somebody who is asked to come.
pub(super) fn attending(address: &str, name: Option<&str>) -> Attendee {
    let mut attendee = Attendee::new(mailto(address))
        .role(Role::ReqParticipant)
        .partstat(PartStat::NeedsAction)
        .rsvp(true);
    attendee.cn = name.map(parameter);
    attendee
}

fn organizer(coordinator: &StaffMember) -> icalendar::Property {
    icalendar::Property::new("ORGANIZER", mailto(&coordinator.email))
        .add_parameter("CN", &parameter(&coordinator.name))
        .done()
}

/// What it is about, and where it is joined.
fn described(agenda: Option<&str>, link: Option<&str>) -> Option<String> {
    let parts: Vec<String> = agenda.into_iter().chain(link).map(clean).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// A moment in UTC as iCalendar writes it: `20260312T120000Z`.
fn utc(at: Moment) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text without characters that no content line may hold (RFC 5545, 3.1). Line breaks stay, as one
/// kind: the writer escapes them.
fn clean(text: &str) -> String {
    let one_kind = text.replace("\r\n", "\n").replace('\r', "\n");
    let may_stand = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    one_kind.chars().filter(may_stand).collect()
}

/// A name as the value of a parameter, in which neither quotes nor line breaks can stand
/// (RFC 5545, 3.2).
fn parameter(name: &str) -> String {
    let may_stand = |c: &char| !c.is_control();
    name.replace('"', "'").chars().filter(may_stand).collect()
}

/// An address as a URI (RFC 6068): what could end it or begin a header is written in hexadecimal.
fn mailto(address: &str) -> String {
    let mut uri = String::from("mailto:");
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'@' | b'.' | b'-' | b'_' | b'+' | b'~' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// The same lines, each of at most 75 octets. The crate counts the space that begins a continued
/// line only for those in the middle, so its last ones may have 76 (icalendar 0.17.17).
fn folded(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() + text.len() / LINE * 3);
    for line in text.replace("\r\n ", "").split_inclusive("\r\n") {
        let mut room = LINE;
        for c in line.trim_end_matches("\r\n").chars() {
            if c.len_utf8() > room {
                lines.push_str("\r\n ");
                room = LINE - 1;
            }
            room -= c.len_utf8();
            lines.push(c);
        }
        lines.push_str("\r\n");
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_in_a_name_or_address_ends_its_line() {
        assert_eq!(parameter("Jens \"J\"\r\nATTENDEE:x"), "Jens 'J'ATTENDEE:x");
        assert_eq!(
            mailto("a\r\nb;c@d.example"),
            "mailto:a%0D%0Ab%3Bc@d.example"
        );
        assert_eq!(clean("En\r\nTo\rTre\u{7}"), "En\nTo\nTre");
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_75_octets_and_none_loses_a_letter(
            agenda in "[a-zæøå ,;\\\\\n]{0,400}", title in "\\PC{1,120}",
        ) {
            let mut event = Event::new();
            event.uid("1").summary(&clean(&title)).description(&clean(&agenda));
            event.add_property("DTSTAMP", "20260101T000000Z");
            let mut calendar = Calendar::empty();
            calendar.append_property(("VERSION", "2.0")).push(event.done());
            let (plain, folded) = (calendar.to_string(), folded(&calendar.to_string()));
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LINE), "{}", folded);
            prop_assert_eq!(folded.replace("\r\n ", ""), plain.replace("\r\n ", ""));
            prop_assert!(!folded.replace("\r\n", "").contains(['\r', '\n']));
        }
    }
}
