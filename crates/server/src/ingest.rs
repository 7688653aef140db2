//! `onedoor ingest`: mail from a pipe, a maildir or a mailbox.

mod mailbox;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use onedoor_domain::inbound::MAIL_AT_MOST;
use onedoor_service::{Error, MailTaken, Services};
use tokio_util::sync::CancellationToken;

use mailbox::{Reader, Rounds};

use crate::cli::IngestArgs;
use crate::serve::stop_on_signal;
use crate::settings::Settings;
use crate::{say, say_error, telemetry};

/// `EX_TEMPFAIL` of sysexits.h: the mail server keeps the mail and tries again.
pub(crate) const TRY_AGAIN: u8 = 75;
/// `EX_DATAERR`: it never can be taken, and its sender is told.
const HOPELESS: u8 = 65;

/// How a mail ended.
enum Ended {
    Taken,
    Hopeless,
}

pub(crate) async fn run(settings: Settings, args: IngestArgs) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    if args.imap {
        let rounds = if args.watch {
            Rounds::UntilStopped
        } else {
            Rounds::One
        };
        return from_mailbox(settings, args.municipality, rounds).await;
    }
    let services = crate::services_with_files(&settings)?;
    let ended = match args.maildir {
        Some(folder) => from_maildir(&services, &args.municipality, &folder).await?,
        None => from_pipe(&services, &args.municipality).await?,
    };
    Ok(match ended {
        Ended::Taken => ExitCode::SUCCESS,
        Ended::Hopeless => ExitCode::from(HOPELESS),
    })
}

async fn from_mailbox(
    settings: Settings,
    municipality: String,
    rounds: Rounds,
) -> Result<ExitCode> {
    let services = crate::services_with_files(&settings)?;
    let mailbox = settings.imap;
    let mailbox = mailbox.context("no mailbox is set up: set imap-host")?;
    let stop = CancellationToken::new();
    tokio::spawn(stop_on_signal(stop.clone()));
    let reader = Reader {
        services,
        municipality,
        mailbox,
        stop,
    };
    reader.read(rounds).await
}

async fn from_pipe(services: &Services, municipality: &str) -> Result<Ended> {
    let raw = read(&mut std::io::stdin().lock())?;
    take(services, municipality, raw).await.map_err(words)
}

/// Takes what is new, the oldest first. What cannot be taken now stays where it is, and ends the run;
/// what never can be goes where it has been seen, with a flag.
async fn from_maildir(services: &Services, municipality: &str, folder: &Path) -> Result<Ended> {
    let mut all = Ended::Taken;
    for path in new_in(folder)? {
        let mut file = fs::File::open(&path).context("a mail cannot be opened")?;
        let raw = read(&mut file)?;
        let ended = take(services, municipality, raw).await;
        let ended = ended.map_err(words)?;
        let flags = match ended {
            Ended::Taken => "S",
            Ended::Hopeless => "F",
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.split(":2,").next().unwrap_or_default();
        let seen = folder.join("cur").join(format!("{name}:2,{flags}"));
        fs::rename(&path, seen).context("a mail that was taken cannot be moved to `cur`")?;
        if let Ended::Hopeless = ended {
            all = ended;
        }
    }
    Ok(all)
}

fn new_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder.join("new")).context("this is no maildir")?;
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.context("the maildir cannot be read")?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !is_hidden && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            paths.push(entry.path());
        }
    }
    // Names begin with the second of delivery.
    paths.sort();
    Ok(paths)
}

/// No more than shows that it is too large.
fn read(from: &mut impl std::io::Read) -> Result<Vec<u8>> {
    let mut raw = Vec::new();
    let most = MAIL_AT_MOST as u64 + 1;
    let mut limited = from.take(most);
    limited
        .read_to_end(&mut raw)
        .context("the mail cannot be read")?;
    Ok(raw)
}

async fn take(services: &Services, municipality: &str, raw: Vec<u8>) -> Result<Ended, Error> {
    match services.ingest_mail(municipality, raw.into()).await {
        Ok(taken) => {
            say(&told(&taken));
            Ok(Ended::Taken)
        }
        Err(Error::Invalid(_)) => Ok(too_large()),
        Err(error) => Err(error),
    }
}

/// How a mail ends that has too little or too much in it.
fn too_large() -> Ended {
    say_error("onedoor: the mail is empty or larger than 25 MB");
    Ended::Hopeless
}

/// What kept a mail from being taken, in words.
fn words(error: Error) -> anyhow::Error {
    if let Error::NotFound = error {
        return anyhow!("there is no such municipality");
    }
    anyhow!(error).context("the mail cannot be taken now")
}

/// What became of it, without a word of what it says.
fn told(taken: &MailTaken) -> String {
    let became = taken.record.became;
    let mut line = format!("{} {}", taken.record.id, became.word());
    if let Some(why) = became.why() {
        line.push_str(&format!(" ({why})"));
    }
    if let Some(case) = became.case() {
        line.push_str(&format!(" case {case}"));
    }
    line
}
