//! Clients that cost little: they share the processors with what they measure.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use onedoor_service::Answer;
use serde_json::Value;

use crate::enquiry::Asker;
use crate::house::House;
use crate::report::Answered;
use crate::server::Server;
use crate::{Failure, now};

/// How many requests a second are made ready for, over all connections.
const AT_MOST: usize = 3_000;

/// One connection that is kept.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// Sends one enquiry, looks whether it is worth measuring, and gives its answer back.
pub(crate) fn first(server: &Server, house: &House) -> Result<Answer, Failure> {
    let mut connection = Connection::open(server)?;
    let asker = Asker::next(house);
    let body = connection.ask(&asker.request(&house.token))?;
    let body = std::str::from_utf8(body)?.to_owned();
    let file: Value = serde_json::from_str(&body)?;
    let count = |key: &str| file[key].as_array().map_or(0, Vec::len);
    if count("contributions") < 4 || count("guarantees") < 6 {
        return Err(format!("too small an enquiry to measure: {file:#}").into());
    }
    Ok(Answer {
        status: 201,
        location: Some(format!("/v1/x/cases/{}", file["id"].as_str().unwrap_or(""))),
        etag: Some("\"1\"".to_owned()),
        body,
    })
}

/// Sends enquiries over so many connections for so long.
pub(crate) fn load(
    server: &Server,
    house: &House,
    connections: usize,
    lasting: Duration,
) -> Result<Answered, Failure> {
    let each = (AT_MOST as f64 * lasting.as_secs_f64()) as usize / connections;
    let mut clients = Vec::new();
    for _ in 0..connections {
        let requests: Vec<Vec<u8>> = (0..each)
            .map(|_| Asker::next(house).request(&house.token))
            .collect();
        clients.push((Connection::open(server)?, requests));
    }
    let started_at = now();
    let threads: Vec<_> = clients
        .into_iter()
        .map(|(connection, requests)| thread::spawn(move || connection.ask_all(&requests, lasting)))
        .collect();
    let mut answered = Vec::new();
    for thread in threads {
        answered.extend(thread.join().map_err(|_| "a client panicked")??);
    }
    Ok(Answered {
        each: answered,
        within: now() - started_at,
    })
}

impl Connection {
    fn open(server: &Server) -> Result<Self, Failure> {
        let stream = TcpStream::connect(server.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self {
            stream,
            buffer: vec![0; 256 * 1024],
        })
    }

    fn ask_all(
        mut self,
        requests: &[Vec<u8>],
        lasting: Duration,
    ) -> Result<Vec<Duration>, Failure> {
        let started_at = now();
        let mut each = Vec::with_capacity(requests.len());
        for request in requests {
            let asked_at = now();
            if asked_at - started_at >= lasting {
                break;
            }
            self.ask(request)?;
            each.push(now() - asked_at);
        }
        Ok(each)
    }

    /// Sends a request and reads the answer's body, which must be that of a new case.
    fn ask(&mut self, request: &[u8]) -> Result<&[u8], Failure> {
        self.stream.write_all(request)?;
        let mut have = 0;
        loop {
            let got = self.stream.read(&mut self.buffer[have..])?;
            if got == 0 {
                return Err("the server closed the connection".into());
            }
            have += got;
            let Some(head) = self.buffer[..have]
                .windows(4)
                .position(|w| w == b"\r\n\r\n")
            else {
                continue;
            };
            let length = created(&self.buffer[..have], head)?;
            if have >= head + 4 + length {
                return Ok(&self.buffer[head + 4..head + 4 + length]);
            }
        }
    }
}

/// How long the body of a 201 is.
fn created(answer: &[u8], head: usize) -> Result<usize, Failure> {
    let head = std::str::from_utf8(&answer[..head])?;
    if !head.starts_with("HTTP/1.1 201") {
        return Err(format!("not created: {}", String::from_utf8_lossy(answer)).into());
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse().ok())?
    });
    Ok(length.ok_or("an answer without length")?)
}
