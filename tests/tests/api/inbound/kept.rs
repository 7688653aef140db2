//! How long mails are kept, and with what they go.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_service::Services;
use onedoor_store::holdings;
use onedoor_testkit::{Actor, Database, on_both};
use serde_json::{Value, json};

use super::{MailDesk, OWNER};
use crate::sample::text;

on_both!(
    fn what_was_set_aside_goes_after_ninety_days(database: Database) {
        let desk = MailDesk::open(database);
        desk.send("newsletter");
        desk.send("reply-plain");
        desk.app.clock.advance(SignedDuration::from_hours(24 * 89));
        desk.work();
        assert_eq!(desk.app.counts()["inbound_mail"], 2);
        desk.app.clock.advance(SignedDuration::from_hours(48));
        desk.work();
        assert_eq!(desk.app.counts()["inbound_mail"], 1);
        assert_eq!(desk.app.files().len(), 1, "the bytes are still there");
    }
);

on_both!(
    fn a_mail_is_in_the_package_of_its_case(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("reply-plain");
        let package = desk.manager.get(&format!("cases/{}/archive", desk.case));
        assert_eq!(package.status, 200, "{}", package.text());
        let whole = String::from_utf8_lossy(&package.body).into_owned();
        assert!(whole.contains("\"inbound_mail\""), "the row is missing");
        let name = format!("files/{}.eml", taken["id"].as_str().unwrap());
        assert!(whole.contains(&name), "the mail is missing");
        assert!(
            whole.contains("References: <case."),
            "its bytes are missing"
        );
    }
);

/// The case ends.
fn withdrawn(desk: &MailDesk) {
    let path = format!("cases/{}", desk.case);
    let seen = desk.manager.get(&path);
    let withdrawing = desk.manager.post(&format!("{path}/withdraw"));
    let withdrawing = withdrawing.header("If-Match", seen.header("etag").unwrap());
    let reason = json!({"reason": "Nej tak."});
    withdrawing.json(&reason).send().expect(200);
    desk.work();
}

/// The case ends, and its period is over.
fn ended(desk: &MailDesk) -> Actor {
    withdrawn(desk);
    let years = SignedDuration::from_hours(24 * 365 * 12);
    desk.app.clock.advance(years);
    desk.work();
    let day = SignedDuration::from_hours(24);
    desk.app.issue("eksempel", Role::Manager, None, day)
}

/// Where whoever wrote is found.
fn owner(desk: &MailDesk) -> String {
    let named = |conn: &mut _| holdings::contacts_named(conn, "Anna Ankersen");
    format!("contacts/{}", desk.app.ask(named)[0])
}

on_both!(
    fn what_was_set_aside_is_forgotten_with_its_sender(database: Database) {
        let desk = MailDesk::open(database);
        let theirs = desk.send("away-danish");
        let other = desk.send("newsletter");
        assert_eq!(theirs["outcome"], "ignored");
        let at = owner(&desk);
        let data = desk.read(&format!("{at}/export"));
        let mails = data["items"].as_array().unwrap().iter();
        let mut mails = mails.filter(|item| item["source"] == "inbound_mail");
        assert_eq!(mails.next().unwrap()["item"]["id"], theirs["id"]);
        assert!(mails.next().is_none(), "{data}");
        withdrawn(&desk);
        let erasing = desk.manager.post(&format!("{at}/erasure"));
        let done = erasing.json(&json!({"ground": "Art. 17"})).send();
        let erased = done.expect(201)["erased"].take();
        let gone = json!({"source": "inbound_mail", "id": theirs["id"]});
        assert!(erased.as_array().unwrap().contains(&gone), "{erased}");
        desk.app.work();
        let left = desk.read("inbound");
        assert_eq!(
            crate::sample::all(&left["items"], "id"),
            [text(&other["id"])]
        );
        assert_eq!(desk.app.files().len(), 1, "the bytes are still there");
        desk.is_clean();
    }
);

on_both!(
    fn with_whom_it_is_from_a_mail_is_forgotten(database: Database) {
        let desk = MailDesk::open(database);
        desk.send("reply-plain");
        assert_eq!(desk.app.files().len(), 1);
        let by = ended(&desk);
        let path = format!("{}/erasure", owner(&desk));
        let ground = json!({"ground": "Art. 17"});
        by.post(&path).json(&ground).send().expect(201);
        desk.app.work();
        assert_eq!(desk.app.files(), [0; 0], "the bytes are still there");
        let listed = by.get("inbound").expect(200);
        assert!(!listed.to_string().contains(OWNER), "{listed}");
        assert_eq!(listed["items"][0]["allowed_actions"], json!([]));
        let id = listed["items"][0]["id"].as_str().unwrap();
        let content = by.get(&format!("inbound/{id}/content"));
        content.problem(404, "not_found");
    }
);

on_both!(
    fn a_mail_goes_with_its_case(database: Database) {
        let desk = MailDesk::open(database);
        desk.send("reply-plain");
        let other = desk.send("stranger-names-reference");
        assert_eq!(other["mentions"], desk.case.as_str());
        let by = ended(&desk);
        let disposing = by.post("disposal").json(&json!({"cases": [desk.case]}));
        disposing.send().expect(201);
        desk.app.work();
        assert_eq!(desk.app.files().len(), 1, "the bytes are still there");
        let listed = by.get("inbound").expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
        assert_eq!(listed["items"][0]["id"], other["id"]);
        assert_eq!(listed["items"][0]["mentions"], Value::Null);
    }
);

on_both!(
    fn the_bytes_of_a_mail_are_looked_after(database: Database) {
        let desk = MailDesk::open(database);
        desk.send("reply-plain");
        desk.send("newsletter");
        let flaws = |desk: &MailDesk| {
            desk.app.run(async |services: &Services| {
                let mut found = Vec::new();
                let verified = services.verify_files(|flawed| found.push(flawed.flaw.kind()));
                let verified = verified.await.unwrap();
                (verified.files, found)
            })
        };
        assert_eq!(flaws(&desk), (2, vec![]));
        desk.app.lose_files();
        assert_eq!(flaws(&desk), (2, vec!["mail_missing"; 2]));
    }
);
