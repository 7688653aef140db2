//! The program itself, as it is installed: a process of its own.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;

use crate::{Failure, now};

/// How long it may take to be ready before the bench gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server, ended with this value whatever happens.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From the start of the process to the first good answer.
    pub(crate) ready_after: Duration,
}

impl Server {
    /// Serves alone: the raw limit indexes nothing either.
    pub(crate) fn start(database: &str) -> Result<Self, Failure> {
        Self::run(database, &["serve", "--no-worker"])
    }

    /// Serves, and does the work that follows.
    pub(crate) fn start_with_worker(database: &str) -> Result<Self, Failure> {
        Self::run(database, &["serve"])
    }

    fn run(database: &str, arguments: &[&str]) -> Result<Self, Failure> {
        // Nobody else takes the port in the moment between.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = File::create(target()?.join("bench/serve.log"))?;
        let started_at = now();
        let child = Command::new(program()?)
            .args(arguments)
            .args(["--database-url", database, "--listen", &address.to_string()])
            .env("ONEDOOR_FILES", target()?.join("bench/files"))
            // What is measured is the house, and not how well it keeps people out.
            .env("ONEDOOR_RATE_PER_TOKEN", "0")
            .env("ONEDOOR_RATE_PER_ACCOUNT", "0")
            .env("ONEDOOR_RATE_PER_ADDRESS", "0")
            .stderr(log)
            .spawn()?;
        let mut server = Self {
            child,
            address,
            ready_after: Duration::ZERO,
        };
        while !server.is_ready() {
            if now() - started_at > PATIENCE {
                return Err("the server does not get ready; see bench/serve.log".into());
            }
            pause();
        }
        server.ready_after = now() - started_at;
        Ok(server)
    }

    fn is_ready(&self) -> bool {
        let ask = || -> std::io::Result<bool> {
            let mut stream = TcpStream::connect(self.address)?;
            stream.write_all(
                b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            )?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            Ok(answer.starts_with("HTTP/1.1 200"))
        };
        ask().unwrap_or(false)
    }

    /// The memory that it holds.
    pub(crate) fn resident_kib(&self) -> Result<u64, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let figure = line.and_then(|line| line.split_whitespace().next());
        Ok(figure.ok_or("no VmRSS")?.parse()?)
    }

    /// Ends as an operator ends it.
    pub(crate) fn stop(mut self) -> Result<(), Failure> {
        Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended; then there is nothing to kill.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The release build of the program.
pub(crate) fn program() -> Result<PathBuf, Failure> {
    Ok(target()?.join("release/onedoor"))
}

/// Cargo's target folder: the bench runs as `release/deps/intake-…` in it.
pub(crate) fn target() -> Result<PathBuf, Failure> {
    let bench = std::env::current_exe()?;
    Ok(bench
        .ancestors()
        .nth(3)
        .ok_or("no target folder")?
        .to_owned())
}

#[expect(
    clippy::disallowed_methods,
    reason = "nothing tells when a process gets ready but asking it"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(1));
}
