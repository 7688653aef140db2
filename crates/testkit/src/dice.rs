//! Random numbers that a seed repeats.

use std::hash::{BuildHasher as _, RandomState};

/// Random numbers that a seed repeats.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as this seed has it.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// The seed that stands in this variable of the environment, or one that no run had before.
    pub fn seed(variable: &str) -> u64 {
        let told = std::env::var(variable).ok();
        let told = told.and_then(|seed| seed.parse().ok());
        told.unwrap_or_else(|| RandomState::new().hash_one(0))
    }

    /// The next number: splitmix64.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % limit as u64).expect("a number below a usize")
    }

    /// Whether what happens so often in a hundred times happens now.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these, if there is any.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        (!of.is_empty()).then(|| &of[self.below(of.len())])
    }
}
