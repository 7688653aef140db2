//! Invitations by mail, read by somebody else's parser.

use ical::IcalParser;
use ical::property::Property;
use jiff::SignedDuration;
use onedoor_testkit::{Actor, Database, Fate, Letter, on_both};
use serde_json::{Value, json};

use crate::desk::{Desk, OWNER, advice, cafe, to_owner};

/// From outside.
const GUEST: &str = "ida@tegn.example";

/// A case on which meetings are planned, and who plans them.
struct Matter {
    desk: Desk,
    by: Actor,
    case: String,
    opened: Value,
}

impl Matter {
    fn of(database: Database, enquiry: &Value) -> Self {
        let desk = Desk::open(database);
        let opened = desk.register(enquiry);
        desk.work();
        Self {
            by: desk.coordinator(&opened),
            case: opened["case"]["id"].as_str().unwrap().to_owned(),
            desk,
            opened,
        }
    }

    #[track_caller]
    fn plan(&self, body: &Value) -> String {
        let path = format!("cases/{}/meetings", self.case);
        let planned = self.by.post(&path).json(body).send().expect(201);
        planned["id"].as_str().unwrap().to_owned()
    }

    #[track_caller]
    fn change(&self, id: &str, version: u32, change: &Value) {
        let request = self.by.patch(&format!("meetings/{id}"));
        let request = request.header("If-Match", &format!("\"{version}\""));
        request.json(change).send().expect(200);
    }

    #[track_caller]
    fn cancel(&self, id: &str, version: u32, reason: &str) {
        let request = self.by.post(&format!("meetings/{id}/cancel"));
        let request = request.header("If-Match", &format!("\"{version}\""));
        request.json(&json!({"reason": reason})).send().expect(200);
    }
}

/// What a mail says to a calendar.
struct Told {
    method: String,
    event: Vec<Property>,
}

impl Told {
    /// Both as a way to say it and as a file, with lines as RFC 5545 has them.
    #[track_caller]
    fn by(letter: &Letter) -> Self {
        let [(kind, text), (file, same)] = &letter.calendars[..] else {
            panic!("{:?}", letter.calendars);
        };
        assert_eq!(text, same);
        assert!(file.starts_with("application/ics"), "{file}");
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let mut calendars = IcalParser::new(text.as_bytes());
        let calendar = calendars.next().unwrap().unwrap();
        assert!(calendars.next().is_none());
        assert_eq!(calendar.events.len(), 1);
        assert!(calendar.events[0].alarms.is_empty());
        let method = calendar.properties.iter().find(|one| one.name == "METHOD");
        let method = method.unwrap().value.clone().unwrap();
        let said = format!("text/calendar; charset=utf-8; method={method}");
        assert_eq!(*kind, said);
        Self {
            method,
            event: calendar.events[0].properties.clone(),
        }
    }

    fn is(&self, name: &str) -> &str {
        let mut found = self.event.iter().filter(|one| one.name == name);
        let value = found.next().and_then(|one| one.value.as_deref());
        assert!(found.next().is_none(), "{name} stands twice");
        value.unwrap_or_default()
    }
}

fn to<'a>(letters: &'a [Letter], address: &str) -> Vec<&'a Letter> {
    letters
        .iter()
        .filter(|letter| letter.to == address)
        .collect()
}

/// The one mail to somebody.
#[track_caller]
fn one<'a>(letters: &'a [Letter], address: &str) -> &'a Letter {
    let [letter] = to(letters, address)[..] else {
        panic!("to {address}: {letters:?}");
    };
    letter
}

/// A meeting with the business and an architect.
fn meeting() -> Value {
    json!({
        "kind": "pre_meeting",
        "starts_at": "2026-03-12T13:00:00+01:00",
        "ends_at": "2026-03-12T14:00:00+01:00",
        "place": "Rådhuset, lokale 2",
        "link": "https://meet.example/a;b,c",
        "agenda": "1. Tegninger\n2. Brand",
        "participants": {"units": [], "guests": [{"name": "Ida Tegn", "email": GUEST}]},
    })
}

