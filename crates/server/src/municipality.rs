//! `onedoor municipality`

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use onedoor_service::{ImportError, ImportMode};

use crate::cli::MunicipalityCommand;
use crate::settings::Settings;
use crate::{say, say_error, telemetry};

pub(crate) async fn run(command: MunicipalityCommand, settings: Settings) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let MunicipalityCommand::Import { file, dry_run } = command;
    let yaml = std::fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let mode = if dry_run {
        ImportMode::DryRun
    } else {
        ImportMode::Apply
    };
    match crate::services(&settings)?
        .import_municipality(&yaml, mode)
        .await
    {
        Ok(changes) => {
            for change in &changes {
                say(&change.to_string());
            }
            let done = if dry_run { "would be made" } else { "made" };
            say(&format!("{} changes {done}", changes.len()));
            Ok(ExitCode::SUCCESS)
        }
        Err(ImportError::Faults(faults)) => {
            for fault in &faults {
                say_error(&fault.to_string());
            }
            say_error(&format!("{} faults; nothing was changed", faults.len()));
            Ok(ExitCode::FAILURE)
        }
        Err(ImportError::Other(error)) => Err(error.into()),
    }
}
