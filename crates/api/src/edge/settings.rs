//! How the edge is set up.

use crate::edge::proxies::Proxies;

/// How the edge is set up: who is let through to the use cases, and how often.
#[derive(Debug, Clone)]
pub struct EdgeSettings {
    /// The names under which this installation may be asked for, in lower case and without a port;
    /// any name if there are none.
    pub hosts: Vec<String>,
    /// Who may say from where a request came.
    pub proxies: Proxies,
    /// Origins whose pages may ask the API from a browser: `https://www.example.dk`.
    pub origins: Vec<String>,
    /// Whether it is reached by https: then browsers are told to use nothing else.
    pub is_https: bool,
    /// How long a request may take to be answered, in seconds.
    pub request_seconds: u64,
    /// How many connections there may be at once.
    pub connections: usize,
    /// How often somebody may ask.
    pub paces: Paces,
}

/// How often somebody may ask, in requests a minute. Nobody counts where it is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paces {
    /// With one token, or from one session.
    pub token: u32,
    /// As one person or program, whatever they come with.
    pub account: u32,
    /// From one address, to the API.
    pub address: u32,
    /// From one address, to what anybody may see.
    pub public: u32,
    /// How many credentials and tracking codes of one address may be wrong before it has to wait.
    pub wrong_credentials: u32,
}

impl Default for EdgeSettings {
    fn default() -> Self {
        Self {
            hosts: Vec::new(),
            proxies: Proxies::default(),
            origins: Vec::new(),
            is_https: false,
            request_seconds: 60,
            connections: 10_000,
            paces: Paces::default(),
        }
    }
}

impl Default for Paces {
    /// A receptionist who types a name asks a few times a second; a whole office shares an address.
    fn default() -> Self {
        Self {
            token: 1_200,
            account: 2_400,
            address: 12_000,
            public: 300,
            wrong_credentials: 10,
        }
    }
}

impl Paces {
    /// Nobody counts.
    pub fn unlimited() -> Self {
        Self {
            token: 0,
            account: 0,
            address: 0,
            public: 0,
            wrong_credentials: 0,
        }
    }
}
