//! Addresses in every dress.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;

fn guard(allowed: &str) -> Guard {
    Guard::new(Allowed::read(allowed).unwrap())
}

/// Addresses that are not called, and why.
const REFUSED: [(&str, CannotCall); 40] = [
    ("", CannotCall::NoAddress),
    ("hooks.example.dk", CannotCall::NoAddress),
    ("https://", CannotCall::NoAddress),
    ("https://[::1", CannotCall::NoAddress),
    ("https://256.1.1.1/", CannotCall::NoAddress),
    ("http://hooks.example.dk/", CannotCall::NotHttps),
    ("file:///etc/passwd", CannotCall::NotHttps),
    ("ftp://hooks.example.dk/", CannotCall::NotHttps),
    ("gopher://hooks.example.dk/", CannotCall::NotHttps),
    ("javascript:alert(1)", CannotCall::NotHttps),
    ("https://somebody@hooks.example.dk/", CannotCall::NotAllowed),
    ("https://a:b@hooks.example.dk/", CannotCall::NotAllowed),
    (
        "https://hooks.example.dk@127.0.0.1/",
        CannotCall::NotAllowed,
    ),
    ("https://hooks.example.dk/#there", CannotCall::NotAllowed),
    ("https://hooks.example.dk:22/", CannotCall::NotAllowed),
    ("https://hooks.example.dk:8443/", CannotCall::NotAllowed),
    ("https://127.0.0.1/", CannotCall::NotAllowed),
    ("https://127.1/", CannotCall::NotAllowed),
    ("https://2130706433/", CannotCall::NotAllowed),
    ("https://0x7f000001/", CannotCall::NotAllowed),
    ("https://0177.0.0.1/", CannotCall::NotAllowed),
    ("https://127.0.0.1./", CannotCall::NotAllowed),
    ("https://①②⑦.0.0.1/", CannotCall::NotAllowed),
    ("https://0/", CannotCall::NotAllowed),
    ("https://10.0.0.1/", CannotCall::NotAllowed),
    (
        "https://169.254.169.254/latest/meta-data/",
        CannotCall::NotAllowed,
    ),
    ("https://[::1]/", CannotCall::NotAllowed),
    ("https://[::]/", CannotCall::NotAllowed),
    ("https://[::ffff:127.0.0.1]/", CannotCall::NotAllowed),
    ("https://[::ffff:7f00:1]/", CannotCall::NotAllowed),
    ("https://[::127.0.0.1]/", CannotCall::NotAllowed),
    ("https://[64:ff9b::7f00:1]/", CannotCall::NotAllowed),
    ("https://[2002:7f00:1::]/", CannotCall::NotAllowed),
    ("https://[fd00:ec2::254]/", CannotCall::NotAllowed),
    ("https://[fe80::1]/", CannotCall::NotAllowed),
    ("https://localhost/", CannotCall::NotAllowed),
    ("https://LOCALHOST./", CannotCall::NotAllowed),
    ("https://hooks.localhost/", CannotCall::NotAllowed),
    ("https://intranet/", CannotCall::NotAllowed),
    ("https://metadata.google.internal/", CannotCall::NotAllowed),
];

#[test]
fn an_address_that_leads_into_the_house_is_refused_however_it_is_written() {
    let strict = guard("");
    for (address, why) in REFUSED {
        assert_eq!(strict.pass(address), Err(why), "{address}");
    }
    for address in [
        "https://hooks.example.dk/onedoor?key=x",
        "https://hooks.example.dk:443/",
        "HTTPS://Hooks.Example.DK/",
        "https://93.184.215.14/",
        "https://[2606:4700::1111]/",
        "https://blåbær.example.dk/",
        "https://localhost.example.dk/",
    ] {
        assert!(strict.pass(address).is_ok(), "{address}");
    }
}

#[test]
fn what_the_operator_allows_may_be_inside() {
    let some = guard("hooks.intern:8080, 10.1.2.3 ,[::1]:9000");
    for (address, may) in [
        ("http://hooks.intern:8080/a", true),
        ("https://hooks.intern:8080/a", true),
        ("https://hooks.intern/a", false),
        ("http://hooks.intern:8081/a", false),
        ("http://10.1.2.3/", true),
        ("https://10.1.2.3:8443/", true),
        ("https://10.1.2.4/", false),
        ("http://[::1]:9000/", true),
        ("http://[::1]:9001/", false),
        ("http://a@10.1.2.3/", false),
        ("ftp://10.1.2.3/", false),
    ] {
        assert_eq!(some.pass(address).is_ok(), may, "{address}");
    }
    assert_eq!(Allowed::read(" , ").unwrap(), Allowed::default());
    for none in [
        "a b",
        "host:port",
        "host:99999",
        "https://host",
        "a@b",
        "host/path",
        ":80",
    ] {
        assert!(Allowed::read(none).is_err(), "{none}");
    }
}

#[test]
fn a_name_leads_only_outside_unless_the_operator_says_otherwise() {
    let mixed: LookUp = |name| {
        Ok(match name {
            "mixed.example.dk" => vec!["10.0.0.1".parse().unwrap(), "1.1.1.1".parse().unwrap()],
            "inside.example.dk" => vec!["::ffff:10.0.0.1".parse().unwrap()],
            _ => return Err(io::Error::other("no such name")),
        })
    };
    let strict = Guard::looking_up(Allowed::default(), mixed);
    let found = strict.addresses("mixed.example.dk").unwrap();
    assert_eq!(found, [SocketAddr::from(([1, 1, 1, 1], 0))]);
    assert!(
        strict
            .addresses("inside.example.dk")
            .unwrap_err()
            .is::<Inside>()
    );
    assert!(
        !strict
            .addresses("nowhere.example.dk")
            .unwrap_err()
            .is::<Inside>()
    );
    let allowed = Allowed::read("inside.example.dk:8080").unwrap();
    let lenient = Guard::looking_up(allowed, mixed);
    assert_eq!(lenient.addresses("inside.example.dk").unwrap().len(), 1);
}
