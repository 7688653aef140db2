//! Being let into a mailbox.

use async_imap::error::Error;
use async_imap::{Authenticator, Session};

use super::wire::{self, Wire};
use super::{Closed, ImapSettings, Result, away};

/// By what servers say that they cannot look now who we are (RFC 5530, section 3).
const NOT_NOW: &str = "UNAVAILABLE";

/// Name and password as one answer, in UTF-8 (RFC 4616).
struct Plain(String);

impl Authenticator for Plain {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        std::mem::take(&mut self.0)
    }
}

/// Reaches the server and signs in. `LOGIN` is what every server knows, and takes ASCII alone.
pub(super) async fn sign_in(settings: &ImapSettings) -> Result<Session<Box<dyn Wire>>> {
    let client = wire::connect(settings).await?;
    let (name, password) = (&settings.user, settings.password.clone().reveal());
    let signed_in = if name.is_ascii() && password.is_ascii() {
        client.login(name, password).await
    } else {
        let plain = Plain(format!("\0{name}\0{password}"));
        client.authenticate("PLAIN", plain).await
    };
    signed_in.map_err(|(error, _)| refused(&error))
}

/// What it means that we were not let in.
fn refused(error: &Error) -> Closed {
    if let Error::No(said) | Error::Bad(said) = error {
        return if said.contains(NOT_NOW) {
            Closed::Away("the server cannot look now who we are".to_owned())
        } else {
            Closed::NotLetIn
        };
    }
    if let Error::Validate(_) = error {
        return Closed::Unfit("the user or the password is more than a line".to_owned());
    }
    away(error)
}