on_both!(
    fn those_invited_hear_of_a_meeting_of_its_change_and_of_its_end(database: Database) {
        let matter = Matter::of(database, &advice());
        let id = matter.plan(&meeting());
        let letters = matter.desk.work();
        assert_eq!(letters.len(), 2, "{letters:?}");
        let coordinator = matter.opened["coordinator"]["email"].as_str().unwrap();
        for (address, reader) in [(OWNER, "Anna Ankersen"), (GUEST, "Ida Tegn")] {
            let letter = one(&letters, address);
            let told = Told::by(letter);
            assert_eq!(
                (told.method.as_str(), told.is("SEQUENCE")),
                ("REQUEST", "0")
            );
            assert_eq!(
                (told.is("UID"), told.is("STATUS")),
                (id.as_str(), "CONFIRMED")
            );
            assert_eq!(told.is("DTSTAMP"), "20260302T080000Z");
            assert_eq!(told.is("DTSTART"), "20260312T120000Z");
            assert_eq!(told.is("DTEND"), "20260312T130000Z");
            assert_eq!(told.is("LOCATION"), "Rådhuset\\, lokale 2");
            assert_eq!(told.is("URL"), "https://meet.example/a;b,c");
            // Nobody is named but who reads it and who invites.
            assert_eq!(told.is("ATTENDEE"), format!("mailto:{address}"));
            assert_eq!(told.is("ORGANIZER"), format!("mailto:{coordinator}"));
            let ics = letter.calendars[0].1.replace("\r\n ", "");
            assert!(ics.contains(reader), "{ics}");
            for said in ["Rådhuset, lokale 2", "1. Tegninger", "13.00", "14.00"] {
                assert!(letter.text.contains(said), "{said}: {}", letter.text);
                assert!(letter.html.contains(said), "{said}: {}", letter.html);
            }
            assert!(
                letter.subject().starts_with("Du er inviteret"),
                "{}",
                letter.subject()
            );
            assert!(!letter.text.contains("mail-"), "{}", letter.text);
        }
        // The way to the case is for the business.
        assert!(one(&letters, OWNER).text.contains("/t/"));
        assert!(!one(&letters, GUEST).text.contains("/t/"));
        let later = json!({"place": "Havnekontoret", "starts_at": "2026-03-12T13:30:00+01:00"});
        matter.change(&id, 1, &later);
        let letters = matter.desk.work();
        assert_eq!(letters.len(), 2, "{letters:?}");
        for address in [OWNER, GUEST] {
            let letter = one(&letters, address);
            let told = Told::by(letter);
            assert_eq!(
                (told.method.as_str(), told.is("SEQUENCE")),
                ("REQUEST", "1")
            );
            assert_eq!(
                (told.is("UID"), told.is("DTSTART")),
                (id.as_str(), "20260312T123000Z")
            );
            let changed = "Det er ændret: tidspunktet, stedet.";
            assert!(letter.text.contains(changed), "{}", letter.text);
        }
        matter.cancel(&id, 2, "Syg <b>");
        let letters = matter.desk.work();
        assert_eq!(letters.len(), 2, "{letters:?}");
        for address in [OWNER, GUEST] {
            let told = Told::by(one(&letters, address));
            assert_eq!((told.method.as_str(), told.is("SEQUENCE")), ("CANCEL", "2"));
            assert_eq!(
                (told.is("UID"), told.is("STATUS")),
                (id.as_str(), "CANCELLED")
            );
        }
        assert!(one(&letters, OWNER).text.contains("Syg <b>"));
        assert!(one(&letters, OWNER).html.contains("Syg &lt;b&gt;"));
        // Why is for those who see the whole of it.
        assert!(!one(&letters, GUEST).text.contains("Syg"));
    }
);

