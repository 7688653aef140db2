//! What may come in, and what becomes of it, case by case and by property.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0";

/// An archive with these entries, each of which is stored as it is.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, content) in entries {
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&[0; 14]);
        bytes.extend_from_slice(&u32::try_from(content.len()).unwrap().to_le_bytes());
        bytes.extend_from_slice(&[0; 4]);
        bytes.extend_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend_from_slice(&[0; 2]);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content);
    }
    bytes
}

fn inspect(bytes: &[u8], name: &str, declared: Option<&str>) -> Result<Inspected, FileProblem> {
    let mut inspection = Inspection::default();
    for piece in bytes.chunks(7) {
        inspection.see(piece);
    }
    inspection.finish(Some(name), Declared::read(declared))
}

fn kind(bytes: &[u8], name: &str, declared: Option<&str>) -> Result<MediaType, FileProblem> {
    inspect(bytes, name, declared).map(|found| found.media_type)
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let word = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<x/>"),
        ("word/document.xml", b"<x/>"),
    ]);
    let libre = archive(&[
        ("_rels/.rels", b"<x/>"),
        ("docProps/core.xml", b"<x/>"),
        ("docProps/app.xml", b"<x/>"),
        ("xl/workbook.xml", b"<x/>"),
    ]);
    let odt = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<x/>"),
    ]);
    let known: [(&[u8], &str, MediaType); 15] = [
        (PDF, "a.pdf", MediaType::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png", MediaType::Png),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "a.jpg", MediaType::Jpeg),
        (b"GIF89a\x01\0\x01\0", "a.gif", MediaType::Gif),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a.webp", MediaType::Webp),
        (b"II*\0\x08\0\0\0\0\0\0\0", "a.tif", MediaType::Tiff),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "a.heic",
            MediaType::Heic,
        ),
        (&word, "a.docx", MediaType::Docx),
        (&libre, "a.xlsx", MediaType::Xlsx),
        (&odt, "a.odt", MediaType::Odt),
        (OLE, "a.doc", MediaType::Doc),
        (OLE, "a.xls", MediaType::Xls),
        ("Kære Ærø".as_bytes(), "a.txt", MediaType::Text),
        (b"BMI;age\r\n22;40\r\n", "a.csv", MediaType::Csv),
        ("\u{feff}å;ø\r\n1;2\r\n".as_bytes(), "a.csv", MediaType::Csv),
    ];
    for (bytes, name, expected) in known {
        assert_eq!(kind(bytes, name, None), Ok(expected), "{name}");
        let declared = Some(expected.as_str());
        assert_eq!(kind(bytes, name, declared), Ok(expected), "{name}");
    }
}

#[test]
fn what_could_be_run_or_hides_something_does_not_come_in() {
    let plain = archive(&[("readme.txt", b"hello")]);
    let template = archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.text-template",
        ),
        ("content.xml", b"<x/>"),
    ]);
    let refused: [(&[u8], &str); 13] = [
        (b"<!doctype html><script>alert(1)</script>", "a.txt"),
        (b"\xEF\xBB\xBF \n<html>", "a.txt"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png"),
        (b"<?xml version='1.0'?><svg/>", "a.csv"),
        (b"MZ\x90\0\x03\0\0\0", "a.pdf"),
        (b"\x7FELF\x02\x01\x01\0", "a.pdf"),
        (b"#!/bin/sh\nrm -rf /\n", "a.txt"),
        (b"{\\rtf1 hello}", "a.doc"),
        (b"R\xE6vs", "a.txt"),
        (b"half a letter \xC3", "a.txt"),
        (b"a\0b", "a.txt"),
        (&plain, "a.docx"),
        (&template, "a.odt"),
    ];
    for (bytes, name) in refused {
        let found = kind(bytes, name, None);
        assert_eq!(found, Err(FileProblem::NotAllowed), "{name}");
    }
    let declared = Some("application/javascript");
    let found = kind(b"alert(1)", "a.txt", declared);
    assert_eq!(found, Err(FileProblem::NotAllowed));
}

#[test]
fn what_the_sender_says_must_agree_with_the_bytes() {
    let disagrees = Err(FileProblem::Disagrees);
    assert_eq!(kind(PDF, "a.png", Some("image/png")), disagrees);
    assert_eq!(kind(b"hello", "a.pdf", Some("application/pdf")), disagrees);
    assert_eq!(
        kind(PDF, "a.pdf", Some("Application/PDF; x=y")),
        Ok(MediaType::Pdf)
    );
    assert_eq!(
        kind(PDF, "a", Some("application/octet-stream")),
        Ok(MediaType::Pdf)
    );
    let excel = Some("application/vnd.ms-excel");
    assert_eq!(kind(b"a;b", "a.csv", excel), Ok(MediaType::Csv));
    assert_eq!(kind(b"a;b", "a.txt", excel), disagrees);
    assert_eq!(kind(b"", "a.pdf", None), Err(FileProblem::Empty));
}

