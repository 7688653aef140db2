//! A mailbox of a real IMAP server.

use std::collections::BTreeSet;
use std::thread;

use crate::dovecot::{Dovecot, NAME, PASSWORD};
use crate::installation::{Database, Ended, Installation};
use crate::mail;

const INGEST: [&str; 4] = ["ingest", "--municipality", "eksempel", "--imap"];

/// Makes a test on SQLite and one on PostgreSQL out of one rule.
macro_rules! on_both {
    (fn $rule:ident($database:ident) $body:block) => {
        fn $rule($database: Database) $body

        mod $rule {
            use super::Database;

            #[test]
            fn on_sqlite() {
                super::$rule(Database::Sqlite);
            }

            #[test]
            fn on_postgres() {
                super::$rule(Database::Postgres);
            }
        }
    };
}

/// The settings of a mailbox whose mail is moved away.
fn moving(server: &Dovecot) -> Vec<(&'static str, String)> {
    let mut settings = server.settings();
    settings.push(("ONEDOOR_IMAP_DONE_FOLDER", "Done".to_owned()));
    settings.push(("ONEDOOR_IMAP_REFUSED_FOLDER", "Refused".to_owned()));
    settings
}

/// The settings with one that is another.
fn with(
    mut settings: Vec<(&'static str, String)>,
    name: &'static str,
    value: &str,
) -> Vec<(&'static str, String)> {
    settings.push((name, value.to_owned()));
    settings
}

/// How many mails lie in the folders `INBOX`, `Done` and `Refused`.
fn lying(server: &Dovecot) -> [usize; 3] {
    ["INBOX", "Done", "Refused"].map(|folder| server.lying_in(folder).len())
}

fn deliver(server: &Dovecot, number: u32) {
    server.deliver(&format!("{number}.a.host"), mail(number).as_bytes());
}

/// It tells what it did without a word of who wrote what.
fn says_nothing_of_it(ended: &Ended) {
    // None that an id could be made of.
    for word in ["anna@", "Cafe", "cafe.example", "aabne", NAME, PASSWORD] {
        let said = [&ended.said, &ended.complained];
        assert!(!said.iter().any(|said| said.contains(word)), "{ended:?}");
    }
}

on_both!(
    fn all_that_lies_in_a_mailbox_becomes_cases_once(database) {
        let (installation, server) = (Installation::ready(database), Dovecot::start());
        let before = installation.cases();
        for number in 1..=3 {
            deliver(&server, number);
        }
        let ended = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!(ended.code, 0, "{ended:?}");
        assert_eq!(ended.cases().len(), 3, "{ended:?}");
        says_nothing_of_it(&ended);
        assert_eq!(lying(&server), [0, 3, 0]);
        // Nothing is there any more.
        let again = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!((again.code, again.said.as_str()), (0, ""), "{again:?}");
        // Somebody puts all of it back.
        for file in server.lying_in("Done") {
            server.put_back(&file);
        }
        let again = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!((again.code, again.cases()), (0, ended.cases()), "{again:?}");
        assert_eq!(lying(&server), [0, 3, 0]);
        assert_eq!(installation.cases(), before + 3);
    }
);

on_both!(
    fn a_mail_that_was_taken_and_not_moved_is_known_again(database) {
        let (installation, server) = (Installation::ready(database), Dovecot::start());
        deliver(&server, 1);
        assert_eq!(installation.run(&INGEST, &moving(&server), b"").code, 0);
        let before = installation.cases();
        deliver(&server, 2);
        server.let_write("Done", 0o500);
        let ended = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!(ended.code, 75, "{ended:?}");
        assert_eq!(ended.cases().len(), 1, "{ended:?}");
        assert_eq!(lying(&server), [1, 1, 0]);
        server.let_write("Done", 0o700);
        let again = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!((again.code, &again.said), (0, &ended.said), "{again:?}");
        assert_eq!(lying(&server), [0, 2, 0]);
        assert_eq!(installation.cases(), before + 1);
    }
);

on_both!(
    fn killed_after_every_mail_it_takes_each_once(database) {
        let (installation, server) = (Installation::ready(database), Dovecot::start());
        let before = installation.cases();
        for number in 1..=6 {
            deliver(&server, number);
        }
        // A mail is told of before it is moved: it dies before, meanwhile or just after.
        while !server.lying_in("INBOX").is_empty() {
            let running = installation.start(&INGEST, &moving(&server));
            running.die_after_a_line();
        }
        assert_eq!(installation.cases(), before + 6);
    }
);

on_both!(
    fn two_that_read_at_once_take_each_mail_once(database) {
        let (installation, server) = (Installation::ready(database), Dovecot::start());
        let before = installation.cases();
        for number in 1..=6 {
            deliver(&server, number);
        }
        let read = || installation.run(&INGEST, &moving(&server), b"");
        let (one, other) = thread::scope(|scope| {
            let other = scope.spawn(read);
            (read(), other.join().unwrap())
        });
        assert_eq!((one.code, other.code), (0, 0), "{one:?} {other:?}");
        // Where two move a mail at the same moment, some servers put it there twice.
        let [waiting, done, refused] = lying(&server);
        assert_eq!((waiting, refused), (0, 0));
        assert!(done >= 6, "{done}");
        let cases: BTreeSet<_> = one.cases().into_iter().chain(other.cases()).collect();
        assert_eq!(cases.len(), 6, "{one:?} {other:?}");
        assert_eq!(installation.cases(), before + 6);
    }
);

on_both!(
    fn what_never_can_be_taken_keeps_nothing_else_waiting(database) {
        let (installation, server) = (Installation::ready(database), Dovecot::start());
        deliver(&server, 1);
        let large = mail(2) + &"0123456789 0123456789 0123456789\r\n".repeat(30 * 1024 * 32);
        server.deliver("2.a.host", large.as_bytes());
        server.deliver("3.a.host", b"");
        deliver(&server, 4);
        let ended = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!(ended.code, 65, "{ended:?}");
        assert_eq!(ended.cases().len(), 2, "{ended:?}");
        assert!(ended.complained.contains("larger than 25 MB"), "{ended:?}");
        says_nothing_of_it(&ended);
        assert_eq!(lying(&server), [0, 2, 2]);
        assert_eq!(installation.run(&INGEST, &moving(&server), b"").code, 0);
    }
);

on_both!(
    fn a_mailbox_is_watched_though_its_server_comes_and_goes(database) {
        let (installation, mut server) = (Installation::ready(database), Dovecot::start());
        let watch = [&INGEST[..], &["--watch"]].concat();
        let watching = installation.start(&watch, &moving(&server));
        let mut cases = Vec::new();
        // Two that come while it waits, so that it has waited at least once.
        for number in [1, 2] {
            deliver(&server, number);
            cases.push(watching.says());
        }
        server.stop();
        watching.complains("the mailbox is not read for now");
        deliver(&server, 3);
        server.start_again();
        cases.push(watching.says());
        deliver(&server, 4);
        cases.push(watching.says());
        assert_eq!(watching.stop(), Some(0));
        assert!(cases.iter().all(|line| line.contains(" enquiry case ")), "{cases:?}");
        // Stopped in the middle or not: no mail is lost, none is taken twice.
        let rest = installation.run(&INGEST, &moving(&server), b"");
        assert_eq!(rest.code, 0, "{rest:?}");
        assert_eq!(lying(&server), [0, 4, 0]);
        cases.extend(rest.said.lines().map(str::to_owned));
        cases.sort();
        cases.dedup();
        assert_eq!(cases.len(), 4, "{cases:?}");
    }
);

#[test]
fn while_the_database_is_away_mail_waits_in_the_mailbox() {
    let (installation, server) = (Installation::ready(Database::Postgres), Dovecot::start());
    let watch = [&INGEST[..], &["--watch"]].concat();
    let watching = installation.start(&watch, &moving(&server));
    deliver(&server, 1);
    watching.says();
    installation.shut_database();
    deliver(&server, 2);
    watching.complains("the mailbox is not read for now");
    let once = installation.run(&INGEST, &moving(&server), b"");
    assert_eq!((once.code, once.said.as_str()), (75, ""), "{once:?}");
    assert_eq!(lying(&server)[0], 1);
    installation.open_database();
    assert!(watching.says().contains(" enquiry case "));
    assert_eq!(watching.stop(), Some(0));
    assert_eq!(lying(&server), [0, 2, 0]);
}

#[test]
fn where_no_folder_is_named_mail_is_marked_and_stays() {
    let (installation, server) = (Installation::ready(Database::Sqlite), Dovecot::start());
    let settings = with(server.settings(), "ONEDOOR_IMAP_TLS", "required");
    let settings = with(settings, "ONEDOOR_IMAP_PORT", &server.plain_port());
    deliver(&server, 1);
    server.deliver("2.a.host", b"");
    let ended = installation.run(&INGEST, &settings, b"");
    assert_eq!((ended.code, ended.cases().len()), (65, 1), "{ended:?}");
    let files = server.lying_in("INBOX");
    let flags = |at: usize| {
        files[at]
            .to_string_lossy()
            .rsplit(',')
            .next()
            .unwrap()
            .to_owned()
    };
    assert!(
        !flags(0).contains(['S', 'F']),
        "nobody has read it: {files:?}"
    );
    assert!(flags(1).contains('F'), "somebody should see it: {files:?}");
    let again = installation.run(&INGEST, &settings, b"");
    assert_eq!((again.code, again.said.as_str()), (0, ""), "{again:?}");
}

#[test]
fn a_server_that_cannot_move_mail_copies_it() {
    let able = "protocol imap {\n imap_capability = IMAP4rev1 UIDPLUS\n}\n";
    let (installation, server) = (
        Installation::ready(Database::Sqlite),
        Dovecot::start_with(able),
    );
    // The folder has a name that IMAP writes in a way of its own.
    let settings = with(
        server.settings(),
        "ONEDOOR_IMAP_DONE_FOLDER",
        "Færdig & læst",
    );
    for number in [1, 2] {
        deliver(&server, number);
    }
    let ended = installation.run(&INGEST, &settings, b"");
    assert_eq!((ended.code, ended.cases().len()), (0, 2), "{ended:?}");
    assert_eq!(server.lying_in("INBOX").len(), 0);
    assert_eq!(server.lying_in("F&AOY-rdig &- l&AOY-st").len(), 2);
}

#[test]
fn who_is_not_let_in_learns_it_in_clear_words() {
    let (installation, server) = (Installation::ready(Database::Sqlite), Dovecot::start());
    let talkative = with(moving(&server), "ONEDOOR_LOG", "trace");
    deliver(&server, 1);
    for wrong in ["wr0ng-passw0rd", "f0rkert-kodeord-æøå"] {
        let settings = with(talkative.clone(), "ONEDOOR_IMAP_PASSWORD", wrong);
        for more in [&[][..], &["--watch"]] {
            let ended = installation.run(&[&INGEST[..], more].concat(), &settings, b"");
            assert_eq!(ended.code, 77, "{ended:?}");
            assert!(ended.complained.contains("does not let us in"), "{ended:?}");
            assert!(!ended.complained.contains(wrong), "{ended:?}");
            says_nothing_of_it(&ended);
        }
    }
    let nowhere = with(talkative.clone(), "ONEDOOR_IMAP_FOLDER", "Nowhere");
    let ended = installation.run(&INGEST, &nowhere, b"");
    assert_eq!(ended.code, 75, "{ended:?}");
    assert!(ended.complained.contains("imap-folder"), "{ended:?}");
    // A server whose certificate nobody here knows is told nothing.
    let mut unknown = talkative;
    unknown.retain(|(name, _)| *name != "ONEDOOR_IMAP_CA_FILE");
    let ended = installation.run(&INGEST, &unknown, b"");
    assert_eq!(ended.code, 75, "{ended:?}");
    assert!(ended.complained.contains("certificate"), "{ended:?}");
    says_nothing_of_it(&ended);
    assert_eq!(lying(&server), [1, 0, 0]);
}

#[test]
fn the_doctor_says_whether_the_mailbox_lets_us_in() {
    let (installation, mut server) = (Installation::ready(Database::Sqlite), Dovecot::start());
    let examined = |settings: &[(&str, String)]| {
        let said = installation.run(&["doctor"], settings, b"").said;
        let line = said.lines().find(|line| line.contains("mail in:"));
        line.map(str::to_owned)
    };
    assert_eq!(examined(&[]), None);
    let settings = moving(&server);
    let line = examined(&settings).unwrap();
    assert_eq!(line, "ok   mail in: the mailbox lets us in");
    let wrong = with(settings.clone(), "ONEDOOR_IMAP_PASSWORD", "wr0ng");
    let line = examined(&wrong).unwrap();
    assert!(
        line.starts_with("BAD  mail in: the mailbox does not let us in"),
        "{line}"
    );
    server.stop();
    let line = examined(&settings).unwrap();
    assert!(
        line.starts_with("BAD  mail in: the server cannot be reached"),
        "{line}"
    );
}
