//! How long to wait before the next try.

use jiff::SignedDuration;

/// How often something is tried.
pub const TRIES: u32 = 20;
/// How long we have patience: a weekend and a day on which somebody mends what is broken.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(72);
/// The wait after the first try.
const FIRST: SignedDuration = SignedDuration::from_mins(1);
/// No wait is longer than this, give or take its share of chance.
const LONGEST: SignedDuration = SignedDuration::from_hours(4);
/// How many parts of a wait chance moves it by at most, to either side: a fifth.
const PART: i64 = 5;

/// How long to wait after so many tries: twice as long each time, moved by chance by up to a fifth,
/// so that what failed together is not tried again together. `chance` is any number.
pub fn retry_after(attempts: u32, chance: u32) -> SignedDuration {
    let doublings = attempts.saturating_sub(1).min(16);
    let wait = (FIRST.as_millis() << doublings).min(LONGEST.as_millis());
    let wait = i64::try_from(wait).unwrap_or(i64::MAX);
    let most = wait / PART;
    // Of 2·most + 1 places, the one that chance names.
    let places = 2 * i128::from(most) + 1;
    let place = i128::from(chance) * places / (i128::from(u32::MAX) + 1);
    let moved = i64::try_from(place).unwrap_or(0) - most;
    SignedDuration::from_millis(wait + moved)
}
