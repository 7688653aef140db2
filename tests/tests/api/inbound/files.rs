//! The files of a mail.

use onedoor_testkit::{Database, Setup, TestScanner, on_both};

use super::MailDesk;
use crate::sample::text;

on_both!(
    fn the_files_of_a_mail_are_files_of_its_case(database: Database) {
        let desk = MailDesk::open(database);
        for (name, files) in [
            ("mixed-pdf", vec!["plan.pdf"]),
            ("encoded-file-name", vec!["Tegning å 1.pdf"]),
            ("only-a-file", vec!["ansoegning.pdf"]),
            ("apple-interleaved", vec!["facade.png"]),
            // Twice the same logo.
            ("inline-logo", vec!["image001.png"]),
        ] {
            let taken = desk.send(name);
            assert_eq!(
                desk.file_names(taken["case"].as_str().unwrap()),
                files,
                "{name}"
            );
        }
        assert_eq!(desk.app.counts()["stray_file"], 0);
    }
);

on_both!(
    fn a_logo_that_stands_in_every_mail_is_added_once(database: Database) {
        let desk = MailDesk::open(database);
        for at in 0..2 {
            let raw = String::from_utf8_lossy(&desk.mail("inline-logo")).into_owned();
            let raw = raw.replace("Subject: Flytning", &format!("Subject: {}", desk.reference));
            let raw = raw.replace("<p9@", &format!("<p9-{at}@"));
            assert_eq!(desk.hand_in(raw.as_bytes()).expect(201)["outcome"], "reply");
        }
        assert_eq!(desk.file_names(&desk.case), ["image001.png"]);
    }
);

on_both!(
    fn what_is_not_taken_along_is_named_with_the_reason(database: Database) {
        let desk = MailDesk::open(database);
        for (name, told) in [
            (
                "winmail",
                "[Ikke taget med fra mailen: winmail.dat (pakket af Outlook; send selve filerne)]",
            ),
            (
                "program-attached",
                "[Ikke taget med fra mailen: faktura.pdf.exe (en filtype, der ikke tages imod)]",
            ),
        ] {
            let taken = desk.send(name);
            let words = text(&desk.enquiry(&taken)["text"]);
            assert!(words.ends_with(told), "{name}: {words}");
            assert_eq!(desk.file_names(taken["case"].as_str().unwrap()), [""; 0]);
        }
    }
);

on_both!(
    fn a_mail_is_scanned_when_somebody_reads_it(database: Database) {
        let scanner = TestScanner::default();
        let desk = MailDesk::set_up(Setup::on(database).scanned_by(&scanner));
        let taken = desk.send("mixed-pdf");
        let case = taken["case"].as_str().unwrap();
        let files = desk.read(&format!("cases/{case}/attachments"));
        assert_eq!(files["items"][0]["state"], "quarantined");
        let content = format!("inbound/{}/content", taken["id"].as_str().unwrap());
        desk.manager
            .get(&content)
            .problem(409, "attachment_quarantined");
        scanner.finds_nothing();
        assert_eq!(desk.manager.get(&content).body, desk.mail("mixed-pdf"));
        scanner.finds("Eicar");
        desk.manager
            .get(&content)
            .problem(409, "attachment_infected");
    }
);
