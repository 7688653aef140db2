//! Server-sent events, read by hand as they come.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpStream;

use serde_json::Value;

use crate::{Answer, Connection};

/// A stream of events over a connection that stays open.
#[derive(Debug)]
pub struct EventStream {
    reader: BufReader<TcpStream>,
    /// What was read and not told yet.
    text: String,
    /// The last id, as a browser keeps it for `Last-Event-ID`.
    last_id: Option<String>,
}

/// What one blank line ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Streamed {
    /// Its id.
    pub id: Option<String>,
    /// Its kind.
    pub event: Option<String>,
    /// What it says; none for a comment.
    pub data: Option<Value>,
}

impl EventStream {
    /// Over a connection on which it was asked for. It must be granted.
    pub(crate) fn over(connection: Connection) -> Self {
        let mut reader = connection.reader();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let more = reader.read_line(&mut head).expect("the head of an answer");
            assert!(more > 0, "no answer: {head}");
        }
        if !head.starts_with("HTTP/1.1 200") {
            let mut bytes = head.into_bytes();
            reader.read_to_end(&mut bytes).expect("the answer");
            let answer = Answer::read(&bytes).expect("an answer");
            panic!("no stream: {} {}", answer.status, answer.text());
        }
        Self {
            reader,
            text: String::new(),
            last_id: None,
        }
    }

    /// The next event or comment; none once the application has ended the stream.
    pub fn read(&mut self) -> Option<Streamed> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let found = Streamed::read(block);
                self.text = rest.to_owned();
                if found.id.is_some() {
                    self.last_id.clone_from(&found.id);
                }
                return Some(found);
            }
            let chunk = self.chunk()?;
            self.text.push_str(&chunk);
        }
    }

    /// The next event; comments are passed over.
    pub fn event(&mut self) -> Streamed {
        loop {
            let found = self.read().expect("a stream that goes on");
            if found.data.is_some() {
                return found;
            }
        }
    }

    /// Reads until the application ends the stream, and answers what came.
    pub fn rest(mut self) -> Vec<Streamed> {
        let mut all = Vec::new();
        while let Some(found) = self.read() {
            all.push(found);
        }
        all
    }

    /// The last id, as a browser would send it when it comes back.
    pub fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    /// One chunk; none at the end, or when the connection was closed.
    fn chunk(&mut self) -> Option<String> {
        let mut size = String::new();
        self.reader.read_line(&mut size).ok()?;
        let size = usize::from_str_radix(size.trim_end(), 16).ok()?;
        let mut bytes = vec![0; size + 2];
        self.reader.read_exact(&mut bytes).ok()?;
        bytes.truncate(size);
        (size > 0).then(|| String::from_utf8(bytes).expect("text"))
    }
}

impl Streamed {
    fn read(block: &str) -> Self {
        let field = |name: &str| -> Vec<&str> {
            let lines = block.lines();
            lines
                .filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
                .collect()
        };
        let data = field("data").join("\n");
        Self {
            id: field("id").last().map(|id| (*id).to_owned()),
            event: field("event").last().map(|kind| (*kind).to_owned()),
            data: (!data.is_empty()).then(|| serde_json::from_str(&data).expect("data of JSON")),
        }
    }
}
