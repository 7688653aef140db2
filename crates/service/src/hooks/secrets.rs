//! The secrets by which a receiver knows us, and signatures made with them (Standard Webhooks 1.0).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac};
use onedoor_domain::{Moment, MunicipalityId};
use onedoor_store::webhooks::WebhookRecord;
use sha2::Sha256;

use crate::chance::Chance;
use crate::seal::Seal;
use crate::{Error, Result};

/// How a secret begins, so that people and scanners recognise it.
const PREFIX: &str = "whsec_";
/// How long it is, in bytes.
const BYTES: usize = 32;
/// As what it is sealed.
const SEALED_AS: &str = "webhook";

/// A new secret as its receiver is shown it, once.
pub(super) fn new(chance: &Chance) -> String {
    format!("{PREFIX}{}", STANDARD.encode(chance.bytes::<BYTES>()))
}

/// A secret, sealed.
pub(super) fn close(
    seal: &Seal,
    chance: &Chance,
    of: MunicipalityId,
    secret: &str,
) -> Result<Vec<u8>> {
    seal.close(chance, (of, SEALED_AS), secret.as_bytes())
}

/// The secrets of a webhook that count, the newest first.
pub struct Secrets(Vec<String>);

impl Secrets {
    /// Those that are given.
    pub fn of(secrets: &[&str]) -> Self {
        Self(secrets.iter().map(|&one| one.to_owned()).collect())
    }

    /// Those of a webhook at this moment.
    pub(super) fn open(seal: &Seal, webhook: &WebhookRecord, now: Moment) -> Result<Self> {
        let old = webhook.old_secret.as_ref().filter(|old| now < old.until);
        let sealed = [Some(&webhook.secret), old.map(|old| &old.sealed)];
        let each = sealed.into_iter().flatten();
        let opened = each.map(|sealed| {
            let plain = seal.open((webhook.municipality, SEALED_AS), sealed)?;
            String::from_utf8(plain).map_err(|_| unreadable())
        });
        Ok(Self(opened.collect::<Result<_>>()?))
    }

    /// What stands in `webhook-signature`: for each secret one of the identity, the moment and the
    /// very bytes that are sent.
    ///
    /// # Errors
    /// [`Error::Fault`] if a secret is none.
    pub fn sign(&self, id: &str, timestamp: i64, body: &str) -> Result<String> {
        let each = self.0.iter().map(|secret| {
            let key = secret.strip_prefix(PREFIX).ok_or_else(unreadable)?;
            let key = STANDARD.decode(key).map_err(|_| unreadable())?;
            let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| unreadable())?;
            mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
            Ok(format!(
                "v1,{}",
                STANDARD.encode(mac.finalize().into_bytes())
            ))
        });
        Ok(each.collect::<Result<Vec<String>>>()?.join(" "))
    }
}

fn unreadable() -> Error {
    Error::Fault("a webhook's secret cannot be read".to_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    /// The example of the Standard Webhooks libraries.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    #[test]
    fn a_signature_is_that_of_the_standard() {
        let signed = Secrets::of(&[SECRET]).sign(ID, 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed.unwrap(), SIGNATURE);
    }

    #[test]
    fn two_secrets_make_two_signatures() {
        let other = new(&Chance::default());
        let both = Secrets::of(&[&other, SECRET]);
        let signed = both
            .sign(ID, 1_614_265_330, r#"{"test": 2432232314}"#)
            .unwrap();
        let signed: Vec<&str> = signed.split(' ').collect();
        assert_eq!(signed.len(), 2);
        assert_eq!(signed[1], SIGNATURE);
        assert_ne!(signed[0], SIGNATURE);
        assert!(
            Secrets::of(&["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
                .sign(ID, 1, "")
                .is_err()
        );
    }
}
