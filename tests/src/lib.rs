//! Black-box tests, and what several of them go by.

pub mod rights;
