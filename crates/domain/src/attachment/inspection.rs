//! What is learnt of a file while it streams by, without keeping it.

use sha2::{Digest, Sha256};

use super::sniffing::kinds;
use super::{Declared, FileName, MediaType};

/// How much of the beginning is looked at: office documents tell what they are a few entries in.
const HEAD: usize = 64 * 1024;

/// A file that streams by.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    head: Vec<u8>,
    size: u64,
    hash: Sha256,
    text: Text,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// What it is called.
    pub name: FileName,
    /// What kind of file it is.
    pub media_type: MediaType,
    /// How large it is, in bytes.
    pub size: u64,
    /// The hash of its bytes.
    pub sha256: [u8; 32],
}

/// Why a file cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is of a kind that may not come in, or says so.
    #[error("of a kind that may not come in")]
    NotAllowed,
    /// It is of another kind than its sender says.
    #[error("not what its sender says")]
    Disagrees,
}

impl Inspection {
    /// Looks at the next bytes.
    pub fn see(&mut self, bytes: &[u8]) {
        let room = HEAD.saturating_sub(self.head.len());
        self.head
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        self.size = self.size.saturating_add(bytes.len() as u64);
        self.hash.update(bytes);
        self.text.see(bytes);
    }

    /// How much was seen so far, in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash of what was seen so far.
    pub fn sha256(&self) -> [u8; 32] {
        self.hash.clone().finalize().into()
    }

    /// What it is, now that all of it was seen.
    ///
    /// The kind is one that the bytes allow; of several it is the one the sender names, else the
    /// one that the name fits.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn finish(&self, name: Option<&str>, declared: Declared) -> Result<Inspected, FileProblem> {
        if self.size == 0 {
            return Err(FileProblem::Empty);
        }
        let kinds = kinds(&self.head, self.text.is_whole());
        let media_type = choose(kinds, name.unwrap_or_default(), declared)?;
        Ok(Inspected {
            name: FileName::clean(name.unwrap_or_default(), media_type),
            media_type,
            size: self.size,
            sha256: self.sha256(),
        })
    }
}

fn choose(kinds: &[MediaType], name: &str, declared: Declared) -> Result<MediaType, FileProblem> {
    let by_name = kinds.iter().find(|kind| kind.fits_name(name));
    let usual = by_name.or(kinds.first()).copied();
    let Some(usual) = usual else {
        return Err(FileProblem::NotAllowed);
    };
    match declared {
        Declared::Nothing => Ok(usual),
        Declared::As(kind) if kinds.contains(&kind) => Ok(kind),
        // Browsers on Windows call a table so, where Excel is installed.
        Declared::As(MediaType::Xls) if usual == MediaType::Csv => Ok(usual),
        Declared::As(_) => Err(FileProblem::Disagrees),
        Declared::NotAllowed => Err(FileProblem::NotAllowed),
    }
}

/// Whether bytes are a text in UTF-8, piece by piece.
#[derive(Debug, Clone, Default)]
struct Text {
    broken: bool,
    /// The beginning of a character whose rest has not come yet: at most three bytes.
    begun: Vec<u8>,
}

impl Text {
    fn see(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !self.broken && !self.begun.is_empty() {
            let Some((next, after)) = rest.split_first() else {
                return;
            };
            rest = after;
            self.begun.push(*next);
            let begun = std::mem::take(&mut self.begun);
            self.see_whole(&begun);
        }
        if !self.broken {
            self.see_whole(rest);
        }
    }

    fn see_whole(&mut self, bytes: &[u8]) {
        self.broken |= bytes.iter().any(|byte| is_control(*byte));
        let Err(error) = std::str::from_utf8(bytes) else {
            return;
        };
        match (error.error_len(), bytes.get(error.valid_up_to()..)) {
            (None, Some(begun)) => self.begun = begun.to_vec(),
            (Some(_), _) | (None, None) => self.broken = true,
        }
    }

    /// Whether all that was seen is text, to the last character.
    fn is_whole(&self) -> bool {
        !self.broken && self.begun.is_empty()
    }
}

/// Bytes that no text has; in UTF-8 they stand for nothing else.
fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)
}
