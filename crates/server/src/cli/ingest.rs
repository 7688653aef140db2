//! From where mail is taken in.

use std::path::PathBuf;

use clap::Args;

/// From where mail is taken in, and for whom.
#[derive(Debug, Args)]
pub struct IngestArgs {
    /// The municipality's short name.
    #[arg(long)]
    pub municipality: String,
    /// A maildir: what lies in `new` is taken, and moved to `cur` once that is durable.
    #[arg(long, value_name = "DIR")]
    pub maildir: Option<PathBuf>,
    /// The mailbox of the settings `imap-…`: what lies in its folder is taken, and moved away or
    /// marked once that is durable.
    #[arg(long, conflicts_with = "maildir")]
    pub imap: bool,
    /// Stay there, and take what comes when it comes, until told to stop.
    #[arg(long, requires = "imap")]
    pub watch: bool,
}
