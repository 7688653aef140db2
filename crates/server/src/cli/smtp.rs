//! Settings of mail.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

use crate::settings::Hidden;

/// By which server mail goes out.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default)]
pub struct SmtpArgs {
    /// The mail server that takes our mail on; no mail is sent without.
    #[arg(long, global = true, env = "ONEDOOR_SMTP_HOST", value_name = "HOST")]
    pub smtp_host: Option<String>,
    /// Its port; 587, 465 or 25 by the kind of encryption.
    #[arg(long, global = true, env = "ONEDOOR_SMTP_PORT", value_name = "PORT")]
    pub smtp_port: Option<u16>,
    /// How the connection is encrypted: `required` (STARTTLS), `wrapped` from its first byte, or
    /// `off`, for a server on the same machine.
    #[arg(long, global = true, env = "ONEDOOR_SMTP_TLS", value_name = "KIND")]
    pub smtp_tls: Option<String>,
    /// By which name the server lets us in.
    #[arg(long, global = true, env = "ONEDOOR_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// By which password.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_SMTP_PASSWORD",
        value_name = "PASSWORD",
        hide_env_values = true
    )]
    pub smtp_password: Option<Hidden>,
    /// The file that holds the password. Not everybody may be able to read it.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_SMTP_PASSWORD_FILE",
        value_name = "FILE"
    )]
    pub smtp_password_file: Option<PathBuf>,
    /// The address that mail comes from where a municipality has none of its own.
    #[arg(long, global = true, env = "ONEDOOR_SMTP_FROM", value_name = "ADDRESS")]
    pub smtp_from: Option<String>,
}

impl SmtpArgs {
    /// Each setting as it stands here, else as it stands in `other`.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            smtp_host: self.smtp_host.or(other.smtp_host),
            smtp_port: self.smtp_port.or(other.smtp_port),
            smtp_tls: self.smtp_tls.or(other.smtp_tls),
            smtp_user: self.smtp_user.or(other.smtp_user),
            smtp_password: self.smtp_password.or(other.smtp_password),
            smtp_password_file: self.smtp_password_file.or(other.smtp_password_file),
            smtp_from: self.smtp_from.or(other.smtp_from),
        }
    }
}
