//! Reading a catalogue from YAML: everything in it is understood, or refused with its place.

mod place;
mod survey;

use self::place::Place;
use self::survey::Survey;
use super::document::Document;
use super::finding::{Finding, FindingCode};

impl Document {
    /// The catalogue that every municipality starts from, as its authors wrote it.
    pub const DEFAULT_YAML: &str = include_str!("../../catalogue/default.yaml");

    /// The catalogue that every municipality starts from.
    #[expect(
        clippy::expect_used,
        reason = "the text is part of the program, and a test reads it"
    )]
    pub fn default_catalogue() -> Self {
        Self::parse(Self::DEFAULT_YAML).expect("the default catalogue is well-formed")
    }

    /// Reads a catalogue as people write it. JSON is YAML, so that is read too.
    ///
    /// Unknown and duplicate keys are all reported, because a mistyped key would otherwise be a
    /// rule that silently does not hold. Of wrong values the first is reported, with its line.
    /// Whether the catalogue makes sense is for [`check`](super::check) to say.
    pub fn parse(yaml: &str) -> Result<Self, Vec<Finding>> {
        let survey = Survey::of(yaml).map_err(|finding| vec![finding])?;
        let mut findings: Vec<Finding> = survey
            .duplicates()
            .map(|place| finding_at(&survey, place, FindingCode::DuplicateKey, "stands twice"))
            .collect();
        let mut unknown = Vec::new();
        let mut track = serde_path_to_error::Track::new();
        let source = yaml_serde::Deserializer::from_str(yaml);
        let tracked = serde_path_to_error::Deserializer::new(source, &mut track);
        let read = serde_ignored::deserialize(tracked, |path| unknown.push(Place::ignored(&path)));
        findings.extend(unknown.iter().map(|place| {
            finding_at(
                &survey,
                place,
                FindingCode::UnknownKey,
                "means nothing here",
            )
        }));
        match read {
            Ok(document) if findings.is_empty() => Ok(document),
            Ok(document) => {
                // Whoever mends the keys should learn the rest in the same go.
                findings.extend(super::check(&document));
                Err(findings)
            }
            // A duplicate of a known key is also an error of the reader: once is enough.
            Err(_) if survey.duplicates().next().is_some() => Err(findings),
            Err(error) => {
                let place = Place::tracked(&track.path());
                let detail = without_path(&error.to_string());
                findings.push(finding_at(
                    &survey,
                    &place,
                    FindingCode::WrongValue,
                    &detail,
                ));
                Err(findings)
            }
        }
    }
}

fn finding_at(survey: &Survey, place: &Place, code: FindingCode, detail: &str) -> Finding {
    Finding::new(survey.name(place), code, detail)
}

/// The reader's message without the path it starts with, which says indexes where we say ids.
fn without_path(message: &str) -> String {
    match message.split_once(": ") {
        Some((path, rest)) if !path.contains(' ') => rest.to_owned(),
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests;
