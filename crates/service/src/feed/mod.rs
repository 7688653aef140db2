//! The feed of a municipality: numbered by the worker, read by the page, and followed as it grows.

mod follow;
mod number;
mod read;

pub(crate) use follow::Followers;
pub use follow::{Follower, STREAMS_AT_MOST};
pub use number::FeedWork;
pub(crate) use number::to_be_numbered;
pub use read::{FedEvent, FeedPage, FeedQuery};
