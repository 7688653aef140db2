//! Settings: flags before environment before file before what is usual.

mod edge;
mod file;
mod imap;
mod secret;
mod smtp;

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use onedoor_api::{ApiSettings, EdgeSettings};
use onedoor_service::FormWork;
use onedoor_store::DatabaseUrl;

use crate::cli::SettingsArgs;
use crate::imap::ImapSettings;
use crate::smtp::SmtpSettings;
use crate::web::{Allowed, Plain};

pub(crate) use secret::Hidden;
pub(crate) use secret::keep_from_others;

/// How the program is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the data is.
    pub database_url: DatabaseUrl,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How businesses reach this installation.
    pub public_url: String,
    /// Connections to the database.
    pub database_connections: u32,
    /// Threads that answer requests.
    pub threads: usize,
    /// Limits of the API.
    pub api: ApiSettings,
    /// Who is let in, and how often.
    pub edge: EdgeSettings,
    /// Where attachments are kept: a folder, or `s3://BUCKET/PREFIX`.
    pub files: String,
    /// Who scans them: `HOST:PORT` or the path of a socket.
    pub clamd: Option<String>,
    /// The file with the key by which secrets are sealed.
    pub key_file: PathBuf,
    /// Where mail goes out, if any is sent.
    pub smtp: Option<SmtpSettings>,
    /// The mailbox in which mail comes in, if one is read.
    pub imap: Option<ImapSettings>,
    /// Which identity providers are asked besides those with https.
    pub plain: Plain,
    /// Where webhooks may call though it lies inside.
    pub webhook_allow: Allowed,
    /// How much work a browser does for the public form.
    pub form_work: FormWork,
    /// What is logged.
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Settings {
    /// Puts flags, environment and file together.
    ///
    /// # Errors
    /// In words, which setting cannot be used and why.
    pub fn read(args: SettingsArgs) -> Result<Self> {
        let file = args
            .config
            .as_deref()
            .map(file::read)
            .transpose()?
            .unwrap_or_default();
        let from_args = one_of(args.database_url, args.database_url_file)?;
        let from_file = one_of(file.database_url, file.database_url_file)?;
        let database_url = database(from_args.or(from_file))?;
        let listen = args
            .listen
            .or(file.listen)
            .unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen: SocketAddr = listen
            .parse()
            .with_context(|| format!("`{listen}` is not ADDRESS:PORT"))?;
        let usual_url = || format!("http://{listen}");
        let public_url = args
            .public_url
            .or(file.public_url)
            .unwrap_or_else(usual_url);
        Ok(Self {
            edge: edge::read(args.edge.or(file.edge), &public_url, listen)?,
            public_url,
            database_connections: at_least_one(
                "database-connections",
                args.database_connections
                    .or(file.database_connections)
                    .unwrap_or(16),
            )?,
            threads: args
                .threads
                .or(file.threads)
                .unwrap_or_else(|| std::thread::available_parallelism().map_or(2, usize::from)),
            api: limits(
                args.body_limit.or(file.body_limit),
                args.attachment_limit.or(file.attachment_limit),
            ),
            files: args.files.or(file.files).unwrap_or_else(|| {
                beside(&database_url, "files")
                    .to_string_lossy()
                    .into_owned()
            }),
            clamd: args.clamd.or(file.clamd),
            key_file: args
                .key_file
                .or(file.key_file)
                .unwrap_or_else(|| beside(&database_url, "onedoor.key")),
            smtp: smtp::read(args.smtp.or(file.smtp))?,
            imap: imap::read(args.imap.or(file.imap))?,
            plain: Plain::if_said(args.loopback_providers.or(file.loopback_providers)),
            webhook_allow: webhook_allow(args.webhook_allow.or(file.webhook_allow).as_deref())?,
            form_work: form_work(args.form_work.or(file.form_work))?,
            log: args.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            log_format: log_format(args.log_format.or(file.log_format).as_deref())?,
            listen,
            database_url,
        })
    }
}

/// Where the data is: a file below the working folder, if nothing is said.
fn database(said: Option<Hidden>) -> Result<DatabaseUrl> {
    said.map_or_else(|| "sqlite:data/onedoor.sqlite".to_owned(), Hidden::reveal)
        .parse()
        .context("the setting database-url cannot be used")
}

/// A secret as it stands there, or from the file that is named instead.
fn one_of(secret: Option<Hidden>, file: Option<PathBuf>) -> Result<Option<Hidden>> {
    match (secret, file) {
        (Some(_), Some(_)) => bail!("of database-url and database-url-file only one can be said"),
        (secret, None) => Ok(secret),
        (None, Some(file)) => secret::read(&file).map(Some),
    }
}

fn limits(body: Option<usize>, attachment: Option<usize>) -> ApiSettings {
    let usual = ApiSettings::default();
    ApiSettings {
        body_limit: body.unwrap_or(usual.body_limit),
        attachment_limit: attachment.unwrap_or(usual.attachment_limit),
        ..usual
    }
}

/// Beside the file of SQLite, so that both are backed up together; else below the working folder.
fn beside(database: &DatabaseUrl, name: &str) -> PathBuf {
    match database {
        DatabaseUrl::Sqlite(file) => file.with_file_name(name),
        DatabaseUrl::Postgres(_) => PathBuf::from("data").join(name),
    }
}

fn log_format(word: Option<&str>) -> Result<LogFormat> {
    match word {
        None | Some("text") => Ok(LogFormat::Text),
        Some("json") => Ok(LogFormat::Json),
        Some(_) => bail!("the setting log-format is `text` or `json`"),
    }
}

fn webhook_allow(list: Option<&str>) -> Result<Allowed> {
    Allowed::read(list.unwrap_or_default()).context("the setting webhook-allow cannot be used")
}

fn form_work(bits: Option<u8>) -> Result<FormWork> {
    let Some(bits) = bits else {
        return Ok(FormWork::default());
    };
    FormWork::of_bits(bits).context("the setting form-work asks for more than a phone can do")
}

fn at_least_one(name: &str, number: u32) -> Result<u32> {
    if number == 0 {
        bail!("the setting {name} is at least 1");
    }
    Ok(number)
}
