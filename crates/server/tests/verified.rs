//! `onedoor verify --with-files` as its operator runs it: what it finds, and with which code it ends.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use serde_json::{Value, json};

/// The least that reads as a PDF.
const PDF: &str = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

/// An installation in a folder, with SQLite.
struct Installation {
    folder: tempfile::TempDir,
}

impl Installation {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    fn onedoor(&self, arguments: &[&str]) -> Command {
        let folder = self.folder.path();
        let database = format!("sqlite:{}", folder.join("onedoor.sqlite").display());
        let mut program = Command::new(env!("CARGO_BIN_EXE_onedoor"));
        program
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .env("ONEDOOR_DATABASE_URL", database)
            .env("ONEDOOR_FILES", self.files())
            .env("ONEDOOR_LISTEN", "127.0.0.1:0");
        program
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.onedoor(arguments).output().unwrap()
    }

    /// What `verify` says, and with what it ends.
    fn verified(&self, more: &[&str]) -> (i32, Vec<String>) {
        let output = self.run(&[&["verify"], more].concat());
        let said = String::from_utf8(output.stdout).unwrap();
        let lines = said.lines().map(str::to_owned).collect();
        (output.status.code().unwrap(), lines)
    }

    /// Every file that is kept.
    fn kept(&self) -> Vec<PathBuf> {
        let (mut found, mut folders) = (Vec::new(), vec![self.files()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

/// The program while it serves.
struct Serving {
    child: Child,
    /// What it says goes on: it must have somewhere to say it.
    _said: BufReader<ChildStderr>,
    address: String,
    token: String,
}

impl Serving {
    fn start(of: &Installation, token: String) -> Self {
        let mut program = of.onedoor(&["serve", "--no-worker"]);
        let program = program.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = program.env("ONEDOOR_LOG", "info").spawn().unwrap();
        // It says where it listens once it does.
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert!(said.read_line(&mut line).unwrap() > 0, "it ended");
            if let Some((_, rest)) = line.split_once("127.0.0.1:") {
                let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
                break format!("127.0.0.1:{port}");
            }
        };
        Self {
            child,
            _said: said,
            address,
            token,
        }
    }

    /// Posts something, which must be taken.
    fn post(&self, path: &str, kind: &str, body: &str) -> Value {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (address, token, length) = (&self.address, &self.token, body.len());
        write!(
            stream,
            "POST /v1/eksempel/{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Authorization: Bearer {token}\r\nContent-Type: {kind}\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        serde_json::from_str(body).unwrap()
    }

    /// Adds a file to a case. Answers with the attachment's id.
    fn attach(&self, case: &str, words: &str) -> String {
        let body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.pdf\"\r\n\
             Content-Type: application/pdf\r\n\r\n{PDF}{words}\r\n--edge--\r\n"
        );
        let kind = "multipart/form-data; boundary=edge";
        let added = self.post(&format!("cases/{case}/attachments"), kind, &body);
        added["id"].as_str().unwrap().to_owned()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An installation with one case and two files of it. Answers with the case's reference and the
/// attachments.
fn with_two_files(of: &Installation) -> (String, [String; 2]) {
    assert!(of.run(&["migrate"]).status.success());
    let demo = of.run(&["demo", "--json"]);
    let demo: Value = serde_json::from_slice(&demo.stdout).unwrap();
    let token = demo["tokens"]["manager"].as_str().unwrap();
    let serving = Serving::start(of, token.to_owned());
    let enquiry = json!({"channel": "web_form", "text": "Vi vil åbne en café."});
    let file = serving.post("enquiries", "application/json", &enquiry.to_string());
    let case = file["case"]["id"].as_str().unwrap();
    let added = ["one", "two"].map(|words| serving.attach(case, words));
    let reference = file["case"]["reference"].as_str().unwrap().to_owned();
    (reference, added)
}

/// Whose bytes a file holds.
fn holds(path: &Path, words: &str) -> bool {
    fs::read(path).unwrap().ends_with(words.as_bytes())
}

#[test]
fn a_damaged_and_a_missing_file_are_found_and_told_by_the_exit_code() {
    let installation = Installation::new();
    let (reference, [one, two]) = with_two_files(&installation);
    let (code, said) = installation.verified(&["--with-files"]);
    assert_eq!(code, 0, "{said:?}");
    assert!(said[0].contains("2 files: 0 findings"), "{said:?}");
    let kept = installation.kept();
    let of = |words: &str| kept.iter().find(|path| holds(path, words)).unwrap();

    // One byte of the first is another: its length stays.
    let mut bytes = fs::read(of("one")).unwrap();
    bytes[12] ^= 1;
    let (damaged, lost) = (of("one"), of("two"));
    fs::write(damaged, bytes).unwrap();
    let (code, said) = installation.verified(&["--with-files"]);
    assert_eq!((code, said.len()), (1, 2), "{said:?}");
    assert!(
        said[0].contains(&reference) && said[0].contains(&one),
        "{said:?}"
    );

    fs::remove_file(lost).unwrap();
    let (code, said) = installation.verified(&["--with-files", "--json"]);
    assert_eq!((code, said.len()), (1, 3), "{said:?}");
    let mut found: Vec<(String, bool, bool)> = said[..2]
        .iter()
        .map(|line| {
            let told: Value = serde_json::from_str(line).unwrap();
            assert_eq!(told["case"], reference.as_str());
            let what = told["what"].as_str().unwrap();
            let kind = told["kind"].as_str().unwrap().to_owned();
            (kind, what.contains(&one), what.contains(&two))
        })
        .collect();
    found.sort();
    let differs = ("file_differs".to_owned(), true, false);
    assert_eq!(found, [differs, ("file_missing".to_owned(), false, true)]);
    let sum: Value = serde_json::from_str(&said[2]).unwrap();
    assert_eq!((&sum["files"], &sum["findings"]), (&json!(2), &json!(2)));

    // Without files nothing of it is looked at.
    let (code, said) = installation.verified(&[]);
    assert_eq!((code, said.len()), (0, 1), "{said:?}");
}

#[test]
fn who_cannot_look_says_so_by_a_code_of_its_own() {
    let installation = Installation::new();
    let output = installation.run(&["verify"]);
    assert_eq!(output.status.code(), Some(2), "there is no database");
    assert!(installation.run(&["migrate"]).status.success());
    let (code, said) = installation.verified(&["--with-files"]);
    assert_eq!((code, said.len()), (2, 0), "there is no folder: {said:?}");
    assert!(!installation.files().exists(), "and none is made");
    fs::create_dir(installation.files()).unwrap();
    assert_eq!(installation.verified(&["--with-files"]).0, 0);
}
