//! Clients that take their time: none of them keeps a connection for long.
//!
//! These tests wait for real time, because the network knows no other.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use onedoor_api::{ApiSettings, EdgeSettings};
use onedoor_testkit::{Connection, Database, Setup, TestApp, on_both};

use super::with;
use crate::sample::{cafe, text};

/// How long the framework and we together may take to cut somebody off.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends bytes, and then nothing more; answers with what comes until the application closes.
fn until_closed(app: &TestApp, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(app.address()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

/// An application to which something must keep arriving, although it has all the time in the world.
fn impatient(database: Database) -> TestApp {
    let api = ApiSettings {
        pace: Duration::from_millis(200),
        ..ApiSettings::default()
    };
    Setup::on(database).api(api).spawn()
}

on_both!(
    fn a_body_of_which_nothing_arrives_is_not_waited_for(database: Database) {
        let app = &impatient(database);
        let file = app.front_desk().register(&cafe()).opened();
        let attachments = format!("cases/{}/attachments", text(&file["case"]["id"]));
        app.work();
        let before = app.counts();
        for (path, kind, begun) in [
            ("enquiries", "application/json", "{\"channel\":"),
            (
                attachments.as_str(),
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-",
            ),
        ] {
            let request = app.manager().post(path).header("Content-Type", kind);
            let mut connection = Connection::to(app.address());
            connection.send(request.header("Content-Length", "50000").head().as_bytes());
            connection.send(begun.as_bytes());
            connection.answer().problem(408, "request_timeout");
        }
        app.work();
        assert_eq!(app.counts(), before);
        assert_eq!(app.files(), Vec::<u64>::new());
    }
);

#[test]
fn what_takes_too_long_is_answered_all_the_same() {
    let app = &with(EdgeSettings {
        request_seconds: 1,
        ..EdgeSettings::default()
    });
    let request = app
        .front_desk()
        .post("enquiries")
        .header("Content-Type", "application/json");
    let mut connection = Connection::to(app.address());
    connection.send(request.header("Content-Length", "500").head().as_bytes());
    let answer = connection.answer();
    answer.problem(503, "unavailable");
    assert!(answer.header("retry-after").is_some());
    assert_eq!(answer.header("x-frame-options"), Some("DENY"));
}

#[test]
fn headers_that_never_end_are_not_waited_for() {
    let app = &with(EdgeSettings::default());
    let begun = b"GET /docs HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";
    let answer = until_closed(app, begun);
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[test]
fn a_body_that_nobody_reads_keeps_no_connection() {
    let app = &with(EdgeSettings::default());
    let announced = b"GET /docs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\n";
    let answer = until_closed(app, announced);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn there_are_no_more_connections_than_the_settings_say() {
    let app = &with(EdgeSettings {
        connections: 2,
        ..EdgeSettings::default()
    });
    let idle: Vec<TcpStream> = (0..8)
        .map(|_| TcpStream::connect(app.address()).unwrap())
        .collect();
    let mut last = TcpStream::connect(app.address()).unwrap();
    let request = b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    last.write_all(request).unwrap();
    last.set_read_timeout(Some(Duration::from_millis(500)))
        .unwrap();
    let mut first_byte = [0];
    assert!(last.read(&mut first_byte).is_err(), "it was let in");
    drop(idle);
    last.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut answer = String::new();
    last.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
