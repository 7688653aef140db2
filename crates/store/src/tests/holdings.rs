//! What refers to a case stands in the register of what a case is made of.

use std::collections::BTreeSet;

use super::house::Fresh;
use super::{Database, on_both};
use crate::health::tables;
use crate::holdings::ALL;
use crate::{Store, StoreError, StoreOptions, migrate};

/// What names a case and outlives it, and what the index keeps for itself.
const ELSEWHERE: [&str; 2] = ["access_log", "enquiry_search"];

on_both!(
    fn every_column_of_a_case_is_in_the_register(database: Database) {
        let fresh = Fresh::empty(database);
        migrate(&fresh.url).unwrap();
        let store = Store::open(&fresh.url, StoreOptions { connections: 1 }).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let all: Result<_, StoreError> = runtime.block_on(store.installation().read(tables));
        let ties = ["case_id", "meeting_id", "contribution_id"];
        for table in all.unwrap() {
            let names: BTreeSet<&str> = table
                .columns
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            let is_of_a_case = ["case", "enquiry"].contains(&table.name.as_str())
                || ties.iter().any(|tie| names.contains(tie));
            if !is_of_a_case || ELSEWHERE.contains(&table.name.as_str()) {
                continue;
            }
            let held = ALL.iter().find(|held| held.name == table.name);
            assert!(held.is_some(), "{} is not in it", table.name);
            let held = held.unwrap();
            let known: BTreeSet<&str> = held.columns.iter().map(|of| of.name).collect();
            let known: BTreeSet<&str> = known.into_iter().chain(["municipality_id"]).collect();
            assert_eq!(known, names, "{}", table.name);
        }
    }
);
