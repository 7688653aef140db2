//! How often somebody may ask, and how long wrong guesses keep them out.
//!
//! A pace is a measure that holds so many requests as a minute has, and fills again evenly: all may
//! come at once, but then they come one by one. What is remembered of somebody is one moment: when
//! their measure will be full again. After it there is nothing to remember (the generic cell rate
//! algorithm, ITU-T I.371).

use jiff::SignedDuration;

use crate::Moment;

/// A minute, in microseconds.
const MINUTE: i64 = 60_000_000;
/// How long the first wrong guess too many keeps somebody out; every further one twice as long.
const FIRST_BAR: SignedDuration = SignedDuration::from_secs(1);
/// How long wrong guesses keep somebody out at most.
const LONGEST_BAR: SignedDuration = SignedDuration::from_mins(15);
/// How long nobody must guess wrong for earlier guesses to be forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// So many requests in a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    per_minute: u32,
}

/// A request that may be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// When the measure will be full again: what is to be remembered.
    pub full_at: Moment,
    /// How many more may come at once.
    pub left: u32,
}

/// A request that comes too soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooSoon {
    /// From when on it may come.
    pub next_at: Moment,
}

impl Pace {
    /// So many in a minute; none at all means that nobody counts.
    pub fn per_minute(requests: u32) -> Option<Self> {
        (requests > 0).then_some(Self {
            per_minute: requests,
        })
    }

    /// How many may come in a minute, and at once.
    pub fn quota(self) -> u32 {
        self.per_minute
    }

    /// Takes one request out of the measure that will be full again at `full_at`.
    ///
    /// # Errors
    /// [`TooSoon`] if the measure is empty: then nothing is taken.
    pub fn take(self, full_at: Option<Moment>, now: Moment) -> Result<Taken, TooSoon> {
        // A clock that was set back must not keep anybody out for longer than a minute.
        let missing = full_at.map_or(0, |at| {
            at.as_micros()
                .saturating_sub(now.as_micros())
                .clamp(0, MINUTE)
        });
        let each = self.each();
        let needed = missing + each;
        if needed > MINUTE {
            return Err(TooSoon {
                next_at: later(now, needed - MINUTE),
            });
        }
        Ok(Taken {
            full_at: later(now, needed),
            left: u32::try_from((MINUTE - needed) / each).unwrap_or(self.per_minute),
        })
    }

    /// In how many microseconds one request more may come.
    fn each(self) -> i64 {
        (MINUTE / i64::from(self.per_minute)).max(1)
    }
}

/// Wrong guesses that came one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guesses {
    wrong: u32,
    last_at: Moment,
}

impl Guesses {
    /// One more wrong guess after these.
    #[must_use]
    pub fn and_another(before: Option<Self>, now: Moment) -> Self {
        let before = before.filter(|guesses| !guesses.are_forgotten(now));
        Self {
            wrong: before.map_or(0, |guesses| guesses.wrong).saturating_add(1),
            last_at: now,
        }
    }

    /// Until when nothing is looked at, if `free` guesses may be wrong.
    pub fn barred_until(self, free: u32) -> Option<Moment> {
        let too_many = self.wrong.checked_sub(free)?.min(20);
        let bar = FIRST_BAR
            .checked_mul(1 << too_many)
            .unwrap_or(LONGEST_BAR)
            .min(LONGEST_BAR);
        Some(self.last_at.plus(bar))
    }

    /// Whether they are so long ago that they count no more.
    pub fn are_forgotten(self, now: Moment) -> bool {
        self.last_at.plus(FORGOTTEN_AFTER) <= now
    }

    /// When the last one was.
    pub fn last_at(self) -> Moment {
        self.last_at
    }
}

/// How long it is until then, in whole seconds: who waits so long does not come too soon.
pub fn seconds_until(then: Moment, now: Moment) -> i64 {
    let micros = then.as_micros().saturating_sub(now.as_micros());
    micros.max(0).saturating_add(999_999) / 1_000_000
}

