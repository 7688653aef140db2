//! What becomes of every mail of the corpus, and of mails that nobody would write.

use std::path::Path;

use jiff::SignedDuration;
use onedoor_testkit::{Database, Dice, on_both};
use serde_json::{Value, json};

use super::{MailDesk, fixture};

/// Every mail of the corpus with what becomes of it.
const EXPECTED: [(&str, &str); 56] = [
    ("plain-danish", "enquiry"),
    ("latin1-quoted-printable", "enquiry"),
    ("windows-1252-8bit", "enquiry"),
    ("utf8-base64-finnish", "enquiry"),
    ("html-only", "enquiry"),
    ("alternative", "enquiry"),
    ("mixed-pdf", "enquiry"),
    ("encoded-file-name", "enquiry"),
    ("inline-logo", "enquiry"),
    ("apple-interleaved", "enquiry"),
    ("winmail", "enquiry"),
    ("program-attached", "enquiry"),
    ("bounce-failed", "bounce"),
    ("bounce-delayed", "bounce"),
    ("bounce-qmail", "bounce"),
    ("away-danish", "automatic_reply"),
    ("away-swedish", "automatic_reply"),
    ("away-finnish", "automatic_reply"),
    ("newsletter", "mailing_list"),
    ("bulk", "mailing_list"),
    ("by-a-program", "automatic"),
    ("no-return-path", "automatic"),
    ("read-receipt", "automatic_reply"),
    ("no-message-id", "enquiry"),
    ("no-from", "no_sender"),
    ("sender-is-no-address", "no_sender"),
    ("boundary-never-ends", "enquiry"),
    ("boundary-not-named", "enquiry"),
    ("boundary-wrong", "enquiry"),
    ("nul-bytes", "enquiry"),
    ("charset-unknown", "enquiry"),
    ("charset-wrong", "enquiry"),
    ("bad-base64", "enquiry"),
    ("nothing-in-it", "empty"),
    ("subject-only", "enquiry"),
    ("only-a-file", "enquiry"),
    ("lf-only", "enquiry"),
    ("no-head", "no_sender"),
    ("bytes", "no_sender"),
    ("forwarded-whole", "enquiry"),
    ("forwarded-danish", "enquiry"),
    ("forwarded-swedish", "enquiry"),
    ("forwarded-gmail", "enquiry"),
    ("forwarded-finnish", "enquiry"),
    ("forwarded-norwegian", "enquiry"),
    ("colleague-own-words", "enquiry"),
    ("stranger-passes-on", "enquiry"),
    ("reply-plain", "reply"),
    ("reply-outlook", "reply"),
    ("reply-among-quotes", "reply"),
    ("reply-by-subject", "reply"),
    ("stranger-names-reference", "enquiry"),
    ("stranger-holds-thread", "reply"),
    ("forged", "enquiry"),
    ("own-mail", "own_mail"),
    ("colleague-in-thread", "from_colleague"),
];

fn became(taken: &Value) -> &str {
    taken["why"].as_str().or(taken["outcome"].as_str()).unwrap()
}

on_both!(
    fn every_mail_of_the_corpus_becomes_what_it_should(database: Database) {
        let desk = MailDesk::open(database);
        let mut wrong = Vec::new();
        for (name, wanted) in EXPECTED {
            // Nobody writes so much at once.
            desk.app.clock.advance(SignedDuration::from_mins(5));
            let taken = desk.send(name);
            if became(&taken) != wanted {
                wrong.push(format!("{name}: {taken}"));
            }
        }
        assert_eq!(wrong, [""; 0]);
        let counts = desk.app.counts();
        assert_eq!(counts["inbound_mail"], 56);
        desk.work();
        desk.is_clean();
    }
);

#[test]
fn no_mail_of_the_corpus_is_passed_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mail");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.strip_suffix(".eml").unwrap();
        assert!(EXPECTED.iter().any(|(known, _)| *known == stem), "{stem}");
    }
}

on_both!(
    fn words_are_read_in_whatever_way_they_were_encoded(database: Database) {
        let desk = MailDesk::open(database);
        for (name, subject, words) in [
            (
                "plain-danish",
                "Café på havnen",
                "Jeg vil gerne åbne en café",
            ),
            (
                "latin1-quoted-printable",
                "Grillbar på Østergade",
                "grillbar på Østergade 4?",
            ),
            (
                "windows-1252-8bit",
                "Bageri",
                "en “bageributik” på Storgatan – vad kostar tillståndet, 500 €?",
            ),
            (
                "utf8-base64-finnish",
                "Kahvilan avaaminen – mitä tarvitsen?",
                "Päivi Hämäläinen",
            ),
            (
                "html-only",
                "Skilt paa facaden",
                "Må vi hænge et skilt op på facaden?",
            ),
            ("alternative", "Udeservering", "fire borde stående"),
            (
                "apple-interleaved",
                "Billeder",
                "Her er facaden:\n\n\nog her er gården.",
            ),
            ("boundary-never-ends", "Skur", "et skilt op ved vejen?"),
            ("boundary-not-named", "Vej", "lavet ved vores butik?"),
            ("nul-bytes", "NUL i teksten", "Må vi have åbent om natten?"),
            ("charset-unknown", "Charset", "åbent på søndag?"),
            (
                "subject-only",
                "Har I en byggetilladelse til Nygade 7?",
                "Har I en byggetilladelse",
            ),
            ("lf-only", "Linjer", "Kun linjeskift."),
        ] {
            let taken = desk.send(name);
            let enquiry = desk.enquiry(&taken);
            assert_eq!(enquiry["channel"], "email", "{name}");
            assert_eq!(enquiry["subject"], subject, "{name}");
            let said = enquiry["text"].as_str().unwrap();
            assert!(said.contains(words), "{name}: {said}");
            assert!(!said.contains("alert("), "{name}: {said}");
        }
    }
);

