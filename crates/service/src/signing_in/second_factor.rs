//! The second factor: an authenticator, and codes for the day it is lost.

use onedoor_domain::policy::Action;
use onedoor_domain::signing_in::{SECRET_BYTES, base32};
use onedoor_domain::{MunicipalityId, Version, Versioned};
use onedoor_store::accounts::{self, Account};
use onedoor_store::{Connection, sessions};

use super::{AccountView, Holder, InSession, TOTP};
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services, secret};

/// How many recovery codes somebody gets.
const CODES: usize = 10;

/// The secret of an authenticator, shown this once.
#[derive(Debug, Clone)]
pub struct SecondFactorSecret {
    /// The secret in Base32, to be typed.
    pub secret: String,
    /// The same as an address, to be scanned.
    pub address: String,
    /// The version of the account now.
    pub version: Version,
}

/// Recovery codes, shown this once.
#[derive(Debug, Clone)]
pub struct RecoveryCodes {
    /// Each opens the account once.
    pub codes: Vec<String>,
    /// The account now.
    pub account: AccountView,
    /// What the browser is to hold from now on, where that changed.
    pub reference: Option<String>,
}

impl Services {
    /// Gives whoever is signed in a secret for their authenticator. It counts once a first code was
    /// shown.
    ///
    /// # Errors
    /// [`Error::ProofRequired`], [`Error::NotFound`], [`Error::Stale`],
    /// [`Refusal::SecondFactorThere`].
    pub async fn begin_second_factor(
        &self,
        session: InSession,
        seen: Version,
    ) -> Result<SecondFactorSecret> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        session.must_be_fresh(self)?;
        let services = self.clone();
        self.store
            .of(session.record.municipality)
            .write(move |conn| {
                let (of, now) = (session.record.municipality, services.now());
                let holder = Holder::get(conn, of, session.record.staff)?;
                let account = holder.account()?.clone();
                unchanged(account.version, seen)?;
                if account.value.has_second_factor() {
                    return Err(Error::Refused(Refusal::SecondFactorThere));
                }
                let secret = services.chance.bytes::<SECRET_BYTES>();
                let changed = Account {
                    totp_secret: Some(services.seal.close(
                        &services.chance,
                        (of, TOTP),
                        &secret,
                    )?),
                    totp_at: None,
                    ..account.value
                };
                accounts::save(conn, of, &changed, seen, now)?;
                let secret = base32(&secret);
                Ok(SecondFactorSecret {
                    address: address(&holder.person.email, &secret),
                    secret,
                    version: seen.next(),
                })
            })
            .await
    }

    /// Lets the authenticator count from its first code on. Answers recovery codes, and what the
    /// browser is to hold from now on.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a wrong code, [`Error::ProofRequired`], [`Error::NotFound`],
    /// [`Error::Stale`], [`Refusal::SecondFactorThere`].
    pub async fn confirm_second_factor(
        &self,
        session: InSession,
        seen: Version,
        code: String,
    ) -> Result<RecoveryCodes> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        session.must_be_fresh(self)?;
        let services = self.clone();
        let outcome = self
            .store
            .of(session.record.municipality)
            .write(move |conn| {
                let (of, now) = (session.record.municipality, services.now());
                let account = Holder::get(conn, of, session.record.staff)?;
                let Versioned { value, version } = account.account()?.clone();
                unchanged(version, seen)?;
                if value.has_second_factor() {
                    return Err(Error::Refused(Refusal::SecondFactorThere));
                }
                let Some(step) = services.step_of(of, &value, &code, now)? else {
                    let problem = FieldProblem::new("/code", FieldCode::WrongCode);
                    return Err(Error::Invalid(vec![problem]));
                };
                let changed = Account {
                    totp_at: Some(now),
                    totp_step: Some(step),
                    ..value
                };
                accounts::save(conn, of, &changed, seen, now)?;
                let mut record = session.record.clone();
                record.has_second_factor = true;
                sessions::delete_of(conn, of, record.staff, Some(record.id))?;
                let reference = services.renew(conn, &record)?;
                services.new_codes(conn, of, &changed, Some(reference))
            })
            .await;
        self.tokens.forget();
        outcome
    }

    /// Puts new recovery codes in the place of the old ones.
    ///
    /// # Errors
    /// [`Error::ProofRequired`], [`Error::NotFound`], [`Error::Stale`],
    /// [`Refusal::NoSecondFactor`].
    pub async fn renew_recovery_codes(
        &self,
        session: InSession,
        seen: Version,
    ) -> Result<RecoveryCodes> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        session.must_be_fresh(self)?;
        let services = self.clone();
        self.store
            .of(session.record.municipality)
            .write(move |conn| {
                let (of, now) = (session.record.municipality, services.now());
                let holder = Holder::get(conn, of, session.record.staff)?;
                let Versioned { value, version } = holder.account()?.clone();
                unchanged(version, seen)?;
                if !value.has_second_factor() {
                    return Err(Error::Refused(Refusal::NoSecondFactor));
                }
                accounts::save(conn, of, &value, seen, now)?;
                services.new_codes(conn, of, &value, None)
            })
            .await
    }

    /// Takes one's own second factor away, to set up another.
    ///
    /// # Errors
    /// [`Error::ProofRequired`], [`Error::NotFound`], [`Error::Stale`],
    /// [`Refusal::NoSecondFactor`].
    pub async fn drop_own_second_factor(
        &self,
        session: InSession,
        seen: Version,
    ) -> Result<(AccountView, String)> {
        allowed(&session.caller, Action::KeepOwnAccount)?;
        session.must_be_fresh(self)?;
        let services = self.clone();
        let outcome = self
            .store
            .of(session.record.municipality)
            .write(move |conn| {
                let mut record = session.record.clone();
                services.drop_second_factor(conn, record.municipality, record.staff, seen)?;
                record.has_second_factor = record.provider.is_some();
                let reference = services.renew(conn, &record)?;
                let view = AccountView::get(conn, record.municipality, record.staff)?;
                Ok((view, reference))
            })
            .await;
        self.tokens.forget();
        outcome
    }

    /// Takes somebody's second factor away, with its recovery codes.
    pub(super) fn drop_second_factor(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        staff: onedoor_domain::StaffId,
        seen: Version,
    ) -> Result<()> {
        let holder = Holder::get(conn, of, staff)?;
        let Versioned { value, version } = holder.account()?.clone();
        unchanged(version, seen)?;
        if !value.has_second_factor() {
            return Err(Error::Refused(Refusal::NoSecondFactor));
        }
        let changed = Account {
            totp_secret: None,
            totp_at: None,
            totp_step: None,
            ..value
        };
        accounts::save(conn, of, &changed, seen, self.now())?;
        Ok(accounts::set_recovery_codes(conn, of, staff, &[])?)
    }

    fn new_codes(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        account: &Account,
        reference: Option<String>,
    ) -> Result<RecoveryCodes> {
        let new = || secret::recovery_code(&self.chance);
        let codes: Vec<String> = std::iter::repeat_with(new).take(CODES).collect();
        let hashes: Vec<[u8; 32]> = codes
            .iter()
            .map(|code| secret::hash(&secret::plain_recovery_code(code)))
            .collect();
        accounts::set_recovery_codes(conn, of, account.staff, &hashes)?;
        Ok(RecoveryCodes {
            codes,
            account: AccountView::get(conn, of, account.staff)?,
            reference,
        })
    }
}

/// What authenticators scan. The e-mail address is written so that nothing in it can end the label.
fn address(email: &str, secret: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte);
    let label: String = email
        .bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect();
    format!(
        "otpauth://totp/Onedoor:{label}?secret={secret}&issuer=Onedoor&algorithm=SHA1&digits=6&period=30"
    )
}
