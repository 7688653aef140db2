//! Where attachments are kept: a folder, or a bucket of S3 or of what speaks like it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use onedoor_service::Files;

use crate::clamd::Clamd;

/// What a bucket's address begins with.
const BUCKET: &str = "s3://";
/// How old what was begun to be written must be to be nobody's any more.
const UNFINISHED_FOR: Duration = Duration::from_hours(24);

/// Opens the place that the setting `files` names, with whoever scans what comes in.
///
/// # Errors
/// In words, why it cannot be used.
pub fn open(place: &str, clamd: Option<&str>) -> Result<Files> {
    let store = match place.strip_prefix(BUCKET) {
        Some(bucket) => self::bucket(bucket)?,
        None => folder(Path::new(place))?,
    };
    let files = Files::kept_in(store);
    Ok(match clamd {
        None => files,
        Some(address) => files.scanned_by(Arc::new(Clamd::at(address)?)),
    })
}

/// The same place as it stands, for whoever only reads: nothing is made, cleared or scanned there.
///
/// # Errors
/// In words, why it cannot be read, and that it is not there.
pub(crate) fn standing(place: &str) -> Result<Files> {
    let store = match place.strip_prefix(BUCKET) {
        Some(bucket) => self::bucket(bucket)?,
        None => {
            let cannot = || format!("the folder {place} cannot be read");
            std::fs::read_dir(place).with_context(cannot)?;
            Arc::new(LocalFileSystem::new_with_prefix(place).with_context(cannot)?)
        }
    };
    Ok(Files::kept_in(store))
}

/// A folder is made if it is not there, and every file is on the disk before anybody is told so:
/// what was answered with 201 must survive a power cut.
fn folder(path: &Path) -> Result<Arc<dyn ObjectStore>> {
    let cannot = || format!("the folder {} cannot be used for files", path.display());
    std::fs::create_dir_all(path).with_context(cannot)?;
    clear_unfinished(path).with_context(cannot)?;
    let store = LocalFileSystem::new_with_prefix(path).with_context(cannot)?;
    Ok(Arc::new(store.with_fsync(true)))
}

/// Removes what a process that was killed had begun to write. Whoever writes does it under a name
/// with `#` in it first, and no upload takes a day.
fn clear_unfinished(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_dir() {
            clear_unfinished(&entry.path())?;
            continue;
        }
        let is_unfinished = entry.file_name().to_string_lossy().contains('#');
        let age = about.modified()?.elapsed().unwrap_or_default();
        if is_unfinished && age > UNFINISHED_FOR {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(feature = "s3")]
fn bucket(place: &str) -> Result<Arc<dyn ObjectStore>> {
    use object_store::aws::AmazonS3Builder;
    use object_store::prefix::PrefixStore;

    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    // Region, endpoint and credentials come from the usual AWS_… variables, or from the machine.
    let store = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .build()
        .context("the bucket cannot be used for files")?;
    Ok(Arc::new(PrefixStore::new(store, prefix.trim_matches('/'))))
}

#[cfg(not(feature = "s3"))]
fn bucket(_: &str) -> Result<Arc<dyn ObjectStore>> {
    anyhow::bail!("this program was built without S3: build it with `--features s3`")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_and_can_be_used() {
        let place = tempfile::tempdir().unwrap();
        let deeper = place.path().join("data/files");
        let files = open(deeper.to_str().unwrap(), None).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(files.examine()).unwrap();
        assert!(deeper.is_dir());
    }

    #[test]
    fn who_only_reads_makes_no_folder() {
        let place = tempfile::tempdir().unwrap();
        let mistyped = place.path().join("fiels");
        let refused = standing(mistyped.to_str().unwrap()).unwrap_err();
        assert!(refused.to_string().contains("cannot be read"), "{refused}");
        assert!(!mistyped.exists());
        standing(place.path().to_str().unwrap()).unwrap();
    }

    #[test]
    fn what_a_killed_process_had_begun_to_write_is_gone_after_a_day() {
        let place = tempfile::tempdir().unwrap();
        let inside = place.path().join("municipality/ab");
        std::fs::create_dir_all(&inside).unwrap();
        for (name, hours) in [("whole", 48), ("begun#1", 1), ("left#1", 25)] {
            let file = std::fs::File::create(inside.join(name)).unwrap();
            let modified = file.metadata().unwrap().modified().unwrap();
            file.set_modified(modified - Duration::from_hours(hours))
                .unwrap();
        }
        open(place.path().to_str().unwrap(), None).unwrap();
        assert!(inside.join("whole").exists() && inside.join("begun#1").exists());
        assert!(!inside.join("left#1").exists());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told_at_once() {
        let place = tempfile::NamedTempFile::new().unwrap();
        let below = place.path().join("files");
        let refused = open(below.to_str().unwrap(), None).unwrap_err();
        assert!(refused.to_string().contains("cannot be used"), "{refused}");
    }
}
