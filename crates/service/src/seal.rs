//! Secrets that must be read again, such as an authenticator's: kept sealed with a key that is not
//! in the database. Whoever copies the database has nothing.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, KeyInit as _, Mac};
use onedoor_domain::MunicipalityId;
use sha2::Sha256;

use crate::chance::Chance;
use crate::{Error, Result};

const NONCE: usize = 12;

/// The installation's key, if it has one.
#[derive(Clone, Default)]
pub struct Seal(Option<Arc<[u8; 32]>>);

impl Seal {
    /// Seals with this key.
    pub fn with_key(key: [u8; 32]) -> Self {
        Self(Some(Arc::new(key)))
    }

    /// Seals a secret. It opens only as the same kind of thing in the same municipality.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the installation has no key.
    pub(crate) fn close(
        &self,
        chance: &Chance,
        of: (MunicipalityId, &str),
        plain: &[u8],
    ) -> Result<Vec<u8>> {
        let nonce = chance.bytes::<NONCE>();
        let aad = bound_to(of);
        let payload = Payload {
            msg: plain,
            aad: &aad,
        };
        let sealed = self
            .cipher()?
            .encrypt(&Nonce::from(nonce), payload)
            .map_err(|_| Error::Fault("a secret could not be sealed".to_owned()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed.
    ///
    /// # Errors
    /// [`Error::Fault`] if it was sealed with another key or as something else.
    pub(crate) fn open(&self, of: (MunicipalityId, &str), sealed: &[u8]) -> Result<Vec<u8>> {
        let broken = || Error::Fault("a sealed secret cannot be opened".to_owned());
        let (nonce, msg) = sealed.split_first_chunk::<NONCE>().ok_or_else(broken)?;
        let aad = bound_to(of);
        self.cipher()?
            .decrypt(&Nonce::from(*nonce), Payload { msg, aad: &aad })
            .map_err(|_| broken())
    }

    /// A secret that follows from a thing and our key: whoever knows the thing cannot make it, and
    /// made again it is the same. One kind of secret tells nothing about another.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the installation has no key.
    pub(crate) fn derive(&self, of: (MunicipalityId, &str), thing: &[u8]) -> Result<String> {
        let no_key = || Error::Unavailable("the installation has no key to derive by".to_owned());
        let key = self.0.as_deref().ok_or_else(no_key)?;
        let mut mac = Hmac::<Sha256>::new_from_slice(key)
            .map_err(|_| Error::Fault("a key cannot be used".to_owned()))?;
        mac.update(b"derived ");
        mac.update(&bound_to(of));
        mac.update(&[0]);
        mac.update(thing);
        Ok(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    fn cipher(&self) -> Result<ChaCha20Poly1305> {
        let no_key = || Error::Unavailable("the installation has no key to seal with".to_owned());
        let key = self.0.as_deref().ok_or_else(no_key)?;
        Ok(ChaCha20Poly1305::new(&Key::from(*key)))
    }
}

fn bound_to((municipality, what): (MunicipalityId, &str)) -> Vec<u8> {
    [municipality.0.as_bytes(), what.as_bytes()].concat()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn a_derived_secret_is_the_same_again_and_differs_by_kind_and_place() {
        let seal = Seal::with_key([7; 32]);
        let here = MunicipalityId(uuid::Uuid::from_u128(1));
        let there = MunicipalityId(uuid::Uuid::from_u128(2));
        let made = seal.derive((here, "offer"), b"x").unwrap();
        assert_eq!(made.len(), 43);
        assert_eq!(seal.derive((here, "offer"), b"x").unwrap(), made);
        assert_ne!(seal.derive((there, "offer"), b"x").unwrap(), made);
        assert_ne!(seal.derive((here, "code"), b"x").unwrap(), made);
        assert_ne!(seal.derive((here, "offer"), b"y").unwrap(), made);
        assert!(Seal::default().derive((here, "offer"), b"x").is_err());
    }

    #[test]
    fn a_secret_opens_only_as_what_it_was_sealed() {
        let (seal, chance) = (Seal::with_key([7; 32]), Chance::default());
        let here = MunicipalityId(uuid::Uuid::from_u128(1));
        let there = MunicipalityId(uuid::Uuid::from_u128(2));
        let closed = seal.close(&chance, (here, "totp"), b"secret").unwrap();
        assert_eq!(seal.open((here, "totp"), &closed).unwrap(), b"secret");
        assert!(seal.open((there, "totp"), &closed).is_err());
        assert!(seal.open((here, "client"), &closed).is_err());
        let other = Seal::with_key([8; 32]);
        assert!(other.open((here, "totp"), &closed).is_err());
        assert!(
            Seal::default()
                .close(&chance, (here, "totp"), b"x")
                .is_err()
        );
    }
}
