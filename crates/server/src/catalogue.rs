//! `onedoor catalogue`

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use onedoor_domain::catalogue::{Document, Finding, check};

use crate::cli::CatalogueCommand;
use crate::settings::Settings;
use crate::{say, say_error};

#[expect(clippy::unused_async, reason = "publishing asks the database")]
pub(crate) async fn run(command: CatalogueCommand, _settings: Settings) -> Result<ExitCode> {
    match command {
        CatalogueCommand::Check { file } => Ok(verdict(&findings(&read(&file)?))),
        CatalogueCommand::Diff { .. }
        | CatalogueCommand::Publish { .. }
        | CatalogueCommand::Export { .. } => {
            anyhow::bail!("soon")
        }
    }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn findings(yaml: &str) -> Vec<Finding> {
    match Document::parse(yaml) {
        Ok(document) => check(&document),
        Err(findings) => findings,
    }
}

fn verdict(findings: &[Finding]) -> ExitCode {
    for finding in findings {
        say_error(&finding.to_string());
    }
    if findings.is_empty() {
        say("no findings");
        return ExitCode::SUCCESS;
    }
    say_error(&format!("{} findings", findings.len()));
    ExitCode::FAILURE
}
