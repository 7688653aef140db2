//! The virus scanner `clamd`, asked over TCP or a socket: every file is sent to it as a stream.
//!
//! Only a plain "OK" is clean and only a plain "FOUND" is infected. Whatever else it says (it is
//! away, it is slow, the file is larger than its `StreamMaxLength`) means that it cannot scan.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};
use clamav_client::tokio::{Socket, Tcp, ping, scan_stream};
use onedoor_domain::attachment::Verdict;
use onedoor_service::{CannotScan, FileStream, Scanner, Scanning};

/// How long a scan may take. A lease of the worker lasts longer.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long it may take to say that it is there.
const PONG_WITHIN: Duration = Duration::from_secs(5);
/// How much is sent at once, in bytes.
const PIECE: usize = 64 * 1024;

/// A `clamd`, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Clamd {
    /// Over the network: `HOST:PORT`.
    Tcp(String),
    /// On this machine: the path of its socket.
    Socket(PathBuf),
}

impl Clamd {
    /// Reads the setting `clamd`: `HOST:PORT`, or the path of a socket.
    ///
    /// # Errors
    /// In words, if it is neither.
    pub(crate) fn at(address: &str) -> Result<Self> {
        if address.starts_with('/') {
            return Ok(Self::Socket(PathBuf::from(address)));
        }
        match address.rsplit_once(':') {
            Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
                Ok(Self::Tcp(address.to_owned()))
            }
            Some(_) | None => bail!("the setting clamd is HOST:PORT or the path of a socket"),
        }
    }

    /// Passes if it is there.
    ///
    /// # Errors
    /// In words, if it is not.
    pub(crate) async fn examine(&self) -> Result<()> {
        let asking = async {
            match self.clone() {
                Self::Tcp(host_address) => ping(Tcp { host_address }).await,
                Self::Socket(socket_path) => ping(Socket { socket_path }).await,
            }
        };
        let answer = tokio::time::timeout(PONG_WITHIN, asking).await??;
        if answer == clamav_client::PONG {
            Ok(())
        } else {
            bail!("it does not answer as clamd does")
        }
    }

    async fn ask(&self, file: FileStream) -> std::result::Result<Verdict, CannotScan> {
        let asking = async {
            match self.clone() {
                Self::Tcp(host_address) => {
                    scan_stream(file, Tcp { host_address }, Some(PIECE)).await
                }
                Self::Socket(socket_path) => {
                    scan_stream(file, Socket { socket_path }, Some(PIECE)).await
                }
            }
        };
        match tokio::time::timeout(PATIENCE, asking).await {
            Ok(Ok(answer)) => read(&answer),
            Ok(Err(error)) => Err(CannotScan(error.to_string())),
            Err(_) => Err(CannotScan("it takes too long".to_owned())),
        }
    }
}

impl Scanner for Clamd {
    fn scan(&self, file: FileStream) -> Scanning<'_> {
        Box::pin(self.ask(file))
    }
}

/// What an answer such as `stream: Eicar-Signature FOUND` means.
fn read(answer: &[u8]) -> std::result::Result<Verdict, CannotScan> {
    let answer = String::from_utf8_lossy(answer);
    let answer = answer.trim_matches(|sign: char| sign == '\0' || sign.is_whitespace());
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(found) => Ok(Verdict::Infected {
            found: found.to_owned(),
        }),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(CannotScan(said.to_owned())),
    }
}

#[cfg(test)]
mod tests;
