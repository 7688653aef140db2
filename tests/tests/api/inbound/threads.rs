//! Mail that belongs to a case, and mail that only says so.

use onedoor_testkit::{Database, on_both};
use serde_json::json;

use super::{MailDesk, OWNER};
use crate::sample::text;

on_both!(
    fn an_answer_of_the_business_is_a_message_on_its_case(database: Database) {
        let desk = MailDesk::open(database);
        for (name, words) in [
            (
                "reply-plain",
                "Tak for svaret. Vi åbner den 1. juni.\n\nAnna",
            ),
            (
                "reply-outlook",
                "Hej igen\n\nVi har også brug for et skilt.",
            ),
            ("reply-by-subject", "Her er en oplysning mere til sagen."),
        ] {
            let taken = desk.send(name);
            assert_eq!(taken["outcome"], "reply", "{name}");
            assert_eq!(taken["case"], desk.case.as_str(), "{name}");
            let messages = desk.messages(&desk.case);
            let last = messages.last().unwrap();
            assert_eq!(last["id"], taken["message"], "{name}");
            assert_eq!(last["direction"], "in");
            assert_eq!(last["channel"], "email");
            assert_eq!(last["text"].as_str().unwrap().trim_end(), words, "{name}");
        }
        let events = desk.read(&format!("cases/{}/events?limit=200", desk.case));
        let items = events["items"].as_array().unwrap();
        let kinds = items.iter().filter(|event| event["kind"] == "mail_taken");
        assert_eq!(kinds.count(), 3);
        // Whoever waits for it is told, and the business gets no second receipt.
        let letters = desk.work();
        assert!(
            letters.iter().all(|letter| letter.to != OWNER),
            "{letters:?}"
        );
    }
);

on_both!(
    fn what_stands_among_quotes_is_kept_whole(database: Database) {
        let desk = MailDesk::open(database);
        desk.send("reply-among-quotes");
        let messages = desk.messages(&desk.case);
        let words = messages[0]["text"].as_str().unwrap();
        assert!(
            words.contains("> Hvornår vil I åbne?\n\nDen 1. juni."),
            "{words}"
        );
    }
);

on_both!(
    fn a_stranger_who_names_a_case_writes_to_no_case(database: Database) {
        let desk = MailDesk::open(database);
        for name in ["stranger-names-reference", "forged"] {
            let taken = desk.send(name);
            assert_eq!(taken["outcome"], "enquiry", "{name}");
            assert_ne!(taken["case"], desk.case.as_str(), "{name}");
            assert_eq!(taken["mentions"], desk.case.as_str(), "{name}");
        }
        assert_eq!(desk.messages(&desk.case), [json!(null); 0]);
    }
);

on_both!(
    fn who_has_both_the_thread_and_the_address_was_written_to(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("stranger-holds-thread");
        assert_eq!(taken["case"], desk.case.as_str());
        // The thread alone is in every mail that was passed on.
        let raw = String::from_utf8(desk.mail("stranger-holds-thread")).unwrap();
        let raw = raw.replace(&format!("+{}", desk.reference), "");
        let raw = raw.replace("<r6@", "<r6b@");
        let taken = desk.hand_in(raw.as_bytes()).expect(201);
        assert_eq!(taken["outcome"], "enquiry");
        assert_eq!(taken["mentions"], desk.case.as_str());
    }
);

on_both!(
    fn an_answer_to_ones_own_first_mail_finds_the_case(database: Database) {
        let desk = MailDesk::open(database);
        let first = desk.send("latin1-quoted-printable");
        let more = "From: Soeren <soeren@grill.example>\r\nTo: erhverv@eksempel.example\r\n\
                    Message-ID: <more@grill.example>\r\nIn-Reply-To: <p2@cafe.example>\r\n\
                    Subject: Re: Grillbar\r\n\r\nOg vi vil gerne have musik.\r\n";
        let taken = desk.hand_in(more.as_bytes()).expect(201);
        assert_eq!(taken["outcome"], "reply");
        assert_eq!(taken["case"], first["case"]);
    }
);

on_both!(
    fn an_answer_to_a_question_answers_it(database: Database) {
        let desk = MailDesk::open(database);
        let words = json!({"purpose": "question", "text": "Hvornår vil I åbne?"});
        let path = format!("cases/{}/messages", desk.case);
        let asked = desk.manager.post(&path).json(&words).send().expect(201);
        let letters = desk.work();
        let letter = letters.iter().find(|letter| letter.to == OWNER).unwrap();
        let raw = format!(
            "From: {OWNER}\r\nTo: erhverv@eksempel.example\r\nMessage-ID: <q1@cafe.example>\r\n\
             In-Reply-To: {}\r\nSubject: Re\r\n\r\nDen 1. juni.\r\n",
            letter.id()
        );
        let taken = desk.hand_in(raw.as_bytes()).expect(201);
        assert_eq!(taken["outcome"], "reply");
        let messages = desk.messages(&desk.case);
        let answer = messages.iter().find(|one| one["id"] == taken["message"]);
        assert_eq!(answer.unwrap()["in_reply_to"], asked["id"]);
    }
);

on_both!(
    fn what_comes_to_a_closed_case_is_kept_there_without_its_files(database: Database) {
        let desk = MailDesk::open(database);
        let path = format!("cases/{}", desk.case);
        let seen = desk.manager.get(&path);
        let withdrawing = desk.manager.post(&format!("{path}/withdraw"));
        let withdrawing = withdrawing.header("If-Match", seen.header("etag").unwrap());
        let reason = json!({"reason": "De åbner ikke."});
        withdrawing.json(&reason).send().expect(200);
        let raw = String::from_utf8(desk.mail("mixed-pdf")).unwrap();
        let raw = raw.replace(
            "Subject: Tegninger",
            &format!("Subject: {}", desk.reference),
        );
        let taken = desk.hand_in(raw.as_bytes()).expect(201);
        assert_eq!(taken["case"], desk.case.as_str());
        let words = desk.messages(&desk.case);
        let words = words.last().unwrap()["text"].as_str().unwrap().to_owned();
        assert!(
            words.contains("[Ikke taget med fra mailen: plan.pdf (sagen er lukket)]"),
            "{words}"
        );
        assert_eq!(desk.file_names(&desk.case), [""; 0]);
    }
);

on_both!(
    fn an_answer_to_a_merged_case_goes_on_in_the_other(database: Database) {
        let desk = MailDesk::open(database);
        let into = desk.app.front_desk().register(&json!({
            "channel": "phone", "language": "da", "text": "Det samme igen.",
            "case_types": ["restaurant_cafe"],
            "business": {"name": "Café Ankeret"},
            "contact": {"name": "Anna Ankersen", "email": OWNER},
        }));
        let into = text(&into.opened()["case"]["id"]);
        let path = format!("cases/{}", desk.case);
        let seen = desk.manager.get(&path);
        let merging = desk.manager.post(&format!("{path}/merge"));
        let merging = merging.header("If-Match", seen.header("etag").unwrap());
        let body = json!({"into": into});
        let merged = merging.json(&body).send();
        assert_eq!(merged.status, 200, "{}", merged.text());
        let taken = desk.send("reply-plain");
        assert_eq!(taken["outcome"], "reply");
        assert_eq!(taken["case"], into.as_str());
    }
);
