//! The guard at the way out: no address that somebody else names leads into the house.
//!
//! It looks at the address as it is written, and at what its name leads to: the client connects to
//! exactly those addresses that were looked at, so that a name cannot lead elsewhere a moment later.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;

use anyhow::{Result, bail};
use onedoor_domain::webhook::is_outside;
use onedoor_service::CannotCall;
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// The only port that is called of those who are not named by the operator.
const HTTPS: u16 = 443;

/// Places that the operator allows, wherever they are and however they are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed(Vec<Place>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    host: String,
    /// Any port, if none is said.
    port: Option<u16>,
}

/// Finds the addresses behind a name.
type LookUp = fn(&str) -> io::Result<Vec<IpAddr>>;

/// Whoever looks at addresses before they are called.
#[derive(Debug, Clone)]
pub struct Guard {
    allowed: Arc<Allowed>,
    look_up: LookUp,
}

/// A name leads into the house.
#[derive(Debug)]
pub(super) struct Inside;

impl Allowed {
    /// Reads a list of `HOST` and `HOST:PORT`.
    ///
    /// # Errors
    /// In words, which of them is none.
    pub fn read(list: &str) -> Result<Self> {
        let each = list.split(',').map(str::trim).filter(|one| !one.is_empty());
        each.map(Place::read).collect::<Result<_>>().map(Self)
    }

    fn has(&self, host: &str, port: u16) -> bool {
        let mut places = self.0.iter();
        places.any(|place| place.host == host && place.port.is_none_or(|of| of == port))
    }

    /// Whether this name is allowed at any port.
    fn has_name(&self, host: &str) -> bool {
        self.0.iter().any(|place| place.host == host)
    }
}

impl Place {
    fn read(text: &str) -> Result<Self> {
        // A colon also stands in an address of IPv6, which stands in brackets.
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            Some(_) | None => (text, None),
        };
        let port = port.map(str::parse::<u16>).transpose();
        // Read as the host of an address, so that both are written the same way.
        let url = Url::parse(&format!("https://{host}/"));
        let (Ok(url), Ok(port)) = (url, port) else {
            bail!("`{text}` is neither HOST nor HOST:PORT");
        };
        let is_host = url.path() == "/" && url.username().is_empty() && url.port().is_none();
        match url.host_str().filter(|_| is_host) {
            Some(host) => Ok(Self {
                host: host.to_owned(),
                port,
            }),
            None => bail!("`{text}` is neither HOST nor HOST:PORT"),
        }
    }
}

impl Guard {
    /// A guard that asks the machine what names lead to.
    pub fn new(allowed: Allowed) -> Self {
        Self::looking_up(allowed, |name| {
            let found = (name, HTTPS).to_socket_addrs()?;
            Ok(found.map(|one| one.ip()).collect())
        })
    }

    /// A guard that asks otherwise: for tests.
    pub fn looking_up(allowed: Allowed, look_up: LookUp) -> Self {
        Self {
            allowed: Arc::new(allowed),
            look_up,
        }
    }

    /// The address, if it may be called as far as it says so itself.
    ///
    /// # Errors
    /// Why not.
    pub fn pass(&self, text: &str) -> Result<Url, CannotCall> {
        let url = Url::parse(text).map_err(|_| CannotCall::NoAddress)?;
        let is_http = url.scheme() == "http";
        if url.scheme() != "https" && !is_http {
            return Err(CannotCall::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return Err(CannotCall::NotAllowed);
        }
        let host = url.host_str().ok_or(CannotCall::NoAddress)?;
        let port = url.port_or_known_default().unwrap_or(HTTPS);
        if self.allowed.has(host, port) {
            return Ok(url);
        }
        if is_http {
            return Err(CannotCall::NotHttps);
        }
        // Behind a name that is allowed at one port no address is looked at: no other port is open.
        if self.allowed.has_name(host) {
            return Err(CannotCall::NotAllowed);
        }
        // The parser has turned every way of writing an address of IPv4 into the usual one.
        let is_outside = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(address) => is_outside(address),
            Err(_) => is_name_outside(host),
        };
        if port == HTTPS && is_outside {
            Ok(url)
        } else {
            Err(CannotCall::NotAllowed)
        }
    }

    /// Those addresses behind a name that may be called.
    fn addresses(&self, name: &str) -> Result<Vec<SocketAddr>, Box<dyn Error + Send + Sync>> {
        let found = (self.look_up)(name)?;
        let is_allowed = self.allowed.has_name(name);
        let passed = found
            .into_iter()
            .filter(|address| is_allowed || is_outside(*address));
        // With port 0 the client takes that of the address.
        let passed: Vec<SocketAddr> = passed.map(|address| SocketAddr::new(address, 0)).collect();
        if passed.is_empty() {
            return Err(Box::new(Inside));
        }
        Ok(passed)
    }
}

/// Names without a dot, and some with one, are known inside only.
fn is_name_outside(host: &str) -> bool {
    let name = host.trim_end_matches('.');
    let inside = ["localhost", "local", "internal", "home.arpa"];
    let is_inside = |of: &&str| {
        name.strip_suffix(*of)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    name.contains('.') && !inside.iter().any(is_inside)
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        let name = name.as_str().to_owned();
        Box::pin(async move {
            // The machine's own way to look names up keeps its thread waiting.
            let found = tokio::task::spawn_blocking(move || guard.addresses(&name)).await??;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name leads into the house")
    }
}

impl Error for Inside {}

#[cfg(test)]
mod tests;