on_both!(
    fn whoever_wrote_is_the_contact_person_and_gets_a_receipt(database: Database) {
        let desk = MailDesk::open(database);
        let taken = desk.send("latin1-quoted-printable");
        let sender = desk.enquiry(&taken)["sender"].take();
        assert_eq!(
            sender["contact"],
            json!({"name": "Søren Ågren", "email": "soeren@grill.example"})
        );
        let letters = desk.work();
        let theirs: Vec<_> = letters
            .iter()
            .filter(|letter| letter.to == "soeren@grill.example")
            .collect();
        assert_eq!(theirs.len(), 1, "{letters:?}");
        let case = desk.read(&format!("cases/{}", taken["case"].as_str().unwrap()));
        let reference = case["case"]["reference"].as_str().unwrap();
        assert!(theirs[0].subject().contains(reference));
    }
);

on_both!(
    fn a_mail_is_taken_once_however_often_it_is_handed_in(database: Database) {
        let desk = MailDesk::open(database);
        for name in ["plain-danish", "no-message-id", "newsletter", "reply-plain"] {
            let raw = desk.mail(name);
            let first = desk.hand_in(&raw);
            assert_eq!(first.header("idempotent-replayed"), None);
            let before = desk.app.counts();
            // On its way through another server it got another line.
            let mut again = b"Received: from elsewhere.example\r\n".to_vec();
            if name == "no-message-id" {
                again.clear();
            }
            again.extend_from_slice(&raw);
            let second = desk.hand_in(&again);
            assert_eq!(second.header("idempotent-replayed"), Some("true"), "{name}");
            assert_eq!(second.expect(201), first.expect(201), "{name}");
            assert_eq!(desk.app.counts()["inbound_mail"], before["inbound_mail"]);
            assert_eq!(desk.app.counts()["case"], before["case"]);
        }
    }
);

on_both!(
    fn mails_that_nobody_would_write_do_no_harm(database: Database) {
        let desk = MailDesk::open(database);
        let head = "From: a@b.example\r\nSubject: x\r\nMessage-ID: <{}@b.example>\r\n";
        let head = |id: &str| head.replace("{}", id);
        let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(200_000);
        let many = "X-Header: 1\r\n".repeat(20_000);
        let boundaries = "--b\r\nContent-Type: multipart/mixed; boundary=zz\r\n\r\n".repeat(50_000);
        let large = "Jeg vil gerne åbne en butik. ".repeat(700_000);
        for (id, rest, wanted) in [
            ("nested", nested, "unreadable"),
            ("headers", format!("{many}\r\nMå vi åbne?\r\n"), "enquiry"),
            (
                "boundaries",
                format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{boundaries}"),
                "unreadable",
            ),
            ("large", format!("\r\n{large}"), "enquiry"),
        ] {
            let raw = format!("{}{rest}", head(id));
            let taken = desk.hand_in(raw.as_bytes()).expect(201);
            assert_eq!(became(&taken), wanted, "{id}");
        }
    }
);

on_both!(
    fn whatever_bytes_come_one_of_three_things_becomes_of_them(database: Database) {
        let desk = MailDesk::open(database);
        let seed = Dice::seed("ONEDOOR_MAIL_SEED");
        let mut dice = Dice::of(seed);
        let mut next = |below: usize| dice.below(below.max(1));
        for round in 0..120 {
            let mut raw = fixture(EXPECTED[round % EXPECTED.len()].0);
            for _ in 0..=next(12) {
                let at = next(raw.len());
                match next(4) {
                    0 => raw[at] = u8::try_from(next(256)).unwrap(),
                    1 => raw.truncate(at.max(1)),
                    2 => {
                        let tail = raw.split_off(at);
                        raw.extend(tail.into_iter().rev());
                    }
                    _ => {
                        let other = fixture(EXPECTED[next(EXPECTED.len())].0);
                        let from = next(other.len());
                        raw.splice(at..at, other[from..].iter().copied());
                    }
                }
            }
            let answer = desk.hand_in(&raw);
            assert_eq!(answer.status, 201, "ONEDOOR_MAIL_SEED={seed}");
            let taken = answer.json();
            let outcome = taken["outcome"].as_str().unwrap();
            assert!(["enquiry", "reply", "ignored"].contains(&outcome));
        }
    }
);
