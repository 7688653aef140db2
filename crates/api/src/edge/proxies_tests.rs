//! Who is believed about from where a request came.

use actix_web::http::header::HeaderValue;

use super::*;

fn client(proxies: &Proxies, peer: &str, said: &[&str]) -> String {
    let mut headers = HeaderMap::new();
    for line in said {
        let line = HeaderValue::from_bytes(line.as_bytes()).unwrap();
        headers.append(proxies.said_in.name(), line);
    }
    proxies.client(peer.parse().unwrap(), &headers).to_string()
}

fn trusting(list: &str) -> Proxies {
    Proxies::trusting(list, ForwardedHeader::XForwardedFor).unwrap()
}

#[test]
fn nobody_is_believed_unless_they_are_trusted() {
    let nobody = Proxies::default();
    assert_eq!(client(&nobody, "10.0.0.1", &["192.0.2.7"]), "10.0.0.1");
    let proxies = trusting("10.0.0.0/8, 192.168.0.1");
    assert_eq!(
        client(&proxies, "203.0.113.9", &["192.0.2.7"]),
        "203.0.113.9"
    );
    assert_eq!(
        client(&proxies, "192.168.0.2", &["192.0.2.7"]),
        "192.168.0.2"
    );
    assert_eq!(client(&proxies, "192.168.0.1", &["192.0.2.7"]), "192.0.2.7");
}

#[test]
fn what_a_client_wrote_left_of_the_proxies_is_not_believed() {
    let proxies = trusting("10.0.0.0/8");
    for (said, is) in [
        (&["1.1.1.1, 192.0.2.7"][..], "192.0.2.7"),
        (&["1.1.1.1, 192.0.2.7, 10.0.0.2"], "192.0.2.7"),
        (&["1.1.1.1", "192.0.2.7", "10.0.0.2"], "192.0.2.7"),
        (&["10.0.0.9, 192.0.2.7"], "192.0.2.7"),
        (&["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        (&[], "10.0.0.1"),
    ] {
        assert_eq!(client(&proxies, "10.0.0.1", said), is, "{said:?}");
    }
}

#[test]
fn what_is_hidden_or_garbled_is_as_far_as_we_see() {
    let proxies = trusting("10.0.0.0/8");
    for said in [
        "1.1.1.1, unknown",
        "1.1.1.1, <script>",
        "1.1.1.1,",
        "æ",
        "999.1.1.1",
    ] {
        assert_eq!(client(&proxies, "10.0.0.1", &[said]), "10.0.0.1", "{said}");
    }
    let through = "1.1.1.1, _hidden, 10.0.0.2";
    assert_eq!(client(&proxies, "10.0.0.1", &[through]), "10.0.0.2");
}

#[test]
fn addresses_are_read_in_every_form_they_are_written() {
    let proxies = trusting("::1, 127.0.0.1");
    for (said, is) in [
        ("192.0.2.7:4711", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("[2001:db8::7]:4711", "2001:db8::7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
    ] {
        assert_eq!(client(&proxies, "::1", &[said]), is);
        assert_eq!(client(&proxies, "::ffff:127.0.0.1", &[said]), is);
    }
}

#[test]
fn only_the_header_of_the_settings_is_read() {
    let proxies = Proxies::trusting("10.0.0.0/8", ForwardedHeader::Forwarded).unwrap();
    for (said, is) in [
        (
            "for=1.1.1.1, for=192.0.2.7;proto=https;by=10.0.0.1",
            "192.0.2.7",
        ),
        ("proto=https; For=\"[2001:db8::7]:4711\"", "2001:db8::7"),
        ("for=192.0.2.7, proto=https", "10.0.0.1"),
        ("for=unknown", "10.0.0.1"),
    ] {
        assert_eq!(client(&proxies, "10.0.0.1", &[said]), is, "{said}");
    }
    let mut headers = HeaderMap::new();
    headers.insert(X_FORWARDED_FOR, HeaderValue::from_static("192.0.2.7"));
    let peer = "10.0.0.1".parse().unwrap();
    assert_eq!(proxies.client(peer, &headers), peer);
}

#[test]
fn a_list_that_trusts_everybody_or_nobody_in_particular_is_refused() {
    let read = |list| Proxies::trusting(list, ForwardedHeader::default());
    for everybody in ["0.0.0.0/0", "10.0.0.1, ::/0"] {
        assert!(matches!(read(everybody), Err(ProxiesProblem::Everybody(_))));
    }
    for nothing in ["proxy", "10.0.0.0/33", "10.0.0.0-10.0.0.9"] {
        assert!(matches!(read(nothing), Err(ProxiesProblem::NotARange(_))));
    }
    assert!(read(" ").unwrap().trusted.is_empty());
}

#[test]
fn a_stranger_who_speaks_for_others_is_noticed() {
    let proxies = trusting("10.0.0.0/8");
    let mut headers = HeaderMap::new();
    let stranger = "192.0.2.7".parse().unwrap();
    assert!(!proxies.are_said_by_a_stranger(stranger, &headers));
    headers.insert(X_FORWARDED_FOR, HeaderValue::from_static("1.1.1.1"));
    assert!(proxies.are_said_by_a_stranger(stranger, &headers));
    assert!(!proxies.are_said_by_a_stranger("10.0.0.1".parse().unwrap(), &headers));
}
