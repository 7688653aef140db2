//! Reading mails: of the corpus, and of what chance makes of it.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
#![expect(clippy::panic, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;

use onedoor_domain::inbound::NotTaken;
use proptest::prelude::*;

use super::reading::{ReadMail, read};

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/mail");
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    all.sort();
    all
}

fn mail(name: &str) -> ReadMail {
    let all = corpus();
    let found = all.iter().find(|(known, _)| known == name).unwrap();
    read(&found.1).unwrap()
}

#[test]
fn what_a_mail_answers_is_read_nearest_first() {
    let facts = mail("reply-plain").letter.facts;
    assert_eq!(facts.id.as_deref(), Some("r1@cafe.example"));
    assert_eq!(
        facts.answers,
        ["{{DELIVERY}}", "case.{{CASE}}@onedoor.example"]
    );
    assert_eq!(facts.to, ["erhverv+{{REFERENCE}}@eksempel.example"]);
}

#[test]
fn what_programs_say_is_read() {
    let marks = |name: &str| mail(name).letter.facts.marks;
    assert!(marks("forged").is_forged);
    assert!(!marks("reply-plain").is_forged);
    assert!(marks("no-return-path").is_unreturnable);
    assert!(!marks("plain-danish").is_unreturnable);
    assert!(marks("newsletter").has_list);
    assert!(marks("away-finnish").is_automatic);
    assert_eq!(
        mail("bounce-failed").letter.facts.reported,
        ["{{DELIVERY}}"]
    );
}

#[test]
fn a_file_is_what_its_bytes_are_or_is_left() {
    let files = |name: &str| mail(name).letter.files;
    assert_eq!(files("winmail")[0].found, Err(NotTaken::Packed));
    assert_eq!(
        files("program-attached")[0].found,
        Err(NotTaken::NotAllowed)
    );
    let [file] = &files("encoded-file-name")[..] else {
        panic!("one file");
    };
    let found = file.found.clone().unwrap();
    assert_eq!(found.name.as_str(), "Tegning å 1.pdf");
    assert_eq!(files("plain-danish").len(), 0);
    assert_eq!(files("alternative").len(), 0);
}

/// What the parser does with bytes that no mail has is caught where it is called; what we do with
/// what it answers must not fail.
fn read_like_a_server(raw: &[u8]) -> Option<ReadMail> {
    std::panic::catch_unwind(|| read(raw)).ok().flatten()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_end_more_than_the_reading_of_them(
        which in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
    ) {
        let all = corpus();
        let mut raw = all[which.index(all.len())].1.clone();
        for (at, byte) in &edits {
            let at = at.index(raw.len());
            raw[at] = *byte;
        }
        let tail = &all[other.index(all.len())].1;
        raw.extend_from_slice(&tail[cut.index(tail.len())..]);
        raw.truncate(cut.index(raw.len()) + 1);
        if let Some(mail) = read_like_a_server(&raw) {
            let facts = &mail.letter.facts;
            prop_assert!(!facts.subject.contains(['\0', '\n', '\r']));
            prop_assert!(!mail.letter.text.contains('\0'));
        }
    }

    #[test]
    fn chance_is_read_without_harm(raw in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read_like_a_server(&raw);
    }
}
