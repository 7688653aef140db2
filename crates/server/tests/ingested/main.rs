//! `onedoor ingest` as a mail server runs it: what it takes, and with which code it ends.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod dovecot;
mod installation;
mod mailbox;

use std::fs;

use installation::{Database, Installation};

/// A mail that asks for something. Those with another number are others.
fn mail(number: u32) -> String {
    format!(
        "From: Anna <anna@cafe.example>\r\nMessage-ID: <{number}@cafe.example>\r\n\
         Subject: Cafe\r\n\r\nJeg vil gerne aabne en cafe.\r\n"
    )
}

/// What it says of a mail from a pipe, and with what it ends.
fn ingest(installation: &Installation, municipality: &str, input: &[u8]) -> (i32, String) {
    let ended = installation.run(&["ingest", "--municipality", municipality], &[], input);
    (ended.code, ended.said)
}

#[test]
fn a_mail_server_learns_by_the_code_what_to_do() {
    let installation = Installation::ready(Database::Sqlite);
    let mail = mail(1);
    let (code, said) = ingest(&installation, "eksempel", mail.as_bytes());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(" enquiry case "), "{said}");
    assert!(!said.contains("anna"), "{said}");
    // The same again is the same.
    assert_eq!(
        ingest(&installation, "eksempel", mail.as_bytes()),
        (0, said)
    );
    let (code, said) = ingest(&installation, "eksempel", b"Precedence: bulk\r\n\r\nx");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("ignored (mailing_list)"), "{said}");
    assert_eq!(ingest(&installation, "eksempel", b"").0, 65);
    let large = vec![b'x'; 25 * 1024 * 1024 + 1];
    assert_eq!(ingest(&installation, "eksempel", &large).0, 65);
    assert_eq!(ingest(&installation, "nirgendwo", mail.as_bytes()).0, 75);
    let nothing = Installation::new();
    assert_eq!(ingest(&nothing, "eksempel", mail.as_bytes()).0, 75);
}

#[test]
fn what_is_new_in_a_maildir_is_taken_and_moved() {
    let installation = Installation::ready(Database::Sqlite);
    let folder = installation.folder.path().join("box");
    for name in ["new", "cur", "tmp"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    fs::write(folder.join("new/1.a.host"), mail(1)).unwrap();
    fs::write(folder.join("new/2.b.host"), "").unwrap();
    fs::write(folder.join("new/3.c.host"), mail(3)).unwrap();
    let arguments = ["ingest", "--municipality", "eksempel", "--maildir", "box"];
    let ended = installation.run(&arguments, &[], b"");
    assert_eq!(ended.code, 65, "{ended:?}");
    assert_eq!(ended.cases().len(), 2, "{ended:?}");
    let names = |place: &str| {
        let entries = fs::read_dir(folder.join(place)).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("new"), [""; 0]);
    assert_eq!(
        names("cur"),
        ["1.a.host:2,S", "2.b.host:2,F", "3.c.host:2,S"]
    );
    assert_eq!(installation.run(&arguments, &[], b"").code, 0);
}
