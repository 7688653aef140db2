//! Privacy over HTTP.

pub(crate) mod archive;
pub(crate) mod audit;
pub(crate) mod disposal;
pub(crate) mod holds;
pub(crate) mod persons;
pub(crate) mod shares;
