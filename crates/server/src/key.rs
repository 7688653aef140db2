//! The key by which secrets are sealed that must be read again: in a file of its own, beside the
//! database and not in it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use onedoor_service::{Chance, Seal};

use crate::settings::keep_from_others;

/// How long the key is, in bytes.
const BYTES: usize = 32;

/// The key in this file; a new one if there is no file. All processes of an installation share it.
///
/// # Errors
/// In words, if it cannot be used.
pub(crate) fn read(file: &Path) -> Result<Seal> {
    let cannot = || format!("the key file {} cannot be used", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(cannot)?;
    }
    let made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
    match made {
        Ok(mut new) => {
            let key = Chance::default().bytes::<BYTES>();
            writeln!(new, "{}", hex(&key)).with_context(cannot)?;
            new.sync_all().with_context(cannot)?;
            Ok(Seal::with_key(key))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            keep_from_others(file)?;
            let text = fs::read_to_string(file).with_context(cannot)?;
            Ok(Seal::with_key(parse(text.trim()).with_context(cannot)?))
        }
        Err(error) => Err(error).with_context(cannot),
    }
}

fn hex(key: &[u8]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn parse(text: &str) -> Result<[u8; BYTES]> {
    if text.len() != 2 * BYTES || !text.is_ascii() {
        bail!("it must hold 64 hexadecimal digits");
    }
    let mut key = [0; BYTES];
    for (at, byte) in key.iter_mut().enumerate() {
        let digits = text.get(2 * at..2 * at + 2).unwrap_or_default();
        *byte = u8::from_str_radix(digits, 16).context("it must hold 64 hexadecimal digits")?;
    }
    Ok(key)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data/onedoor.key");
        read(&file).unwrap();
        let first = fs::read_to_string(&file).unwrap();
        read(&file).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), first);
        assert_eq!(first.trim().len(), 64);
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(
            read(&file).is_err(),
            "everybody on this machine can read it"
        );
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&file, "short").unwrap();
        assert!(read(&file).is_err());
    }
}
