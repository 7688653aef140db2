//! The rules of suggestion, seen from outside.

use std::sync::Arc;

use proptest::prelude::*;

use super::reading::CHARS_READ;
use super::{Model, Suggestion, detect_language};
use crate::catalogue::Document;
use crate::{Country, Language};

const CATALOGUE: &str = r#"
schema: 2
languages: [en]
units: []
promises: []
case_types:
  - &type
    id: restaurant_cafe
    group: food
    names: {en: "Restaurant or café", nb: "Serveringssted"}
    complexity: complex
    lead: business_office
    units: [business_office]
    promises: []
    parts: [alcohol_permanent, outdoor_seating, wastewater]
    secrecy: open
    words:
      nb: {strong: [restaurant, serveringssted, åpne kafé], weak: [kjøkken, gjester]}
      sv: {strong: [restaurang, krog], weak: [kök]}
      fi: {strong: [ravintola, kahvila], weak: [keittiö]}
      en: {strong: [restaurant, open a café], weak: [kitchen]}
  - <<: *type
    id: alcohol_permanent
    names: {en: "Alcohol licence"}
    parts: []
    words:
      nb: {strong: [skjenkebevilling, brennevin], weak: [øl, vin]}
      sv: {strong: [serveringstillstånd], weak: [vin]}
      fi: {strong: [anniskelulupa], weak: [viini]}
      en: {strong: [alcohol licence], weak: [wine]}
  - <<: *type
    id: outdoor_seating
    names: {en: "Outdoor seating"}
    parts: []
    words:
      nb: {strong: [uteservering], weak: [bord, fortau]}
      sv: {strong: [uteservering], weak: [bord]}
      fi: {strong: [terassi], weak: [pöydät]}
      en: {strong: [outdoor seating], weak: [tables]}
  - <<: *type
    id: wastewater
    names: {en: "Wastewater"}
    parts: []
    words:
      nb: {strong: [fettutskiller], weak: [avløp]}
      sv: {strong: [fettavskiljare], weak: [avlopp]}
      fi: {strong: [rasvanerotin, jätevesi], weak: [viemäri]}
      en: {strong: [grease trap], weak: [sewer]}
"#;

#[expect(clippy::expect_used, reason = "the catalogue above is well formed")]
fn model() -> Model {
    let mut yaml: yaml_serde::Value = yaml_serde::from_str(CATALOGUE).expect("YAML");
    yaml.apply_merge().expect("merge keys");
    let document: Document = yaml_serde::from_value(yaml).expect("a catalogue");
    Model::of(Arc::new(document))
}

fn suggest(subject: &str, text: &str, language: Language) -> Vec<Suggestion> {
    model().suggest(subject, text, language)
}

fn score(suggestions: &[Suggestion], case_type: &str) -> u8 {
    suggestions
        .iter()
        .find(|s| s.case_type == case_type)
        .map_or(0, |s| s.score)
}

#[test]
fn a_suggestion_gives_the_words_of_the_text_as_its_reasons() {
    let found = suggest(
        "",
        "Vi trenger Skjenkebevillingen, og brennevin og ØL.",
        Language::Nb,
    );
    assert_eq!(found[0].case_type, "alcohol_permanent");
    assert_eq!(found[0].because, ["Skjenkebevillingen", "brennevin", "ØL"]);
}

#[test]
fn a_strong_word_reaches_the_threshold_and_a_weak_one_does_not() {
    let strong = suggest("", "Gjelder skjenkebevilling.", Language::Nb);
    let weak = suggest("", "Gjelder vin.", Language::Nb);
    assert!(score(&strong, "alcohol_permanent") >= 40);
    assert!((1..40).contains(&score(&weak, "alcohol_permanent")));
}

#[test]
fn a_phrase_is_found_with_one_word_between() {
    let near = suggest("", "Vi vil åpne en kafé.", Language::Nb);
    let far = suggest("", "Vi vil åpne noe, for eksempel en kafé.", Language::Nb);
    assert_eq!(near[0].because, ["åpne en kafé"]);
    assert!(score(&near, "restaurant_cafe") > score(&far, "restaurant_cafe"));
}

#[test]
fn a_word_is_found_inside_a_compound() {
    let head = suggest("", "Fettavskiljarbrev har kommit.", Language::Sv);
    let tail = suggest("", "Sommaruteservering?", Language::Sv);
    assert_eq!(head[0].because, ["Fettavskiljarbrev"]);
    assert_eq!(tail[0].case_type, "outdoor_seating");
}

#[test]
fn a_compound_is_found_when_parted() {
    let found = suggest("", "Søker skjenke bevilling.", Language::Nb);
    assert_eq!(found[0].because, ["skjenke bevilling"]);
}

#[test]
fn finnish_is_found_inflected_and_compounded() {
    let inflected = suggest("", "Kysymys ravintolaamme koskien.", Language::Fi);
    let compound = suggest("", "Tarvitsemmeko terassiluvan?", Language::Fi);
    assert_eq!(inflected[0].because, ["ravintolaamme"]);
    assert_eq!(compound[0].because, ["terassiluvan"]);
}

#[test]
fn one_slip_of_the_pen_is_forgiven() {
    let text = "skjenkebeviling, brenevin, utesrevering";
    let found = suggest("", text, Language::Nb);
    assert_eq!(found[0].because, ["skjenkebeviling", "brenevin"]);
    assert_eq!(found[1].because, ["utesrevering"]);
}

