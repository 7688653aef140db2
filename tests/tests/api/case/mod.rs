//! What is done to a case as a whole.

mod around;
mod calls;
mod desk;
mod ends;
mod loose_ends;
mod merged;
mod rights;
mod split;
mod starts;
mod together;
mod types;
