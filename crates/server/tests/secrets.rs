//! The program says nothing of its secrets, however talkative it is and whatever goes wrong.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use clap::Parser as _;
use onedoor_server::Settings;
use onedoor_server::cli::Cli;

/// What must not be seen.
const PASSWORD: &str = "s3cret-passw0rd";
/// Nobody listens there.
const NOWHERE: &str = "127.0.0.1:1";

fn url(server: &str) -> String {
    format!("postgres://postgres:{PASSWORD}@{server}/postgres")
}

/// The program, set up by nothing but what the test says.
fn onedoor(command: &str, folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_onedoor"));
    program
        .arg(command)
        .current_dir(folder)
        .env_clear()
        .env("ONEDOOR_LOG", "trace")
        .env("ONEDOOR_FILES", folder.join("files"))
        .env("ONEDOOR_LISTEN", "127.0.0.1:0");
    program
}

fn says_nothing(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    let said = String::from_utf8(said).unwrap();
    assert!(!said.contains(PASSWORD), "{said}");
    said
}

#[test]
fn no_command_says_the_password_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    // Where there is a server, it takes any password: then the commands get further.
    let server = std::env::var("ONEDOOR_TEST_POSTGRES_URL").ok();
    let server = server
        .as_deref()
        .and_then(|url| url.split('@').nth(1)?.split('/').next());
    for at in [Some(NOWHERE), server].into_iter().flatten() {
        for command in ["doctor", "verify", "serve"] {
            if command == "serve" && at != NOWHERE {
                // It would not end.
                continue;
            }
            let output = onedoor(command, folder.path())
                .env("ONEDOOR_DATABASE_URL", url(at))
                .output()
                .unwrap();
            let said = says_nothing(&output);
            assert!(!said.is_empty(), "{command} said nothing at all");
        }
    }
}

#[test]
fn a_secret_file_that_everybody_can_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("database-url");
    fs::write(&file, url(NOWHERE)).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let run = || {
        let mut program = onedoor("doctor", folder.path());
        says_nothing(
            &program
                .env("ONEDOOR_DATABASE_URL_FILE", &file)
                .output()
                .unwrap(),
        )
    };
    assert!(run().contains("chmod o-rw"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(!run().contains("chmod"));
}

#[test]
fn settings_that_are_shown_show_no_password() {
    let address = url(NOWHERE);
    let cli = Cli::parse_from(["onedoor", "serve", "--database-url", &address]);
    assert!(!format!("{cli:?}").contains(PASSWORD));
    let settings = Settings::read(cli.settings).unwrap();
    assert!(!format!("{settings:?}").contains(PASSWORD));
}

#[test]
fn the_help_shows_no_password() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = onedoor("serve", folder.path());
    let program = program
        .arg("--help")
        .env("ONEDOOR_DATABASE_URL", url(NOWHERE));
    says_nothing(&program.output().unwrap());
}
