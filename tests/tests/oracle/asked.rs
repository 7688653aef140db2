//! One case as the oracle tells it.

use onedoor_domain::calendar::CalendarDocument;
use onedoor_domain::guarantee::{CalendarKind, LengthUnit, Season};
use onedoor_domain::{Country, Moment};
use serde::Deserialize;

/// A period, what happened to it, and when the oracle holds it to be due.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    pub(crate) seed: u64,
    pub(crate) n: u64,
    pub(crate) country: Country,
    pub(crate) zone: String,
    pub(crate) document: CalendarDocument,
    pub(crate) calendar: CalendarKind,
    pub(crate) unit: LengthUnit,
    pub(crate) length: u32,
    pub(crate) extended_by: u32,
    pub(crate) start: Moment,
    pub(crate) pauses: Vec<AskedPause>,
    pub(crate) seasons: Vec<Season>,
    pub(crate) due: Moment,
}

/// The clock stands from one moment to another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskedPause {
    pub(crate) from: Moment,
    pub(crate) to: Moment,
}

impl Asked {
    /// What to show of a case in which the domain says something else.
    pub(crate) fn difference(&self, domain: &Result<Moment, String>, line: &str) -> String {
        let said = match domain {
            Ok(due) => due.to_string(),
            Err(fault) => fault.clone(),
        };
        let Self { seed, n, due, .. } = self;
        format!(
            "seed {seed}, case {n}: the oracle says {due}, the domain {said}\n{line}\n\
             scripts/oracle-python tests/oracle/oracle.py --seed {seed} --first {n} --count 1"
        )
    }
}
