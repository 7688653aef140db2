//! The settings of mail, read.

use anyhow::{Result, bail};

use crate::cli::SmtpArgs;
use crate::settings::secret;
use crate::smtp::{SmtpSettings, SmtpTls};

/// Reads them; none if no mail is set up.
pub(super) fn read(args: SmtpArgs) -> Result<Option<SmtpSettings>> {
    let Some(host) = args.smtp_host else {
        return Ok(None);
    };
    let Some(sender) = args.smtp_from else {
        bail!("with smtp-host the setting smtp-from must be said, too");
    };
    let tls = match args.smtp_tls.as_deref() {
        None | Some("required") => SmtpTls::Required,
        Some("wrapped") => SmtpTls::Wrapped,
        Some("off") => SmtpTls::Off,
        Some(_) => bail!("the setting smtp-tls is `required`, `wrapped` or `off`"),
    };
    let password = match (args.smtp_password, args.smtp_password_file) {
        (Some(_), Some(_)) => {
            bail!("of smtp-password and smtp-password-file only one can be said")
        }
        (said, None) => said,
        (None, Some(file)) => Some(secret::read(&file)?),
    };
    if tls == SmtpTls::Off && password.is_some() {
        bail!("a password is not sent in the clear: set smtp-tls to `required` or `wrapped`");
    }
    Ok(Some(SmtpSettings {
        port: args.smtp_port,
        tls,
        user: args.smtp_user,
        password,
        ..SmtpSettings::at(&host, &sender)
    }))
}
