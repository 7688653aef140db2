//! Settings: flags before environment before file before what is usual.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use onedoor_api::ApiSettings;
use onedoor_store::DatabaseUrl;
use serde::Deserialize;

use crate::cli::SettingsArgs;
use crate::web::Plain;

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
    /// Where attachments are kept: a folder, or `s3://BUCKET/PREFIX`.
    pub files: String,
    /// Who scans them: `HOST:PORT` or the path of a socket.
    pub clamd: Option<String>,
    /// The file with the key by which secrets are sealed.
    pub key_file: PathBuf,
    /// Which identity providers are asked besides those with https.
    pub plain: Plain,
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

/// The file. Its keys are those of the flags, with underscores.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    database_url: Option<String>,
    listen: Option<String>,
    public_url: Option<String>,
    database_connections: Option<u32>,
    body_limit: Option<usize>,
    attachment_limit: Option<usize>,
    files: Option<String>,
    clamd: Option<String>,
    key_file: Option<PathBuf>,
    loopback_providers: Option<bool>,
    threads: Option<usize>,
    log: Option<String>,
    log_format: Option<String>,
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
            .map(read_file)
            .transpose()?
            .unwrap_or_default();
        let database_url: DatabaseUrl = args
            .database_url
            .or(file.database_url)
            .unwrap_or_else(|| "sqlite:data/onedoor.sqlite".to_owned())
            .parse()
            .context("the setting database-url cannot be used")?;
        let listen = args
            .listen
            .or(file.listen)
            .unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen: SocketAddr = listen
            .parse()
            .with_context(|| format!("`{listen}` is not ADDRESS:PORT"))?;
        let usual_url = || format!("http://{listen}");
        Ok(Self {
            public_url: args
                .public_url
                .or(file.public_url)
                .unwrap_or_else(usual_url),
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
            plain: Plain::if_said(args.loopback_providers.or(file.loopback_providers)),
            log: args.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            log_format: log_format(args.log_format.or(file.log_format).as_deref())?,
            listen,
            database_url,
        })
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

fn read_file(path: &Path) -> Result<File> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} cannot be used", path.display()))
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

fn at_least_one(name: &str, number: u32) -> Result<u32> {
    if number == 0 {
        bail!("the setting {name} is at least 1");
    }
    Ok(number)
}
