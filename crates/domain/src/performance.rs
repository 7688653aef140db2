//! How well promises were kept, as anybody may know it: counts and times, nobody's in particular.

use jiff::SignedDuration;

/// Fewer are not told: they could be somebody's.
pub const LEAST: usize = 5;

/// What became of one promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was kept in time, after so long.
    InTime {
        /// From when it counted until it was kept.
        took: SignedDuration,
    },
    /// It was kept too late, after so long.
    Late {
        /// From when it counted until it was kept.
        took: SignedDuration,
    },
    /// Its time has passed, and nothing was done.
    Missed,
}

/// How well promises of one kind were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// How many there were.
    pub count: usize,
    /// How many of a hundred were kept in time; what is left over is not rounded up.
    pub percent: usize,
    /// How long half of those that were kept took at most; none if too few were.
    pub median: Option<SignedDuration>,
    /// How long nine in ten of them took at most.
    pub p90: Option<SignedDuration>,
}

/// The figures of promises of one kind; nothing if they are too few to be told.
pub fn figures(outcomes: &[Outcome]) -> Option<Figures> {
    let count = outcomes.len();
    if count < LEAST {
        return None;
    }
    let is_in_time = |one: &&Outcome| matches!(one, Outcome::InTime { .. });
    let in_time = outcomes.iter().filter(is_in_time).count();
    let mut took: Vec<SignedDuration> = outcomes.iter().filter_map(|one| one.took()).collect();
    took.sort_unstable();
    Some(Figures {
        count,
        percent: in_time * 100 / count,
        median: at_most(&took, 50),
        p90: at_most(&took, 90),
    })
}

impl Outcome {
    fn took(self) -> Option<SignedDuration> {
        match self {
            Self::InTime { took } | Self::Late { took } => Some(took),
            Self::Missed => None,
        }
    }
}

/// How long so many of a hundred took at most: the nearest rank, of sorted ones.
fn at_most(took: &[SignedDuration], percent: usize) -> Option<SignedDuration> {
    if took.len() < LEAST {
        return None;
    }
    let rank = (took.len() * percent).div_ceil(100);
    took.get(rank.saturating_sub(1)).copied()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hours(hours: i64) -> SignedDuration {
        SignedDuration::from_hours(hours)
    }

    fn in_time(took: i64) -> Outcome {
        Outcome::InTime { took: hours(took) }
    }

    #[test]
    fn four_are_not_told_and_five_are() {
        assert_eq!(figures(&[in_time(1); 4]), None);
        let told = figures(&[in_time(1); 5]).unwrap();
        assert_eq!((told.count, told.percent), (5, 100));
        assert_eq!((told.median, told.p90), (Some(hours(1)), Some(hours(1))));
    }

    #[test]
    fn times_are_told_of_what_was_kept_and_shares_of_all() {
        let mut all: Vec<Outcome> = (1..=10).map(in_time).collect();
        all.push(Outcome::Late { took: hours(100) });
        all.push(Outcome::Missed);
        let told = figures(&all).unwrap();
        assert_eq!((told.count, told.percent), (12, 83));
        assert_eq!((told.median, told.p90), (Some(hours(6)), Some(hours(10))));
    }

    #[test]
    fn no_time_is_told_of_fewer_than_five() {
        let mut all = vec![Outcome::Missed; 10];
        all.extend([in_time(1); 4]);
        let told = figures(&all).unwrap();
        assert_eq!((told.percent, told.median, told.p90), (28, None, None));
    }

    fn outcomes() -> impl Strategy<Value = Vec<Outcome>> {
        let one = prop_oneof![
            (0_i64..1000).prop_map(in_time),
            (0_i64..1000).prop_map(|took| Outcome::Late { took: hours(took) }),
            Just(Outcome::Missed),
        ];
        prop::collection::vec(one, 0..60)
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter_and_half_is_never_more_than_nine_in_ten(all in outcomes()) {
            let mut turned = all.clone();
            turned.reverse();
            prop_assert_eq!(figures(&all), figures(&turned));
            if let Some(told) = figures(&all) {
                prop_assert!(told.percent <= 100);
                prop_assert!(told.median <= told.p90);
            }
        }
    }
}
