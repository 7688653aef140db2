//! `onedoor doctor`: everything on which promises rest.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use onedoor_service::Services;
use onedoor_store::health::{self, Verdict};

use crate::clamd::Clamd;
use crate::imap::Mailbox;
use crate::settings::Settings;
use crate::smtp::Smtp;
use crate::{say, telemetry};

pub(crate) async fn run(settings: Settings) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services_with_files(&settings)?;
    let examined = services
        .store()
        .installation()
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
    sound &= files(&settings, &services).await;
    sound &= mail(&settings).await;
    sound &= mailbox(&settings).await;
    webhooks(&services).await?;
    edge(&settings);
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

/// Looks at whether clients can be told apart: where there is https there is a proxy.
fn edge(settings: &Settings) {
    if settings.edge.is_https && settings.edge.proxies.are_none() {
        say("weak edge: no proxy is trusted; if there is one, all clients share its limits");
    } else {
        say("ok   edge: clients are told apart");
    }
}

/// Looks at whether mail goes out.
async fn mail(settings: &Settings) -> bool {
    let Some(smtp) = settings.smtp.clone() else {
        say("weak mail: none is set up; nobody is told of anything");
        return true;
    };
    let answered = match Smtp::new(smtp) {
        Ok(smtp) => smtp.examine().await,
        Err(error) => Err(error),
    };
    match &answered {
        Ok(()) => say("ok   mail: the server lets us in"),
        Err(error) => say(&format!("BAD  mail: {error:#}")),
    }
    answered.is_ok()
}

/// Looks at whether mail can be fetched, where it is.
async fn mailbox(settings: &Settings) -> bool {
    let Some(mailbox) = &settings.imap else {
        return true;
    };
    let answered = Mailbox::examine(mailbox).await;
    match &answered {
        Ok(()) => say("ok   mail in: the mailbox lets us in"),
        Err(closed) => say(&format!("BAD  mail in: {closed}")),
    }
    answered.is_ok()
}

/// Looks at whether webhooks are sent what they are to be sent.
async fn webhooks(services: &Services) -> Result<()> {
    let work = services.measure_webhook_work().await?;
    let mark = if work.given_up > 0 || work.is_stalled {
        "weak"
    } else {
        "ok  "
    };
    say(&format!(
        "{mark} webhooks: {} are called, {} given up; {} seconds behind",
        work.active, work.given_up, work.behind_seconds
    ));
    Ok(())
}

/// Looks at where attachments are kept, and at who scans them.
async fn files(settings: &Settings, services: &Services) -> bool {
    let place = &settings.files;
    let kept = services.examine_files().await;
    match &kept {
        Ok(()) => say(&format!(
            "ok   files: {place} can be written, read and deleted"
        )),
        Err(error) => say(&format!("BAD  files: {place}: {error}")),
    }
    let scanner = match settings.clamd.as_deref() {
        None => {
            say("weak scanner: none is set up; attachments are served unscanned");
            return kept.is_ok();
        }
        Some(address) => match Clamd::at(address) {
            Ok(clamd) => clamd.examine().await,
            Err(error) => Err(error),
        },
    };
    match &scanner {
        Ok(()) => say("ok   scanner: clamd answers"),
        Err(error) => say(&format!(
            "BAD  scanner: {error:#}; attachments stay in quarantine"
        )),
    }
    kept.is_ok() && scanner.is_ok()
}