fn later(now: Moment, micros: i64) -> Moment {
    now.plus(SignedDuration::from_micros(micros))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(micros: i64) -> Moment {
        Moment::from_micros(micros).unwrap()
    }

    /// How many of these requests are taken.
    fn taken(pace: Pace, requests: &[i64]) -> usize {
        let mut full_at = None;
        let mut count = 0;
        for &micros in requests {
            if let Ok(one) = pace.take(full_at, at(micros)) {
                full_at = Some(one.full_at);
                count += 1;
            }
        }
        count
    }

    #[test]
    fn a_minutes_requests_may_come_at_once_and_then_one_by_one() {
        let pace = Pace::per_minute(3).unwrap();
        let first = pace.take(None, at(0)).unwrap();
        let second = pace.take(Some(first.full_at), at(0)).unwrap();
        let third = pace.take(Some(second.full_at), at(0)).unwrap();
        assert_eq!((first.left, second.left, third.left), (2, 1, 0));
        let early = pace.take(Some(third.full_at), at(0)).unwrap_err();
        assert_eq!(early.next_at, at(20_000_000));
        assert!(pace.take(Some(third.full_at), at(19_999_999)).is_err());
        let fourth = pace.take(Some(third.full_at), early.next_at).unwrap();
        assert_eq!(fourth.left, 0);
    }

    #[test]
    fn no_pace_is_no_pace() {
        assert_eq!(Pace::per_minute(0), None);
    }

    #[test]
    fn a_clock_that_was_set_back_keeps_nobody_out_for_long() {
        let pace = Pace::per_minute(60).unwrap();
        let tomorrow = at(86_400_000_000);
        let early = pace.take(Some(tomorrow), at(0)).unwrap_err();
        assert_eq!(early.next_at, at(1_000_000));
    }

    #[test]
    fn every_wrong_guess_too_many_doubles_the_time() {
        let mut guesses = None;
        let mut waits = Vec::new();
        for _ in 0..16 {
            let more = Guesses::and_another(guesses, at(0));
            waits.push(
                more.barred_until(3)
                    .map_or(0, |at| seconds_until(at, self::at(0))),
            );
            guesses = Some(more);
        }
        assert_eq!(waits[..6], [0, 0, 1, 2, 4, 8]);
        assert_eq!(waits[15], 15 * 60);
    }

    #[test]
    fn guesses_are_forgotten_after_an_hour_of_peace() {
        let many = (0..50).fold(None, |before, _| Some(Guesses::and_another(before, at(0))));
        let hour = at(3_600_000_000);
        assert!(many.unwrap().are_forgotten(hour));
        let again = Guesses::and_another(many, hour);
        assert_eq!(again.barred_until(3), None);
        let sooner = Guesses::and_another(many, at(3_599_999_999));
        assert!(sooner.barred_until(3).is_some());
    }

    proptest! {
        #[test]
        fn no_minute_has_more_than_two_minutes_worth(
            per_minute in 1_u32..200,
            mut requests in proptest::collection::vec(0_i64..300_000_000, 0..400),
        ) {
            requests.sort_unstable();
            let pace = Pace::per_minute(per_minute).unwrap();
            let mut full_at = None;
            let mut times = Vec::new();
            for micros in requests {
                match pace.take(full_at, at(micros)) {
                    Ok(one) => {
                        prop_assert!(one.left < per_minute);
                        full_at = Some(one.full_at);
                        times.push(micros);
                    }
                    Err(early) => prop_assert!(early.next_at > at(micros)),
                }
            }
            for (first, start) in times.iter().enumerate() {
                let within = times[first..].iter().take_while(|time| *time - start < MINUTE);
                // What was saved up, what came in during the minute, and a grain of rounding.
                prop_assert!(within.count() <= 2 * per_minute as usize + 1);
            }
        }

        #[test]
        fn who_keeps_the_pace_is_never_refused(per_minute in 1_u32..6000) {
            let pace = Pace::per_minute(per_minute).unwrap();
            let each = (MINUTE + i64::from(per_minute) - 1) / i64::from(per_minute);
            let requests: Vec<i64> = (0..500).map(|nth| nth * each).collect();
            prop_assert_eq!(taken(pace, &requests), requests.len());
        }

        #[test]
        fn who_waits_as_told_is_let_in(per_minute in 1_u32..6000, full in 0_i64..60_000_000) {
            let pace = Pace::per_minute(per_minute).unwrap();
            if let Err(early) = pace.take(Some(at(full)), at(0)) {
                prop_assert!(pace.take(Some(at(full)), early.next_at).is_ok());
                let seconds = seconds_until(early.next_at, at(0));
                prop_assert!(pace.take(Some(at(full)), at(seconds * 1_000_000)).is_ok());
            }
        }
    }
}
