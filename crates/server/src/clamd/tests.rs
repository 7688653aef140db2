//! A clamd that answers what a test wants, and a real one.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream;

use super::*;

/// Does with one stream as clamd does: reads the pieces, each with its length before it, up to an
/// empty one, and then answers. Returns what it was sent.
fn answer(mut stream: impl Read + Write, with: &str) -> Vec<u8> {
    let mut command = [0; 10];
    stream.read_exact(&mut command).unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut whole = Vec::new();
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).unwrap();
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap();
        if length == 0 {
            break;
        }
        let mut piece = vec![0; length];
        stream.read_exact(&mut piece).unwrap();
        whole.extend_from_slice(&piece);
    }
    stream.write_all(with.as_bytes()).unwrap();
    whole
}

/// A clamd that answers one request, and what it was sent.
fn clamd(with: &'static str) -> (Clamd, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let serving = thread::spawn(move || answer(listener.accept().unwrap().0, with));
    (Clamd::at(&address).unwrap(), serving)
}

fn scan(clamd: &Clamd, pieces: &[&'static [u8]]) -> std::result::Result<Verdict, CannotScan> {
    let pieces: Vec<_> = pieces
        .iter()
        .map(|piece| Ok(Bytes::from_static(piece)))
        .collect();
    run(clamd.scan(stream::iter(pieces).boxed()))
}

fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(work)
}

#[test]
fn a_file_is_sent_as_it_is_and_found_clean() {
    let (clamd, serving) = clamd("stream: OK\0");
    assert_eq!(scan(&clamd, &[b"one ", b"two"]), Ok(Verdict::Clean));
    assert_eq!(serving.join().unwrap(), b"one two");
}

#[test]
fn what_is_found_has_a_name() {
    let (clamd, serving) = clamd("stream: Eicar-Signature FOUND\0");
    let found = "Eicar-Signature".to_owned();
    assert_eq!(scan(&clamd, &[b"x"]), Ok(Verdict::Infected { found }));
    serving.join().unwrap();
}

#[test]
fn it_is_asked_over_a_socket_just_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clamd.ctl");
    let listener = UnixListener::bind(&path).unwrap();
    let serving = thread::spawn(move || answer(listener.accept().unwrap().0, "stream: OK\0"));
    let clamd = Clamd::at(path.to_str().unwrap()).unwrap();
    assert_eq!(scan(&clamd, &[b"x"]), Ok(Verdict::Clean));
    serving.join().unwrap();
}

#[test]
fn whatever_else_it_says_is_no_verdict() {
    for said in ["INSTREAM size limit exceeded. ERROR\0", "", "stream: OKAY"] {
        let (clamd, serving) = clamd(said);
        let CannotScan(why) = scan(&clamd, &[b"x"]).unwrap_err();
        assert!(said.contains(&why), "{why}");
        serving.join().unwrap();
    }
}

#[test]
fn a_clamd_that_is_away_cannot_scan() {
    let (port, _) = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        (listener.local_addr().unwrap(), ())
    };
    let clamd = Clamd::at(&port.to_string()).unwrap();
    scan(&clamd, &[b"x"]).unwrap_err();
    run(clamd.examine()).unwrap_err();
}

#[test]
fn a_file_that_cannot_be_read_to_its_end_is_not_clean() {
    let (clamd, serving) = clamd("stream: OK\0");
    let pieces = [
        Ok(Bytes::from_static(b"x")),
        Err(std::io::Error::other("gone")),
    ];
    run(clamd.scan(stream::iter(pieces).boxed())).unwrap_err();
    serving.join().unwrap_err();
}

#[test]
fn an_address_is_a_port_or_a_path() {
    assert_eq!(
        Clamd::at("scan.example:3310").unwrap(),
        Clamd::Tcp("scan.example:3310".to_owned())
    );
    for wrong in ["", "clamd", ":3310", "host:", "host:99999"] {
        Clamd::at(wrong).unwrap_err();
    }
}

/// A real clamd that knows one signature, in a folder of its own. It ends with this value.
struct Real {
    program: Child,
    folder: tempfile::TempDir,
}

impl Real {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        // The harmless file that all scanners agree to find; its hash is all that clamd is told.
        std::fs::write(
            at("own.hdb"),
            "44d88612fea8a8f36de82e1278abb02f:68:Agreed\n",
        )
        .unwrap();
        let settings = format!(
            "DatabaseDirectory {}\nLocalSocket {}\nForeground yes\nStreamMaxLength 1M\n",
            folder.path().display(),
            at("clamd.ctl").display(),
        );
        std::fs::write(at("clamd.conf"), settings).unwrap();
        // Where Debian puts it, which is not on everybody's path.
        let path = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin";
        let program = Command::new("clamd")
            .env("PATH", path)
            .arg("--config-file")
            .arg(at("clamd.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            // scripts/need test installs it.
            .unwrap();
        let mut real = Self { program, folder };
        while run(real.clamd().examine()).is_err() {
            let ended = real.program.try_wait().unwrap();
            assert_eq!(ended, None, "clamd ended before it answered");
            thread::yield_now();
        }
        real
    }

    fn clamd(&self) -> Clamd {
        Clamd::Socket(self.folder.path().join("clamd.ctl"))
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

#[test]
fn a_real_clamd_is_understood() {
    let real = Real::start();
    let clamd = real.clamd();
    assert_eq!(scan(&clamd, &[b"harm", b"less"]), Ok(Verdict::Clean));
    // Put together here, so that no scanner of somebody's disk takes this source for it.
    let halves: [&'static [u8]; 2] = [
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD",
        b"-ANTIVIRUS-TEST-FILE!$H+H*",
    ];
    match scan(&clamd, &halves) {
        Ok(Verdict::Infected { found }) => assert!(found.contains("Agreed"), "{found}"),
        other => unreachable!("it is found: {other:?}"),
    }
    static TOO_LARGE: [u8; 2 * 1024 * 1024] = [b'x'; 2 * 1024 * 1024];
    scan(&clamd, &[&TOO_LARGE]).unwrap_err();
}
