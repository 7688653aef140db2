//! Pages as an outsider sees them.

mod followed;
mod public;
mod samples;
