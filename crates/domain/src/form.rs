//! The form that anybody may send: what it asks, and what must be shown before it is taken in.
//!
//! No account and no third party says who sent it. Instead whoever sends it takes as long as a
//! person does, and their machine does some work: it finds a number that, written behind the
//! challenge it was given, has a hash that begins with so many bits of nothing. To check that costs
//! one hash; to find it costs two to the power of that many.

use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use crate::Moment;
use crate::catalogue::CaseType;

/// How long a challenge counts: whoever is called away goes on the same day.
pub const COUNTS_FOR: SignedDuration = SignedDuration::from_hours(24);
/// No person fills in a form faster.
pub const AT_LEAST: SignedDuration = SignedDuration::from_secs(3);
/// More work than this is asked of nobody: a phone would need minutes.
pub const MOST_BITS: u8 = 24;
/// How long the number may be that shows the work.
const PROOF: usize = 32;

/// What was given out with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Challenge {
    /// When.
    pub issued_at: Moment,
    /// How many bits of nothing the hash must begin with.
    pub bits: u8,
}

/// How much was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The work was done, or none was asked for.
    Work,
    /// No work: the browser runs no scripts. It is let in more rarely.
    Nothing,
}

/// Why a form is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its challenge is too old.
    TooOld,
    /// It came faster than a person types.
    TooFast,
    /// The number does not show the work.
    NotProven,
}

impl Challenge {
    /// Looks at what came with a form: `text` is the challenge as it was given out, `proof` the
    /// number that was found.
    ///
    /// # Errors
    /// [`Doubt`].
    pub fn examine(self, text: &str, proof: Option<&str>, now: Moment) -> Result<Shown, Doubt> {
        if now >= self.issued_at.plus(COUNTS_FOR) {
            return Err(Doubt::TooOld);
        }
        if now < self.issued_at.plus(AT_LEAST) {
            return Err(Doubt::TooFast);
        }
        match proof {
            _ if self.bits == 0 => Ok(Shown::Work),
            None => Ok(Shown::Nothing),
            Some(proof) if shows_work(text, proof, self.bits) => Ok(Shown::Work),
            Some(_) => Err(Doubt::NotProven),
        }
    }
}

/// Whether the hash of `text`, a full stop and `proof` begins with so many bits of nothing.
pub fn shows_work(text: &str, proof: &str, bits: u8) -> bool {
    if proof.len() > PROOF {
        return false;
    }
    let hash: [u8; 32] = Sha256::digest(format!("{text}.{proof}")).into();
    bits_of_nothing(&hash) >= u32::from(bits)
}

/// The questions whose answers decide which units take part in a matter of this type, each once.
pub fn questions(of: &CaseType) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for when in &of.when {
        if !ids.contains(&when.question.as_str()) {
            ids.push(&when.question);
        }
    }
    ids
}

fn bits_of_nothing(hash: &[u8]) -> u32 {
    let whole = hash.iter().take_while(|byte| **byte == 0).count();
    let next = hash.get(whole).map_or(0, |byte| byte.leading_zeros());
    u32::try_from(whole).unwrap_or(0) * 8 + next
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "challenge";

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000).unwrap()
    }

    fn challenge(bits: u8) -> Challenge {
        Challenge {
            issued_at: at(1_000),
            bits,
        }
    }

    fn found(bits: u8) -> String {
        let mut numbers = (0_u32..).map(|number| number.to_string());
        numbers.find(|proof| shows_work(TEXT, proof, bits)).unwrap()
    }

    #[test]
    fn a_form_that_comes_too_fast_or_too_late_is_not_taken() {
        let proof = found(4);
        let examined = |seconds| challenge(4).examine(TEXT, Some(&proof), at(seconds));
        assert_eq!(examined(1_002), Err(Doubt::TooFast));
        assert_eq!(examined(1_003), Ok(Shown::Work));
        assert_eq!(examined(1_000 + 24 * 3_600 - 1), Ok(Shown::Work));
        assert_eq!(examined(1_000 + 24 * 3_600), Err(Doubt::TooOld));
        assert_eq!(examined(0), Err(Doubt::TooFast));
    }

    #[test]
    fn a_wrong_number_shows_nothing_and_none_is_no_lie() {
        let late = at(2_000);
        let wrong = (0..).map(|number: u32| number.to_string());
        let wrong = wrong.into_iter().find(|one| !shows_work(TEXT, one, 8));
        assert_eq!(
            challenge(8).examine(TEXT, wrong.as_deref(), late),
            Err(Doubt::NotProven)
        );
        assert_eq!(challenge(8).examine(TEXT, None, late), Ok(Shown::Nothing));
        assert_eq!(challenge(0).examine(TEXT, None, late), Ok(Shown::Work));
        let long = "0".repeat(33);
        assert!(!shows_work(TEXT, &long, 0));
    }

    proptest! {
        #[test]
        fn work_for_more_bits_is_work_for_fewer(number in any::<u32>(), bits in 0_u8..=MOST_BITS) {
            let proof = number.to_string();
            if shows_work(TEXT, &proof, bits) {
                prop_assert!((0..bits).all(|fewer| shows_work(TEXT, &proof, fewer)));
            }
        }

        #[test]
        fn bits_are_counted_from_the_front(hash in prop::array::uniform32(any::<u8>())) {
            let first = hash.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1));
            let counted = first.take_while(|bit| *bit == 0).count();
            prop_assert_eq!(bits_of_nothing(&hash) as usize, counted);
        }
    }
}
