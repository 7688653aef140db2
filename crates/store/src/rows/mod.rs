//! Rows: what stands in the tables. They never leave the store, but for the intake's.

pub mod intake;
