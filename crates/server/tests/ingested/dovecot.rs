//! A real IMAP server, Dovecot, in a folder of its own and with a certificate of its own. It takes any
//! name with the right password, and keeps one mailbox.

use std::fmt::Write as _;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::installation::terminate;

/// The password of the mailbox.
pub(crate) const PASSWORD: &str = "s3cret-passw0rd";
/// Whose mailbox it is.
pub(crate) const NAME: &str = "erhverv@eksempel.example";
/// Who may nothing, by number. Dovecot hands no mail to root.
const NOBODY: u32 = 65534;
/// The certificate's own settings: it is no authority, and is believed as what it is.
const CERTIFICATE: &str = "[req]\nprompt = no\ndistinguished_name = name\nx509_extensions = more\n\
                           [name]\nCN = localhost\n\
                           [more]\nbasicConstraints = critical, CA:FALSE\n\
                           subjectAltName = DNS:localhost, IP:127.0.0.1\n";

/// The server. It ends with this value.
pub(crate) struct Dovecot {
    program: Child,
    folder: tempfile::TempDir,
    /// Where it begins in the clear.
    plain: u16,
    /// Where it is encrypted from the first byte.
    wrapped: u16,
}

impl Dovecot {
    /// A server with an empty mailbox.
    pub(crate) fn start() -> Self {
        Self::start_with("")
    }

    /// The same with more in its settings.
    pub(crate) fn start_with(more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (plain, wrapped) = (free_port(), free_port());
        let place = folder.path();
        for part in ["new", "cur", "tmp"] {
            fs::create_dir_all(place.join("home/Maildir").join(part)).unwrap();
        }
        fs::write(place.join("certificate.cnf"), CERTIFICATE).unwrap();
        make_certificate(place);
        let settings = settings(place, plain, wrapped) + more;
        fs::write(place.join("dovecot.conf"), settings).unwrap();
        give(place);
        let program = program(place);
        let mut server = Self {
            program,
            folder,
            plain,
            wrapped,
        };
        server.wait();
        server
    }

    /// Ends the server with all of its processes, and so whoever was connected.
    pub(crate) fn stop(&mut self) {
        terminate(&format!("-{}", self.program.id()));
        self.program.wait().unwrap();
    }

    pub(crate) fn start_again(&mut self) {
        self.program = program(self.folder.path());
        self.wait();
    }

