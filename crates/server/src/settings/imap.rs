//! The settings of a mailbox, read.

use anyhow::{Result, bail};

use crate::cli::ImapArgs;
use crate::imap::{ImapSettings, ImapTls};
use crate::settings::secret;

/// Names by which this machine knows itself.
const HERE: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// Reads them; none if no mailbox is set up.
pub(super) fn read(args: ImapArgs) -> Result<Option<ImapSettings>> {
    let Some(host) = args.imap_host else {
        return Ok(None);
    };
    let tls = match args.imap_tls.as_deref() {
        None | Some("wrapped") => ImapTls::Wrapped,
        Some("required") => ImapTls::Required,
        Some("off") => ImapTls::Off,
        Some(_) => bail!("the setting imap-tls is `wrapped`, `required` or `off`"),
    };
    if tls == ImapTls::Off && !HERE.contains(&host.as_str()) {
        bail!(
            "a password is not sent in the clear: set imap-tls to `wrapped` or `required`; `off` is \
             for a server on this machine"
        );
    }
    let password = match (args.imap_password, args.imap_password_file) {
        (Some(_), Some(_)) => {
            bail!("of imap-password and imap-password-file only one can be said")
        }
        (said, None) => said,
        (None, Some(file)) => Some(secret::read(&file)?),
    };
    let (Some(user), Some(password)) = (args.imap_user, password) else {
        bail!("with imap-host the settings imap-user and imap-password must be said, too");
    };
    let folder = args.imap_folder.unwrap_or_else(|| "INBOX".to_owned());
    let places = [&args.imap_done_folder, &args.imap_refused_folder];
    if places.into_iter().flatten().any(|place| *place == folder) {
        bail!("mail that was read cannot go into the folder that is read: imap-folder");
    }
    Ok(Some(ImapSettings {
        host,
        port: args.imap_port,
        tls,
        ca_file: args.imap_ca_file,
        user,
        password,
        folder,
        done_folder: args.imap_done_folder,
        refused_folder: args.imap_refused_folder,
    }))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn args(tls: Option<&str>, host: &str) -> ImapArgs {
        ImapArgs {
            imap_host: Some(host.to_owned()),
            imap_tls: tls.map(str::to_owned),
            imap_user: Some("erhverv".to_owned()),
            imap_password: Some("s3cret".parse().unwrap()),
            ..ImapArgs::default()
        }
    }

    #[test]
    fn a_password_leaves_this_machine_only_encrypted() {
        for (tls, host, may) in [
            (None, "mail.example.dk", true),
            (Some("required"), "mail.example.dk", true),
            (Some("off"), "mail.example.dk", false),
            (Some("off"), "127.0.0.1.example.dk", false),
            (Some("off"), "localhost", true),
            (Some("plain"), "localhost", false),
        ] {
            assert_eq!(read(args(tls, host)).is_ok(), may, "{tls:?} {host}");
        }
        let settings = read(args(None, "mail.example.dk")).unwrap().unwrap();
        assert_eq!(settings.tls, ImapTls::Wrapped);
        assert!(!format!("{settings:?}").contains("s3cret"));
    }

    #[test]
    fn what_would_read_its_own_mail_again_is_refused() {
        let mut again = args(None, "mail.example.dk");
        again.imap_done_folder = Some("INBOX".to_owned());
        read(again).unwrap_err();
        let mut nobody = args(None, "mail.example.dk");
        nobody.imap_password = None;
        read(nobody).unwrap_err();
        assert!(read(ImapArgs::default()).unwrap().is_none());
    }
}
