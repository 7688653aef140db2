//! HTTP/1.1 by hand, over a plain socket: so that a test can also send what no client would.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::Answer;

/// How long an answer may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to the application, byte by byte.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
}

impl Connection {
    /// Connects.
    pub fn to(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the application listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a time that is not zero");
        stream.set_nodelay(true).expect("a socket");
        Self { stream }
    }

    /// Sends bytes. Whether they are read is the application's affair: it may answer without.
    pub fn send(&mut self, bytes: &[u8]) {
        drop(self.stream.write_all(bytes));
    }

    /// What is read from it.
    pub(crate) fn reader(self) -> BufReader<TcpStream> {
        BufReader::new(self.stream)
    }

    /// Reads the first line of an answer, and closes.
    pub fn status(self) -> u16 {
        let mut line = String::new();
        let read = self.reader().read_line(&mut line);
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
        status.unwrap_or_else(|| panic!("no answer: {read:?}, {line}"))
    }

    /// Reads until the application closes, and takes that for the answer to a request that said
    /// `Connection: close`.
    pub fn answer(mut self) -> Answer {
        let mut bytes = Vec::new();
        let ended = self.stream.read_to_end(&mut bytes);
        Answer::read(&bytes).unwrap_or_else(|| panic!("no answer: {ended:?}, {bytes:?}"))
    }
}

/// Sends one request and reads the answer.
pub(crate) fn exchange(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(String, String)],
    body: Option<&[u8]>,
) -> Answer {
    let mut headers = headers.to_vec();
    if let Some(body) = body {
        headers.push(("Content-Length".to_owned(), body.len().to_string()));
    }
    let mut connection = Connection::to(address);
    connection.send(head(address, method, path, &headers).as_bytes());
    connection.send(body.unwrap_or_default());
    connection.answer()
}

/// What stands before the body of a request.
pub(crate) fn head(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(String, String)],
) -> String {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n")
}
