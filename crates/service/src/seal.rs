//! Secrets that must be read again, such as an authenticator's: kept sealed with a key that is not
//! in the database. Whoever copies the database has nothing.

use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use onedoor_domain::MunicipalityId;

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
