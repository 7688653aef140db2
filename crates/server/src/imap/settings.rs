//! Where a mailbox is, and what is done there.

use std::path::PathBuf;

use crate::settings::Hidden;

/// How the connection is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImapTls {
    /// Not at all: only for a server on this machine.
    Off,
    /// It begins in the clear and must go on encrypted (STARTTLS).
    Required,
    /// It is encrypted from its first byte.
    Wrapped,
}

/// A mailbox, and what is done there.
#[derive(Debug, Clone)]
pub struct ImapSettings {
    /// The server.
    pub host: String,
    /// Its port; the usual one if none is said.
    pub port: Option<u16>,
    /// How the connection is kept from others.
    pub tls: ImapTls,
    /// The file with the certificates by which the server is known; those of the machine without.
    pub ca_file: Option<PathBuf>,
    /// By which name we are let in.
    pub user: String,
    /// And by which password.
    pub password: Hidden,
    /// The folder that is read.
    pub folder: String,
    /// The folder into which mail goes that was taken; it is marked where it is without.
    pub done_folder: Option<String>,
    /// The folder into which mail goes that never can be taken; it is marked where it is without.
    pub refused_folder: Option<String>,
}

impl ImapSettings {
    pub(super) fn port(&self) -> u16 {
        self.port.unwrap_or(match self.tls {
            ImapTls::Off | ImapTls::Required => 143,
            ImapTls::Wrapped => 993,
        })
    }
}
