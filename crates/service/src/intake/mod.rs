//! The main job: an enquiry becomes a case with one coordinator, contributions and promises.
//!
//! ```text
//! input -> read (every field, all problems at once) -> route (pure) -> draw up rows -> one write
//! ```

#[cfg(feature = "bench")]
mod bench;
mod draw_up;
mod filed;
mod input;
mod planning;
mod read;
mod register;
mod who;
mod whole;

pub use input::{BusinessInput, ContactInput, EnquiryInput, IdentifierInput, PlaceInput};
pub use register::{Previewed, Registered, SimilarCase, TrackingIssued, Warning};

pub(crate) use read::{Read, enquiry as read_enquiry, expected, read_answer};
pub(crate) use register::Opened;
pub(crate) use who::{as_given, name_key};
