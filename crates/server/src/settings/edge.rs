//! The settings of the edge, read.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail};
use onedoor_api::{EdgeSettings, ForwardedHeader, Paces, Proxies};

use crate::cli::EdgeArgs;

/// Names of this machine, for itself.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// Reads them. Links begin with `public_url`, so it must be an address.
pub(super) fn read(args: EdgeArgs, public_url: &str, listen: SocketAddr) -> Result<EdgeSettings> {
    let usual = EdgeSettings::default();
    let (scheme, public_host) = public(public_url)?;
    let said_in = match args.forwarded_header.as_deref() {
        None | Some("x-forwarded-for") => ForwardedHeader::XForwardedFor,
        Some("forwarded") => ForwardedHeader::Forwarded,
        Some(_) => bail!("the setting forwarded-header is `x-forwarded-for` or `forwarded`"),
    };
    let proxies = args.trusted_proxies.unwrap_or_default();
    let further = args.hosts.unwrap_or_default();
    let mut hosts: Vec<String> = listed(&further).map(str::to_ascii_lowercase).collect();
    hosts.extend(LOOPBACK.map(str::to_owned));
    hosts.extend([public_host, listen.ip().to_string()]);
    Ok(EdgeSettings {
        hosts,
        proxies: Proxies::trusting(&proxies, said_in)
            .context("the setting trusted-proxies cannot be used")?,
        origins: listed(&args.cors_origins.unwrap_or_default())
            .map(origin)
            .collect::<Result<_>>()?,
        is_https: scheme == "https",
        request_seconds: args.request_seconds.unwrap_or(usual.request_seconds).max(1),
        connections: args.connections.unwrap_or(usual.connections).max(1),
        paces: Paces {
            token: args.rate_per_token.unwrap_or(usual.paces.token),
            account: args.rate_per_account.unwrap_or(usual.paces.account),
            address: args.rate_per_address.unwrap_or(usual.paces.address),
            public: args.rate_public.unwrap_or(usual.paces.public),
            wrong_credentials: args
                .wrong_credentials
                .unwrap_or(usual.paces.wrong_credentials),
        },
    })
}

/// What a list with commas names.
fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|one| !one.is_empty())
}

/// Scheme and host of the public URL.
fn public(url: &str) -> Result<(String, String)> {
    let wrong = || "the setting public-url is an address such as https://onedoor.example.dk";
    let (scheme, rest) = url.split_once("://").with_context(wrong)?;
    let scheme = scheme.to_ascii_lowercase();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host(authority);
    if !matches!(scheme.as_str(), "http" | "https") || host.is_empty() || authority.contains('@') {
        bail!(wrong());
    }
    Ok((scheme, host))
}

/// The name without a port, in lower case.
fn host(authority: &str) -> String {
    let bare = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    bare.trim_end_matches('.').to_ascii_lowercase()
}

/// An origin as browsers write it: anything else would never be equal to one.
fn origin(text: &str) -> Result<String> {
    let is_origin = text.split_once("://").is_some_and(|(scheme, host)| {
        matches!(scheme, "http" | "https")
            && !host.is_empty()
            && !host.contains(['/', '*', '@', '?', '#', ' '])
            && host == host.to_ascii_lowercase()
    });
    if !is_origin {
        bail!(
            "`{text}` in the setting cors-origins is no origin such as https://www.example.dk; \
             all of them at once cannot be let in"
        );
    }
    Ok(text.to_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn settings(change: impl FnOnce(&mut EdgeArgs)) -> Result<EdgeSettings> {
        let mut args = EdgeArgs::default();
        change(&mut args);
        read(
            args,
            "https://Onedoor.Example.DK:8443/below",
            "[::]:8080".parse().unwrap(),
        )
    }

    #[test]
    fn the_names_of_an_installation_are_known_without_a_setting() {
        let usual = settings(|_| {}).unwrap();
        for host in ["onedoor.example.dk", "localhost", "127.0.0.1", "::1", "::"] {
            assert!(usual.hosts.iter().any(|known| known == host), "{host}");
        }
        let more = settings(|args| args.hosts = Some("Intern.example, ".to_owned())).unwrap();
        assert_eq!(more.hosts.len(), usual.hosts.len() + 1);
        assert!(more.hosts.contains(&"intern.example".to_owned()));
        assert!(usual.is_https && usual.origins.is_empty());
    }

    #[test]
    fn what_would_open_the_door_to_everybody_is_refused() {
        for origin in [
            "*",
            "https://*",
            "null",
            "https://a.dk/",
            "https://A.dk",
            "a.dk",
        ] {
            let refused = settings(|args| args.cors_origins = Some(origin.to_owned()));
            assert!(refused.is_err(), "{origin}");
        }
        let everybody = settings(|args| args.trusted_proxies = Some("0.0.0.0/0".to_owned()));
        assert!(everybody.is_err());
        for url in [
            "onedoor.example.dk",
            "ftp://a.dk",
            "https://",
            "https://u:p@a.dk",
        ] {
            assert!(public(url).is_err(), "{url}");
        }
    }

    #[test]
    fn origins_stand_as_browsers_write_them() {
        let list = "https://www.a.dk, http://localhost:3000";
        let settings = settings(|args| args.cors_origins = Some(list.to_owned())).unwrap();
        assert_eq!(
            settings.origins,
            ["https://www.a.dk", "http://localhost:3000"]
        );
    }
}
