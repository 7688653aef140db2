//! Every mail speaks the reader's language.

use onedoor_testkit::{Database, on_both};

use crate::desk::{Desk, enquiry, to_owner};

on_both!(
    fn a_business_is_told_in_its_own_language(database: Database) {
        let desk = Desk::open(database);
        let begins = [
            ("da", "Vi har modtaget din henvendelse"),
            ("en", "We have received your enquiry"),
            ("fi", "Olemme vastaanottaneet yhteydenottosi"),
            ("nb", "Vi har mottatt henvendelsen din"),
            ("nn", "Vi har teke imot førespurnaden din"),
            ("sv", "Vi har tagit emot din förfrågan"),
        ];
        for (language, begins) in begins {
            desk.register(&enquiry("start_advice", language));
            let letters = desk.work();
            let [receipt] = to_owner(&letters)[..] else {
                panic!("{letters:?}");
            };
            assert!(receipt.text.contains(begins), "{}", receipt.text);
            assert!(receipt.html.contains(begins), "{}", receipt.html);
            assert!(
                receipt
                    .html
                    .contains(&format!("<html lang=\"{language}\">"))
            );
            assert_eq!(receipt.header("content-language").unwrap(), language);
            // No key stands where words should.
            assert!(!receipt.text.contains("mail-"), "{}", receipt.text);
            // One address gets only so many receipts within an hour.
            desk.app.clock.advance(jiff::SignedDuration::from_mins(15));
        }
    }
);
