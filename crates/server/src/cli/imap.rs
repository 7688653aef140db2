//! Settings of a mailbox.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

use crate::settings::Hidden;

/// In which mailbox mail comes in.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default)]
pub struct ImapArgs {
    /// The server of the mailbox that `onedoor ingest --imap` reads.
    #[arg(long, global = true, env = "ONEDOOR_IMAP_HOST", value_name = "HOST")]
    pub imap_host: Option<String>,
    /// Its port; 993 or 143 by the kind of encryption.
    #[arg(long, global = true, env = "ONEDOOR_IMAP_PORT", value_name = "PORT")]
    pub imap_port: Option<u16>,
    /// How the connection is encrypted: `wrapped` from its first byte, `required` (STARTTLS), or
    /// `off`, for a server on the same machine.
    #[arg(long, global = true, env = "ONEDOOR_IMAP_TLS", value_name = "KIND")]
    pub imap_tls: Option<String>,
    /// A file with the certificates by which the server is known, PEM; those of this machine if left
    /// out.
    #[arg(long, global = true, env = "ONEDOOR_IMAP_CA_FILE", value_name = "FILE")]
    pub imap_ca_file: Option<PathBuf>,
    /// By which name the mailbox lets us in.
    #[arg(long, global = true, env = "ONEDOOR_IMAP_USER", value_name = "NAME")]
    pub imap_user: Option<String>,
    /// By which password.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_IMAP_PASSWORD",
        value_name = "PASSWORD",
        hide_env_values = true
    )]
    pub imap_password: Option<Hidden>,
    /// The file that holds the password. Not everybody may be able to read it.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_IMAP_PASSWORD_FILE",
        value_name = "FILE"
    )]
    pub imap_password_file: Option<PathBuf>,
    /// The folder that is read; `INBOX` if left out.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_IMAP_FOLDER",
        value_name = "FOLDER"
    )]
    pub imap_folder: Option<String>,
    /// The folder into which mail goes that was taken; it stays and is marked if left out.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_IMAP_DONE_FOLDER",
        value_name = "FOLDER"
    )]
    pub imap_done_folder: Option<String>,
    /// The folder into which mail goes that never can be taken; it stays and is marked if left out.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_IMAP_REFUSED_FOLDER",
        value_name = "FOLDER"
    )]
    pub imap_refused_folder: Option<String>,
}

impl ImapArgs {
    /// Each setting as it stands here, else as it stands in `other`.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            imap_host: self.imap_host.or(other.imap_host),
            imap_port: self.imap_port.or(other.imap_port),
            imap_tls: self.imap_tls.or(other.imap_tls),
            imap_ca_file: self.imap_ca_file.or(other.imap_ca_file),
            imap_user: self.imap_user.or(other.imap_user),
            imap_password: self.imap_password.or(other.imap_password),
            imap_password_file: self.imap_password_file.or(other.imap_password_file),
            imap_folder: self.imap_folder.or(other.imap_folder),
            imap_done_folder: self.imap_done_folder.or(other.imap_done_folder),
            imap_refused_folder: self.imap_refused_folder.or(other.imap_refused_folder),
        }
    }
}
