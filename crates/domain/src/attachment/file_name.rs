//! What a file is called: what the sender wrote, without what would deceive or harm.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use super::MediaType;
use crate::text::is_invisible;

/// How long a file name may be, in characters.
pub const FILE_NAME_AT_MOST: usize = 120;
/// What a file is called whose name says nothing.
const NAMELESS: &str = "attachment";

/// A file name that can be shown, sent and saved anywhere: no folders, no control or direction
/// characters, nothing that a file system gives a meaning, and the extension of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// Cleans what a sender wrote. A name that ends as another kind of file would (a PDF called
    /// `invoice.exe`) gets the extension of its kind behind that.
    pub fn clean(raw: &str, kind: MediaType) -> Self {
        let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
        let kept: String = last
            .nfc()
            .filter(|sign| !sign.is_control() && !is_invisible(*sign))
            .map(|sign| match sign {
                '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{2028}' | '\u{2029}' => '_',
                sign if sign.is_whitespace() => ' ',
                sign => sign,
            })
            .collect();
        let kept = kept.trim_matches(|sign: char| sign == '.' || sign.is_whitespace());
        let (stem, extension) = split(kept, kind);
        let room = FILE_NAME_AT_MOST.saturating_sub(extension.chars().count() + 1);
        let stem: String = stem.chars().take(room).collect();
        let stem = stem.trim_matches(|sign: char| sign == '.' || sign.is_whitespace());
        let stem = if stem.is_empty() || is_device(stem) {
            NAMELESS
        } else {
            stem
        };
        Self(format!("{stem}.{extension}"))
    }

    /// A name that was cleaned before, as it was kept.
    pub fn kept(name: String) -> Self {
        Self(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name before its extension, and the extension it may keep or is given.
fn split(name: &str, kind: MediaType) -> (&str, &str) {
    let usual = kind.extensions().first().copied().unwrap_or("bin");
    match name.rsplit_once('.') {
        Some((stem, extension)) if kind.fits_name(name) => (stem, extension),
        Some(_) | None => (name, usual),
    }
}

/// Names that Windows gives to devices, with any extension.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default();
    let first = first.trim().to_ascii_uppercase();
    match first.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" => true,
        other => {
            let numbered = other.strip_prefix("COM").or(other.strip_prefix("LPT"));
            numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
        }
    }
}