#[test]
fn the_hash_and_size_are_of_all_bytes() {
    let found = inspect(b"abc", "a.txt", None).unwrap();
    assert_eq!(found.size, 3);
    let hex: String = found
        .sha256
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        hex,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn a_file_name_says_only_what_it_says() {
    let clean = |raw: &str| FileName::clean(raw, MediaType::Pdf).to_string();
    for (raw, expected) in [
        ("Tegning A1.pdf", "Tegning A1.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Brugere\\Signe\\plan.PDF", "plan.PDF"),
        ("invoice.pdf.exe", "invoice.pdf.exe.pdf"),
        ("plan\u{202e}fdp.exe", "planfdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("\"><script>.pdf", "___script_.pdf"),
        ("..", "attachment.pdf"),
        ("", "attachment.pdf"),
        (".pdf", "pdf.pdf"),
        ("con.pdf", "attachment.pdf"),
        ("LPT1.pdf", "attachment.pdf"),
        ("lpt.pdf", "lpt.pdf"),
        ("smo\u{308}rgås.pdf", "smörgås.pdf"),
        ("faktura.  .pdf", "faktura.pdf"),
    ] {
        assert_eq!(clean(raw), expected, "{raw:?}");
    }
    let long = clean(&format!("{}.pdf", "å".repeat(500)));
    assert_eq!(long.chars().count(), FILE_NAME_AT_MOST);
    assert!(long.ends_with("å.pdf"));
}

fn attachment(standing: Standing) -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128(1)),
        case: CaseId(Uuid::from_u128(2)),
        contribution: None,
        only_unit: None,
        name: FileName::clean("a.pdf", MediaType::Pdf),
        media_type: MediaType::Pdf,
        size: 1,
        sha256: [0; 32],
        file: FileId(Uuid::from_u128(3)),
        note: None,
        added_at: at(0),
        added_by: "system".to_owned(),
        standing,
        version: Version(1),
    }
}

fn at(minutes: i64) -> Moment {
    Moment::from_micros(1_772_442_000_000_000)
        .unwrap()
        .plus(SignedDuration::from_mins(minutes))
}

fn waiting() -> Attachment {
    attachment(Standing::Quarantined {
        scan_at: at(0),
        attempts: 0,
    })
}

#[test]
fn what_was_not_scanned_is_not_served() {
    assert_eq!(
        waiting().must_be_served(),
        Err(AttachmentRefused::Quarantined)
    );
    let clean = waiting().scanned(Verdict::Clean, at(1)).unwrap();
    assert_eq!(clean.must_be_served(), Ok(()));
    let found = "Eicar".to_owned();
    let infected = waiting()
        .scanned(Verdict::Infected { found }, at(1))
        .unwrap();
    assert_eq!(infected.must_be_served(), Err(AttachmentRefused::Infected));
    assert_eq!(infected.steps(), [AttachmentStep::Remove]);
    let again = infected.scanned(Verdict::Clean, at(2));
    assert_eq!(again, Err(AttachmentRefused::NotWaiting));
}

#[test]
fn a_scan_that_is_not_possible_is_tried_ever_more_seldom() {
    let mut attachment = waiting();
    let mut waits = Vec::new();
    for _ in 0..9 {
        attachment = attachment.not_scanned(at(0)).unwrap();
        let Standing::Quarantined { scan_at, .. } = attachment.standing else {
            unreachable!("it stays in quarantine");
        };
        waits.push((scan_at.as_micros() - at(0).as_micros()) / 60_000_000);
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
}

#[test]
fn an_attachment_is_removed_once() {
    let remove = |it: Attachment| it.removed("staff:1".to_owned(), "Forkert".to_owned(), at(1));
    let removed = remove(waiting()).unwrap();
    assert_eq!(removed.must_be_served(), Err(AttachmentRefused::Removed));
    assert!(removed.steps().is_empty());
    assert_eq!(remove(removed), Err(AttachmentRefused::Removed));
}

proptest! {
    #[test]
    fn a_clean_name_stays_as_it_is(raw in "\\PC{0,200}|[\\x00-\\x7f]{0,40}|(\\.| |/){0,9}(pdf|exe)?") {
        let once = FileName::clean(&raw, MediaType::Pdf);
        let twice = FileName::clean(once.as_str(), MediaType::Pdf);
        prop_assert_eq!(&once, &twice);
        let name = once.as_str();
        prop_assert!(name.chars().count() <= FILE_NAME_AT_MOST);
        prop_assert!(MediaType::Pdf.fits_name(name) && !name.starts_with('.'));
        prop_assert!(!name.contains(|sign: char| sign.is_control() || "/\\\":*?<>|".contains(sign)));
    }

    #[test]
    fn it_does_not_matter_in_which_pieces_a_file_comes(
        bytes in prop::collection::vec(any::<u8>(), 1..300), text in "\\PC{1,60}", cut in 1usize..9,
    ) {
        for whole in [bytes.as_slice(), text.as_bytes()] {
            let (mut once, mut pieces) = (Inspection::default(), Inspection::default());
            once.see(whole);
            whole.chunks(cut).for_each(|piece| pieces.see(piece));
            let finish = |seen: &Inspection| seen.finish(None, Declared::Nothing);
            prop_assert_eq!(finish(&once), finish(&pieces));
        }
    }

    #[test]
    fn no_archive_makes_the_reader_stumble(tail in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend_from_slice(&tail);
        let mut seen = Inspection::default();
        seen.see(&bytes);
        drop(seen.finish(None, Declared::Nothing));
    }
}