on_both!(
    fn changes_that_nobody_heard_of_yet_end_in_one_truth(database: Database) {
        let matter = Matter::of(database, &advice());
        matter.desk.server.always(Some(Fate::RefusedRecipient(451)));
        let id = matter.plan(&meeting());
        matter.desk.work();
        matter.change(&id, 1, &json!({"place": "Havnekontoret"}));
        matter.desk.work();
        matter.change(&id, 2, &json!({"agenda": "Kun brand"}));
        matter.desk.work();
        matter.desk.server.always(None);
        matter.desk.app.clock.advance(SignedDuration::from_mins(40));
        let letters = matter.desk.work();
        for address in [OWNER, GUEST] {
            let letter = one(&letters, address);
            assert_eq!(Told::by(letter).is("SEQUENCE"), "2");
            // They hear for the first time that there is a meeting.
            assert!(
                letter.subject().starts_with("Du er inviteret"),
                "{}",
                letter.subject()
            );
            assert!(letter.text.contains("Kun brand"), "{}", letter.text);
        }
        let told = matter.desk.deliveries(&format!("&case={}", matter.case));
        let told = told.iter().filter(|one| one["tiding"] == "meeting_invited");
        assert_eq!(told.count(), 2);
        // Two changes after they heard of it: one mail, and all that has changed.
        matter.desk.server.always(Some(Fate::RefusedRecipient(451)));
        matter.change(&id, 3, &json!({"place": "Rådhuset"}));
        matter.desk.work();
        matter.change(&id, 4, &json!({"link": null}));
        matter.desk.work();
        matter.desk.server.always(None);
        matter.desk.app.clock.advance(SignedDuration::from_mins(40));
        let letters = matter.desk.work();
        let letter = one(&letters, OWNER);
        assert_eq!(Told::by(letter).is("SEQUENCE"), "4");
        assert!(letter.text.contains("stedet"), "{}", letter.text);
        assert!(letter.text.contains("linket til mødet"), "{}", letter.text);
    }
);

on_both!(
    fn a_unit_is_its_mailbox_and_who_need_not_come_any_more_hears_that(database: Database) {
        let matter = Matter::of(database, &cafe());
        let mut body = meeting();
        body["participants"] = json!({"units": ["fire"], "contact": false});
        let id = matter.plan(&body);
        let mailbox = "fire@eksempel.example";
        let letters = matter.desk.work();
        assert!(to_owner(&letters).is_empty(), "{letters:?}");
        let told = Told::by(one(&letters, mailbox));
        assert_eq!(told.is("ATTENDEE"), format!("mailto:{mailbox}"));
        matter.change(
            &id,
            1,
            &json!({"participants": {"units": [], "contact": true}}),
        );
        let letters = matter.desk.work();
        let gone = one(&letters, mailbox);
        let told = Told::by(gone);
        assert_eq!((told.method.as_str(), told.is("SEQUENCE")), ("CANCEL", "1"));
        assert_eq!(told.is("STATUS"), "CANCELLED");
        assert!(gone.text.contains("uden dig"), "{}", gone.text);
        let come = Told::by(one(&letters, OWNER));
        assert_eq!(
            (come.method.as_str(), come.is("SEQUENCE")),
            ("REQUEST", "1")
        );
        matter.change(&id, 2, &json!({"place": "Havnen"}));
        let letters = matter.desk.work();
        assert!(to(&letters, mailbox).is_empty(), "{letters:?}");
        assert_eq!(Told::by(one(&letters, OWNER)).is("SEQUENCE"), "2");
    }
);

