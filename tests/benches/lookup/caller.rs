//! One connection that is kept, over which the switchboard asks.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use onedoor_testkit::Actor;

use crate::Failure;

/// A connection to the application.
pub(crate) struct Line {
    desk: Actor,
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    /// Connects.
    pub(crate) fn open(desk: &Actor) -> Result<Self, Failure> {
        let stream = TcpStream::connect(desk.address())?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self {
            desk: desk.clone(),
            stream,
            buffer: vec![0; 256 * 1024],
        })
    }

    /// Asks, and waits for a good answer that is not empty.
    pub(crate) fn get(&mut self, path: &str) -> Result<(), Failure> {
        let head = self.desk.asks(path).head();
        let head = head.replace("Connection: close\r\n", "");
        self.stream.write_all(head.as_bytes())?;
        let mut have = 0;
        loop {
            let got = self.stream.read(&mut self.buffer[have..])?;
            if got == 0 {
                return Err("the server closed the connection".into());
            }
            have += got;
            let answer = &self.buffer[..have];
            let Some(end) = answer.windows(4).position(|w| w == b"\r\n\r\n") else {
                continue;
            };
            if have >= end + 4 + length(answer, end)? {
                return found(path, &answer[end + 4..]);
            }
        }
    }
}

/// How long the body of a 200 is.
fn length(answer: &[u8], end: usize) -> Result<usize, Failure> {
    let head = std::str::from_utf8(&answer[..end])?;
    if !head.starts_with("HTTP/1.1 200") {
        return Err(format!("not answered: {}", String::from_utf8_lossy(answer)).into());
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    });
    Ok(length.ok_or("an answer without length")?)
}

/// Whoever is looked for is there: a bench of empty answers would say nothing.
fn found(path: &str, body: &[u8]) -> Result<(), Failure> {
    let nobody = br#""callers":[],"cases":[]"#;
    if body.windows(nobody.len()).any(|part| part == nobody) {
        return Err(format!("nobody was found by {path}").into());
    }
    Ok(())
}
