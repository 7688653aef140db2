//! The command line.

mod edge;
mod imap;
mod ingest;
mod smtp;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::settings::Hidden;

pub use edge::EdgeArgs;
pub use imap::ImapArgs;
pub use ingest::IngestArgs;
pub use smtp::SmtpArgs;

/// The one door through which a business reaches its municipality.
#[derive(Debug, Parser)]
#[command(name = "onedoor", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How it is set up.
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// Settings from flags and the environment; a file stands behind both.
#[derive(Debug, Default, Args)]
pub struct SettingsArgs {
    /// A TOML file with these settings.
    #[arg(long, global = true, env = "ONEDOOR_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where the data is: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<Hidden>,
    /// The file that holds the same, so that its password stands neither in a command line nor in
    /// the environment. Not everybody may be able to read it.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_DATABASE_URL_FILE",
        value_name = "FILE"
    )]
    pub database_url_file: Option<PathBuf>,
    /// Where to listen: `ADDRESS:PORT`; port 0 takes a free one.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_LISTEN",
        value_name = "ADDRESS:PORT"
    )]
    pub listen: Option<String>,
    /// How businesses reach this installation, for links: `https://onedoor.example.dk`.
    #[arg(long, global = true, env = "ONEDOOR_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Connections to the database.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_DATABASE_CONNECTIONS",
        value_name = "NUMBER"
    )]
    pub database_connections: Option<u32>,
    /// How large a request's body may be, in bytes.
    #[arg(long, global = true, env = "ONEDOOR_BODY_LIMIT", value_name = "BYTES")]
    pub body_limit: Option<usize>,
    /// How large an attachment may be, in bytes.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_ATTACHMENT_LIMIT",
        value_name = "BYTES"
    )]
    pub attachment_limit: Option<usize>,
    /// Where attachments are kept: a folder, or `s3://BUCKET/PREFIX`.
    #[arg(long, global = true, env = "ONEDOOR_FILES", value_name = "PLACE")]
    pub files: Option<String>,
    /// The virus scanner clamd: `HOST:PORT` or the path of its socket; nothing is scanned without.
    #[arg(long, global = true, env = "ONEDOOR_CLAMD", value_name = "ADDRESS")]
    pub clamd: Option<String>,
    /// The file with the key by which secrets are sealed; made if it is not there.
    #[arg(long, global = true, env = "ONEDOOR_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Ask identity providers on this machine over plain HTTP, too: only to try things out.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_LOOPBACK_PROVIDERS",
        value_name = "true"
    )]
    pub loopback_providers: Option<bool>,
    /// Places that webhooks may call though they lie inside, or over plain HTTP, or at another port
    /// than 443: `HOST` or `HOST:PORT`, separated by commas.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_WEBHOOK_ALLOW",
        value_name = "HOSTS"
    )]
    pub webhook_allow: Option<String>,
    /// How much work a browser does before it may send the public form, in bits: 0 asks for none, 15
    /// takes about a second.
    #[arg(long, global = true, env = "ONEDOOR_FORM_WORK", value_name = "BITS")]
    pub form_work: Option<u8>,
    /// Threads that answer requests; as many as there are processors if left out.
    #[arg(long, global = true, env = "ONEDOOR_THREADS", value_name = "NUMBER")]
    pub threads: Option<usize>,
    /// What is logged: `info`, `warn`, `onedoor_api=debug` …
    #[arg(long, global = true, env = "ONEDOOR_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// How it is logged: `text` for people, `json` for programs.
    #[arg(long, global = true, env = "ONEDOOR_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<String>,
    /// Who is let in, and how often.
    #[command(flatten)]
    pub edge: EdgeArgs,
    /// By which server mail goes out.
    #[command(flatten)]
    pub smtp: SmtpArgs,
    /// In which mailbox mail comes in.
    #[command(flatten)]
    pub imap: ImapArgs,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API and the pages, and do the work that follows.
    Serve {
        /// Leave the work to processes that run `onedoor work`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Do the work that follows from changes, without serving.
    Work,
    /// Bring the database to this program's tables.
    Migrate,
    /// Load a demo municipality, and print tokens for its roles.
    Demo {
        /// The country: DK, NO, SE or FI.
        #[arg(long, default_value = "DK")]
        country: String,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Try Onedoor out: migrate, load a demo municipality, print how to use it, and serve.
    Try {
        /// The country: DK, NO, SE or FI.
        #[arg(long, default_value = "DK")]
        country: String,
    },
    /// Work with catalogues.
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    /// Work with municipalities.
    #[command(subcommand)]
    Municipality(MunicipalityCommand),
    /// See to the accounts of staff members: how a fresh installation is entered.
    #[command(subcommand)]
    Account(AccountCommand),
    /// Look at everything on which promises rest.
    Doctor,
    /// Prove that what is stored is what was promised: chains, ledgers, due moments, coordinators.
    ///
    /// Ends with 0 if nothing is wrong, 1 if something is, 2 if it could not look.
    Verify {
        /// Print one JSON object on each line, the summary last.
        #[arg(long)]
        json: bool,
        /// Read every file of an attachment too, and compare it with what was taken in. That takes as
        /// long as reading all of them. A place for files that is not there is not made.
        #[arg(long)]
        with_files: bool,
    },
    /// Take mail in that came for a municipality: one from standard input, as a mail server hands it
    /// over, all that is new in a maildir, or all that lies in a mailbox.
    ///
    /// Ends with 0 if it was taken, 75 if the mail server should try again, 65 if it never can be, 77
    /// if the mailbox does not let us in.
    Ingest(IngestArgs),
    /// Print the API's description, OpenAPI 3.1.
    Openapi,
    /// Ask the server at the listening address whether it is ready.
    Healthcheck,
}

/// What to do with catalogues.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// List everything that is wrong with a catalogue file.
    Check {
        /// The file, YAML.
        file: PathBuf,
    },
    /// Tell what a file would change against a municipality's published catalogue.
    Diff {
        /// The municipality's short name.
        #[arg(long)]
        municipality: String,
        /// The file, YAML.
        file: PathBuf,
    },
    /// Check a file and publish it: new enquiries are routed by it from now on.
    Publish {
        /// The municipality's short name.
        #[arg(long)]
        municipality: String,
        /// The file, YAML.
        file: PathBuf,
    },
    /// Print a catalogue as YAML: a municipality's published one, or the default.
    Export {
        /// The municipality's short name; the default catalogue if left out.
        #[arg(long)]
        municipality: Option<String>,
    },
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Print a link's secret by which somebody sets a password, once, within a day.
    Link(AccountOf),
    /// Take somebody's second factor away, because they lost it.
    ForgetSecondFactor(AccountOf),
}