on_both!(
    fn nothing_that_was_written_becomes_a_line_or_a_header_of_its_own(database: Database) {
        let matter = Matter::of(database, &advice());
        let mut body = meeting();
        body["title"] = json!("Om \"ovne\"; BEGIN:VALARM, \\n");
        body["agenda"] = json!(
            "Skilte; \\ borde\r\nATTENDEE:mailto:x@y.example\r\n.\r\n\r\nBcc: alle@example.com\n"
                .to_owned()
                + &"Æ".repeat(300)
        );
        body["participants"]["guests"][0]["name"] = json!("Ida \"Tegn\": Arkitekt; A/S");
        matter.plan(&body);
        let letters = matter.desk.work();
        let letter = one(&letters, GUEST);
        let told = Told::by(letter);
        assert_eq!(told.is("SUMMARY"), "Om \"ovne\"\\; BEGIN:VALARM\\, \\\\n");
        assert_eq!(told.is("ATTENDEE"), format!("mailto:{GUEST}"));
        assert!(
            told.is("DESCRIPTION")
                .contains("\\nATTENDEE:mailto:x@y.example\\n")
        );
        assert!(!letter.header_names().contains(&"bcc"), "{}", letter.raw);
    }
);

on_both!(
    fn the_hour_on_the_wall_is_told_on_both_sides_of_a_change_of_clocks(database: Database) {
        let matter = Matter::of(database, &advice());
        for (starts, ends, utc) in [
            (
                "2026-03-27T13:00:00+01:00",
                "2026-03-27T14:00:00+01:00",
                "20260327T120000Z",
            ),
            (
                "2026-03-30T13:00:00+02:00",
                "2026-03-30T14:00:00+02:00",
                "20260330T110000Z",
            ),
        ] {
            let mut body = meeting();
            (body["starts_at"], body["ends_at"]) = (json!(starts), json!(ends));
            matter.plan(&body);
            let letters = matter.desk.work();
            let letter = one(&letters, OWNER);
            assert_eq!(Told::by(letter).is("DTSTART"), utc);
            assert!(letter.text.contains("13.00"), "{}", letter.text);
        }
    }
);

on_both!(
    fn who_must_not_be_found_is_not_found_by_an_invitation(database: Database) {
        let mut enquiry = advice();
        enquiry["protected_identity"] = json!(true);
        let matter = Matter::of(database, &enquiry);
        let mut body = meeting();
        body["title"] = json!("Besøg hos Anna");
        body["place"] = json!("Skjulvej 7");
        body["agenda"] = json!("Anna og Skjulvej");
        let id = matter.plan(&body);
        let first = matter.desk.work();
        matter.cancel(&id, 1, "Anna er syg");
        let last = matter.desk.work();
        for letter in first.iter().chain(&last) {
            let told = Told::by(letter);
            assert_eq!(told.is("ATTENDEE"), format!("mailto:{}", letter.to));
            let ics = letter.calendars[0].1.replace("\r\n ", "");
            let ics = ics.replace("anna@cafe.example", "");
            for kept in ["Anna", "Skjulvej", "anna"] {
                assert!(!letter.text.contains(kept), "{}", letter.text);
                assert!(!letter.html.contains(kept), "{}", letter.html);
                assert!(!letter.subject().contains(kept), "{}", letter.subject());
                assert!(!ics.contains(kept), "{ics}");
            }
        }
        assert_eq!((first.len(), last.len()), (2, 2));
    }
);

on_both!(
    fn an_invitation_that_is_refused_keeps_no_other_mail_of_the_case_waiting(database: Database) {
        let matter = Matter::of(database, &advice());
        matter
            .desk
            .server
            .next(&[Fate::RefusedRecipient(451), Fate::RefusedRecipient(451)]);
        matter.plan(&meeting());
        assert!(matter.desk.work().is_empty());
        let path = format!("cases/{}/messages", matter.case);
        let words = json!({"purpose": "update", "subject": "Nyt", "text": "Vi er i gang."});
        matter.by.post(&path).json(&words).send().expect(201);
        let letters = matter.desk.work();
        assert_eq!(
            one(&letters, OWNER).text.matches("Vi er i gang.").count(),
            1
        );
    }
);
