//! The kinds of files that may come in. What is not on this list does not.

use crate::closed_set;

closed_set! {
    /// A kind of file that may be attached to a case.
    ///
    /// No web pages, drawings in SVG, scripts or programs: whoever opens an attachment must not
    /// run anything by it. And no archives, because they hide what this list refuses.
    MediaType {
        /// A document as it is printed.
        Pdf = "application/pdf",
        /// A picture.
        Png = "image/png",
        /// A photo.
        Jpeg = "image/jpeg",
        /// A picture.
        Webp = "image/webp",
        /// A picture.
        Gif = "image/gif",
        /// A photo, as telephones take them.
        Heic = "image/heic",
        /// A scanned page.
        Tiff = "image/tiff",
        /// A text document of Word.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// A spreadsheet of Excel.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        /// A presentation of PowerPoint.
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        /// A text document of LibreOffice and others.
        Odt = "application/vnd.oasis.opendocument.text",
        /// A spreadsheet of LibreOffice and others.
        Ods = "application/vnd.oasis.opendocument.spreadsheet",
        /// A presentation of LibreOffice and others.
        Odp = "application/vnd.oasis.opendocument.presentation",
        /// A text document of Word until 2003.
        Doc = "application/msword",
        /// A spreadsheet of Excel until 2003.
        Xls = "application/vnd.ms-excel",
        /// Plain text in UTF-8.
        Text = "text/plain",
        /// A table in UTF-8.
        Csv = "text/csv",
    }
}

/// What a sender says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// Nothing, or only that it consists of bytes.
    Nothing,
    /// A kind of file that may come in.
    As(MediaType),
    /// Another kind of file.
    NotAllowed,
}

/// Other names by which programs call these kinds.
const ALIASES: [(&str, MediaType); 4] = [
    ("image/jpg", MediaType::Jpeg),
    ("image/heif", MediaType::Heic),
    ("application/x-pdf", MediaType::Pdf),
    ("application/csv", MediaType::Csv),
];

impl Declared {
    /// Reads a `Content-Type`; its parameters say nothing about the kind.
    pub fn read(raw: Option<&str>) -> Self {
        let kind = raw.and_then(|raw| raw.split(';').next()).unwrap_or("");
        let kind = kind.trim().to_ascii_lowercase();
        if kind.is_empty() || kind == "application/octet-stream" {
            return Self::Nothing;
        }
        let alias = ALIASES.iter().find(|(name, _)| *name == kind);
        alias
            .map(|(_, meant)| *meant)
            .or_else(|| MediaType::parse(&kind))
            .map_or(Self::NotAllowed, Self::As)
    }
}

impl MediaType {
    /// How names of such files may end; the usual one first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Heic => &["heic", "heif"],
            Self::Tiff => &["tif", "tiff"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Odp => &["odp"],
            Self::Doc => &["doc"],
            Self::Xls => &["xls"],
            Self::Text => &["txt"],
            Self::Csv => &["csv"],
        }
    }

    /// Whether a name ends as such files' names may.
    pub fn fits_name(self, name: &str) -> bool {
        let Some((_, extension)) = name.rsplit_once('.') else {
            return false;
        };
        let extension = extension.to_ascii_lowercase();
        self.extensions().contains(&extension.as_str())
    }

    /// Whether its bytes are a text that people read.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Csv)
    }
}
