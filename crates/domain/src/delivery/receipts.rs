//! How many receipts one address gets: whoever sends the form with somebody else's address must not
//! be able to have us write to them again and again.

use jiff::SignedDuration;

use super::May;
use crate::Moment;

/// At most so many receipts go to one address within [`RECEIPTS_WITHIN`].
pub const RECEIPTS: usize = 5;
/// Within which time they are counted.
pub const RECEIPTS_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// Whether another receipt may go to an address to which these went, in any order. What is under
/// way now counts as sent now.
pub fn may_send_receipt(sent: &[Moment], now: Moment) -> May {
    let mut leaves: Vec<Moment> = sent.iter().map(|at| at.plus(RECEIPTS_WITHIN)).collect();
    leaves.retain(|until| *until > now);
    leaves.sort_unstable();
    match leaves.len().checked_sub(RECEIPTS) {
        Some(over) => leaves
            .get(over)
            .map_or(May::Go, |until| May::NotBefore(*until)),
        None => May::Go,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minute: i64) -> Moment {
        Moment::from_micros(minute * 60_000_000).unwrap_or_else(|| unreachable!("in range"))
    }

    #[test]
    fn the_sixth_receipt_waits_until_the_first_is_an_hour_old() {
        let sent = [0, 3, 1, 2, 4].map(at);
        assert_eq!(may_send_receipt(&sent[..4], at(5)), May::Go);
        assert_eq!(may_send_receipt(&sent, at(5)), May::NotBefore(at(60)));
        assert_eq!(may_send_receipt(&sent, at(60)), May::Go);
    }

    proptest! {
        #[test]
        fn no_hour_holds_more_than_five_and_waiting_ends(
            wanted in proptest::collection::vec(0_i64..600, 1..40),
        ) {
            let mut wanted: Vec<Moment> = wanted.into_iter().map(at).collect();
            wanted.sort_unstable();
            let mut sent: Vec<Moment> = Vec::new();
            for mut now in wanted {
                now = sent.last().copied().map_or(now, |last| last.max(now));
                for _ in 0..3 {
                    match may_send_receipt(&sent, now) {
                        May::Go => break,
                        May::NotBefore(until) => {
                            prop_assert!(until > now);
                            now = until;
                        }
                    }
                }
                prop_assert_eq!(may_send_receipt(&sent, now), May::Go);
                sent.push(now);
            }
            for window in sent.windows(RECEIPTS + 1) {
                let (first, last) = (window[0], window[RECEIPTS]);
                prop_assert!(last >= first.plus(RECEIPTS_WITHIN));
            }
        }
    }
}
