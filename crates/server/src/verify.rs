//! `onedoor verify`: prove that what is stored is what was promised.

use std::process::ExitCode;

use anyhow::Result;
use onedoor_service::Flawed;

use crate::settings::Settings;
use crate::{say, telemetry};

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

pub(crate) async fn run(settings: Settings, form: Form) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services(&settings)?;
    let tell = |flawed: &Flawed| {
        say(&match form {
            Form::Text => line(flawed),
            Form::Json => object(flawed).to_string(),
        });
    };
    let verified = services.verify(tell).await?;
    say(&match form {
        Form::Text => format!(
            "{} cases, {} guarantees: {} findings",
            verified.cases, verified.guarantees, verified.flaws
        ),
        Form::Json => serde_json::json!({
            "cases": verified.cases,
            "guarantees": verified.guarantees,
            "findings": verified.flaws,
        })
        .to_string(),
    });
    Ok(match verified.flaws {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
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