/// Whose account.
#[derive(Debug, Args)]
pub struct AccountOf {
    /// The municipality's short name.
    #[arg(long)]
    pub municipality: String,
    /// The e-mail address of the staff member.
    #[arg(long)]
    pub email: String,
}

/// What to do with municipalities.
#[derive(Debug, Subcommand)]
pub enum MunicipalityCommand {
    /// Bring a municipality to what a file says.
    Import {
        /// The file, YAML.
        file: PathBuf,
        /// Only tell what would change.
        #[arg(long)]
        dry_run: bool,
    },
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, CommandFactory as _};

    /// A flag of a command that is called as a setting is only found out when it is given.
    #[test]
    fn no_two_flags_are_mistaken_for_each_other() {
        super::Cli::command().debug_assert();
        let settings = super::SettingsArgs::augment_args(clap::Command::new("settings"));
        let global: Vec<_> = settings.get_arguments().map(clap::Arg::get_id).collect();
        let mut commands: Vec<_> = super::Cli::command().get_subcommands().cloned().collect();
        while let Some(command) = commands.pop() {
            let own = command.get_arguments().map(clap::Arg::get_id);
            let twice: Vec<_> = own.filter(|id| global.contains(id)).collect();
            assert_eq!(twice, [""; 0], "{}", command.get_name());
            commands.extend(command.get_subcommands().cloned());
        }
    }
}
