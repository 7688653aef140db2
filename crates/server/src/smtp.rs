//! Mail over SMTP, to the one server that takes all our mail on. Each mail has a connection of its own:
//! one that was kept would break now and then in the middle, and nobody would know what arrived.

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use onedoor_domain::delivery::{Failure, Trouble};
use onedoor_service::{Mail, Mailer, Mailing};

use crate::settings::Hidden;

/// How long the server may take to answer one command.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);
/// How long one mail may take altogether. The lease of whoever sends it lasts longer.
const MAIL_WITHIN: Duration = Duration::from_secs(90);
/// Answers that say that we are not let in, whatever the mail is: somebody must mend our settings.
const NOT_LET_IN: [u16; 5] = [521, 530, 534, 535, 538];

/// How the connection is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// Not at all: only for a server on this machine, and for tests.
    Off,
    /// It begins in the clear and must go on encrypted (STARTTLS).
    Required,
    /// It is encrypted from its first byte.
    Wrapped,
}

/// Where mail goes out.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    /// The server.
    pub host: String,
    /// Its port; the usual one if none is said.
    pub port: Option<u16>,
    /// How the connection is kept from others.
    pub tls: SmtpTls,
    /// By which name we are let in.
    pub user: Option<String>,
    /// And by which password.
    pub password: Option<Hidden>,
    /// The address that mail comes from where a municipality has none of its own.
    pub sender: String,
    /// How long the server may take to answer one command.
    pub answer_within: Duration,
}

/// Whoever speaks SMTP.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Address,
}

impl SmtpSettings {
    /// A server with the usual settings around it.
    pub fn at(host: &str, sender: &str) -> Self {
        Self {
            host: host.to_owned(),
            port: None,
            tls: SmtpTls::Required,
            user: None,
            password: None,
            sender: sender.to_owned(),
            answer_within: ANSWER_WITHIN,
        }
    }
}

impl Smtp {
    /// Sets mail up. Nobody is connected to yet.
    ///
    /// # Errors
    /// In words, which setting cannot be used.
    pub fn new(settings: SmtpSettings) -> Result<Self> {
        let host = settings.host;
        let sender: Address = settings
            .sender
            .parse()
            .context("the setting smtp-from is not an e-mail address")?;
        let encrypted = || TlsParameters::new(host.clone()).context("TLS cannot be set up");
        let (tls, usual) = match settings.tls {
            SmtpTls::Off => (Tls::None, 25),
            SmtpTls::Required => (Tls::Required(encrypted()?), 587),
            SmtpTls::Wrapped => (Tls::Wrapper(encrypted()?), 465),
        };
        let mut building = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host.as_str())
            .port(settings.port.unwrap_or(usual))
            .tls(tls)
            .timeout(Some(settings.answer_within))
            .hello_name(ClientId::Domain(sender.domain().to_owned()));
        match (settings.user, settings.password) {
            (Some(user), Some(password)) => {
                building = building.credentials(Credentials::new(user, password.reveal()));
            }
            (None, None) => {}
            (Some(_), None) | (None, Some(_)) => {
                bail!("of smtp-user and a password for it only one was said")
            }
        }
        Ok(Self {
            transport: building.build(),
            sender,
        })
    }

    /// Passes if the server lets us in.
    ///
    /// # Errors
    /// In words, if it does not.
    pub(crate) async fn examine(&self) -> Result<()> {
        let asking = tokio::time::timeout(ANSWER_WITHIN, self.transport.test_connection());
        if asking.await?? {
            Ok(())
        } else {
            bail!("it does not answer as a mail server does")
        }
    }

    async fn send_one(&self, mail: &Mail) -> std::result::Result<(), Trouble> {
        let message = message(mail, &self.sender).map_err(|_| Trouble::of(Failure::Unwritable))?;
        let sending = tokio::time::timeout(MAIL_WITHIN, self.transport.send(message));
        match sending.await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(read(&error)),
            Err(_) => Err(Trouble::of(Failure::Interrupted)),
        }
    }
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, mail: &'a Mail) -> Mailing<'a> {
        Box::pin(self.send_one(mail))
    }
}

/// A mail as it goes over the wire. Names and subjects are encoded, so that nothing in them can be
/// taken for a header.
fn message(mail: &Mail, sender: &Address) -> Result<Message> {
    let mut lines = mail.from_name.chars().chain(mail.subject.chars());
    if lines.any(char::is_control) {
        bail!("a name or a subject is more than a line")
    }
    let from: Address = match &mail.from {
        Some(own) => own.parse()?,
        None => sender.clone(),
    };
    let to: Address = mail.to.parse()?;
    let name = Some(mail.from_name.clone());
    let mut building = Message::builder()
        .message_id(Some(format!("<{}>", mail.id)))
        .date(SystemTime::from(mail.at.timestamp()))
        .from(Mailbox::new(name.clone(), from.clone()))
        .to(Mailbox::new(None, to))
        .subject(mail.subject.clone())
        .raw_header(said("Auto-Submitted", "auto-generated")?)
        .raw_header(said("X-Auto-Response-Suppress", "All")?)
        .raw_header(said("Content-Language", mail.language.as_str())?);
    if let Some(thread) = &mail.thread {
        building = building.references(format!("<{thread}>"));
    }
    if let Some(tag) = &mail.reply_tag {
        let address = Address::new(format!("{}+{tag}", from.user()), from.domain())?;
        building = building.reply_to(Mailbox::new(name, address));
    }
    Ok(building.multipart(parts(mail)?)?)
}

