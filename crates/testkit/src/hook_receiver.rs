//! A receiver of webhooks that does what a test tells it to: takes what comes, refuses it, sends it
//! elsewhere, keeps silent, drops the connection, or never stops answering.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use onedoor_server::{Allowed, Guard, HookClient};
use onedoor_service::Courier;

/// How long a receiver waits for another at most.
const PATIENCE: Duration = Duration::from_secs(60);
/// How much a receiver answers that never stops: a gigabyte, in parts of this size.
const PART: usize = 1 << 20;
const PARTS: usize = 1 << 10;

/// What happens to one call.
#[derive(Debug, Clone)]
pub enum Reception {
    /// It is taken on.
    Taken,
    /// It is answered with this status.
    Answered(u16),
    /// It is answered with this status and a header.
    AnsweredWith(u16, String),
    /// It is taken on, with a gigabyte of answer.
    Endless,
    /// It is read, but nobody ever answers.
    Silent,
    /// It is taken on, once another receiver has so many calls.
    Later(HookReceiver, usize),
    /// It is read, but the connection is dropped instead of an answer.
    DroppedAfter,
    /// The connection is dropped before it is read.
    Dropped,
}

/// One call as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The path, with what stands behind it.
    pub path: String,
    headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// A receiver.
#[derive(Debug, Clone)]
pub struct HookReceiver {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    next: Mutex<VecDeque<Reception>>,
    always: Mutex<Option<Reception>>,
    received: Mutex<Vec<Received>>,
    connections: Mutex<usize>,
    more: Condvar,
}

/// Whoever calls webhooks, at places that may be inside only if they are allowed. Names below
/// `inside.example` lead to this machine, and others nowhere.
pub fn courier_allowing(places: &str, patience: Duration) -> Arc<dyn Courier> {
    let allowed = Allowed::read(places).expect("places");
    let guard = Guard::looking_up(allowed, |name| {
        if name.ends_with("inside.example") {
            return Ok(vec![IpAddr::from([127, 0, 0, 1])]);
        }
        Err(std::io::Error::other("no such name"))
    });
    Arc::new(HookClient::with_patience(guard, patience).expect("a client"))
}

impl Received {
    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// By what it is known.
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }
}

impl HookReceiver {
    /// Starts one that takes everything on.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a port");
        let shared = Arc::new(Shared::default());
        let behind = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&behind);
                thread::spawn(move || drop(shared.serve(stream)));
            }
        });
        Self { address, shared }
    }

    /// The address of a path there.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The next calls meet this, in this order; those after them are taken on.
    pub fn next(&self, receptions: &[Reception]) {
        locked(&self.shared.next).extend(receptions.iter().cloned());
    }

    /// Every call meets this from now on, or is taken on.
    pub fn always(&self, reception: Option<Reception>) {
        *locked(&self.shared.always) = reception;
    }

    /// All that was read, in the order in which it came.
    pub fn received(&self) -> Vec<Received> {
        locked(&self.shared.received).clone()
    }

    /// Forgets what came.
    pub fn forget(&self) {
        locked(&self.shared.received).clear();
    }

    /// How often anybody connected.
    pub fn connections(&self) -> usize {
        *locked(&self.shared.connections)
    }

    fn wait_for(&self, many: usize) {
        let received = locked(&self.shared.received);
        let waits = |of: &mut Vec<Received>| of.len() < many;
        drop(
            self.shared
                .more
                .wait_timeout_while(received, PATIENCE, waits),
        );
    }
}

impl Shared {
    fn reception(&self) -> Reception {
        if let Some(always) = locked(&self.always).clone() {
            return always;
        }
        locked(&self.next).pop_front().unwrap_or(Reception::Taken)
    }

    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        *locked(&self.connections) += 1;
        let reception = self.reception();
        if matches!(reception, Reception::Dropped) {
            return Ok(());
        }
        let mut says = stream.try_clone()?;
        let mut hears = BufReader::new(stream);
        let call = read(&mut hears)?;
        locked(&self.received).push(call);
        self.more.notify_all();
        let (status, header) = match reception {
            Reception::Taken => (204, String::new()),
            Reception::Answered(status) => (status, String::new()),
            Reception::AnsweredWith(status, header) => (status, format!("{header}\r\n")),
            Reception::Later(other, many) => {
                other.wait_for(many);
                (204, String::new())
            }
            Reception::Silent => {
                // Until whoever waits gives up.
                let mut rest = Vec::new();
                hears.read_to_end(&mut rest)?;
                return Ok(());
            }
            Reception::Endless => return endless(&mut says),
            Reception::DroppedAfter | Reception::Dropped => return Ok(()),
        };
        let head = format!(
            "HTTP/1.1 {status} So\r\n{header}Content-Length: 0\r\nConnection: close\r\n\r\n"
        );
        says.write_all(head.as_bytes())
    }
}

fn read(hears: &mut BufReader<TcpStream>) -> std::io::Result<Received> {
    let mut line = line(hears)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    loop {
        line = self::line(hears)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut call = Received {
        path,
        headers,
        body: String::new(),
    };
    let mut body = vec![0; call.header("content-length").parse().unwrap_or(0)];
    hears.read_exact(&mut body)?;
    call.body = String::from_utf8_lossy(&body).into_owned();
    Ok(call)
}

/// A line that has come whole: whoever calls may die on the way.
fn line(hears: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut line = String::new();
    hears.read_line(&mut line)?;
    if line.ends_with('\n') {
        Ok(line)
    } else {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}

fn endless(says: &mut TcpStream) -> std::io::Result<()> {
    let length = PART * PARTS;
    says.write_all(format!("HTTP/1.1 200 So\r\nContent-Length: {length}\r\n\r\n").as_bytes())?;
    let part = vec![b'x'; PART];
    for _ in 0..PARTS {
        says.write_all(&part)?;
    }
    Ok(())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
