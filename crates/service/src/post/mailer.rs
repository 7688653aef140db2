//! Mail as it goes out. A port: the program brings whoever speaks SMTP.

use std::future::Future;
use std::pin::Pin;

use onedoor_domain::delivery::Trouble;
use onedoor_domain::{Language, Moment};

/// Sending one mail: that somebody has taken it on, or what went wrong.
pub type Mailing<'a> = Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send + 'a>>;

/// A mail to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its `Message-ID`, without brackets: the same at every try.
    pub id: String,
    /// What mails of one case have in common, so that they are shown together.
    pub thread: Option<String>,
    /// The name it comes by.
    pub from_name: String,
    /// The address it comes from; the installation's if none is said.
    pub from: Option<String>,
    /// What is put behind the sender's name where answers go, so that they find their case.
    pub reply_tag: Option<String>,
    /// Where it goes.
    pub to: String,
    /// Its subject: one line.
    pub subject: String,
    /// What it says, as text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The same for a calendar, if it is an invitation.
    pub calendar: Option<CalendarPart>,
    /// In which language.
    pub language: Language,
    /// When it was written.
    pub at: Moment,
}

/// What a calendar is told (RFC 6047).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarPart {
    /// What it is to do with it: `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// As iCalendar (RFC 5545).
    pub text: String,
}

/// Whoever sends mail.
pub trait Mailer: Send + Sync {
    /// Sends one mail. An answer that does not come in time is trouble, too.
    fn send<'a>(&'a self, mail: &'a Mail) -> Mailing<'a>;
}

/// Text for one line of a mail's head: without line ends or other signs that end something.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_control() || sign.is_whitespace());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_can_begin_another() {
        let evil = "Café\r\nBcc: all@example.com\u{2028}x\u{0}y\u{85}z";
        assert_eq!(one_line(evil), "Café Bcc: all@example.com x y z");
    }
}
