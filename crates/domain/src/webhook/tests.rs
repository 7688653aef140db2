//! Answers, switching off, and addresses.

use std::net::IpAddr;

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::Moment;
use crate::delivery::Failure;

fn at(hour: i64) -> Moment {
    Moment::from_micros(hour * 3_600_000_000).unwrap_or_else(|| unreachable!("a moment in range"))
}

/// 2026-03-02 at noon, in hours since 1970.
const NOON: i64 = 492_348;

fn said(status: u16, retry_after: Option<&str>) -> Reply {
    let response = Response {
        status,
        retry_after: retry_after.map(str::to_owned),
    };
    meaning(&response, at(NOON))
}

fn waits(retry_after: &str) -> Option<SignedDuration> {
    match said(429, Some(retry_after)) {
        Reply::NotNow { not_before, .. } => {
            not_before.map(|until| until.timestamp().duration_since(at(NOON).timestamp()))
        }
        Reply::Taken | Reply::Gone(_) => None,
    }
}

#[test]
fn only_what_is_taken_on_counts_as_taken_on() {
    for status in [200, 201, 202, 204, 299] {
        assert_eq!(said(status, None), Reply::Taken, "{status}");
    }
    for status in [
        100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503, 599,
    ] {
        let Reply::NotNow { trouble, .. } = said(status, None) else {
            unreachable!("{status} is neither taken on nor gone");
        };
        assert_eq!(trouble.failure, Failure::RefusedForNow);
        assert_eq!(trouble.reply_code, Some(status));
    }
    assert!(matches!(said(410, Some("7")), Reply::Gone(_)));
}

#[test]
fn a_receiver_may_have_us_wait_but_not_for_ever() {
    let seconds = SignedDuration::from_secs;
    assert_eq!(waits("7"), Some(seconds(7)));
    assert_eq!(waits(" 120 "), Some(seconds(120)));
    let dated = "Mon, 02 Mar 2026 12:05:00 GMT";
    assert_eq!(waits(dated), Some(seconds(300)));
    for year in [
        "31536000",
        "99999999999999999999",
        "Tue, 02 Mar 2027 12:00:00 GMT",
    ] {
        assert_eq!(waits(year), Some(WAIT_AT_MOST), "{year}");
    }
    for nothing in ["", "soon", "-5", "1.5", "Sun, 01 Mar 2026 12:00:00 GMT"] {
        assert_eq!(waits(nothing), None, "{nothing}");
    }
}

#[test]
fn a_webhook_is_switched_off_after_five_days_of_nothing_but_failures() {
    let mut activity = Activity::NEW;
    for hour in 0..5 * 24 {
        activity = activity.failed(at(hour));
        assert!(activity.is_active(), "{hour}");
    }
    let off = activity.failed(at(5 * 24));
    assert_eq!(off.switched_off(), Some(SwitchedOff::Failing));
    // One that arrives in between begins it anew.
    let spared = activity.answered().failed(at(5 * 24));
    assert!(spared.is_active());
    // Neither a late failure nor a late success changes what is off.
    assert_eq!(off.failed(at(200)), off);
    assert_eq!(off.answered(), off);
    assert_eq!(off.gone(at(200)), off);
    assert_eq!(off.started(), Activity::NEW);
}

#[test]
fn a_receiver_that_is_seldom_called_is_not_judged_by_a_few_tries() {
    let mut activity = Activity::NEW;
    for day in 0..i64::from(FAILURES) - 1 {
        activity = activity.failed(at(day * 48));
    }
    assert!(activity.is_active());
    assert!(!activity.failed(at(10_000)).is_active());
}

#[test]
fn whoever_is_gone_is_not_called_again() {
    let gone = Activity::NEW.gone(at(1));
    assert_eq!(gone.switched_off(), Some(SwitchedOff::Gone));
    let stopped = Activity::NEW.stopped(at(1));
    assert_eq!(stopped.switched_off(), Some(SwitchedOff::ByHand));
}

/// Addresses of this machine, of networks in the house, of clouds' own services, and of nobody.
const INSIDE: [&str; 51] = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "100.127.255.255",
    "127.0.0.1",
    "127.1.2.3",
    "168.63.129.16",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "4000::1",
];
/// Addresses of public hosts, also right beside those.
const OUTSIDE: [&str; 19] = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "126.255.255.255",
    "128.0.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "193.0.0.1",
    "198.17.255.255",
    "223.255.255.255",
    "::ffff:8.8.8.8",
    "2001:4860:4860::8888",
    "2001:200::1",
    "2a00:1450:400f::1",
    "2606:4700::1111",
];

#[test]
fn nothing_but_public_hosts_lies_outside() {
    for inside in INSIDE {
        let address: IpAddr = inside.parse().unwrap_or(IpAddr::from([8, 8, 8, 8]));
        assert!(!is_outside(address), "{inside}");
    }
    for outside in OUTSIDE {
        let address: IpAddr = outside.parse().unwrap_or(IpAddr::from([127, 0, 0, 1]));
        assert!(is_outside(address), "{outside}");
    }
}

proptest! {
    #[test]
    fn an_address_in_other_clothes_is_the_same_address(bits: u32) {
        let plain = std::net::Ipv4Addr::from_bits(bits);
        let mapped = IpAddr::V6(plain.to_ipv6_mapped());
        prop_assert_eq!(is_outside(mapped), is_outside(IpAddr::V4(plain)));
    }

    #[test]
    fn whatever_stands_in_a_header_means_something(text in ".*", status in 0_u16..1000) {
        let response = Response { status, retry_after: Some(text) };
        if let Reply::NotNow { not_before: Some(until), .. } = meaning(&response, at(NOON)) {
            prop_assert!(until >= at(NOON) && until <= at(NOON).plus(WAIT_AT_MOST));
        }
    }

    #[test]
    fn what_is_off_stays_off_whatever_comes_back(hours in prop::collection::vec(0_i64..10_000, 0..60)) {
        let off = Activity::NEW.stopped(at(0));
        let after = hours.into_iter().fold(off, |now, hour| now.failed(at(hour)).answered());
        prop_assert_eq!(after, off);
    }
}
