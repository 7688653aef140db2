//! `onedoor ingest` as a mail server runs it: what it takes, and with which code it ends.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const MAIL: &str = "From: Anna <anna@cafe.example>\r\nMessage-ID: <1@cafe.example>\r\n\
                    Subject: Cafe\r\n\r\nJeg vil gerne aabne en cafe.\r\n";

/// An installation in a folder, with SQLite.
struct Installation(tempfile::TempDir);

impl Installation {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn ready() -> Self {
        let this = Self::new();
        for command in ["migrate", "demo"] {
            assert!(this.run(&[command], b"").status.success());
        }
        this
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        let folder = self.0.path();
        let database = format!("sqlite:{}", folder.join("onedoor.sqlite").display());
        let mut program = Command::new(env!("CARGO_BIN_EXE_onedoor"));
        let program = program
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("ONEDOOR_DATABASE_URL", database)
            .env("ONEDOOR_FILES", folder.join("files"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        // It may end before it has read all.
        drop(child.stdin.take().unwrap().write_all(input));
        child.wait_with_output().unwrap()
    }

    /// What it says of a mail, and with what it ends.
    fn ingest(&self, municipality: &str, input: &[u8]) -> (i32, String) {
        let output = self.run(&["ingest", "--municipality", municipality], input);
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), said)
    }
}

#[test]
fn a_mail_server_learns_by_the_code_what_to_do() {
    let installation = Installation::ready();
    let (code, said) = installation.ingest("eksempel", MAIL.as_bytes());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(" enquiry case "), "{said}");
    assert!(!said.contains("anna"), "{said}");
    // The same again is the same.
    assert_eq!(installation.ingest("eksempel", MAIL.as_bytes()), (0, said));
    let (code, said) = installation.ingest("eksempel", b"Precedence: bulk\r\n\r\nx");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("ignored (mailing_list)"), "{said}");
    assert_eq!(installation.ingest("eksempel", b"").0, 65);
    let large = vec![b'x'; 25 * 1024 * 1024 + 1];
    assert_eq!(installation.ingest("eksempel", &large).0, 65);
    assert_eq!(installation.ingest("nirgendwo", MAIL.as_bytes()).0, 75);
    let nothing = Installation::new();
    assert_eq!(nothing.ingest("eksempel", MAIL.as_bytes()).0, 75);
}

#[test]
fn what_is_new_in_a_maildir_is_taken_and_moved() {
    let installation = Installation::ready();
    let folder = installation.0.path().join("box");
    for name in ["new", "cur", "tmp"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    fs::write(folder.join("new/1.a.host"), MAIL).unwrap();
    fs::write(folder.join("new/2.b.host"), "").unwrap();
    fs::write(folder.join("new/3.c.host"), MAIL.replace("<1@", "<3@")).unwrap();
    let arguments = ["ingest", "--municipality", "eksempel", "--maildir", "box"];
    let output = installation.run(&arguments, b"");
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(65), "{said}");
    assert_eq!(said.matches(" enquiry case ").count(), 2, "{said}");
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
    assert_eq!(installation.run(&arguments, b"").status.code(), Some(0));
}
