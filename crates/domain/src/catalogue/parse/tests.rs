//! What is read, what is refused, and where the author is sent.

use proptest::prelude::*;

use super::super::sample;
use super::*;

fn refused(yaml: &str) -> Vec<(String, FindingCode)> {
    let findings = Document::parse(yaml).err().unwrap_or_default();
    let pair = |finding: Finding| (finding.at, finding.code);
    findings.into_iter().map(pair).collect()
}

fn found(at: &str, code: FindingCode) -> (String, FindingCode) {
    (at.to_owned(), code)
}

#[test]
fn a_document_is_read_and_written_without_loss() {
    let document = sample::document();
    assert_eq!(document.case_types.len(), 3);

    let json = serde_json::to_string(&document).unwrap_or_default();
    assert_eq!(Document::parse(&json), Ok(document));
}

#[test]
fn every_unknown_key_is_reported_by_the_id_of_its_entry() {
    let yaml = sample::YAML
        .replace(
            "{unit: building, question: seats,",
            "{unit: building, unitt: x, question: seats,",
        )
        .replace("type: choice", "type: choice\n    help: none")
        .replace("group: food", "group: food\n    colour: red")
        .replace("schema: 2", "schema: 2\nversion: 7");
    assert_eq!(
        refused(&yaml),
        [
            found("version", FindingCode::UnknownKey),
            found("questions[serving].help", FindingCode::UnknownKey),
            found(
                "case_types[restaurant_cafe].colour",
                FindingCode::UnknownKey
            ),
            found(
                "case_types[restaurant_cafe].when[1].unitt",
                FindingCode::UnknownKey
            ),
        ]
    );
}

#[test]
fn every_duplicate_key_is_reported_even_where_the_last_would_win() {
    let yaml = sample::YAML
        .replace("da: Byggesag}", "da: Byggesag, en: Building}")
        .replace("group: food", "group: food\n    group: drinks");
    assert_eq!(
        refused(&yaml),
        [
            found("units[building].names.en", FindingCode::DuplicateKey),
            found(
                "case_types[restaurant_cafe].group",
                FindingCode::DuplicateKey
            ),
        ]
    );
}

#[test]
fn a_wrong_value_is_reported_with_its_path_and_line() {
    for (right, wrong, at, words) in [
        (
            "length: 5",
            "length: soon",
            "promises[answer].length",
            "line 27",
        ),
        (
            "length: 5",
            "length: -5",
            "promises[answer].length",
            "line 27",
        ),
        (
            "kind: external, names",
            "kind: abroad, names",
            "units[x_police].kind",
            "`internal`",
        ),
        (
            "da: Politi}",
            "dk: Politi}",
            "units[x_police].names",
            "`da`",
        ),
        (
            "[x_police]",
            "x_police",
            "case_types[restaurant_cafe].external",
            "sequence",
        ),
        (
            "is: food",
            "is: [food]",
            "case_types[restaurant_cafe].when[2].is",
            "string",
        ),
        (
            "    law: offentlighedsloven § 36\n",
            "",
            "rules[DK-OFFL-7WD]",
            "`law`",
        ),
    ] {
        assert!(sample::YAML.contains(right), "{right}");
        let findings = Document::parse(&sample::YAML.replacen(right, wrong, 1)).err();
        let [finding] = findings.as_deref().unwrap_or_default() else {
            unreachable!("{wrong}: {findings:?}");
        };
        assert_eq!(finding.at, at, "{finding}");
        assert_eq!(finding.code, FindingCode::WrongValue, "{finding}");
        assert!(finding.detail.contains(words), "{finding}");
        assert!(!finding.detail.contains('['), "{finding}");
    }
}

#[test]
fn what_is_no_yaml_is_refused_with_its_line() {
    for yaml in [
        "units: [",
        "a: b: c",
        "\t- x",
        "@",
        "*nobody",
        "a: 1\n---\nb: 2",
        "\u{0}",
    ] {
        assert_eq!(
            refused(yaml),
            [found("document", FindingCode::Syntax)],
            "{yaml:?}"
        );
    }
    assert_eq!(refused(""), [found("document", FindingCode::Syntax)]);
    assert_eq!(refused("[]"), [found("document", FindingCode::WrongValue)]);
}

#[test]
fn deep_nesting_is_refused_instead_of_exhausting_the_stack() {
    let yaml = "[".repeat(100_000);
    assert_eq!(refused(&yaml), [found("document", FindingCode::Syntax)]);
}

#[test]
fn an_alias_that_repeats_a_little_is_read() {
    let yaml = sample::YAML
        .replace(
            "[business_office]\n    when",
            "&office [business_office]\n    when",
        )
        .replace(
            "units: [business_office]\n    promises",
            "units: *office\n    promises",
        );
    assert!(yaml.contains("*office"));
    assert_eq!(Document::parse(&yaml), Ok(sample::document()));
}

#[test]
fn aliases_that_multiply_are_refused_before_they_fill_the_memory() {
    let mut laughs = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    for level in 1..12 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        laughs.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    let long = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(100_000),
        "*a, ".repeat(10_000)
    );
    let itself = "a: &a [*a, *a]".to_owned();
    for yaml in [laughs, long] {
        assert_eq!(refused(&yaml), [found("document", FindingCode::Expansion)]);
    }
    let endless = refused(&itself);
    assert_eq!(endless.len(), 1, "{endless:?}");
}

#[test]
fn the_default_catalogue_reads() {
    let document = Document::default_catalogue();
    assert_eq!(document.schema, 2);
    assert!(document.case_types.len() >= 40);
}

proptest! {
    #[test]
    fn nothing_makes_the_reader_panic(
        yaml in "([\\[\\]{}:,&*!|>'\"#\\-?%@<~ \na-c0]|units: |- id: |a: |<<: |&a |\\*a |!x |---\n){0,40}",
    ) {
        prop_assert!(Document::parse(&yaml).is_err());
    }

    #[test]
    fn a_damaged_catalogue_is_read_or_refused_in_words(
        at in 0..sample::YAML.len(),
        length in 0usize..40,
        instead in "[\\[\\]{}:,&*!|\"# \na-c0-9-]{0,6}",
    ) {
        let (head, rest) = sample::YAML.split_at(sample::YAML.floor_char_boundary(at));
        let tail = rest.get(rest.floor_char_boundary(length)..).unwrap_or_default();
        if let Err(findings) = Document::parse(&format!("{head}{instead}{tail}")) {
            prop_assert!(!findings.is_empty());
            prop_assert!(findings.iter().all(|f| !f.at.is_empty() && !f.detail.is_empty()));
        }
    }
}
