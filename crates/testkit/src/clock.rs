//! A clock that stands still until a test moves it.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::SignedDuration;
use jiff::civil::DateTime;
use onedoor_domain::Moment;
use onedoor_service::Clock;

/// The time zone in which tests tell the time.
const ZONE: &str = "Europe/Copenhagen";

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct TestClock {
    micros: AtomicI64,
}

impl Default for TestClock {
    /// An ordinary Monday, as the doors open.
    fn default() -> Self {
        let clock = Self {
            micros: AtomicI64::new(0),
        };
        clock.set("2026-03-02T09:00");
        clock
    }
}

impl TestClock {
    /// Sets it to a time of day in Copenhagen: `2026-03-07T23:30`.
    pub fn set(&self, wall: &str) {
        self.micros
            .store(moment(wall).as_micros(), Ordering::SeqCst);
    }

    /// Moves it forward.
    pub fn advance(&self, by: SignedDuration) {
        let later = self.now().plus(by);
        self.micros.store(later.as_micros(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.micros.load(Ordering::SeqCst)).expect("a moment of the calendar")
    }
}

/// A time of day in Copenhagen as an instant.
fn moment(wall: &str) -> Moment {
    let wall: DateTime = wall
        .parse()
        .expect("a date and time such as 2026-03-07T23:30");
    let zoned = wall.in_tz(ZONE).expect("a time that exists");
    Moment::from(zoned.timestamp())
}
