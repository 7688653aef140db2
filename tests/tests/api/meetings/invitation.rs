//! Invitations, read by somebody else's parser.

use ical::IcalParser;
use ical::parser::ical::component::IcalCalendar;
use ical::property::Property;
use onedoor_testkit::{Actor, Answer, on_both};
use serde_json::json;

use super::{change, end, joint, of, planned};
use crate::sample::{cafe, cafe_with};

fn fetch(by: &Actor, id: &str) -> Answer {
    by.get(&format!("meetings/{id}/invitation.ics"))
}

/// The invitation as another program reads it. Its lines are as RFC 5545 has them.
#[track_caller]
fn parsed(by: &Actor, id: &str) -> IcalCalendar {
    let answer = fetch(by, id);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = answer.text().to_owned();
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let mut calendars = IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    assert_eq!(calendar.events.len(), 1);
    calendar
}

fn value(properties: &[Property], name: &str) -> Option<String> {
    let mut found = properties.iter().filter(|one| one.name == name);
    let value = found.next()?.value.clone();
    assert!(found.next().is_none(), "{name} stands twice");
    value
}

fn all(properties: &[Property], name: &str) -> Vec<String> {
    let found = properties.iter().filter(|one| one.name == name);
    found.filter_map(|one| one.value.clone()).collect()
}

on_both!(
    fn an_invitation_is_updated_and_cancelled_under_one_uid(app: &TestApp) {
        let enquiry = cafe_with("contact.email", json!("mette@nygade.example"));
        let matter = of(app, &enquiry);
        let id = planned(&matter, &joint());
        let first = parsed(&matter.by, &id);
        assert_eq!(
            value(&first.properties, "METHOD").as_deref(),
            Some("REQUEST")
        );
        assert_eq!(value(&first.properties, "VERSION").as_deref(), Some("2.0"));
        let event = &first.events[0].properties;
        let is = |name: &str| value(event, name).unwrap();
        assert_eq!(is("UID"), id);
        assert_eq!(is("SEQUENCE"), "0");
        assert_eq!(is("DTSTAMP"), "20260302T080000Z");
        assert_eq!(is("DTSTART"), "20260312T120000Z");
        assert_eq!(is("DTEND"), "20260312T130000Z");
        assert_eq!(is("STATUS"), "CONFIRMED");
        assert_eq!(is("LOCATION"), "Rådhuset\\, lokale 2");
        let organizer = format!("mailto:{}", crate::sample::coordinator(&matter.file()));
        assert_eq!(is("ORGANIZER"), organizer);
        let invited = all(event, "ATTENDEE");
        assert!(
            invited.contains(&"mailto:mette@nygade.example".to_owned()),
            "{invited:?}"
        );
        app.clock.set("2026-03-02T10:00");
        let later = json!({"starts_at": crate::promises::matter::at("03-12T13:30")});
        change(&matter.by, &id, 1, &later).expect(200);
        let moved = parsed(&matter.by, &id);
        let event = &moved.events[0].properties;
        assert_eq!(value(event, "UID"), Some(id.clone()));
        assert_eq!(value(event, "SEQUENCE").as_deref(), Some("1"));
        assert_eq!(value(event, "DTSTAMP").as_deref(), Some("20260302T090000Z"));
        assert_eq!(value(event, "DTSTART").as_deref(), Some("20260312T123000Z"));
        end(&matter.by, &id, "cancel", 2, &json!({"reason": "Syg"})).expect(200);
        let off = parsed(&matter.by, &id);
        assert_eq!(value(&off.properties, "METHOD").as_deref(), Some("CANCEL"));
        let event = &off.events[0].properties;
        assert_eq!(value(event, "UID"), Some(id.clone()));
        assert_eq!(value(event, "SEQUENCE").as_deref(), Some("2"));
        assert_eq!(value(event, "STATUS").as_deref(), Some("CANCELLED"));
        let kind = fetch(&matter.by, &id);
        let kind = kind.header("content-type").unwrap();
        assert_eq!(kind, "text/calendar; charset=utf-8; method=CANCEL");
    }
);

on_both!(
    fn nothing_that_people_write_becomes_a_line_of_its_own(app: &TestApp) {
        let matter = of(app, &cafe());
        let agenda =
            "1. Ovne; skilte, \\ borde\r\nATTENDEE:mailto:x@y.example\rDTEND:19700101\n\u{7}"
                .to_owned()
                + &"Æ".repeat(300);
        let mut body = joint();
        body["title"] = json!("Om \"ovne\"; BEGIN:VALARM, \\n");
        body["agenda"] = json!(agenda);
        body["link"] = json!("https://meet.example/a;b,c");
        body["participants"] = json!({
            "units": [],
            "contact": false,
            "guests": [{"name": "Ida \"Tegn\": Arkitekt; A/S", "email": "ida+møde@tegn.example"}],
        });
        let id = planned(&matter, &body);
        let calendar = parsed(&matter.by, &id);
        let event = &calendar.events[0];
        assert!(event.alarms.is_empty());
        let is = |name: &str| value(&event.properties, name).unwrap();
        assert_eq!(is("SUMMARY"), "Om \"ovne\"\\; BEGIN:VALARM\\, \\\\n");
        assert_eq!(is("DTEND"), "20260312T130000Z");
        let described = is("DESCRIPTION");
        assert!(
            described.starts_with(
                "1. Ovne\\; skilte\\, \\\\ borde\\nATTENDEE:mailto:x@y.example\\nDTEND:19700101\\nÆ"
            ),
            "{described}"
        );
        assert!(
            described.ends_with("\\n\\nhttps://meet.example/a\\;b\\,c"),
            "{described}"
        );
        let guests: Vec<&Property> = event
            .properties
            .iter()
            .filter(|one| one.name == "ATTENDEE")
            .collect();
        assert_eq!(guests.len(), 1);
        assert_eq!(
            guests[0].value.as_deref(),
            Some("mailto:ida+m%C3%B8de@tegn.example")
        );
        let named = guests[0].params.as_ref().unwrap().iter();
        let named: Vec<&String> = named
            .filter(|(name, _)| name == "CN")
            .flat_map(|(_, values)| values)
            .collect();
        assert_eq!(named, ["Ida 'Tegn': Arkitekt; A/S"]);
    }
);

on_both!(
    fn who_must_stay_unknown_is_named_in_no_invitation(app: &TestApp) {
        let mut enquiry = cafe_with("contact.email", json!("mette@nygade.example"));
        enquiry["protected_identity"] = json!(true);
        let matter = of(app, &enquiry);
        let id = planned(&matter, &joint());
        let text = fetch(&matter.by, &id).text().replace("\r\n ", "");
        assert!(text.contains("ATTENDEE"), "{text}");
        for secret in ["mette", "Mette", "Holm", "Bageriet"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
);

on_both!(
    fn a_meeting_without_a_title_is_called_by_its_kind_in_the_reader_s_language(app: &TestApp) {
        let matter = of(app, &cafe());
        let id = planned(&matter, &joint());
        let path = format!("meetings/{id}/invitation.ics");
        let summary = |language: &str| {
            let answer = matter.by.asks(&path).in_language(language).send();
            let line = answer
                .text()
                .lines()
                .find(|line| line.starts_with("SUMMARY"));
            line.unwrap().split(' ').next().unwrap().to_owned()
        };
        assert_eq!(summary("en"), "SUMMARY:Joint");
        assert_eq!(summary("da"), "SUMMARY:Fællesmøde:");
        assert_eq!(summary("fi"), "SUMMARY:Yhteinen");
    }
);
