//! How somebody shows who they are: what a password must be, when a code counts, when a door stays
//! shut for a while, how long a session lasts, and what an identity provider's word gives.

mod back_off;
mod claims;
mod password;
mod session;
mod totp;

pub use back_off::{Attempts, Gate, Tries};
pub use claims::{Granted, GroupRule};
pub use password::{Context, WeakPassword, check, prepared};
pub use session::{Began, SessionLimits, Standing, is_fresh, needs_second_factor, shown_at};
pub use totp::{DIGITS, PERIOD_SECONDS, SECRET_BYTES, base32, code_at, counts, step_of};
