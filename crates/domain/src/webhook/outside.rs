//! Which addresses lie outside: a webhook must lead nobody into the inner network.
//!
//! Only what is certainly a public host counts (IANA's registries of special-purpose addresses); an
//! address of a kind that we do not know does not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Where Azure answers its own machines, by an address that looks public.
const AZURE: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);

/// Whether this is the address of a single host on the public internet.
pub fn is_outside(address: IpAddr) -> bool {
    // An IPv4 address in the clothes of an IPv6 one is what it is.
    match address.to_canonical() {
        IpAddr::V4(address) => is_outside_v4(address),
        IpAddr::V6(address) => is_outside_v6(address),
    }
}

fn is_outside_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = match (a, b, c) {
        // This network, private, loopback, link-local.
        (0 | 10 | 127, _, _) | (169, 254, _) | (172, 16..=31, _) | (192, 168, _) => true,
        // Between a provider and its customers.
        (100, 64..=127, _) => true,
        // Of protocols, for documentation, of 6to4 relays, for measurements.
        (192, 0, 0 | 2) | (192, 88, 99) | (198, 18 | 19, _) => true,
        (198, 51, 100) | (203, 0, 113) => true,
        // To many, reserved, to all.
        (224..=255, _, _) => true,
        _ => false,
    };
    !is_special && address != AZURE
}

fn is_outside_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Single hosts have only ever been given addresses of 2000::/3. That leaves out loopback,
    // unspecified, link-local, unique local, multicast, and IPv4 translated (64:ff9b::/96) or
    // compatible.
    let is_given_out = (0x2000..=0x3fff).contains(&a);
    let is_special = match (a, b) {
        // Of protocols (2001::/23, Teredo among them) and for documentation.
        (0x2001, 0..=0x1ff | 0xdb8) => true,
        // 6to4, which holds an IPv4 address.
        (0x2002, _) => true,
        // For documentation.
        (0x3fff, 0..=0xfff) => true,
        _ => false,
    };
    is_given_out && !is_special
}
