//! The settings of the edge: who is let in, and how often.

use clap::Args;
use serde::Deserialize;

/// Who is let in, and how often. In the file they stand beside the others.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default)]
pub struct EdgeArgs {
    /// Further names under which this installation is asked for, with commas between them; the
    /// public URL's, the listening address and this machine's own are known.
    #[arg(long, global = true, env = "ONEDOOR_HOSTS", value_name = "NAMES")]
    pub hosts: Option<String>,
    /// Addresses of reverse proxies, with commas between them: `10.0.0.0/8,::1`. They are believed
    /// about from where a request came, and nobody else is.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_TRUSTED_PROXIES",
        value_name = "ADDRESSES"
    )]
    pub trusted_proxies: Option<String>,
    /// Where those proxies say it: `x-forwarded-for` or `forwarded`.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_FORWARDED_HEADER",
        value_name = "NAME"
    )]
    pub forwarded_header: Option<String>,
    /// Origins whose pages may ask the API from a browser, with commas between them:
    /// `https://www.example.dk`; none if left out.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_CORS_ORIGINS",
        value_name = "ORIGINS"
    )]
    pub cors_origins: Option<String>,
    /// Requests a minute with one token or from one session; 0 counts none.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_RATE_PER_TOKEN",
        value_name = "NUMBER"
    )]
    pub rate_per_token: Option<u32>,
    /// Requests a minute of one person or program; 0 counts none.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_RATE_PER_ACCOUNT",
        value_name = "NUMBER"
    )]
    pub rate_per_account: Option<u32>,
    /// Requests a minute from one address to the API; 0 counts none.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_RATE_PER_ADDRESS",
        value_name = "NUMBER"
    )]
    pub rate_per_address: Option<u32>,
    /// Requests a minute from one address to what anybody may see; 0 counts none.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_RATE_PUBLIC",
        value_name = "NUMBER"
    )]
    pub rate_public: Option<u32>,
    /// Wrong tokens, passwords and tracking codes of one address before it has to wait; 0 counts
    /// none.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_WRONG_CREDENTIALS",
        value_name = "NUMBER"
    )]
    pub wrong_credentials: Option<u32>,
    /// How long a request may take to be answered, in seconds.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_REQUEST_SECONDS",
        value_name = "SECONDS"
    )]
    pub request_seconds: Option<u64>,
    /// Connections of clients at once.
    #[arg(
        long,
        global = true,
        env = "ONEDOOR_CONNECTIONS",
        value_name = "NUMBER"
    )]
    pub connections: Option<usize>,
}

impl EdgeArgs {
    /// These, and where they say nothing, those.
    #[must_use]
    pub(crate) fn or(self, others: Self) -> Self {
        Self {
            hosts: self.hosts.or(others.hosts),
            trusted_proxies: self.trusted_proxies.or(others.trusted_proxies),
            forwarded_header: self.forwarded_header.or(others.forwarded_header),
            cors_origins: self.cors_origins.or(others.cors_origins),
            rate_per_token: self.rate_per_token.or(others.rate_per_token),
            rate_per_account: self.rate_per_account.or(others.rate_per_account),
            rate_per_address: self.rate_per_address.or(others.rate_per_address),
            rate_public: self.rate_public.or(others.rate_public),
            wrong_credentials: self.wrong_credentials.or(others.wrong_credentials),
            request_seconds: self.request_seconds.or(others.request_seconds),
            connections: self.connections.or(others.connections),
        }
    }
}
