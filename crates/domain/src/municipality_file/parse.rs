//! Reading the file: everything in it is understood, or refused with its place.

use super::document::MunicipalityFile;
use super::finding::FileFinding;
use super::forms::Forms;

impl MunicipalityFile {
    /// Reads a municipality as people write it. JSON is YAML, so that is read too.
    ///
    /// Unknown and duplicate keys are refused. Names, addresses, phone numbers and identifiers
    /// come out in the one form in which they are stored and compared; all that cannot be read are
    /// reported together. Whether the parts fit together is for [`check`](Self::check) to say.
    pub fn parse(yaml: &str) -> Result<Self, Vec<FileFinding>> {
        let mut file = read(yaml).map_err(|finding| vec![finding])?;
        let findings = Forms::settle(&mut file);
        if findings.is_empty() {
            Ok(file)
        } else {
            Err(findings)
        }
    }
}

fn read(yaml: &str) -> Result<MunicipalityFile, FileFinding> {
    let source = yaml_serde::Deserializer::from_str(yaml);
    let file = serde_path_to_error::deserialize(source).map_err(|error| {
        let place = error.path().to_string();
        FileFinding::new(place, without_path(&error.into_inner().to_string()))
    })?;
    // The parts of the file refuse duplicate keys; this finds those inside the calendar.
    yaml_serde::from_str::<yaml_serde::Value>(yaml)
        .map_err(|error| FileFinding::new(".", error.to_string()))?;
    Ok(file)
}

/// The reader's message without the path it may start with: the place already says it.
fn without_path(message: &str) -> &str {
    match message.split_once(": ") {
        Some((path, rest)) if !path.contains(' ') => rest,
        _ => message,
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
pub(super) mod tests;
