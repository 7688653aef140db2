//! Routing as an outsider sees it: what goes in, which plan comes out.

mod case_types;
mod contributions;
mod coordinator;
mod fallbacks;
mod generators;
mod oracle;
mod properties;
mod successors;
mod units;
mod world;
