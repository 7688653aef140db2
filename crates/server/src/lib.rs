//! The composition root of the `onedoor` program: settings, telemetry, commands, adapters.

mod account;
mod app;
mod catalogue;
mod clamd;
pub mod cli;
mod demo;
mod doctor;
mod files;
mod imap;
mod ingest;
mod key;
mod municipality;
mod serve;
mod settings;
mod smtp;
mod telemetry;
mod verify;
mod web;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use onedoor_service::{Services, SystemClock};
use onedoor_store::{Store, StoreOptions, migrate};

use crate::cli::{Cli, Command};

pub use app::{AppSettings, Worker, app};
pub use demo::{Demo, load as load_demo};
pub use files::open as open_files;
pub use imap::{ImapSettings, ImapTls};
pub use serve::http_server;
pub use settings::Settings;
pub use smtp::{Smtp, SmtpSettings, SmtpTls};
pub use telemetry::count as count_metrics;
pub use web::{Allowed, Guard, HookClient, Plain, WebClient};

/// Runs one command.
///
/// # Errors
/// Whatever keeps the command from being carried out, in words for its operator.
pub fn run(cli: Cli) -> Result<ExitCode> {
    let verifies = matches!(cli.command, Command::Verify { .. });
    let ingests = matches!(cli.command, Command::Ingest(_));
    match carry_out(cli) {
        // A mail server keeps the mail and tries again, whatever was wrong with us.
        Err(error) if ingests => {
            say_error(&format!("onedoor: {error:#}"));
            Ok(ExitCode::from(ingest::TRY_AGAIN))
        }
        // A code of its own: whoever runs it must tell flaws from a database that was away.
        Err(error) if verifies => {
            say_error(&format!("onedoor: {error:#}"));
            Ok(ExitCode::from(verify::COULD_NOT_LOOK))
        }
        outcome => outcome,
    }
}

fn carry_out(cli: Cli) -> Result<ExitCode> {
    let settings = Settings::read(cli.settings)?;
    match cli.command {
        Command::Openapi => {
            say(onedoor_api::openapi().trim_end());
            Ok(ExitCode::SUCCESS)
        }
        Command::Healthcheck => Ok(serve::healthcheck(&settings)),
        Command::Catalogue(command) => with_runtime(catalogue::run(command, settings)),
        Command::Migrate => {
            telemetry::start(&settings)?;
            let applied =
                migrate(&settings.database_url).context("the database cannot be migrated")?;
            say(&format!("{} migrations applied", applied.len()));
            Ok(ExitCode::SUCCESS)
        }
        Command::Account(command) => with_runtime(account::run(command, settings)),
        Command::Municipality(command) => with_runtime(municipality::run(command, settings)),
        Command::Demo { country, json } => with_runtime(demo::run(settings, country, json)),
        Command::Doctor => with_runtime(doctor::run(settings)),
        Command::Verify { json, with_files } => {
            let form = if json {
                verify::Form::Json
            } else {
                verify::Form::Text
            };
            let extent = if with_files {
                verify::Extent::WithFiles
            } else {
                verify::Extent::Database
            };
            with_runtime(verify::run(settings, form, extent))
        }
        Command::Serve { no_worker } => {
            let worker = if no_worker {
                Worker::Elsewhere
            } else {
                Worker::Here
            };
            with_runtime(serve::run(settings, worker))
        }
        Command::Work => with_runtime(serve::work(settings)),
        Command::Ingest(args) => with_runtime(ingest::run(settings, args)),
        Command::Try { country } => with_runtime(demo::try_out(settings, country)),
    }
}

/// Writes a line for whoever ran the command.
#[expect(clippy::print_stdout, reason = "this is what commands print with")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Writes a line about a failure.
pub fn say_error(line: &str) {
    // Nobody is left to tell if even this fails.
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// Opens the database and puts the use cases over it.
pub(crate) fn services(settings: &Settings) -> Result<Services> {
    let store = Store::open(
        &settings.database_url,
        StoreOptions {
            connections: settings.database_connections,
        },
    )
    .context("the database cannot be opened")?;
    Ok(Services::new(
        store,
        Arc::new(SystemClock),
        &settings.public_url,
    ))
}

/// The same with a place for files and a key, which are made if they are not there: for whoever
/// serves, works or looks whether it could.
pub(crate) fn services_with_files(settings: &Settings) -> Result<Services> {
    let files = files::open(&settings.files, settings.clamd.as_deref())?;
    let seal = key::read(&settings.key_file)?;
    let web = Arc::new(WebClient::new(settings.plain)?);
    let services = services(settings)?.with_files(files);
    let services = services.with_form_work(settings.form_work);
    let services = services.with_seal(seal).with_web(web);
    let guard = Guard::new(settings.webhook_allow.clone());
    let services = services.with_courier(Arc::new(HookClient::new(guard)?));
    Ok(match settings.smtp.clone() {
        Some(smtp) => services.with_mailer(Arc::new(Smtp::new(smtp)?)),
        None => services,
    })
}

fn with_runtime(work: impl Future<Output = Result<ExitCode>>) -> Result<ExitCode> {
    // actix brings its own runtime, on tokio's, for its workers.
    actix_web::rt::System::new().block_on(work)
}