/// What a mail says, as text and as HTML; an invitation to a calendar, too, which takes it from among
/// the other ways to say it (RFC 6047), and to people whose mail program does not, as a file.
fn parts(mail: &Mail) -> Result<MultiPart> {
    let one =
        |kind: ContentType, body: &str| SinglePart::builder().header(kind).body(body.to_owned());
    let said = MultiPart::alternative()
        .singlepart(one(ContentType::TEXT_PLAIN, &mail.text))
        .singlepart(one(ContentType::TEXT_HTML, &mail.html));
    let Some(calendar) = &mail.calendar else {
        return Ok(said);
    };
    let kind = format!("text/calendar; charset=utf-8; method={}", calendar.method);
    let said = said.singlepart(one(ContentType::parse(&kind)?, &calendar.text));
    let file = ContentType::parse("application/ics; name=\"invite.ics\"")?;
    let file = Attachment::new("invite.ics".to_owned()).body(calendar.text.clone(), file);
    Ok(MultiPart::mixed().multipart(said).singlepart(file))
}

fn said(name: &str, value: &str) -> Result<HeaderValue> {
    let name = HeaderName::new_from_ascii(name.to_owned())?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

/// What went wrong. What the server said in words is not told: it quotes addresses.
fn read(error: &lettre::transport::smtp::Error) -> Trouble {
    let reply_code = error.status().map(u16::from);
    let failure = match reply_code {
        Some(code) if NOT_LET_IN.contains(&code) => Failure::Unreachable,
        // It closes the connection: it may be about to restart.
        Some(421) => Failure::Unreachable,
        _ if error.is_permanent() => Failure::Refused,
        _ if error.is_transient() => Failure::RefusedForNow,
        _ if error.is_timeout() || error.is_response() => Failure::Interrupted,
        _ => Failure::Unreachable,
    };
    Trouble {
        failure,
        reply_code,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
mod tests {
    use onedoor_domain::{Language, Moment};

    use super::*;

    fn mail(subject: &str, name: &str) -> Mail {
        Mail {
            id: "1@onedoor.example".to_owned(),
            thread: None,
            from_name: name.to_owned(),
            from: None,
            reply_tag: Some("2026-4839-1756".to_owned()),
            to: "owner@example.com".to_owned(),
            subject: subject.to_owned(),
            text: "Hej æøå".to_owned(),
            html: "<p>Hej æøå</p>".to_owned(),
            calendar: None,
            language: Language::Da,
            at: Moment::from_micros(0).unwrap(),
        }
    }

    fn written(mail: &Mail) -> String {
        let sender = "post@example.dk".parse().unwrap();
        String::from_utf8(message(mail, &sender).unwrap().formatted()).unwrap()
    }

    #[test]
    fn answers_go_to_an_address_that_names_the_case() {
        let mail = written(&mail("Emne", "Byen"));
        assert!(
            mail.contains("Message-ID: <1@onedoor.example>\r\n"),
            "{mail}"
        );
        assert!(mail.contains("<post+2026-4839-1756@example.dk>"), "{mail}");
        assert!(
            mail.contains("Auto-Submitted: auto-generated\r\n"),
            "{mail}"
        );
    }

    #[test]
    fn nothing_in_a_name_or_subject_becomes_a_header() {
        let evil = "x\r\nBcc: everybody@example.com\r\n\r\nbody";
        let sender = "post@example.dk".parse().unwrap();
        for (subject, name) in [(evil, "Byen"), ("Emne", evil), ("a\u{0}b", "Byen")] {
            assert!(message(&mail(subject, name), &sender).is_err(), "{subject}");
        }
        let head = written(&mail(
            "Bcc: everybody@example.com",
            "\"x\" <y@example.com>,",
        ));
        let (head, _) = head.split_once("\r\n\r\n").unwrap();
        let names = head.lines().filter(|line| !line.starts_with([' ', '\t']));
        assert!(names.clone().all(|line| !line.starts_with("Bcc")), "{head}");
        assert!(names.clone().all(|line| line.contains(": ")), "{head}");
    }

    #[test]
    fn an_invitation_is_one_way_to_say_it_and_a_file() {
        let mut invited = mail("Emne", "Byen");
        invited.calendar = Some(onedoor_service::CalendarPart {
            method: "REQUEST",
            text: "BEGIN:VCALENDAR\r\nSUMMARY:Møde\r\nEND:VCALENDAR\r\n".to_owned(),
        });
        let mail = written(&invited);
        let at = |part: &str| {
            mail.find(part)
                .unwrap_or_else(|| panic!("{part} in {mail}"))
        };
        assert!(at("multipart/mixed") < at("multipart/alternative"));
        assert!(at("text/html") < at("text/calendar; charset=utf-8; method=REQUEST"));
        assert!(at("text/calendar") < at("application/ics"));
        assert!(at("text/calendar") < at("filename=\"invite.ics\""));
    }

    #[test]
    fn an_address_that_is_none_cannot_be_written_to() {
        let sender = "post@example.dk".parse().unwrap();
        let mut evil = mail("x", "y");
        evil.to = "a@b.dk>\r\nRCPT TO:<c@d.dk".to_owned();
        assert!(message(&evil, &sender).is_err());
    }
}
