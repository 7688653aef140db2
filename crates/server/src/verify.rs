//! `onedoor verify`: prove that what is stored is what was promised.

use std::process::ExitCode;

use anyhow::Result;
use onedoor_service::{Flawed, Verified, VerifiedFiles};

use crate::settings::Settings;
use crate::{files, say, telemetry};

/// What the command ends with if it could not look.
pub(crate) const COULD_NOT_LOOK: u8 = 2;

/// How the findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A line for people.
    Text,
    /// One JSON object on each line.
    Json,
}

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The database alone.
    Database,
    /// The database, and every file of an attachment.
    WithFiles,
}

/// Looks, tells every finding as it comes, and sums up. Nothing is changed or made by it: a place for
/// files that is not there is not looked at, and does not come to be there.
pub(crate) async fn run(settings: Settings, form: Form, extent: Extent) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services(&settings)?;
    let services = match extent {
        Extent::Database => services,
        Extent::WithFiles => services.with_files(files::standing(&settings.files)?),
    };
    let tell = |flawed: &Flawed| {
        say(&match form {
            Form::Text => line(flawed),
            Form::Json => object(flawed).to_string(),
        });
    };
    let verified = services.verify(tell).await?;
    let read = match extent {
        Extent::Database => None,
        Extent::WithFiles => Some(services.verify_files(tell).await?),
    };
    let flaws = verified.flaws + read.map_or(0, |read| read.flaws);
    say(&summary(form, verified, read));
    Ok(match flaws {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn summary(form: Form, verified: Verified, read: Option<VerifiedFiles>) -> String {
    let flaws = verified.flaws + read.map_or(0, |read| read.flaws);
    match form {
        Form::Text => {
            let files = read.map_or_else(String::new, |read| format!(", {} files", read.files));
            let (cases, guarantees) = (verified.cases, verified.guarantees);
            format!("{cases} cases, {guarantees} guarantees{files}: {flaws} findings")
        }
        Form::Json => {
            let mut told = serde_json::json!({
                "cases": verified.cases,
                "guarantees": verified.guarantees,
                "findings": flaws,
            });
            if let Some(read) = read {
                told["files"] = read.files.into();
            }
            told.to_string()
        }
    }
}

fn line(flawed: &Flawed) -> String {
    match &flawed.case {
        Some(case) => format!("{} {case}: {}", flawed.municipality, flawed.flaw),
        None => format!("{}: {}", flawed.municipality, flawed.flaw),
    }
}

fn object(flawed: &Flawed) -> serde_json::Value {
    serde_json::json!({
        "municipality": flawed.municipality,
        "case": flawed.case,
        "kind": flawed.flaw.kind(),
        "what": flawed.flaw.to_string(),
    })
}
