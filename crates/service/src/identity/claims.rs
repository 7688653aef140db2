//! What stands in a token, once it is proved whose it is.

use jiff::SignedDuration;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use onedoor_domain::Moment;
use serde_json::{Map, Value};

use super::keys::Providers;
use crate::{Error, Result};

/// What signs with a key that only the provider has. Never `none`, and never a secret that we
/// share: whoever can check such a signature can make it.
const ALLOWED: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];
/// How far two clocks may be apart.
const APART: SignedDuration = SignedDuration::from_secs(60);
/// How long a token may be, in characters.
const LONGEST: usize = 16 * 1024;
/// How long the provider's word for somebody may be (OpenID Connect Core 1.0, section 2).
const SUBJECT: usize = 255;

/// What a token is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose<'a> {
    /// It says who somebody is, to us: we are this client.
    Identity(&'a str),
    /// It lets somebody act here: we are this audience. Which client asked for it does not matter.
    Access(&'a str),
}

/// What a provider says of somebody, proved.
#[derive(Debug, Clone)]
pub(super) struct Claims(Map<String, Value>);

impl Claims {
    /// The claims of a token that `issuer` made for this purpose and that counts now.
    ///
    /// # Errors
    /// [`Error::Unauthenticated`] for any other, [`Error::Unavailable`] if the provider cannot be
    /// asked for its keys.
    pub(super) async fn of(
        providers: &Providers,
        token: &str,
        issuer: &str,
        purpose: Purpose<'_>,
        now: Moment,
    ) -> Result<Self> {
        if token.len() > LONGEST {
            return Err(Error::Unauthenticated);
        }
        let header = decode_header(token).map_err(|_| Error::Unauthenticated)?;
        if !ALLOWED.contains(&header.alg) {
            return Err(Error::Unauthenticated);
        }
        let key = providers.key(issuer, header.kid.as_deref(), now).await?;
        let key = key.filter(|key| signs_by(key, header.alg));
        let key = key.ok_or(Error::Unauthenticated)?;
        let key = DecodingKey::from_jwk(&key).map_err(|_| Error::Unauthenticated)?;
        let signed = decode(token, &key, &signature_only(header.alg));
        let claims = Self(signed.map_err(|_| Error::Unauthenticated)?.claims);
        let counts = claims.text("iss") == Some(issuer)
            && claims.is_for(purpose)
            && claims.is_of(now)
            && claims.subject().is_some();
        counts.then_some(claims).ok_or(Error::Unauthenticated)
    }

    /// The provider's own word for somebody.
    pub(super) fn subject(&self) -> Option<&str> {
        let subject = self.text("sub")?;
        (1..=SUBJECT).contains(&subject.len()).then_some(subject)
    }

    /// A claim that is text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// Whether a claim is said to be true.
    ///
    /// Some providers write it as text.
    pub(super) fn is_true(&self, name: &str) -> bool {
        match self.0.get(name) {
            Some(Value::Bool(said)) => *said,
            Some(Value::String(said)) => said == "true",
            Some(Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_)) | None => {
                false
            }
        }
    }

    /// Whether it says by one of these words that more than a password was shown; any sign-in counts
    /// so where there are none.
    pub(super) fn show_second_factor(&self, words: Option<&[String]>) -> bool {
        let Some(words) = words else {
            return true;
        };
        let ways = self.texts("amr").unwrap_or_default();
        let class = self.text("acr");
        let said = ways.iter().map(String::as_str).chain(class);
        said.into_iter()
            .any(|said| words.iter().any(|word| word == said))
    }

    /// When somebody showed the provider who they are, if it says so.
    pub(super) fn shown_at(&self) -> Option<Moment> {
        self.moment("auth_time")
    }

    /// A claim that is one text or a list of them; none where it is missing.
    pub(super) fn texts(&self, name: &str) -> Option<Vec<String>> {
        match self.0.get(name)? {
            Value::String(one) => Some(vec![one.clone()]),
            Value::Array(all) => {
                let texts = all.iter().filter_map(Value::as_str);
                Some(texts.map(str::to_owned).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
        }
    }

    /// From when on it does not count any more.
    pub(super) fn expires_at(&self) -> Option<Moment> {
        self.moment("exp")
    }

    /// For us; and where it says who somebody is, made at our asking (OpenID Connect Core 1.0,
    /// section 3.1.3.7).
    fn is_for(&self, purpose: Purpose<'_>) -> bool {
        let all = self.texts("aud").unwrap_or_default();
        let is_for = |audience: &str| all.iter().any(|one| one == audience);
        match purpose {
            Purpose::Access(audience) => is_for(audience),
            Purpose::Identity(client) => {
                is_for(client) && self.text("azp").is_none_or(|party| party == client)
            }
        }
    }

    fn is_of(&self, now: Moment) -> bool {
        let Some(ends) = self.expires_at() else {
            return false;
        };
        let begun = |name: &str| match self.0.get(name) {
            None => true,
            Some(_) => self.moment(name).is_some_and(|at| at <= now.plus(APART)),
        };
        now < ends.plus(APART) && begun("nbf") && begun("iat")
    }

    fn moment(&self, name: &str) -> Option<Moment> {
        let number = self.0.get(name)?;
        // Fractions of a second do not matter.
        let seconds = number
            .as_i64()
            .or_else(|| number.as_f64().map(|seconds| seconds as i64))?;
        Moment::from_micros(seconds.checked_mul(1_000_000)?)
    }
}

/// Whether a key is of the kind that signs by this algorithm: a key is never taken for another.
fn signs_by(key: &Jwk, algorithm: Algorithm) -> bool {
    let named = key.common.key_algorithm;
    let fits_name = named.is_none_or(|named| named == KeyAlgorithm::from(algorithm));
    let is_of_kind = matches!(
        (&key.algorithm, algorithm),
        (
            AlgorithmParameters::RSA(_),
            Algorithm::RS256
                | Algorithm::RS384
                | Algorithm::RS512
                | Algorithm::PS256
                | Algorithm::PS384
                | Algorithm::PS512
        ) | (AlgorithmParameters::OctetKeyPair(_), Algorithm::EdDSA)
    );
    let is_on_curve = matches!(
        &key.algorithm,
        AlgorithmParameters::EllipticCurve(of)
            if (algorithm == Algorithm::ES256 && of.curve == EllipticCurve::P256)
                || (algorithm == Algorithm::ES384 && of.curve == EllipticCurve::P384)
    );
    fits_name && (is_of_kind || is_on_curve)
}

/// Only the signature: what is claimed is compared here, with our own clock.
fn signature_only(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}
