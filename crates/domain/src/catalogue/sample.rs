//! A small catalogue without findings, for tests that change one thing about it.

use super::document::Document;

pub(super) const YAML: &str = r#"
schema: 2
languages: [en, da]
units:
  - {id: business_office, kind: internal, names: {en: Business office, da: Erhvervskontor}}
  - {id: switchboard, kind: internal, names: {en: Switchboard, da: Omstilling}}
  - {id: building, kind: internal, names: {en: Building control, da: Byggesag}}
  - id: food_control
    kind: internal
    names: {en: Food control, da: Fødevarekontrol}
    countries: {DK: {kind: external, name: Fødevarestyrelsen}}
  - {id: x_police, kind: external, names: {en: Police, da: Politi}}
questions:
  - {id: premises_involved, type: boolean, text: {en: Are premises involved?, da: Er der lokaler?}}
  - {id: seats, type: integer, text: {en: How many seats?, da: Hvor mange pladser?}}
  - id: serving
    type: choice
    text: {en: What is served?, da: Hvad serveres der?}
    choices:
      - {id: food, text: {en: Food, da: Mad}}
      - {id: drinks, text: {en: Drinks, da: Drikkevarer}}
documents:
  - {id: floor_plan, names: {en: Floor plan, da: Plantegning}}
promises:
  - id: answer
    clock: final_answer
    length: 5
    unit: working_days
    start: received
    names: {en: You get an answer, da: Du får svar}
rules:
  - id: DK-OFFL-7WD
    country: DK
    law: offentlighedsloven § 36
    names: {en: Access to documents, da: Aktindsigt}
    clock: access_decision
    length: 7
    unit: working_days
    start: received
    certainty: verified
    enabled: true
case_types:
  - id: restaurant_cafe
    group: food
    names: {en: Restaurant or café, da: Restaurant eller café}
    complexity: complex
    lead: business_office
    units: [business_office]
    when:
      - {unit: building, question: premises_involved}
      - {unit: building, question: seats, at_least: 50}
      - {unit: food_control, question: serving, is: food}
    external: [x_police]
    documents: [floor_plan]
    promises: [answer]
    rules: {DK: [DK-OFFL-7WD]}
    secrecy: business
    words: {en: {strong: [café], weak: [food]}}
  - id: unclear
    group: other
    names: {en: Unclear, da: Uklart}
    complexity: simple
    lead: business_office
    units: [business_office]
    promises: [answer]
    parts: [restaurant_cafe]
    secrecy: open
  - id: not_business
    group: other
    names: {en: Not a business matter, da: Ikke en erhvervssag}
    complexity: simple
    lead: switchboard
    units: [switchboard]
    promises: [answer]
    secrecy: open
"#;

#[expect(
    clippy::unwrap_used,
    reason = "a sample that does not parse fails its test"
)]
pub(super) fn document() -> Document {
    Document::parse(YAML).unwrap()
}
