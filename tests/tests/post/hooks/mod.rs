//! Telling programs by webhooks: a receiver that behaves well, and some that do not.

mod called;
mod exactly;
mod failing;
mod guarded;
mod kept;
mod killed;
mod stand;
mod switched;
