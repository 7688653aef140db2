//! What kinds a file can be by its first bytes.
//!
//! The sender's word and the name only choose among these; they never add one.

use super::MediaType;

/// What office documents in OOXML may begin with.
const OOXML_FIRST: [&[u8]; 7] = [
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"customXml/",
    b"word/",
    b"xl/",
    b"ppt/",
];
/// What begins an entry of a zip archive.
const ZIP_ENTRY: &[u8] = b"PK\x03\x04";
/// How long the head of such an entry is, before its name.
const ZIP_HEAD: usize = 30;
/// Where an OpenDocument says what it is: its first entry, stored as it is.
const ODF_MARK: &[u8] = b"mimetype";
/// What begins a compound file, as Office wrote until 2003.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The kinds that a file with this head can be; none if it may not come in. `is_text` says whether
/// all of it is text.
pub(super) fn kinds(head: &[u8], is_text: bool) -> &'static [MediaType] {
    if head.starts_with(ZIP_ENTRY) {
        return of_archive(head);
    }
    if head.starts_with(COMPOUND) {
        // Word and Excel differ only in a folder that may stand anywhere in the file.
        return &[MediaType::Doc, MediaType::Xls];
    }
    let found = infer::get(head).map(|kind| kind.mime_type());
    match found {
        Some("application/pdf") => &[MediaType::Pdf],
        Some("image/png") => &[MediaType::Png],
        Some("image/jpeg") => &[MediaType::Jpeg],
        Some("image/webp") => &[MediaType::Webp],
        Some("image/gif") => &[MediaType::Gif],
        Some("image/heif") => &[MediaType::Heic],
        Some("image/tiff") => &[MediaType::Tiff],
        Some("application/rtf" | "application/postscript" | "text/x-shellscript") => &[],
        // Some kinds are known by two letters, and texts may begin so: a table of `BMI`, say.
        Some(_) | None if is_text && !is_markup(head) => &[MediaType::Text, MediaType::Csv],
        Some(_) | None => &[],
    }
}

/// Web pages, SVG and XML, whatever they call themselves.
fn is_markup(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    head.trim_ascii_start().starts_with(b"<")
}

fn of_archive(head: &[u8]) -> &'static [MediaType] {
    let Some(first) = entry_name(head) else {
        return &[];
    };
    if first == ODF_MARK {
        return of_open_document(head);
    }
    if !OOXML_FIRST.iter().any(|known| first.starts_with(known)) {
        return &[];
    }
    let entries = head.windows(ZIP_ENTRY.len()).enumerate();
    let mut names = entries
        .filter(|(_, four)| *four == ZIP_ENTRY)
        .filter_map(|(at, _)| entry_name(head.get(at..)?));
    names
        .find_map(of_ooxml)
        .unwrap_or(&[MediaType::Docx, MediaType::Xlsx, MediaType::Pptx])
}

fn of_ooxml(name: &[u8]) -> Option<&'static [MediaType]> {
    let folders: [(&[u8], &'static [MediaType]); 3] = [
        (b"word/", &[MediaType::Docx]),
        (b"xl/", &[MediaType::Xlsx]),
        (b"ppt/", &[MediaType::Pptx]),
    ];
    let known = folders.iter().find(|(folder, _)| name.starts_with(folder));
    known.map(|(_, kinds)| *kinds)
}

fn of_open_document(head: &[u8]) -> &'static [MediaType] {
    let said = head.get(ZIP_HEAD + ODF_MARK.len()..).unwrap_or_default();
    let is = |kind: MediaType| {
        let rest = said.strip_prefix(kind.as_str().as_bytes());
        // The next entry follows at once; templates and masters go on with `-`.
        rest.is_some_and(|rest| rest.starts_with(b"PK"))
    };
    if is(MediaType::Odt) {
        &[MediaType::Odt]
    } else if is(MediaType::Ods) {
        &[MediaType::Ods]
    } else if is(MediaType::Odp) {
        &[MediaType::Odp]
    } else {
        &[]
    }
}

/// The name of the archive's entry that begins here.
fn entry_name(entry: &[u8]) -> Option<&[u8]> {
    let length = entry.get(26..28)?.try_into().ok().map(u16::from_le_bytes)?;
    let name = entry.get(ZIP_HEAD..)?;
    name.get(..usize::from(length))
}
