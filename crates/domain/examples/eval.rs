//! How well suggestions fit the sample enquiries, per language.
//!
//! `cargo run --release -p onedoor-domain --example eval -- [CATALOGUE.yaml] [ENQUIRIES.jsonl]`

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a report for the terminal, which stops at bad input"
)]

use std::collections::BTreeMap;
use std::{env, fs};

use onedoor_domain::catalogue::{Catalogue, UnitKind};
use onedoor_domain::suggestion::{Suggestion, detect_language};
use onedoor_domain::{Country, Language};
use serde::Deserialize;

/// Below this score a case type is not chosen.
const THRESHOLD: u8 = 40;
/// So many case types are chosen at most.
const MOST_CHOSEN: usize = 3;

#[derive(Deserialize)]
struct Sample {
    id: String,
    country: Country,
    language: Language,
    subject: String,
    text: String,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    case_types: Vec<String>,
    units: Vec<String>,
    must_not: Vec<String>,
}

/// What happened to one sample.
struct Outcome<'a> {
    sample: &'a Sample,
    suggestions: Vec<Suggestion>,
    chosen: Vec<String>,
    right: usize,
    hit: bool,
    lead_right: bool,
    units_found: usize,
    forbidden: Vec<String>,
    language_right: bool,
}

fn main() {
    let mut arguments = env::args().skip(1);
    let home = env!("CARGO_MANIFEST_DIR");
    let catalogue = arguments
        .next()
        .unwrap_or_else(|| format!("{home}/catalogue/default.yaml"));
    let samples = arguments
        .next()
        .unwrap_or_else(|| format!("{home}/fixtures/enquiries.jsonl"));
    let yaml = fs::read_to_string(&catalogue).expect("the catalogue can be read");
    let document = yaml_serde::from_str(&yaml).expect("the catalogue is well formed");
    let catalogue = Catalogue::compile(1, document);
    let lines = fs::read_to_string(&samples).expect("the enquiries can be read");
    let samples: Vec<Sample> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an enquiry a line"))
        .collect();
    let outcomes: Vec<Outcome<'_>> = samples.iter().map(|s| judge(&catalogue, s)).collect();
    print_table(&outcomes);
    print_misses(&outcomes);
}

fn judge<'a>(catalogue: &Catalogue, sample: &'a Sample) -> Outcome<'a> {
    let model = catalogue.model();
    let suggestions = model.suggest(&sample.subject, &sample.text, sample.language);
    let chosen: Vec<String> = suggestions
        .iter()
        .filter(|s| s.score >= THRESHOLD)
        .take(MOST_CHOSEN)
        .map(|s| s.case_type.clone())
        .collect();
    let expected = &sample.expected;
    let units = units(catalogue, &chosen, sample.country);
    let among = |list: &[String], id: &String| list.contains(id);
    let aside = chosen
        .first()
        .is_none_or(|id| matches!(id.as_str(), "unclear" | "not_business"));
    let nothing_expected = expected.case_types.is_empty();
    let hit = suggestions
        .iter()
        .take(MOST_CHOSEN)
        .any(|s| among(&expected.case_types, &s.case_type));
    Outcome {
        right: chosen
            .iter()
            .filter(|id| among(&expected.case_types, id))
            .count(),
        hit: if nothing_expected { aside } else { hit },
        lead_right: if nothing_expected {
            aside
        } else {
            lead(catalogue, chosen.first()) == lead(catalogue, expected.case_types.first())
        },
        units_found: expected.units.iter().filter(|u| among(&units, u)).count(),
        forbidden: units
            .into_iter()
            .filter(|unit| among(&expected.must_not, unit))
            .collect(),
        language_right: detect_language(&sample.text, sample.country) == Some(sample.language),
        sample,
        chosen,
        suggestions,
    }
}

fn lead<'c>(catalogue: &'c Catalogue, id: Option<&String>) -> Option<&'c str> {
    Some(catalogue.case_type(id?)?.lead.as_str())
}

/// Leads and always-units of the chosen case types that are internal in the country.
fn units(catalogue: &Catalogue, chosen: &[String], country: Country) -> Vec<String> {
    let case_types = chosen.iter().filter_map(|id| catalogue.case_type(id));
    let mut units: Vec<String> = case_types
        .flat_map(|c| std::iter::once(&c.lead).chain(&c.units))
        .filter(|id| {
            let unit = catalogue.unit(id);
            unit.is_some_and(|unit| unit.kind_in(country) == UnitKind::Internal)
        })
        .cloned()
        .collect();
    units.sort();
    units.dedup();
    units
}

fn print_table(outcomes: &[Outcome<'_>]) {
    println!("language    n  precision  recall  hit@3  lead first  units  must-not  detected");
    let mut groups: BTreeMap<&str, Vec<&Outcome<'_>>> = BTreeMap::new();
    for outcome in outcomes {
        let language = outcome.sample.language.as_str();
        groups.entry(language).or_default().push(outcome);
    }
    for (language, group) in &groups {
        print_row(language, group);
    }
    print_row("all", &outcomes.iter().collect::<Vec<_>>());
}

fn print_row(language: &str, group: &[&Outcome<'_>]) {
    let sum = |count: &dyn Fn(&Outcome<'_>) -> usize| group.iter().map(|o| count(o)).sum::<usize>();
    let right = sum(&|o| o.right);
    println!(
        "{language:8} {:4}  {:9}  {:6}  {:5}  {:10}  {:5}  {:8}  {:8}",
        group.len(),
        share(right, sum(&|o| business(&o.chosen))),
        share(right, sum(&|o| o.sample.expected.case_types.len())),
        share(sum(&|o| usize::from(o.hit)), group.len()),
        share(sum(&|o| usize::from(o.lead_right)), group.len()),
        share(
            sum(&|o| o.units_found),
            sum(&|o| o.sample.expected.units.len())
        ),
        sum(&|o| o.forbidden.len()),
        share(sum(&|o| usize::from(o.language_right)), group.len()),
    );
}

/// How many of the case types are about a business: the others are right where none is expected.
fn business(chosen: &[String]) -> usize {
    let aside = ["unclear", "not_business"];
    chosen
        .iter()
        .filter(|id| !aside.contains(&id.as_str()))
        .count()
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    format!("{:.2}", part as f64 / whole as f64)
}

fn print_misses(outcomes: &[Outcome<'_>]) {
    println!("\nmisses");
    for outcome in outcomes {
        let missed = outcome.sample.expected.case_types.len() - outcome.right;
        if env::var("ALL").is_err()
            && outcome.hit
            && outcome.lead_right
            && missed == 0
            && outcome.forbidden.is_empty()
        {
            continue;
        }
        println!(
            "{} {}{}{} expected [{}] forbidden [{}] {}",
            outcome.sample.id,
            outcome.sample.language,
            if outcome.hit { "" } else { " NO-HIT" },
            if outcome.lead_right {
                ""
            } else {
                " WRONG-LEAD"
            },
            outcome.sample.expected.case_types.join(" "),
            outcome.forbidden.join(" "),
            outcome.sample.subject,
        );
        for suggestion in outcome.suggestions.iter().take(5) {
            println!(
                "    {:3} {:22} {}",
                suggestion.score,
                suggestion.case_type,
                suggestion.because.join(", ")
            );
        }
    }
}
