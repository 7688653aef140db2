//! Challenges: given out sealed, so that nothing has to be kept of those that nobody answers, and
//! counted once.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use onedoor_domain::form::{COUNTS_FOR, Challenge, Doubt, Shown};
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::columns::Col;
use onedoor_store::idempotency::{self, IdempotencyRow};
use onedoor_store::{Connection, StoreError};

use super::shown::FormChallenge;
use crate::secret::hash_all;
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// As what a challenge is sealed.
const SEALED_AS: &str = "form challenge";
/// How long a challenge is at most, as text.
const LONGEST: usize = 200;
/// Where it stands in a request.
const CHALLENGE: &str = "/challenge";

impl Services {
    /// A new challenge of a municipality.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the installation has no key.
    pub(super) fn issue_challenge(&self, of: MunicipalityId) -> Result<FormChallenge> {
        let now = self.now();
        let bits = self.form_work.0;
        let plain = [now.as_micros().to_be_bytes().as_slice(), &[bits]].concat();
        let sealed = self.seal.close(&self.chance, (of, SEALED_AS), &plain)?;
        Ok(FormChallenge {
            text: URL_SAFE_NO_PAD.encode(sealed),
            bits,
            expires_at: now.plus(COUNTS_FOR),
        })
    }

    /// What was shown with a form.
    ///
    /// # Errors
    /// [`Error::Invalid`] if that is not enough.
    pub(super) fn examine_challenge(
        &self,
        of: MunicipalityId,
        text: &str,
        proof: Option<&str>,
    ) -> Result<Shown> {
        let challenge = self.open_challenge(of, text);
        let challenge = challenge.ok_or_else(|| wrong(FieldCode::ChallengeTooOld))?;
        let examined = challenge.examine(text, proof, self.now());
        examined.map_err(|doubt| match doubt {
            Doubt::TooOld => wrong(FieldCode::ChallengeTooOld),
            Doubt::TooFast => wrong(FieldCode::ChallengeTooFast),
            Doubt::NotProven => not_proven(),
        })
    }

    /// What this installation gave out as this text; nothing if it was somebody else.
    fn open_challenge(&self, of: MunicipalityId, text: &str) -> Option<Challenge> {
        let sealed = Some(text).filter(|text| text.len() <= LONGEST)?;
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = self.seal.open((of, SEALED_AS), &sealed).ok()?;
        let (micros, rest) = plain.split_first_chunk::<8>()?;
        Some(Challenge {
            issued_at: Moment::from_micros(i64::from_be_bytes(*micros))?,
            bits: *rest.first()?,
        })
    }

    /// Has a challenge count for this request, and for no other. It is kept as what it is: a key
    /// that was used.
    ///
    /// # Errors
    /// [`Error::Invalid`] if it counted for another; [`Refusal::TryAgain`] if somebody sends it at
    /// the same moment.
    pub(super) fn spend_challenge(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        text: &str,
        key: &str,
    ) -> Result<()> {
        let (hash, by) = (hash_all(&[SEALED_AS, text]), hash_all(&["spent by", key]));
        if let Some(kept) = idempotency::find(conn, of, &hash)? {
            let is_same = kept.fingerprint == by;
            return is_same.then_some(()).ok_or_else(used);
        }
        let now = self.now();
        let row = IdempotencyRow {
            municipality_id: Col(of),
            hash: hash.to_vec(),
            fingerprint: by.to_vec(),
            status: 0,
            answer: Vec::new(),
            created_at: Col(now),
            expires_at: Col(now.plus(COUNTS_FOR)),
        };
        match idempotency::reserve(conn, &row) {
            Err(StoreError::Taken(_)) => Err(Error::Refused(Refusal::TryAgain)),
            other => Ok(other?),
        }
    }
}

fn used() -> Error {
    wrong(FieldCode::ChallengeUsed)
}

fn wrong(code: FieldCode) -> Error {
    Error::Invalid(vec![FieldProblem::new(CHALLENGE, code)])
}

/// The work was not done.
pub(super) fn not_proven() -> Error {
    Error::Invalid(vec![FieldProblem::new("/proof", FieldCode::NotProven)])
}
