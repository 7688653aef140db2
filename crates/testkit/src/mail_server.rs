//! A mail server that speaks SMTP and does what a test tells it to: takes mail on, refuses, keeps
//! silent, or drops the connection.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use onedoor_server::{Smtp, SmtpSettings, SmtpTls};
use onedoor_service::Mailer;

use crate::letter::Letter;

/// What happens to one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is taken on.
    Taken,
    /// Its recipient is refused with this code.
    RefusedRecipient(u16),
    /// It is refused with this code after it was said.
    RefusedAfterData(u16),
    /// The connection is dropped before the mail has ended.
    DroppedBeforeDot,
    /// It is taken on, but the connection is dropped before that is said.
    DroppedAfterDot,
    /// It is taken on, but nobody ever says so.
    Silent,
}

/// A mail server.
#[derive(Clone)]
pub struct TestMailServer {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    fates: Mutex<VecDeque<Fate>>,
    taken: Mutex<Vec<Letter>>,
    always: Mutex<Option<Fate>>,
}

impl TestMailServer {
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

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next mails meet these fates, in this order; those after them are taken on.
    pub fn next(&self, fates: &[Fate]) {
        locked(&self.shared.fates).extend(fates);
    }

    /// Every mail meets this fate from now on, or is taken on.
    pub fn always(&self, fate: Option<Fate>) {
        *locked(&self.shared.always) = fate;
    }

    /// What it has taken on, whether it said so or not, in the order in which it came.
    pub fn taken(&self) -> Vec<Letter> {
        locked(&self.shared.taken).clone()
    }

    /// Forgets what it has taken on.
    pub fn forget(&self) {
        locked(&self.shared.taken).clear();
    }
}

/// Whoever sends mail to a server at this address, which must answer within a second.
pub fn mailer_to(address: SocketAddr) -> Arc<dyn Mailer> {
    let settings = SmtpSettings {
        port: Some(address.port()),
        tls: SmtpTls::Off,
        answer_within: Duration::from_secs(1),
        ..SmtpSettings::at(&address.ip().to_string(), "post@onedoor.example")
    };
    Arc::new(Smtp::new(settings).expect("settings that can be used"))
}

impl Shared {
    fn fate(&self) -> Fate {
        if let Some(always) = *locked(&self.always) {
            return always;
        }
        locked(&self.fates).pop_front().unwrap_or(Fate::Taken)
    }

    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut says = stream.try_clone()?;
        let mut hears = BufReader::new(stream);
        says.write_all(b"220 test\r\n")?;
        let (mut fate, mut to) = (Fate::Taken, String::new());
        let mut line = String::new();
        while {
            line.clear();
            hears.read_line(&mut line)? > 0
        } {
            let command = line.trim_end().to_ascii_uppercase();
            let answer = match command.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => "250-test\r\n250 8BITMIME".to_owned(),
                "MAIL" => {
                    fate = self.fate();
                    "250 ok".to_owned()
                }
                "RCPT" => {
                    to = between(&line, '<', '>');
                    if let Fate::RefusedRecipient(code) = fate {
                        format!("{code} not <{to}>")
                    } else {
                        "250 ok".to_owned()
                    }
                }
                "DATA" => {
                    says.write_all(b"354 go on\r\n")?;
                    match self.data(&mut hears, &to, fate)? {
                        Some(answer) => answer,
                        None => return Ok(()),
                    }
                }
                "QUIT" => {
                    says.write_all(b"221 bye\r\n")?;
                    return Ok(());
                }
                _ => "250 ok".to_owned(),
            };
            says.write_all(answer.as_bytes())?;
            says.write_all(b"\r\n")?;
        }
        Ok(())
    }

    /// Hears a mail; none is the answer if the connection is dropped.
    fn data(
        &self,
        hears: &mut BufReader<TcpStream>,
        to: &str,
        fate: Fate,
    ) -> std::io::Result<Option<String>> {
        let mut raw = Vec::new();
        loop {
            let before = raw.len();
            if hears.read_until(b'\n', &mut raw)? == 0 {
                return Ok(None);
            }
            if fate == Fate::DroppedBeforeDot {
                return Ok(None);
            }
            if &raw[before..] == b".\r\n" {
                raw.truncate(before);
                break;
            }
            if raw[before..].starts_with(b"..") {
                raw.remove(before);
            }
        }
        let letter = Letter::read(to, &String::from_utf8_lossy(&raw));
        Ok(match fate {
            Fate::RefusedAfterData(code) => Some(format!("{code} no")),
            Fate::RefusedRecipient(_) | Fate::DroppedBeforeDot => None,
            Fate::DroppedAfterDot => {
                locked(&self.taken).push(letter);
                None
            }
            Fate::Silent => {
                locked(&self.taken).push(letter);
                // Until whoever waits gives up.
                let mut rest = Vec::new();
                hears.read_to_end(&mut rest)?;
                None
            }
            Fate::Taken => {
                locked(&self.taken).push(letter);
                Some("250 taken".to_owned())
            }
        })
    }
}

fn between(line: &str, from: char, until: char) -> String {
    let rest = line.split_once(from).map_or("", |(_, rest)| rest);
    rest.split(until).next().unwrap_or_default().to_owned()
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
