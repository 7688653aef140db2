//! Letters of the house, in the language of the business. Nobody outside is named in them: they
//! are forwarded, and an identity may be protected.

use jiff::tz::TimeZone;
use onedoor_domain::papers::{MissingItem, MissingPapers};
use onedoor_domain::routing::UnitReason;
use onedoor_domain::{Language, Moment};

use super::draft::AnswerDraft;
use super::overview::OverviewContent;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::texts::{self, say, say_with};

impl Docket {
    /// The one list of what is missing, as a letter.
    pub(super) fn missing_letter(&self, list: &MissingPapers) -> String {
        let language = self.head.record.language;
        let items = list.items.iter().map(|item| self.bullet(item, language));
        let mut lines = vec![
            say(language, "letter-hello"),
            String::new(),
            say(language, "missing-letter-intro"),
            String::new(),
        ];
        lines.extend(items);
        lines.push(String::new());
        if let Some(by) = list.reply_by {
            let due = [("due", self.moment_text(by, language))];
            lines.push(say_with(language, "missing-letter-reply_by", &due));
        }
        lines.push(say(language, "missing-letter-once"));
        lines.push(String::new());
        let directory = &self.in_force.directory;
        if let Some(person) = directory.find(self.head.record.coordinator) {
            lines.extend([
                person.name.clone(),
                person.title.clone(),
                person.phone.clone(),
            ]);
        }
        lines.join("\n")
    }

    fn bullet(&self, item: &MissingItem, language: Language) -> String {
        let document = item.document.as_deref();
        let document = document.and_then(|id| self.in_force.catalogue.document_to_bring(id));
        let name = document.map(|of| of.names.get(language));
        match (name, item.words.as_deref()) {
            (Some(name), Some(words)) => format!("- {name}: {words}"),
            (Some(one), None) | (None, Some(one)) => format!("- {one}"),
            (None, None) => "-".to_owned(),
        }
    }

    fn moment_text(&self, at: Moment, language: Language) -> String {
        let zone = TimeZone::get(&self.in_force.municipality.time_zone).unwrap_or(TimeZone::UTC);
        texts::due(language, zone.to_datetime(at.timestamp()))
    }
}

/// The final answer as the units' answers make it.
pub(super) fn composed(file: &CaseFile, draft: &AnswerDraft) -> String {
    let language = file.case.language;
    let reference = [("reference", file.case.reference.clone())];
    let mut parts = vec![
        say(language, "letter-hello"),
        say_with(language, "answer-intro", &reference),
    ];
    for part in &draft.answered {
        let name = file.unit_name(&part.unit, language);
        let by = part.stage.handler().and_then(|id| file.person(id));
        let by = by.map(|person| {
            let name = [("name", person.name.clone())];
            say_with(language, "answer-by", &name)
        });
        let words = part.answer.clone();
        let words = words.unwrap_or_else(|| say(language, "answer-no_words"));
        let heading = [Some(format!("## {name}")), by];
        let heading: Vec<String> = heading.into_iter().flatten().collect();
        parts.push(heading.join("\n"));
        parts.push(words);
    }
    parts.extend(appeals(file, language));
    parts.push(say(language, "answer-closing"));
    parts.push(signature(file));
    parts.join("\n\n")
}

/// How what the case is about can be appealed, where the catalogue says so: each way once.
fn appeals(file: &CaseFile, language: Language) -> Vec<String> {
    let types = file.types.iter();
    let types = types.filter_map(|of| file.catalogue.case_type(&of.case_type));
    let mut ways: Vec<String> = Vec::new();
    for appeal in types.filter_map(|of| of.appeal.as_ref()) {
        let way = appeal.get(language).to_owned();
        if !way.is_empty() && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// The overview of the process as a letter.
pub(super) fn overview(file: &CaseFile, content: &OverviewContent) -> String {
    let language = file.case.language;
    let person = &content.coordinator;
    let mentions = [
        ("name", person.name.clone()),
        ("title", person.title.clone()),
        ("phone", person.phone.clone()),
        ("email", person.email.clone()),
    ];
    let reference = [("reference", content.reference.clone())];
    let mut parts = vec![
        say(language, "letter-hello"),
        say_with(language, "overview-intro", &reference),
        headed(
            language,
            "overview-person",
            &[say_with(language, "overview-person-is", &mentions)],
        ),
    ];
    let units = content.units.iter();
    let units = units.map(|unit| format!("- {}: {}", unit.name, unit.does.join("; ")));
    parts.push(headed(
        language,
        "overview-units",
        &units.collect::<Vec<_>>(),
    ));
    parts.push(headed(
        language,
        "overview-steps",
        &steps(language, content),
    ));
    let promises = content.promises.iter();
    let promises = promises.map(|promise| format!("- {}: {}", promise.name, promise.due_text));
    parts.push(headed(
        language,
        "overview-promises",
        &promises.collect::<Vec<_>>(),
    ));
    let documents = content.documents.iter();
    let documents = documents.map(|name| format!("- {name}"));
    parts.push(headed(
        language,
        "overview-documents",
        &documents.collect::<Vec<_>>(),
    ));
    let follow = say_with(language, "overview-follow-how", &reference);
    parts.push(headed(language, "overview-follow", &[follow]));
    parts.push(signature(file));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Why a unit takes part, in words.
pub(super) fn reason(file: &CaseFile, reason: &UnitReason, language: Language) -> String {
    let of = |case_type: &str| [("case_type", file.case_type_name(case_type, language))];
    match reason {
        UnitReason::Leads { case_type } => say_with(language, "because-leads", &of(case_type)),
        UnitReason::Always { case_type } | UnitReason::Answered { case_type, .. } => {
            say_with(language, "because-always", &of(case_type))
        }
        UnitReason::External { case_type } => {
            say_with(language, "because-external", &of(case_type))
        }
        UnitReason::NobodyInside { case_type } => {
            say_with(language, "because-nobody_inside", &of(case_type))
        }
        // Which unit passed it on is the house's own affair.
        UnitReason::Rerouted { .. } | UnitReason::Added => say(language, "because-added"),
    }
}

/// The steps in their order: first what begins at once, then what waits for others.
fn steps(language: Language, content: &OverviewContent) -> Vec<String> {
    let at_once = content.units.iter().filter(|unit| unit.after.is_empty());
    let names: Vec<&str> = at_once.map(|unit| unit.name.as_str()).collect();
    let mut steps = vec![say(language, "overview-step-received")];
    if !names.is_empty() {
        let units = [("units", names.join(", "))];
        steps.push(say_with(language, "overview-step-at_once", &units));
    }
    for unit in content.units.iter().filter(|unit| !unit.after.is_empty()) {
        let mentions = [
            ("unit", unit.name.clone()),
            ("others", unit.after.join(", ")),
        ];
        steps.push(say_with(language, "overview-step-after", &mentions));
    }
    steps.push(say(language, "overview-step-answer"));
    let numbered = steps.iter().enumerate();
    numbered
        .map(|(at, step)| format!("{}. {step}", at + 1))
        .collect()
}

/// A part of a letter under its heading; nothing if it says nothing.
fn headed(language: Language, key: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("## {}\n{}", say(language, key), lines.join("\n"))
}

/// Who signs: the one who answers to the business.
fn signature(file: &CaseFile) -> String {
    let person = file.coordinator();
    let lines = person.map(|of| [of.name.clone(), of.title.clone(), of.phone.clone()]);
    lines.map_or_else(String::new, |lines| lines.join("\n"))
}
