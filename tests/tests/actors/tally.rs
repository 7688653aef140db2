//! What was tried and what came of it.

use std::collections::BTreeMap;
use std::fmt;

/// How often it must have been tried before its share of successes means anything.
const ENOUGH: u32 = 60;

#[derive(Debug, Default, Clone)]
struct Count {
    tried: u32,
    done: u32,
}

/// What was tried and what came of it.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    by_operation: BTreeMap<&'static str, Count>,
    by_status: BTreeMap<u16, u32>,
    by_code: BTreeMap<String, u32>,
}

impl Tally {
    pub(crate) fn note(&mut self, operation: &'static str, status: u16, code: Option<&str>) {
        let count = self.by_operation.entry(operation).or_default();
        count.tried += 1;
        count.done += u32::from(status < 400);
        *self.by_status.entry(status).or_default() += 1;
        if let Some(code) = code {
            *self
                .by_code
                .entry(format!("{status} {code}: {operation}"))
                .or_default() += 1;
        }
    }

    /// How many were tried, and how many succeeded.
    pub(crate) fn sums(&self) -> (u32, u32) {
        let all = self.by_operation.values();
        all.fold((0, 0), |(tried, done), of| {
            (tried + of.tried, done + of.done)
        })
    }

    /// The operations of which too little succeeds to prove anything: not one in twenty, or none.
    pub(crate) fn rotten(&self) -> Vec<&'static str> {
        let tried = self
            .by_operation
            .iter()
            .filter(|(_, of)| of.tried >= ENOUGH);
        let rotten = tried.filter(|(_, of)| of.done * 20 < of.tried);
        rotten.map(|(operation, _)| *operation).collect()
    }

    /// The operations that were never tried.
    pub(crate) fn untried<'a>(&self, all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        all.filter(|id| !self.by_operation.contains_key(id))
            .collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tried, done) = self.sums();
        writeln!(f, "{tried} tried, {done} done")?;
        for (operation, of) in &self.by_operation {
            writeln!(f, "  {operation}: {} of {}", of.done, of.tried)?;
        }
        for (status, count) in &self.by_status {
            writeln!(f, "  {status}: {count}")?;
        }
        for (code, count) in &self.by_code {
            writeln!(f, "    {code}: {count}")?;
        }
        Ok(())
    }
}
