//! An installation of its own for each test, and the program as it is run there.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use onedoor_store::throwaway::{self, Server};

/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(120);

/// Which database an installation has.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

/// An installation in a folder, thrown away with this value.
pub(crate) struct Installation {
    pub(crate) folder: tempfile::TempDir,
    url: String,
    on_server: Option<(Server, String)>,
}

/// How the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) said: String,
    pub(crate) complained: String,
}

/// The program while it runs, and the lines that it says.
pub(crate) struct Running {
    child: Child,
    said: Receiver<String>,
    complained: Receiver<String>,
}

impl Installation {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("onedoor.sqlite");
        Self {
            url: format!("sqlite:{}", file.display()),
            folder,
            on_server: None,
        }
    }

    /// With a municipality, `eksempel`.
    pub(crate) fn ready(database: Database) -> Self {
        let mut this = Self::new();
        if let Database::Postgres = database {
            static NUMBER: AtomicU32 = AtomicU32::new(0);
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let name = format!("ingested_{}_{number}", std::process::id());
            // `make test` starts one, and so does `scripts/with-postgres`.
            let at = std::env::var("ONEDOOR_TEST_POSTGRES_URL").unwrap();
            let server = Server::at(at.clone());
            server.create(&name).unwrap();
            let (host, _) = at.rsplit_once('/').unwrap();
            this.url = format!("{host}/{name}");
            this.on_server = Some((server, name));
        }
        for command in ["migrate", "demo"] {
            assert_eq!(this.run(&[command], &[], b"").code, 0, "{command}");
        }
        this
    }

    pub(crate) fn run(
        &self,
        arguments: &[&str],
        settings: &[(&str, String)],
        input: &[u8],
    ) -> Ended {
        let mut program = self.program(arguments, settings);
        let mut child = program.stdin(Stdio::piped()).spawn().unwrap();
        // It may end before it has read all.
        drop(child.stdin.take().unwrap().write_all(input));
        Ended::from(child.wait_with_output().unwrap())
    }

    pub(crate) fn start(&self, arguments: &[&str], settings: &[(&str, String)]) -> Running {
        let mut program = self.program(arguments, settings);
        let mut child = program.stdin(Stdio::null()).spawn().unwrap();
        Running {
            said: lines(child.stdout.take().unwrap()),
            complained: lines(child.stderr.take().unwrap()),
            child,
        }
    }

    /// How many cases there are. All of them are in order.
    pub(crate) fn cases(&self) -> usize {
        let verified = self.run(&["verify"], &[], b"");
        assert_eq!(verified.code, 0, "{verified:?}");
        let (cases, _) = verified.said.split_once(" cases").unwrap();
        cases.parse().unwrap()
    }

    /// Ends every connection to the database on the server, and lets nobody in.
    pub(crate) fn shut_database(&self) {
        let (_, name) = self.on_server.as_ref().unwrap();
        self.administer(&format!(
            "alter database {name} with allow_connections false"
        ));
        let ending = format!(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
        );
        self.administer(&ending);
    }

    pub(crate) fn open_database(&self) {
        let (_, name) = self.on_server.as_ref().unwrap();
        self.administer(&format!(
            "alter database {name} with allow_connections true"
        ));
    }

    fn administer(&self, statement: &str) {
        let (server, _) = self.on_server.as_ref().unwrap();
        throwaway::execute(&server.database("postgres"), statement).unwrap();
    }

    fn program(&self, arguments: &[&str], settings: &[(&str, String)]) -> Command {
        let folder = self.folder.path();
        let mut program = Command::new(env!("CARGO_BIN_EXE_onedoor"));
        program
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("ONEDOOR_DATABASE_URL", &self.url)
            .env("ONEDOOR_FILES", folder.join("files"))
            .envs(settings.iter().cloned())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        program
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.on_server {
            // The server itself is thrown away soon.
            drop(server.drop(name));
        }
    }
}

impl Ended {
    /// The cases that mail became.
    pub(crate) fn cases(&self) -> BTreeSet<&str> {
        let lines = self.said.lines();
        lines
            .filter_map(|line| Some(line.split_once(" enquiry case ")?.1))
            .collect()
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            said: String::from_utf8(output.stdout).unwrap(),
            complained: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Running {
    /// The next line that it says.
    pub(crate) fn says(&self) -> String {
        self.said.recv_timeout(PATIENCE).unwrap()
    }

    /// Kills it, which nothing can prepare for, once it has said a line.
    pub(crate) fn die_after_a_line(self) {
        drop(self.said.recv_timeout(PATIENCE));
    }

    /// Waits until it complains of something.
    pub(crate) fn complains(&self, of: &str) {
        while !self.complained.recv_timeout(PATIENCE).unwrap().contains(of) {}
    }

    /// Tells it to stop, and waits until it has.
    pub(crate) fn stop(mut self) -> Option<i32> {
        terminate(&self.child.id().to_string());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Asks a program, or a group of them, to end.
pub(crate) fn terminate(id: &str) {
    let told = Command::new("kill").args(["-TERM", "--", id]).status();
    assert!(told.unwrap().success());
}

/// What comes, line by line.
fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    let read = BufReader::new(from).lines().map_while(Result::ok);
    thread::spawn(move || {
        for line in read {
            // Whoever asked may be gone: what a program says must go somewhere all the same.
            drop(sender.send(line));
        }
    });
    lines
}
