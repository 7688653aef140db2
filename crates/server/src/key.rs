//! The key by which secrets are sealed that must be read again: in a file of its own, beside the
//! database and not in it.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use onedoor_service::{Chance, Seal};
use tempfile::NamedTempFile;

use crate::settings::keep_from_others;

/// How long the key is, in bytes.
const BYTES: usize = 32;

/// The key in this file; a new one if there is no file. All processes of an installation share it.
///
/// # Errors
/// In words, if it cannot be used.
pub(crate) fn read(file: &Path) -> Result<Seal> {
    let cannot = || format!("the key file {} cannot be used", file.display());
    if !file.try_exists().with_context(cannot)? {
        make(file).with_context(cannot)?;
    }
    keep_from_others(file)?;
    let text = fs::read_to_string(file).with_context(cannot)?;
    Ok(Seal::with_key(parse(text.trim()).with_context(cannot)?))
}

/// Puts a new key there, unless another process was faster. The file has its name only once it is whole:
/// nobody reads half a key, and a crash leaves none behind.
fn make(file: &Path) -> Result<()> {
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    // Readable for its owner alone.
    let mut new = NamedTempFile::new_in(folder)?;
    writeln!(new, "{}", hex(&Chance::default().bytes::<BYTES>()))?;
    new.as_file().sync_all()?;
    match new.persist_noclobber(file) {
        Ok(_) => Ok(File::open(folder)?.sync_all()?),
        Err(late) if late.error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(other) => Err(other.error.into()),
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
    use std::sync::Barrier;
    use std::thread;

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

    #[test]
    fn those_that_start_at_once_make_one_whole_key() {
        for _ in 0..50 {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("onedoor.key");
            let together = Barrier::new(4);
            thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        together.wait();
                        read(&file).unwrap();
                    });
                }
            });
            let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
            assert_eq!(left.len(), 1, "{left:?}");
        }
    }
}
