//! The files of a mail, put into the store before anything refers to them, and what of them is not
//! taken along.

use bytes::Bytes;
use onedoor_domain::attachment::{Inspected, Standing};
use onedoor_domain::inbound::{FILES_AT_MOST, NotTaken};
use onedoor_domain::{CaseId, FileId, Language, MunicipalityId};
use onedoor_store::{Connection, attachments};

use super::reading::Letter;
use crate::docket::Docket;
use crate::{Result, Services, texts};

/// How many attachments a case may have; more than anybody adds.
const ALL_FILES: i64 = 100_000;
/// How many files are named that were not taken along.
const NAMED_AT_MOST: usize = 20;

/// The files of a mail, in the store.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    files: Vec<KeptFile>,
    left: Vec<(String, NotTaken)>,
}

#[derive(Debug, Clone)]
struct KeptFile {
    file: FileId,
    name: String,
    inspected: Inspected,
    is_inline: bool,
}

impl Services {
    /// Puts the files of a letter into the store, each once.
    pub(super) async fn keep_enclosed(&self, of: MunicipalityId, letter: &Letter) -> Result<Kept> {
        let mut kept = Kept::default();
        for enclosed in &letter.files {
            let inspected = match &enclosed.found {
                Ok(inspected) => inspected.clone(),
                Err(why) => {
                    kept.left.push((enclosed.name.clone(), *why));
                    continue;
                }
            };
            if kept.has(&inspected.sha256) {
                continue;
            }
            if kept.files.len() == FILES_AT_MOST {
                kept.left.push((enclosed.name.clone(), NotTaken::TooMany));
                continue;
            }
            let bytes: Bytes = enclosed.bytes.clone();
            kept.files.push(KeptFile {
                file: self.keep_bytes(of, &bytes).await?,
                name: enclosed.name.clone(),
                inspected,
                is_inline: enclosed.is_inline,
            });
        }
        Ok(kept)
    }
}

impl Kept {
    /// Where the bytes are.
    pub(super) fn ids(&self) -> Vec<FileId> {
        self.files.iter().map(|kept| kept.file).collect()
    }

    /// None of the files can be taken along, for this reason.
    pub(super) fn leave_all(&mut self, why: NotTaken) {
        let files = std::mem::take(&mut self.files);
        let left = files.into_iter().map(|kept| (kept.name, why));
        self.left.extend(left);
    }

    /// Adds the files to a case. A logo that stands in every mail is added once.
    pub(super) fn add_to(
        &self,
        services: &Services,
        conn: &mut Connection,
        docket: &mut Docket,
    ) -> Result<()> {
        if self.files.is_empty() {
            return Ok(());
        }
        let there = hashes(conn, docket.municipality(), docket.head.record.id)?;
        for kept in &self.files {
            if kept.is_inline && there.contains(&kept.inspected.sha256) {
                continue;
            }
            services.attach(conn, docket, (kept.file, kept.inspected.clone()))?;
        }
        Ok(())
    }

    /// Names below the words of a letter what was not taken along; what stands there is ours, and
    /// stands in brackets. Where there are no words, the names of the files stand for them.
    pub(super) fn told(&self, words: &str, subject: &str, language: Language) -> String {
        let mut text = words.to_owned();
        if onedoor_domain::text::is_blank(&text) {
            text = subject.to_owned();
        }
        if onedoor_domain::text::is_blank(&text) {
            let names: Vec<&str> = self.files.iter().map(|kept| kept.name.as_str()).collect();
            text = names.join(", ");
        }
        if self.left.is_empty() {
            return text;
        }
        let left = self.left.iter().take(NAMED_AT_MOST).map(|(name, why)| {
            let because = texts::say(language, &format!("mail-in-{why}"));
            format!("{name} ({because})")
        });
        let left: Vec<String> = left.collect();
        let mentions = [("files", left.join(", "))];
        let told = texts::say_with(language, "mail-in-left", &mentions);
        format!("{text}\n\n[{told}]")
    }

    fn has(&self, hash: &[u8; 32]) -> bool {
        self.files.iter().any(|kept| kept.inspected.sha256 == *hash)
    }
}

/// The hashes of the files that a case has.
fn hashes(conn: &mut Connection, of: MunicipalityId, case: CaseId) -> Result<Vec<[u8; 32]>> {
    let found = attachments::list(conn, of, case, None, ALL_FILES)?.into_iter();
    let there = found.filter(|one| !matches!(one.standing, Standing::Removed { .. }));
    Ok(there.map(|one| one.sha256).collect())
}
