//! From where a request came: what a trusted proxy says, else who is connected.
//!
//! Every proxy adds on the right whom it was connected to. So it is read from the right, for as long
//! as the hops are trusted: what stands further left was written by whoever asked, and may be
//! anything. Only one header is read, because a proxy replaces one and passes the other on.

use std::net::{IpAddr, SocketAddr};

use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR};
use ipnet::IpNet;

/// The proxies that may say from where a request came, and how they say it.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    trusted: Vec<IpNet>,
    said_in: ForwardedHeader,
}

/// The header in which proxies say from where a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`
    #[default]
    XForwardedFor,
    /// `Forwarded`, as RFC 7239 has it.
    Forwarded,
}

/// A list of addresses that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProxiesProblem {
    /// It is no address and no range of addresses.
    #[error("`{0}` is no address and no range such as 10.0.0.0/8")]
    NotARange(String),
    /// Everybody would be trusted: whoever asks could say that they come from anywhere.
    #[error("`{0}` holds all addresses: then whoever asks may say from where they come")]
    Everybody(String),
}

impl ForwardedHeader {
    fn name(self) -> HeaderName {
        match self {
            Self::XForwardedFor => X_FORWARDED_FOR,
            Self::Forwarded => FORWARDED,
        }
    }
}

impl Proxies {
    /// Trusts these addresses and ranges, separated by commas.
    ///
    /// # Errors
    /// Which of them cannot be trusted.
    pub fn trusting(list: &str, said_in: ForwardedHeader) -> Result<Self, ProxiesProblem> {
        let named = list.split(',').map(str::trim).filter(|one| !one.is_empty());
        let trusted = named.map(range).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { trusted, said_in })
    }

    /// Whether nobody is trusted.
    pub fn are_none(&self) -> bool {
        self.trusted.is_empty()
    }

    /// From where a request came that somebody at `peer` sent.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trust(client) {
            return client;
        }
        for hop in self.hops(headers).into_iter().rev() {
            // What is hidden or garbled is as far as we can see: the proxy that says so counts.
            let Some(address) = address(hop) else { break };
            client = address;
            if !self.trust(client) {
                break;
            }
        }
        client
    }

    /// Whether somebody who is not trusted says from where a request came. That is a proxy that was
    /// forgotten in the settings, or somebody who tries.
    pub(super) fn are_said_by_a_stranger(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        headers.contains_key(self.said_in.name()) && !self.trust(peer.to_canonical())
    }

    fn trust(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|range| range.contains(&address))
    }

    /// The hops as they are said, the nearest last.
    fn hops<'a>(&self, headers: &'a HeaderMap) -> Vec<&'a str> {
        let mut hops = Vec::new();
        for line in headers.get_all(self.said_in.name()) {
            // A line that is no text hides whatever stands left of it.
            let Ok(line) = line.to_str() else {
                hops.push("");
                continue;
            };
            match self.said_in {
                ForwardedHeader::XForwardedFor => hops.extend(line.split(',').map(str::trim)),
                ForwardedHeader::Forwarded => hops.extend(line.split(',').map(said_for)),
            }
        }
        hops
    }
}

/// The `for` of one element of `Forwarded`. A comma in quotes would be nothing of an address.
fn said_for(element: &str) -> &str {
    let mut pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let found = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"));
    found.map_or("", |(_, value)| value.trim().trim_matches('"'))
}

/// An address, with or without a port or brackets.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let parsed = bare.unwrap_or(hop).parse::<IpAddr>().ok();
    let parsed = parsed.or_else(|| hop.parse::<SocketAddr>().ok().map(|at| at.ip()));
    parsed.map(|address| address.to_canonical())
}

fn range(text: &str) -> Result<IpNet, ProxiesProblem> {
    let parsed = text.parse::<IpNet>().ok();
    let parsed = parsed.or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
    let range = parsed.ok_or_else(|| ProxiesProblem::NotARange(text.to_owned()))?;
    if range.prefix_len() == 0 {
        return Err(ProxiesProblem::Everybody(text.to_owned()));
    }
    Ok(range.trunc())
}

#[cfg(test)]
#[path = "proxies_tests.rs"]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests;
