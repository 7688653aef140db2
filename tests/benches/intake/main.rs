//! The whole intake over HTTP against the raw limit, on both databases: `make bench`.
//!
//! The *raw limit* is the same rows written to the same database at the same durability with no
//! HTTP, no validation and no routing. Both are measured in turns, because a machine is never
//! calm: compare the two, and believe the ratio before the absolute figures. Client, server and
//! database share this machine's processors.
//!
//! `cargo bench --workspace --bench intake -- sqlite` measures one database only.

mod client;
mod enquiry;
mod house;
mod raw;
mod report;
mod server;

use std::time::{Duration, Instant};

use onedoor_store::DatabaseUrl;

use crate::house::House;
use crate::report::{Cell, Report, say};
use crate::server::Server;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How many clients there are at once.
const CONNECTIONS: [usize; 3] = [1, 8, 32];
/// How often HTTP and raw take turns.
const ROUNDS: usize = 3;
/// How long one measurement takes.
const LASTING: Duration = Duration::from_secs(3);
/// How long requests run before anything is measured: connections open, statements are prepared.
const WARMING: Duration = Duration::from_millis(500);
/// How often the program is started to see how long it takes.
const STARTS: usize = 5;

fn main() -> Result<(), Failure> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs benches too, to see whether they run: that takes no time.
    if !asked.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let wanted = |name: &str| {
        let mut names = asked.iter().filter(|argument| !argument.starts_with('-'));
        names.clone().next().is_none() || names.any(|asked| asked == name)
    };
    let mut report = Report::new();
    if wanted("sqlite") {
        measure("sqlite", &house::sqlite_file()?, &mut report)?;
    }
    match std::env::var("ONEDOOR_TEST_POSTGRES_URL") {
        Ok(url) if wanted("postgres") => measure("postgres", &url, &mut report)?,
        Ok(_) => {}
        Err(_) => say("no PostgreSQL: scripts/with-postgres --durable starts one"),
    }
    report.program(std::fs::metadata(server::program()?)?.len());
    Ok(())
}

fn measure(name: &'static str, url: &str, report: &mut Report) -> Result<(), Failure> {
    let house = House::load(url.parse::<DatabaseUrl>()?)?;
    let server = Server::start(url)?;
    let template = raw::template(&house, client::first(&server, &house)?)?;
    server.stop()?;
    let mut cells = CONNECTIONS.map(Cell::new);
    for _ in 0..ROUNDS {
        let server = Server::start(url)?;
        client::load(&server, &house, 4, WARMING)?;
        for cell in &mut cells {
            cell.http
                .push(client::load(&server, &house, cell.connections, LASTING)?);
        }
        server.stop()?;
        for cell in &mut cells {
            cell.raw
                .push(raw::write(&house, &template, cell.connections, LASTING)?);
        }
    }
    report.cells(name, &cells);
    let with_worker = Server::start_with_worker(url)?;
    let busy = client::load(&with_worker, &house, 8, LASTING)?;
    with_worker.stop()?;
    report.with_worker(name, &busy);
    life(name, url, &house, report)
}

/// How long the program takes to be ready, and how much memory it holds.
fn life(name: &'static str, url: &str, house: &House, report: &mut Report) -> Result<(), Failure> {
    let mut ready = Vec::new();
    for _ in 0..STARTS {
        let server = Server::start(url)?;
        ready.push(server.ready_after);
        server.stop()?;
    }
    let server = Server::start(url)?;
    let idle = server.resident_kib()?;
    client::load(&server, house, 32, LASTING)?;
    report.life(name, &mut ready, idle, server.resident_kib()?);
    server.stop()
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
