//! Hashing passwords, a few at a time.
//!
//! Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet; RFC 9106
//! recommends more where there is more memory). Each costs tens of milliseconds of a processor, so
//! that only a few run at once and only some wait: a flood of guesses must not stop the intake.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use tokio::sync::Semaphore;

use crate::chance::Chance;
use crate::{Error, Result};

/// Memory of one hash, in KiB.
const MEMORY: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// How many are hashed at once: 38 MiB and two processors at most.
const AT_ONCE: usize = 2;
/// How many may wait besides.
const WAITING: usize = 64;
/// What nobody's password is; hashed where there is no account, so that it takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cyBzYWx0ISEh$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Whoever hashes passwords in this process.
#[derive(Clone)]
pub(crate) struct Passwords {
    places: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
        }
    }
}

impl Passwords {
    /// The hash of a password, as it is kept.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if too many wait.
    pub(crate) async fn hash(&self, chance: &Chance, password: String) -> Result<String> {
        let salt = chance.bytes::<16>();
        self.work(move || {
            let hash: PasswordHash = hasher()?
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map_err(|error| Error::Fault(error.to_string()))?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether this is the password behind a hash; without a hash it is not, and takes as long.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if too many wait.
    pub(crate) async fn fits(&self, hash: Option<String>, password: String) -> Result<bool> {
        self.work(move || {
            let is_there = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
            let hash = PasswordHash::new(&hash).map_err(|error| Error::Fault(error.to_string()))?;
            let fits = hasher()?
                .verify_password(password.as_bytes(), &hash)
                .is_ok();
            Ok(fits && is_there)
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        hashing: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let busy = || Error::Unavailable("too many passwords wait to be hashed".to_owned());
        let _queued = self.queue.try_acquire().map_err(|_| busy())?;
        let _place = self.places.acquire().await.map_err(|_| busy())?;
        tokio::task::spawn_blocking(hashing)
            .await
            .map_err(|error| Error::Fault(error.to_string()))?
    }
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, LANES, None)
        .map_err(|error| Error::Fault(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_and_nobody_s_fits_none() {
        let (passwords, chance) = (Passwords::default(), Chance::default());
        let word = || "korrekt hest batteri".to_owned();
        let hash = passwords.hash(&chance, word()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(passwords.fits(Some(hash.clone()), word()).await.unwrap());
        let other = passwords.fits(Some(hash), "korrekt hest".to_owned());
        assert!(!other.await.unwrap());
        assert!(!passwords.fits(None, word()).await.unwrap());
    }

    #[tokio::test]
    async fn a_flood_is_turned_away_and_not_queued_for_ever() {
        let passwords = Passwords::default();
        let _all = passwords.queue.acquire_many(66).await.unwrap();
        let refused = passwords.fits(None, String::new()).await;
        assert!(matches!(refused, Err(Error::Unavailable(_))));
    }
}