    /// What `onedoor` must be told to read this mailbox.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        let certificate = self.folder.path().join("certificate.pem");
        vec![
            ("ONEDOOR_IMAP_HOST", "127.0.0.1".to_owned()),
            ("ONEDOOR_IMAP_PORT", self.wrapped.to_string()),
            ("ONEDOOR_IMAP_CA_FILE", certificate.display().to_string()),
            ("ONEDOOR_IMAP_USER", NAME.to_owned()),
            ("ONEDOOR_IMAP_PASSWORD", PASSWORD.to_owned()),
        ]
    }

    /// The port at which encryption is asked for.
    pub(crate) fn plain_port(&self) -> String {
        self.plain.to_string()
    }

    /// Puts a mail into the mailbox, as whoever delivers mail does.
    pub(crate) fn deliver(&self, name: &str, mail: &[u8]) {
        let begun = self.maildir("INBOX").join("tmp").join(name);
        fs::write(&begun, mail).unwrap();
        give(&begun);
        fs::rename(begun, self.maildir("INBOX").join("new").join(name)).unwrap();
    }

    /// The files of the mails in a folder.
    pub(crate) fn lying_in(&self, folder: &str) -> Vec<PathBuf> {
        let parts = ["new", "cur"].map(|part| self.maildir(folder).join(part));
        let entries = parts.into_iter().flat_map(fs::read_dir).flatten();
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    /// Puts a mail back to where it lay before it was read.
    pub(crate) fn put_back(&self, file: &Path) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let name = name.split(":2,").next().unwrap();
        fs::rename(file, self.maildir("INBOX").join("new").join(name)).unwrap();
    }

    /// Keeps the server from putting mail into a folder, or lets it.
    pub(crate) fn let_write(&self, folder: &str, mode: u32) {
        for part in ["new", "cur", "tmp"] {
            let part = self.maildir(folder).join(part);
            fs::set_permissions(part, fs::Permissions::from_mode(mode)).unwrap();
        }
    }

    /// Where a folder is: all but the first have names that begin with a dot.
    fn maildir(&self, folder: &str) -> PathBuf {
        let first = self.folder.path().join("home/Maildir");
        match folder {
            "INBOX" => first,
            other => first.join(format!(".{other}")),
        }
    }

    fn wait(&mut self) {
        for port in [self.plain, self.wrapped] {
            while TcpStream::connect(("127.0.0.1", port)).is_err() {
                let ended = self.program.try_wait().unwrap();
                let log = fs::read_to_string(self.folder.path().join("log"));
                assert_eq!(ended, None, "dovecot ended before it answered: {log:?}");
                thread::yield_now();
            }
        }
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        if let Ok(None) = self.program.try_wait() {
            self.stop();
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Who the server runs as: whoever runs the tests, but not root.
fn owner() -> (u32, u32) {
    let me = fs::metadata("/proc/self").unwrap();
    match me.uid() {
        0 => (NOBODY, NOBODY),
        id => (id, me.gid()),
    }
}

/// Gives a file, or a folder with all in it, to whoever the server runs as.
fn give(path: &Path) {
    let (owner, group) = owner();
    chown(path, Some(owner), Some(group)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            give(&entry.unwrap().path());
        }
    }
}

/// The name of an owner or a group.
fn name_of(file: &str, id: u32) -> String {
    let names = fs::read_to_string(file).unwrap();
    let mut found = names.lines().filter_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)? == id.to_string()).then(|| name.to_owned())
    });
    found.next().unwrap()
}

fn settings(place: &Path, plain: u16, wrapped: u16) -> String {
    let place = place.display();
    let (owner, group) = owner();
    let (name, its) = (name_of("/etc/passwd", owner), name_of("/etc/group", group));
    let mut settings = format!(
        "protocols = imap\nlisten = 127.0.0.1\nbase_dir = {place}/run\nstate_dir = {place}/state\n\
         log_path = {place}/log\nfirst_valid_uid = 1\nmail_location = maildir:~/Maildir\n\
         default_internal_user = {name}\ndefault_internal_group = {its}\n\
         default_login_user = {name}\nauth_failure_delay = 0\n\
         ssl_cert = <{place}/certificate.pem\nssl_key = <{place}/key.pem\n\
         passdb {{\n driver = static\n args = password={PASSWORD}\n}}\n\
         userdb {{\n driver = static\n args = uid={owner} gid={group} home={place}/home\n}}\n"
    );
    write!(
        settings,
        "service anvil {{\n chroot =\n}}\nservice imap-login {{\n chroot =\n\
         inet_listener imap {{\n port = {plain}\n}}\n\
         inet_listener imaps {{\n port = {wrapped}\n ssl = yes\n}}\n}}\n"
    )
    .unwrap();
    settings
}

fn make_certificate(place: &Path) {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-nodes",
            "-days",
            "2",
            "-config",
            "certificate.cnf",
        ])
        .args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-keyout", "key.pem", "-out", "certificate.pem"])
        .current_dir(place)
        .stderr(Stdio::null())
        .status();
    assert!(made.unwrap().success());
}

fn program(place: &Path) -> Child {
    // Where Debian puts it, which is not on everybody's path.
    let path = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin";
    let mut program = Command::new("dovecot");
    program
        .env("PATH", path)
        .arg("-F")
        .arg("-c")
        .arg(place.join("dovecot.conf"))
        .current_dir(place)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        program.uid(NOBODY).gid(NOBODY);
    }
    // scripts/need test installs it.
    program.spawn().unwrap()
}
