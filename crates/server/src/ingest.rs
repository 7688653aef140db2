//! `onedoor ingest`: mail from a pipe or a maildir.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use onedoor_domain::inbound::MAIL_AT_MOST;
use onedoor_service::{Error, MailTaken, Services};

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

pub(crate) async fn run(
    settings: Settings,
    municipality: String,
    maildir: Option<PathBuf>,
) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services_with_files(&settings)?;
    let ended = match maildir {
        Some(folder) => from_maildir(&services, &municipality, &folder).await?,
        None => from_pipe(&services, &municipality).await?,
    };
    Ok(match ended {
        Ended::Taken => ExitCode::SUCCESS,
        Ended::Hopeless => ExitCode::from(HOPELESS),
    })
}

async fn from_pipe(services: &Services, municipality: &str) -> Result<Ended> {
    let raw = read(&mut std::io::stdin().lock())?;
    take(services, municipality, raw).await
}

/// Takes what is new, the oldest first. What cannot be taken now stays where it is, and ends the run;
/// what never can be goes where it has been seen, with a flag.
async fn from_maildir(services: &Services, municipality: &str, folder: &Path) -> Result<Ended> {
    let mut all = Ended::Taken;
    for path in new_in(folder)? {
        let mut file = fs::File::open(&path).context("a mail cannot be opened")?;
        let raw = read(&mut file)?;
        let ended = take(services, municipality, raw).await?;
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

async fn take(services: &Services, municipality: &str, raw: Vec<u8>) -> Result<Ended> {
    match services.ingest_mail(municipality, raw.into()).await {
        Ok(taken) => {
            say(&told(&taken));
            Ok(Ended::Taken)
        }
        Err(Error::Invalid(_)) => {
            say_error("onedoor: the mail is empty or larger than 25 MB");
            Ok(Ended::Hopeless)
        }
        Err(Error::NotFound) => Err(anyhow::anyhow!("there is no such municipality")),
        Err(error) => Err(error).context("the mail cannot be taken now"),
    }
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
