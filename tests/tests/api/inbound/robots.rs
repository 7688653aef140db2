//! Mail that nobody wrote: set aside, listed, and never answered.

use jiff::SignedDuration;
use onedoor_testkit::{Database, on_both};

use super::MailDesk;
use crate::sample::text;

on_both!(
    fn robots_are_set_aside_and_nobody_is_answered(database: Database) {
        let desk = MailDesk::open(database);
        let before = desk.app.counts();
        for name in [
            "away-danish",
            "away-swedish",
            "away-finnish",
            "newsletter",
            "bulk",
            "by-a-program",
            "no-return-path",
            "read-receipt",
            "bounce-qmail",
            "own-mail",
            "colleague-in-thread",
        ] {
            assert_eq!(desk.send(name)["outcome"], "ignored", "{name}");
        }
        let after = desk.app.counts();
        for table in [
            "case",
            "enquiry",
            "message",
            "event",
            "outbox",
            "delivery",
            "attachment",
        ] {
            assert_eq!(after[table], before[table], "{table}");
        }
        assert_eq!(desk.work().len(), 0);
        let listed = desk.read("inbound?outcome=ignored");
        assert_eq!(listed["items"].as_array().unwrap().len(), 11);
    }
);

on_both!(
    fn a_mail_of_ours_that_came_back_is_a_delivery_that_was_refused(database: Database) {
        let desk = MailDesk::open(database);
        let id = desk.delivery.split('@').next().unwrap();
        let path = format!("deliveries/{id}");
        assert_eq!(desk.read(&path)["state"], "delivered");
        desk.send("bounce-delayed");
        assert_eq!(desk.read(&path)["state"], "delivered");
        desk.send("bounce-failed");
        let dead = desk.read(&path);
        assert_eq!(dead["state"], "dead");
        assert_eq!(dead["failure"], "refused");
    }
);

on_both!(
    fn who_writes_too_much_within_an_hour_is_set_aside(database: Database) {
        let desk = MailDesk::open(database);
        let send = |at: usize| {
            let raw = format!(
                "From: loop@robot.example\r\nMessage-ID: <{at}@robot.example>\r\n\
                 Subject: Svar\r\n\r\nTak for din besked nr. {at}.\r\n"
            );
            desk.hand_in(raw.as_bytes()).expect(201)
        };
        for at in 0..30 {
            assert_eq!(send(at)["outcome"], "enquiry", "{at}");
        }
        assert_eq!(text(&send(30)["why"]), "too_many");
        desk.app.clock.advance(SignedDuration::from_mins(61));
        assert_eq!(send(31)["outcome"], "enquiry");
    }
);
