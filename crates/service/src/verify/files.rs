//! Whether the bytes of attachments and of mails are there, and are those that were taken in.

use futures_util::StreamExt as _;
use onedoor_domain::{FileId, MunicipalityId};
use onedoor_store::verify::{self, KeptFile, KeptMail};
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

/// What a look at a file finds.
enum Looked {
    Same,
    Missing,
    Differs,
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
                self.verify_mails(&mut verified, &mut tell).await?;
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

    /// Reads every mail that should be there as it came.
    async fn verify_mails(
        &self,
        verified: &mut VerifiedFiles,
        tell: &mut impl FnMut(&Flawed),
    ) -> Result<()> {
        let mut after = None;
        loop {
            let page = self
                .store
                .installation()
                .read(move |conn| Ok::<_, Error>(verify::mails_after(conn, after, PAGE)?))
                .await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some((last.municipality, last.mail));
            for kept in page {
                verified.files += 1;
                for flawed in self.verify_mail(kept).await? {
                    verified.flaws += 1;
                    tell(&flawed);
                }
            }
        }
    }

    /// What is wrong with one mail. It may have gone while it was read: then nothing is.
    async fn verify_mail(&self, kept: KeptMail) -> Result<Vec<Flawed>> {
        let (of, mail, case) = (kept.municipality, kept.mail, kept.case);
        let flaw = match self
            .looked_at(of, kept.file, kept.size, &kept.sha256)
            .await?
        {
            Looked::Same => return Ok(Vec::new()),
            Looked::Missing => Flaw::MailMissing { mail },
            Looked::Differs => Flaw::MailDiffers { mail },
        };
        self.store
            .of(of)
            .read(move |conn| {
                if !verify::is_mail_kept(conn, of, mail)? {
                    return Ok(Vec::new());
                }
                named(conn, vec![(of, case, flaw)])
            })
            .await
    }

    async fn looked_at(
        &self,
        of: MunicipalityId,
        file: FileId,
        size: i64,
        sha256: &[u8],
    ) -> Result<Looked> {
        let Some(bytes) = self.files.find(of, file).await? else {
            return Ok(Looked::Missing);
        };
        let is_same = is_same(bytes, size, sha256).await?;
        Ok(if is_same {
            Looked::Same
        } else {
            Looked::Differs
        })
    }

    /// What is wrong with one file. It may have been removed while it was read: then nothing is.
    async fn verify_file(&self, kept: KeptFile) -> Result<Vec<Flawed>> {
        let attachment = kept.attachment;
        let (of, file) = (kept.municipality, kept.file);
        let flaw = match self.looked_at(of, file, kept.size, &kept.sha256).await? {
            Looked::Same => return Ok(Vec::new()),
            Looked::Missing => Flaw::FileMissing { attachment },
            Looked::Differs => Flaw::FileDiffers { attachment },
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

async fn is_same(
    mut bytes: crate::attachments::FileStream,
    wanted: i64,
    sha256: &[u8],
) -> Result<bool> {
    let (mut hash, mut size) = (Sha256::new(), 0_i64);
    while let Some(piece) = bytes.next().await {
        let piece = piece.map_err(crate::attachments::away)?;
        size = size.saturating_add(i64::try_from(piece.len()).unwrap_or(i64::MAX));
        hash.update(&piece);
    }
    Ok(size == wanted && hash.finalize().as_slice() == sha256)
}