#[test]
fn an_umbrella_with_evidence_of_its_own_comes_before_its_parts() {
    let text = "Restaurant. Skjenkebevilling og brennevin, uteservering med bord på fortau.";
    let found = suggest("", text, Language::Nb);
    assert_eq!(found[0].case_type, "restaurant_cafe");
    assert!(found.iter().skip(1).all(|s| s.score <= found[0].score));
}

#[test]
fn an_umbrella_does_not_swallow_a_single_part() {
    let found = suggest("Fettavskiljare", "Brev till min restaurang.", Language::Sv);
    assert_eq!(found[0].case_type, "wastewater");
}

#[test]
fn words_of_another_language_count_less_unless_it_is_plain() {
    let own = suggest("", "fettutskiller", Language::Nb);
    let foreign = suggest("", "fettutskiller", Language::Fi);
    let plain = suggest(
        "",
        "Hva gjør jeg med denne? Noen sier dere må ha fettutskiller.",
        Language::Fi,
    );
    assert!(score(&foreign, "wastewater") < score(&own, "wastewater"));
    assert!(score(&foreign, "wastewater") > 0);
    assert!(score(&plain, "wastewater") > score(&foreign, "wastewater"));
}

#[test]
fn quoted_mail_counts_little_beside_ones_own_words() {
    let text = "Gjelder uteservering foran kafeen vår i sommer.\n\
        -----Original Message-----\nFrom: noen\n> fettutskiller og brennevin";
    let found = suggest("", text, Language::Nb);
    assert_eq!(found[0].case_type, "outdoor_seating");
    assert!(score(&found, "alcohol_permanent") < 10);
}

#[test]
fn a_mail_forwarded_without_a_word_counts() {
    let text = "FYI\n\nFra: Kari\nSendt: i dag\n\nVi trenger skjenkebevilling.";
    assert!(score(&suggest("VS:", text, Language::Nb), "alcohol_permanent") >= 40);
}

#[test]
fn html_and_decomposed_letters_are_read() {
    let text =
        "<p>Hei!</p><div class=\"uteservering\">S&oslash;ker a\u{30a}pne <b>kafe\u{301}</b></div>";
    let found = suggest("", text, Language::Nb);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].case_type, "restaurant_cafe");
}

#[test]
fn nothing_is_suggested_for_nothing() {
    assert!(suggest("", "", Language::En).is_empty());
    assert!(suggest(" ", "\r\n…?!", Language::Fi).is_empty());
}

#[test]
fn only_the_beginning_of_a_long_text_is_read() {
    let silence = "x ".repeat(CHARS_READ / 2);
    let rest = "skjenkebevilling ".repeat(60_000);
    assert!(suggest("", &format!("{silence}{rest}"), Language::Nb).is_empty());
    assert!(!suggest("", &rest, Language::Nb).is_empty());
}

#[test]
fn the_same_text_gets_the_same_suggestions() {
    let text = "Krog med serveringstillstånd, uteservering och fettavskiljare, kök, bord, vin";
    let first = suggest("Restaurang", text, Language::Sv);
    assert_eq!(first, suggest("Restaurang", text, Language::Sv));
}

#[test]
fn languages_are_told_apart() {
    let samples = [
        (Language::En, "Who do we ask about the sign on our wall?"),
        (
            Language::Da,
            "Hvad skal vi gøre med skiltet uden for butikken?",
        ),
        (
            Language::Nb,
            "Hva skal vi gjøre med skiltet utenfor butikken?",
        ),
        (
            Language::Nn,
            "Kva skal vi gjere med skiltet? Eg veit ikkje.",
        ),
        (Language::Sv, "Vad ska vi göra med skylten utanför butiken?"),
        (Language::Fi, "Mitä teemme kyltille, joka on seinällä?"),
    ];
    for (language, text) in samples {
        assert_eq!(detect_language(text, Country::Fi), Some(language), "{text}");
    }
}

#[test]
fn the_country_breaks_ties_and_nothing_else() {
    let either = "Kan du sende det til han som har det?";
    assert_eq!(detect_language(either, Country::Dk), Some(Language::Da));
    assert_eq!(detect_language(either, Country::No), Some(Language::Nb));
    let danish = "Hvad koster det, og hvem skal jeg spørge?";
    assert_eq!(detect_language(danish, Country::No), Some(Language::Da));
}

#[test]
fn too_little_text_has_no_language() {
    assert_eq!(detect_language("", Country::Dk), None);
    assert_eq!(detect_language("EAN 5798", Country::Dk), None);
}

proptest! {
    #[test]
    fn any_text_is_answered_in_order(
        subject in any::<String>(),
        text in "(?s)(.{0,40}|skjenkebevilling|<[a-z]{0,3}>?|&[a-z]{0,4};?|> |\n|-|restaurang|fettutskilller){0,30}",
        language in prop::sample::select(Language::ALL),
    ) {
        let found = shared_model().suggest(&subject, &text, language);
        prop_assert!(found.iter().all(|s| (1..=100).contains(&s.score)));
        prop_assert!(found.iter().all(|s| !s.because.is_empty() && s.because.len() <= 6));
        prop_assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
        detect_language(&text, Country::Is);
    }
}

fn shared_model() -> &'static Model {
    static MODEL: std::sync::LazyLock<Model> = std::sync::LazyLock::new(model);
    &MODEL
}
