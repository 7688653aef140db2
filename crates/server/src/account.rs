//! `onedoor account`

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::cli::{AccountCommand, AccountOf};
use crate::settings::Settings;
use crate::{say, telemetry};

pub(crate) async fn run(command: AccountCommand, settings: Settings) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services(&settings)?;
    let unknown = "nobody with this address works in this municipality";
    match command {
        AccountCommand::Link(AccountOf {
            municipality,
            email,
        }) => {
            let issued = services
                .let_in_by_link(&municipality, &email)
                .await
                .context(unknown)?;
            say(&format!(
                "This secret counts once, until {}:",
                issued.link.expires_at
            ));
            say(&format!("  {}", issued.secret));
            say("With it they set a password of 12 to 128 characters, at:");
            say(&format!(
                "  {}/password/{municipality}",
                settings.public_url
            ));
        }
        AccountCommand::ForgetSecondFactor(AccountOf {
            municipality,
            email,
        }) => {
            services
                .forget_second_factor(&municipality, &email)
                .await
                .context("there is no second factor to forget")?;
            say("The second factor is gone; all sessions of the account have ended.");
        }
    }
    Ok(ExitCode::SUCCESS)
}
