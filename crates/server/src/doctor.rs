//! `onedoor doctor`: everything on which promises rest.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use onedoor_store::health::{self, Verdict};

use crate::settings::Settings;
use crate::{say, telemetry};

pub(crate) async fn run(settings: Settings) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services(&settings)?;
    let examined = services
        .store()
        .write(health::examine)
        .await
        .context("the database cannot be examined")?;
    let mut sound = true;
    for one in &examined {
        let mark = match one.verdict {
            Verdict::Sound => "ok  ",
            Verdict::Weak => "weak",
            Verdict::Unsound => {
                sound = false;
                "BAD "
            }
        };
        say(&format!("{mark} {}: {}", one.what, one.found));
    }
    let clock_work = services.clock_work().await?;
    let mark = if clock_work.is_stalled {
        "weak"
    } else {
        "ok  "
    };
    let behind = clock_work.behind_seconds;
    say(&format!("{mark} clock work: {behind} seconds behind"));
    for dead_end in services.dead_ends().await? {
        sound = false;
        say(&format!("BAD  {dead_end}"));
    }
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
