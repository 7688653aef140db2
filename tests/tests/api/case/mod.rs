//! What is done to a case as a whole.

mod agreed;
mod around;
mod calls;
mod desk;
mod ends;
mod loose_ends;
mod merged;
mod ordered;
mod origins;
mod questions;
mod rights;
mod split;
mod started;
mod starts;
mod together;
mod types;
