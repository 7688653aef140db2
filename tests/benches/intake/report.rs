//! What was measured, in words and figures.

use std::time::Duration;

/// Requests that were answered.
pub(crate) struct Answered {
    pub(crate) each: Vec<Duration>,
    pub(crate) within: Duration,
}

/// One number of connections, HTTP and raw, a value a round.
pub(crate) struct Cell {
    pub(crate) connections: usize,
    pub(crate) http: Vec<Answered>,
    /// Intakes a second.
    pub(crate) raw: Vec<f64>,
}

/// Prints as it is filled.
pub(crate) struct Report;

impl Answered {
    fn per_second(&self) -> f64 {
        self.each.len() as f64 / self.within.as_secs_f64()
    }
}

impl Cell {
    pub(crate) fn new(connections: usize) -> Self {
        Self {
            connections,
            http: Vec::new(),
            raw: Vec::new(),
        }
    }
}

impl Report {
    pub(crate) fn new() -> Self {
        say("database  connections  requests/s  p50 ms  p99 ms  raw intakes/s  HTTP/raw");
        Self
    }

    pub(crate) fn cells(&mut self, database: &str, cells: &[Cell]) {
        for cell in cells {
            let http = median(cell.http.iter().map(Answered::per_second).collect());
            let raw = median(cell.raw.clone());
            let mut each: Vec<Duration> = cell.http.iter().flat_map(|r| r.each.clone()).collect();
            each.sort_unstable();
            say(&format!(
                "{database:<9} {:>11}  {http:>10.0}  {:>6.1}  {:>6.1}  {raw:>13.0}  {:>8.2}",
                cell.connections,
                percentile(&each, 50),
                percentile(&each, 99),
                http / raw,
            ));
        }
    }

    pub(crate) fn with_worker(&mut self, database: &str, busy: &Answered) {
        say(&format!(
            "{database:<9}           8  {:>10.0}  beside the worker, which indexes a backlog in the same process",
            busy.per_second()
        ));
    }

    pub(crate) fn life(
        &mut self,
        database: &str,
        ready: &mut [Duration],
        idle_kib: u64,
        loaded_kib: u64,
    ) {
        ready.sort_unstable();
        let millis = ready.get(ready.len() / 2).map_or(0, Duration::as_millis);
        say(&format!(
            "{database:<9} ready after {millis} ms; resident {:.1} MiB idle, {:.1} MiB after the load",
            idle_kib as f64 / 1024.0,
            loaded_kib as f64 / 1024.0,
        ));
    }

    pub(crate) fn program(&mut self, bytes: u64) {
        say(&format!(
            "program   {:.1} MiB",
            bytes as f64 / 1024.0 / 1024.0
        ));
    }
}

#[expect(clippy::print_stdout, reason = "this is what the bench is for")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// In milliseconds, of what is sorted.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted
        .get(at)
        .map_or(f64::NAN, |d| d.as_secs_f64() * 1000.0)
}
