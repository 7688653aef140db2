//! The file with settings.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use toml::Table;

use crate::cli::{EdgeArgs, ImapArgs, SmtpArgs};
use crate::settings::secret::{self, Hidden};

/// The file. Its keys are those of the flags, with underscores.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File {
    pub(super) database_url: Option<Hidden>,
    pub(super) database_url_file: Option<PathBuf>,
    pub(super) listen: Option<String>,
    pub(super) public_url: Option<String>,
    pub(super) database_connections: Option<u32>,
    pub(super) body_limit: Option<usize>,
    pub(super) attachment_limit: Option<usize>,
    pub(super) files: Option<String>,
    pub(super) clamd: Option<String>,
    pub(super) key_file: Option<PathBuf>,
    pub(super) loopback_providers: Option<bool>,
    pub(super) webhook_allow: Option<String>,
    pub(super) form_work: Option<u8>,
    pub(super) threads: Option<usize>,
    pub(super) log: Option<String>,
    pub(super) log_format: Option<String>,
    #[serde(flatten)]
    pub(super) edge: EdgeArgs,
    #[serde(flatten)]
    pub(super) smtp: SmtpArgs,
    #[serde(flatten)]
    pub(super) imap: ImapArgs,
    /// What nobody reads is a mistake.
    #[serde(flatten)]
    unknown: Table,
}

/// Reads it. What is wrong with it is told without its lines: they may hold a password.
pub(super) fn read(path: &Path) -> Result<File> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    let file: File = toml::from_str(&text).map_err(|error| unreadable(path, &text, &error))?;
    if let Some(key) = file.unknown.keys().next() {
        bail!("{name} cannot be used: `{key}` is no setting");
    }
    let has_password = file.database_url.clone().map(Hidden::reveal);
    let has_password = has_password.is_some_and(|url| secret::holds_password(&url));
    let has_password = has_password || file.smtp.smtp_password.is_some();
    if has_password || file.imap.imap_password.is_some() {
        secret::keep_from_others(path)?;
    }
    Ok(file)
}

fn unreadable(path: &Path, text: &str, error: &toml::de::Error) -> anyhow::Error {
    let before = error.span().and_then(|span| text.get(..span.start));
    let place = before.map_or_else(String::new, |before| {
        format!(" in line {}", before.lines().count().max(1))
    });
    anyhow::anyhow!(
        "{} cannot be used: something has a wrong form{place}",
        path.display()
    )
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn file(mode: u32, text: &str) -> Result<File> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(mode)).unwrap();
        read(file.path())
    }

    #[test]
    fn settings_stand_in_the_file_by_the_names_of_their_flags() {
        let text = "listen = \"127.0.0.1:1\"\nrate_per_token = 7\nhosts = \"a.dk\"\n";
        let file = file(0o644, text).unwrap();
        assert_eq!(file.listen.as_deref(), Some("127.0.0.1:1"));
        assert_eq!(file.edge.rate_per_token, Some(7));
        assert_eq!(file.edge.hosts.as_deref(), Some("a.dk"));
    }

    #[test]
    fn what_is_no_setting_is_told() {
        let refused = file(0o644, "lissten = \"127.0.0.1:1\"\n").unwrap_err();
        assert!(refused.to_string().contains("`lissten`"), "{refused}");
    }

    #[test]
    fn a_password_is_not_told_with_the_mistake_beside_it() {
        for text in [
            "database_url = \"postgres://a:s3cret@b/c",
            "threads = \"s3cret\"",
            "\n\ndatabase_url = [\"s3cret\"]",
        ] {
            let refused = format!("{:#}", file(0o600, text).unwrap_err());
            assert!(refused.contains("wrong form"), "{refused}");
            assert!(!refused.contains("s3cret"), "{refused}");
        }
    }

    #[test]
    fn a_file_with_a_password_is_kept_from_others() {
        let text = "database_url = \"postgres://a:s3cret@b/c\"\n";
        assert!(file(0o644, text).is_err());
        let kept = file(0o640, text).unwrap();
        assert!(!format!("{kept:?}").contains("s3cret"));
        assert!(file(0o644, "database_url = \"postgres://a@b/c\"\n").is_ok());
    }
}
