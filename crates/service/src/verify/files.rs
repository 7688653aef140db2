//! Whether the bytes of attachments are there, and are those that were taken in.

use futures_util::StreamExt as _;
use onedoor_store::verify::{self, KeptFile};
use sha2::{Digest, Sha256};

use super::{Flaw, Flawed, named};
use crate::{Error, Result, Services};

/// How many files one look into the database takes.
const PAGE: i64 = 200;

/// How many files were read, and how much was wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VerifiedFiles {
    /// Files.
    pub files: usize,
    /// What is wrong.
    pub flaws: usize,
}

impl Services {
    /// Reads every file that should be there, byte for byte but never a whole one at once, and tells
    /// of each that is missing or not what was taken in.
    ///
    /// # Errors
    /// As every read: then it could not look, and nothing is proved.
    pub async fn verify_files(&self, mut tell: impl FnMut(&Flawed)) -> Result<VerifiedFiles> {
        let (mut verified, mut after) = (VerifiedFiles::default(), None);
        loop {
            let page = self
                .store
                .installation()
                .read(move |conn| Ok::<_, Error>(verify::files_after(conn, after, PAGE)?))
                .await?;
            let Some(last) = page.last() else {
                return Ok(verified);
            };
            after = Some((last.municipality, last.attachment));
            for kept in page {
                verified.files += 1;
                for flawed in self.verify_file(kept).await? {
                    verified.flaws += 1;
                    tell(&flawed);
                }
            }
        }
    }

    /// What is wrong with one file. It may have been removed while it was read: then nothing is.
    async fn verify_file(&self, kept: KeptFile) -> Result<Vec<Flawed>> {
        let attachment = kept.attachment;
        let flaw = match self.files.find(kept.municipality, kept.file).await? {
            None => Flaw::FileMissing { attachment },
            Some(bytes) => {
                if is_same(bytes, &kept).await? {
                    return Ok(Vec::new());
                }
                Flaw::FileDiffers { attachment }
            }
        };
        self.store
            .of(kept.municipality)
            .read(move |conn| {
                if !verify::is_kept(conn, kept.municipality, attachment)? {
                    return Ok(Vec::new());
                }
                named(conn, vec![(kept.municipality, Some(kept.case), flaw)])
            })
            .await
    }
}

async fn is_same(mut bytes: crate::attachments::FileStream, kept: &KeptFile) -> Result<bool> {
    let (mut hash, mut size) = (Sha256::new(), 0_i64);
    while let Some(piece) = bytes.next().await {
        let piece = piece.map_err(crate::attachments::away)?;
        size = size.saturating_add(i64::try_from(piece.len()).unwrap_or(i64::MAX));
        hash.update(&piece);
    }
    Ok(size == kept.size && hash.finalize().as_slice() == kept.sha256)
}
