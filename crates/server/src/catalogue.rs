//! `onedoor catalogue`

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use onedoor_domain::catalogue::{self, Document, Finding, check};
use onedoor_service::{Answer, CatalogueName, Error, Services};

use crate::cli::CatalogueCommand;
use crate::settings::Settings;
use crate::{say, say_error, telemetry};

pub(crate) async fn run(command: CatalogueCommand, settings: Settings) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    match command {
        CatalogueCommand::Check { file } => Ok(verdict(&findings(&read(&file)?))),
        CatalogueCommand::Export { municipality: None } => {
            say(Document::DEFAULT_YAML.trim_end());
            Ok(ExitCode::SUCCESS)
        }
        CatalogueCommand::Export {
            municipality: Some(slug),
        } => export(&crate::services(&settings)?, &slug).await,
        CatalogueCommand::Diff { municipality, file } => {
            diff(&crate::services(&settings)?, &municipality, &read(&file)?).await
        }
        CatalogueCommand::Publish { municipality, file } => {
            publish(&crate::services(&settings)?, &municipality, read(&file)?).await
        }
    }
}

async fn export(services: &Services, slug: &str) -> Result<ExitCode> {
    let document = published(services, slug).await?;
    say(yaml_serde::to_string(&document)?.trim_end());
    Ok(ExitCode::SUCCESS)
}

async fn diff(services: &Services, slug: &str, yaml: &str) -> Result<ExitCode> {
    let wanted = match Document::parse(yaml) {
        Ok(document) => document,
        Err(findings) => return Ok(verdict(&findings)),
    };
    let changes = catalogue::diff(&published(services, slug).await?, &wanted);
    for change in &changes {
        say(&change.to_string());
    }
    say(&format!("{} differences", changes.len()));
    Ok(ExitCode::SUCCESS)
}

/// Drafts and publishes. A draft with findings stays a draft, to be looked at.
async fn publish(services: &Services, slug: &str, yaml: String) -> Result<ExitCode> {
    let operator = services
        .operator(slug)
        .await
        .context("there is no such municipality")?;
    let numbered = |version: u32| Answer {
        status: 201,
        location: None,
        etag: None,
        body: version.to_string(),
    };
    let drafted = services
        .draft_catalogue(operator.clone(), yaml, None, move |drafted| {
            numbered(drafted.record.version)
        })
        .await;
    let version: u32 = match drafted {
        Ok(answered) => answered.answer.body.parse()?,
        Err(Error::Findings(findings)) => return Ok(verdict(&findings)),
        Err(error) => return Err(error.into()),
    };
    match services
        .publish_catalogue(operator, version, None, move |record| {
            numbered(record.version)
        })
        .await
    {
        Ok(_) => {
            say(&format!("version {version} is published"));
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Findings(findings)) => {
            say_error(&format!("version {version} stays a draft"));
            Ok(verdict(&findings))
        }
        Err(error) => Err(error.into()),
    }
}

async fn published(services: &Services, slug: &str) -> Result<Document> {
    let operator = services
        .operator(slug)
        .await
        .context("there is no such municipality")?;
    let file = services
        .find_catalogue(operator, CatalogueName::Published)
        .await?;
    serde_json::from_str(&file.document)
        .map_err(|error| anyhow!("the published catalogue cannot be read: {error}"))
}

fn read(path: &Path) -> Result<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) => bail!("{} cannot be read: {error}", path.display()),
    }
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
