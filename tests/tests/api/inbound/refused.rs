//! What is no mail, or too much of one.

use onedoor_testkit::{Database, on_both};

use super::MailDesk;

on_both!(
    fn what_is_no_mail_is_refused_and_leaves_nothing(database: Database) {
        let desk = MailDesk::open(database);
        let before = desk.app.counts();
        desk.hand_in(b"").refuses(&[("", "blank")]);
        let post = || desk.gateway.post("inbound/email");
        let wrong = post().body("application/json", "{}").send();
        wrong.problem(415, "unsupported_media_type");
        let large = vec![b'a'; 25 * 1024 * 1024 + 1];
        let large = post().body("message/rfc822", large).send();
        large.problem(413, "too_large");
        assert_eq!(desk.app.counts(), before);
        assert_eq!(desk.app.files(), [0; 0]);
    }
);

on_both!(
    fn a_mail_of_twenty_megabytes_is_taken_with_its_file(database: Database) {
        let desk = MailDesk::open(database);
        let mut raw = b"From: anna@cafe.example\r\nMessage-ID: <big@cafe.example>\r\n\
            Subject: Stor\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
            --b\r\nContent-Type: text/plain\r\n\r\nSe filen.\r\n\
            --b\r\nContent-Type: application/pdf; name=stor.pdf\r\n\
            Content-Disposition: attachment; filename=stor.pdf\r\n\r\n%PDF-1.7\n"
            .to_vec();
        raw.resize(20 * 1024 * 1024, b'x');
        raw.extend_from_slice(b"\r\n--b--\r\n");
        let taken = desk.hand_in(&raw).expect(201);
        let case = taken["case"].as_str().unwrap();
        assert_eq!(desk.file_names(case), ["stor.pdf"]);
        let content = format!("inbound/{}/content", taken["id"].as_str().unwrap());
        assert!(desk.manager.get(&content).body == raw);
    }
);
