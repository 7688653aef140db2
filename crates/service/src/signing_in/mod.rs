//! Signing in with an account of our own, and what comes of it: sessions, second factors, links.
//!
//! A password is never compared before the attempt was counted, and an account that is not there
//! costs as much as one that is: whoever guesses learns nothing, and not many times.

mod accounts;
mod attempts;
mod begin;
mod forgetting;
mod operator;
mod own_account;
mod password_links;
mod passwords;
mod proof;
mod second_factor;
mod sessions;

pub use accounts::AccountView;
pub(crate) use attempts::{Guess, may_mail, may_send_unproven};
pub(crate) use begin::Beginning;
pub use begin::{SignInInput, SignedIn};
pub use own_account::{NewPasswordInput, OwnView};
pub use password_links::{PasswordByLinkInput, PasswordLinkIssued};
pub(crate) use passwords::Passwords;
pub use proof::ProofInput;
pub use second_factor::{RecoveryCodes, SecondFactorSecret};
pub use sessions::{InSession, SessionView};

use onedoor_domain::directory::{Municipality, StaffMember};
use onedoor_domain::signing_in::{self, Context};
use onedoor_domain::{MunicipalityId, StaffId, Versioned};
use onedoor_store::accounts::{self as stored, Account};
use onedoor_store::{Connection, municipalities, staff};

use crate::fields::Fields;
use crate::{Error, FieldCode, FieldProblem, Result};

/// As what the secret of an authenticator is sealed.
const TOTP: &str = "totp";

/// Somebody with their account, which may be blank.
#[derive(Debug, Clone)]
struct Holder {
    person: StaffMember,
    account: Option<Versioned<Account>>,
}

impl Holder {
    /// Somebody who works here.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    fn get(conn: &mut Connection, municipality: MunicipalityId, id: StaffId) -> Result<Self> {
        Ok(Self {
            person: staff::get(conn, municipality, id)?.value,
            account: stored::find(conn, municipality, id)?,
        })
    }

    /// Their account.
    ///
    /// # Errors
    /// [`Error::NotFound`] if they have none.
    fn account(&self) -> Result<&Versioned<Account>> {
        self.account.as_ref().ok_or(Error::NotFound)
    }
}

/// A new password of somebody, or what is wrong with it.
fn read_password(pointer: &str, raw: &str, of: &StaffMember, at: &Municipality) -> Result<String> {
    let context = Context {
        name: &of.name,
        email: &of.email,
        municipality: [&at.name, &at.slug],
    };
    let mut fields = Fields::default();
    let problem = match signing_in::check(raw, &context) {
        Ok(()) => return Ok(signing_in::prepared(raw)),
        Err(signing_in::WeakPassword::TooShort) => {
            FieldProblem::new(pointer, FieldCode::TooShort).with("min", 12)
        }
        Err(signing_in::WeakPassword::TooLong) => {
            FieldProblem::new(pointer, FieldCode::TooLong).with("max", 128)
        }
        Err(signing_in::WeakPassword::TooEasy) => {
            FieldProblem::new(pointer, FieldCode::PasswordTooEasy)
        }
    };
    fields.wrong(problem);
    fields.finish_with(None)
}

/// The municipality itself.
fn municipality(conn: &mut Connection, id: MunicipalityId) -> Result<Municipality> {
    Ok(municipalities::get(conn, id)?.municipality)
}
