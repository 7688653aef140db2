//! Showing who one is: by password, and by a code where there is a second factor.

use onedoor_domain::signing_in::{counts, prepared};
use onedoor_domain::{Moment, MunicipalityId, Versioned};
use onedoor_store::accounts::{self, Account};
use onedoor_store::{Connection, StoreError};

use super::attempts::Guess;
use super::{Holder, InSession, TOTP};
use crate::{Error, Result, Services, secret};

/// What somebody shows of themselves.
#[derive(Debug, Clone)]
pub struct ProofInput {
    /// Their password.
    pub password: String,
    /// A code of their authenticator, or a recovery code.
    pub code: Option<String>,
    /// Whence it comes.
    pub source: String,
}

impl Services {
    /// Lets somebody who is signed in show anew who they are: for a while they may change how they
    /// sign in. The browser gets another reference.
    ///
    /// # Errors
    /// [`Error::SignInFailed`], [`Error::SecondFactorRequired`], [`Error::TooManyAttempts`].
    pub async fn prove_anew(&self, session: InSession, proof: ProofInput) -> Result<String> {
        let holder = self.proven(&session, &proof).await?;
        let (of, code) = (session.record.municipality, proof.code.as_deref());
        self.must_show_code(of, &holder, &proof.source, code)
            .await?;
        let services = self.clone();
        let outcome = self
            .store
            .of(session.record.municipality)
            .write(move |conn| {
                let now = services.now();
                services.show_code(conn, of, &holder, proof.code.as_deref())?;
                Guess::new(of, &proof.source, &holder.person.email).was_right(conn, now)?;
                services.renew(conn, &session.record)
            })
            .await;
        self.tokens.forget();
        outcome
    }

    /// Whoever is signed in, if the password is theirs. The guess was counted; whoever goes on to
    /// the code takes it back.
    pub(super) async fn proven(&self, session: &InSession, proof: &ProofInput) -> Result<Holder> {
        let (of, staff, now) = (
            session.record.municipality,
            session.record.staff,
            self.now(),
        );
        let source = proof.source.clone();
        let holder = self
            .store
            .of(of)
            .write(move |conn| {
                let holder = Holder::get(conn, of, staff)?;
                Guess::new(of, &source, &holder.person.email).count(conn, now)?;
                Ok::<_, Error>(holder)
            })
            .await?;
        let hash = holder.account.as_ref();
        let hash = hash.and_then(|account| account.value.password.clone());
        let hash = hash.map(|(hash, _)| hash);
        if self.passwords.fits(hash, prepared(&proof.password)).await? {
            Ok(holder)
        } else {
            Err(Error::SignInFailed)
        }
    }

    /// Passes unless somebody who has a second factor shows no code: they are asked for one. That
    /// was no guess, because the password was right.
    ///
    /// # Errors
    /// [`Error::SecondFactorRequired`].
    pub(super) async fn must_show_code(
        &self,
        of: MunicipalityId,
        holder: &Holder,
        source: &str,
        code: Option<&str>,
    ) -> Result<()> {
        let is_shown = code.is_some_and(|code| !code.trim().is_empty());
        let account = holder.account.as_ref();
        if is_shown || !account.is_some_and(|of| of.value.has_second_factor()) {
            return Ok(());
        }
        let (guess, now) = (Guess::new(of, source, &holder.person.email), self.now());
        self.store
            .of(of)
            .write(move |conn| guess.was_none(conn, now))
            .await?;
        Err(Error::SecondFactorRequired)
    }

    /// Passes with a code that counts, where somebody has a second factor; says whether they have.
    ///
    /// # Errors
    /// [`Error::SecondFactorRequired`] without a code, [`Error::SignInFailed`] with a wrong one.
    pub(super) fn show_code(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        holder: &Holder,
        code: Option<&str>,
    ) -> Result<bool> {
        let Some(account) = &holder.account else {
            return Ok(false);
        };
        if !account.value.has_second_factor() {
            return Ok(false);
        }
        let code = code.filter(|code| !code.trim().is_empty());
        let code = code.ok_or(Error::SecondFactorRequired)?;
        self.use_code(conn, of, account, code)?;
        Ok(true)
    }

    fn use_code(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        account: &Versioned<Account>,
        code: &str,
    ) -> Result<()> {
        let (now, staff) = (self.now(), account.value.staff);
        let used = match self.step_of(of, &account.value, code, now)? {
            Some(step) => accounts::use_step(conn, of, staff, step),
            None => {
                let hash = secret::hash(&secret::plain_recovery_code(code));
                accounts::use_recovery_code(conn, of, staff, &hash, now)
            }
        };
        match used {
            Err(StoreError::Stale) => Err(Error::SignInFailed),
            used => Ok(used?),
        }
    }

    /// The step whose code this is, if it counts now.
    pub(super) fn step_of(
        &self,
        of: MunicipalityId,
        account: &Account,
        code: &str,
        now: Moment,
    ) -> Result<Option<i64>> {
        let Some(sealed) = &account.totp_secret else {
            return Ok(None);
        };
        let secret = self.seal.open((of, TOTP), sealed)?;
        Ok(counts(&secret, code, now, account.totp_step))
    }
}
