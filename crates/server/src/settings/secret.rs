//! Settings that are secret: never shown, and read from files that not everybody can read.

use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

/// Who else may read or write a file, besides its owner and its group.
const OTHERS: u32 = 0o006;

/// A setting that is not shown, because it may hold a password.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// What it is.
    pub(crate) fn reveal(self) -> String {
        self.0
    }
}

impl FromStr for Hidden {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

/// Reads a secret from a file of its own, as container platforms hand them over.
pub(super) fn read(file: &Path) -> Result<Hidden> {
    keep_from_others(file)?;
    let text = fs::read_to_string(file)
        .with_context(|| format!("the secret in {} cannot be read", file.display()))?;
    let secret = text.trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        bail!("the secret in {} is empty", file.display());
    }
    Ok(Hidden(secret.to_owned()))
}

/// Passes if only the file's owner and group can read it.
pub(crate) fn keep_from_others(file: &Path) -> Result<()> {
    let about = fs::metadata(file).with_context(|| format!("{} cannot be read", file.display()))?;
    if about.permissions().mode() & OTHERS != 0 {
        bail!(
            "{} holds a secret and everybody on this machine can get at it; \
             take that away with: chmod o-rw {0}",
            file.display()
        );
    }
    Ok(())
}

/// Whether the address of a database carries a password.
pub(super) fn holds_password(url: &str) -> bool {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    let user = rest
        .split('/')
        .next()
        .and_then(|part| part.rsplit_once('@'));
    user.is_some_and(|(user, _)| user.contains(':')) || rest.contains("password=")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn secret(mode: u32, text: &str) -> (tempfile::NamedTempFile, Result<Hidden>) {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(mode)).unwrap();
        let read = read(file.path());
        (file, read)
    }

    #[test]
    fn a_secret_is_read_without_the_end_of_its_line() {
        let (_file, read) = secret(0o440, "postgres://a:b@c/d\n");
        assert_eq!(read.unwrap().reveal(), "postgres://a:b@c/d");
    }

    #[test]
    fn a_secret_that_everybody_can_get_at_is_refused() {
        for mode in [0o644, 0o604, 0o602] {
            let refused = secret(mode, "s3cret").1.unwrap_err().to_string();
            assert!(
                refused.contains("chmod") && !refused.contains("s3cret"),
                "{refused}"
            );
        }
        assert!(secret(0o600, "\n").1.is_err());
        assert!(read(Path::new("/nowhere/at/all")).is_err());
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert!(!format!("{:?}", Hidden("s3cret".to_owned())).contains("s3cret"));
    }

    #[test]
    fn a_password_is_found_where_it_may_stand() {
        for url in [
            "postgres://a:b@c/d",
            "postgres://a:b%40@c",
            "postgres://c/d?password=b",
        ] {
            assert!(holds_password(url), "{url}");
        }
        for url in [
            "postgres://a@c:5432/d",
            "sqlite:data/a:b@c.sqlite",
            "postgres://c:1/d",
        ] {
            assert!(!holds_password(url), "{url}");
        }
    }
}
