//! The edge over HTTP: who is let in, how often, and what every answer carries.
//!
//! Where the database has no part in it one database is enough; the others say `on_both!`.

mod gate;
mod headers;
mod limits;
mod origins;
mod proxies;
mod slow;

use onedoor_api::{EdgeSettings, ForwardedHeader, Paces, Proxies};
use onedoor_testkit::{Answer, Connection, Database, Setup, TestApp};

/// An application with this edge.
fn with(edge: EdgeSettings) -> TestApp {
    Setup::on(Database::Sqlite).edge(edge).spawn()
}

/// An edge that counts like this.
fn counting(change: impl FnOnce(&mut Paces)) -> EdgeSettings {
    let mut paces = Paces::unlimited();
    change(&mut paces);
    EdgeSettings {
        paces,
        ..EdgeSettings::default()
    }
}

/// The same edge behind a proxy on this machine, so that a test can come from anywhere.
fn behind_a_proxy(edge: EdgeSettings) -> EdgeSettings {
    let proxies = Proxies::trusting("127.0.0.1", ForwardedHeader::XForwardedFor);
    EdgeSettings {
        proxies: proxies.unwrap(),
        ..edge
    }
}

/// What is answered to these bytes.
fn raw(app: &TestApp, bytes: &str) -> Answer {
    let mut connection = Connection::to(app.address());
    connection.send(bytes.as_bytes());
    connection.answer()
}

/// Runs `act` and asserts that it wrote nothing.
#[track_caller]
fn writes_nothing(app: &TestApp, act: impl FnOnce()) {
    let before = app.counts();
    act();
    assert_eq!(app.counts(), before, "something was written");
}
