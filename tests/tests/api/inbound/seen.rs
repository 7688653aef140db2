//! Who hands mail in, sees it and reads it.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, Setup, on_both};
use serde_json::{Value, json};

use super::MailDesk;
use crate::sample::{coordinator, text};

on_both!(
    fn only_programs_hand_mail_in(database: Database) {
        let desk = MailDesk::open(database);
        let before = desk.app.counts();
        for role in [
            Role::FrontDesk,
            Role::Coordinator,
            Role::Handler,
            Role::Manager,
            Role::Admin,
        ] {
            let by = desk.app.actor(role);
            let request = by
                .post("inbound/email")
                .body("message/rfc822", desk.mail("bulk"));
            request.send().problem(403, "forbidden");
        }
        let nobody = desk.app.anonymous().post("inbound/email");
        nobody
            .body("message/rfc822", desk.mail("bulk"))
            .send()
            .problem(401, "unauthenticated");
        assert_eq!(desk.app.counts(), before);
    }
);

on_both!(
    fn the_list_says_which_case_and_not_what_its_business_wrote(database: Database) {
        let desk = MailDesk::open(database);
        let aside = desk.send("bulk");
        let reply = desk.send("reply-plain");
        for role in [Role::FrontDesk, Role::Coordinator, Role::Manager] {
            let by = desk.app.actor(role);
            let listed = by.get("inbound").expect(200);
            let items = listed["items"].as_array().unwrap();
            assert_eq!(items.len(), 2);
            assert_eq!(items[0]["case"], desk.case.as_str());
            assert_eq!(items[0]["subject"], Value::Null);
            assert_eq!(items[0]["sender"], Value::Null);
            assert_eq!(items[1]["subject"], "Tilbud");
            assert_eq!(items[1]["sender"], "salg@tilbud.example");
            let one = by.get("inbound?outcome=reply").expect(200);
            assert_eq!(one["items"], json!([items[0]]));
            let of = by.get(&format!("inbound?case={}", desk.case)).expect(200);
            assert_eq!(of["items"], json!([items[0]]));
            let page = by.get("inbound?limit=1").expect(200);
            let next = page["next"].as_str().unwrap();
            let rest = by
                .get(&format!("inbound?limit=1&cursor={next}"))
                .expect(200);
            assert_eq!(rest["items"][0]["id"], aside["id"]);
        }
        for role in [Role::Handler, Role::Admin, Role::Integration] {
            let by = desk.app.actor(role);
            by.get("inbound").problem(403, "forbidden");
            let path = format!("inbound/{}", text(&reply["id"]));
            by.get(&path).problem(403, "forbidden");
            by.get(&format!("{path}/content")).problem(403, "forbidden");
        }
        desk.manager
            .get("inbound?outcome=lost")
            .refuses(&[("outcome", "no_such_thing")]);
    }
);

on_both!(
    fn a_mail_of_a_case_is_read_by_who_may_read_its_words(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("reply-plain");
        let path = format!("inbound/{}", text(&taken["id"]));
        let file = desk.read(&format!("cases/{}", desk.case));
        let theirs = desk
            .app
            .person("eksempel", &coordinator(&file), Role::Coordinator);
        for by in [&theirs, &desk.manager] {
            let seen = by.get(&path).expect(200);
            assert_eq!(seen["sender"], super::OWNER);
            assert_eq!(seen["allowed_actions"], json!(["read_inbound_mail"]));
            let content = by.get(&format!("{path}/content"));
            assert_eq!(content.body, desk.mail("reply-plain"));
            assert_eq!(content.header("content-type"), Some("message/rfc822"));
            let name = content.header("content-disposition").unwrap();
            assert!(name.starts_with("attachment; "), "{name}");
        }
        let other = desk.app.front_desk();
        assert_eq!(other.get(&path).expect(200)["subject"], Value::Null);
        other
            .get(&format!("{path}/content"))
            .problem(403, "forbidden");
    }
);

on_both!(
    fn another_municipality_sees_no_mail(database: Database) {
        let setup = Setup::on(database).countries(&[Country::Dk, Country::Se]);
        let desk = MailDesk::set_up(setup);
        let taken = desk.send("bulk");
        let there = desk.app.actor_in(Country::Se, Role::Manager);
        let path = format!("inbound/{}", text(&taken["id"]));
        there.get(&path).problem(404, "not_found");
        there
            .get(&format!("{path}/content"))
            .problem(404, "not_found");
        let take = there
            .post(&format!("{path}/take"))
            .header("If-Match", "\"1\"");
        take.send().problem(404, "not_found");
        assert_eq!(there.get("inbound").expect(200)["items"], json!([]));
        // The same mail is another there.
        let gateway = desk.app.actor_in(Country::Se, Role::Integration);
        let request = gateway
            .post("inbound/email")
            .body("message/rfc822", desk.mail("bulk"));
        assert_ne!(request.send().expect(201)["id"], taken["id"]);
    }
);

on_both!(
    fn a_mail_that_was_set_aside_can_become_an_enquiry_once(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("newsletter");
        let path = format!("inbound/{}", text(&taken["id"]));
        let by = desk.app.front_desk();
        let seen = by.get(&path);
        assert_eq!(
            seen.expect(200)["allowed_actions"],
            json!(["read_inbound_mail", "take_inbound_mail"])
        );
        let take = || by.post(&format!("{path}/take"));
        take().send().problem(428, "version_required");
        take()
            .header("If-Match", "\"7\"")
            .send()
            .problem(412, "stale");
        let after = take().header("If-Match", "\"1\"").send();
        let after = after.expect(200);
        assert_eq!(after["outcome"], "enquiry");
        let enquiry = desk.enquiry(&after);
        assert_eq!(enquiry["subject"], "Nyhedsbrev marts");
        let before = desk.app.counts();
        let again = take().header("If-Match", "\"2\"").send();
        again.problem(409, "mail_taken_already");
        assert_eq!(desk.app.counts(), before);
        // Handed in again, it is what it became.
        assert_eq!(desk.send("newsletter")["case"], after["case"]);
        let empty = text(&desk.send("nothing-in-it")["id"]);
        let take = by
            .post(&format!("inbound/{empty}/take"))
            .header("If-Match", "\"1\"");
        take.send().problem(409, "mail_unreadable");
    }
);
