//! The number people read over the phone.

mod guess;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use guess::Reading;

/// How many different random parts there are in a year.
const RANDOM: u32 = 10_000_000;

/// Damm's quasigroup of order 10: totally anti-symmetric, which is what makes it notice every
/// single wrong digit and every swap of neighbours (H. M. Damm, 2004).
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A case's reference: year, seven random digits, check digit, as in `2026-4839-1753`.
///
/// Not guessable in sequence, and without a shared counter that intake would queue for. The check
/// digit covers the year too: every single wrong digit and every swap of neighbours is noticed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// Why a text is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceProblem {
    /// It is not twelve digits.
    #[error("not in the form of a reference: 2026-4839-1753")]
    Malformed,
    /// It has the form, but a digit was misheard or mistyped.
    #[error("a digit of the reference is wrong")]
    CheckDigit,
}

impl Reference {
    /// The reference of `year` with the random part that `random` gives.
    ///
    /// `random` is any number: its remainder by ten million is what is written. Years outside 0 to
    /// 9999 are written as the nearest of these.
    pub fn new(year: i16, random: u32) -> Self {
        let year = year.clamp(0, 9999);
        let random = random % RANDOM;
        let payload = format!("{year:04}{random:07}");
        let check = damm(payload.bytes());
        Self::write(&format!("{payload}{check}"))
    }

    /// Reads a reference that somebody typed: spaces and dashes may stand anywhere, or be missing.
    pub fn parse(raw: &str) -> Result<Self, ReferenceProblem> {
        let digits: String = raw.chars().filter(|&c| !is_separator(c)).collect();
        if digits.len() != 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ReferenceProblem::Malformed);
        }
        if damm(digits.bytes()) != 0 {
            return Err(ReferenceProblem::CheckDigit);
        }
        Ok(Self::write(&digits))
    }

    /// The written form: `2026-4839-1753`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn write(digits: &str) -> Self {
        let (year, rest) = digits.split_at(4);
        let (first, second) = rest.split_at(4);
        Self(format!("{year}-{first}-{second}"))
    }
}

/// The digit that belongs behind `digits`; 0 when they end in it already.
fn damm(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |interim, digit| {
        DAMM[usize::from(interim)][usize::from(digit - b'0')]
    })
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Reference {
    type Err = ReferenceProblem;

    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        Self::parse(raw)
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceProblem;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a sample that does not parse fails its test"
    )]

    use proptest::prelude::*;

    use super::*;

    fn digits_of(reference: &Reference) -> Vec<u8> {
        reference.as_str().bytes().filter(|b| *b != b'-').collect()
    }

    fn read(digits: &[u8]) -> Result<Reference, ReferenceProblem> {
        Reference::parse(std::str::from_utf8(digits).unwrap())
    }

    #[test]
    fn a_reference_is_written_in_three_groups() {
        assert_eq!(Reference::new(2026, 4_839_175).as_str(), "2026-4839-1753");
        assert_eq!(Reference::new(2026, 14_839_175).as_str(), "2026-4839-1753");
        assert_eq!(Reference::new(2026, 42).to_string(), "2026-0000-0422");
    }

    #[test]
    fn a_reference_is_read_however_it_is_spaced() {
        let reference = Reference::new(2026, 4_839_175);
        for raw in [
            "2026-4839-1753",
            "202648391753",
            " 2026 4839 1753 ",
            "20 26 48 39 17 53",
            "2026–4839–1753",
            "2026\u{a0}4839\u{2011}1753",
        ] {
            assert_eq!(Reference::parse(raw).as_ref(), Ok(&reference), "{raw}");
        }
    }

    #[test]
    fn a_text_of_another_form_is_told_from_a_wrong_digit() {
        for raw in [
            "",
            "2026-4839-175",
            "2026-4839-17536",
            "2026-4839-175O",
            "２０２６48391756",
        ] {
            let refused = Reference::parse(raw);
            assert_eq!(refused, Err(ReferenceProblem::Malformed), "{raw}");
        }
        let refused = Reference::parse("2026-4839-1757");
        assert_eq!(refused, Err(ReferenceProblem::CheckDigit));
    }

    #[test]
    fn the_table_notices_every_wrong_digit_and_every_swap() {
        let next = |interim: u8, digit: usize| DAMM[usize::from(interim)][digit];
        for (interim, row) in DAMM.iter().enumerate() {
            assert_eq!(row[interim], 0, "the check digit leads back to nothing");
            for (a, &after_a) in row.iter().enumerate() {
                for (b, &after_b) in row.iter().enumerate().filter(|(b, _)| *b != a) {
                    assert_ne!(after_a, after_b, "a wrong digit changes the outcome");
                    assert_ne!(
                        next(after_a, b),
                        next(after_b, a),
                        "a swap changes the outcome"
                    );
                }
            }
        }
        for digit in 0..10 {
            let mut column: Vec<u8> = DAMM.iter().map(|row| row[digit]).collect();
            column.sort_unstable();
            column.dedup();
            assert_eq!(column.len(), 10, "a difference is never lost on the way");
        }
    }

    #[test]
    fn a_reference_is_recorded_as_its_text() {
        let reference = Reference::new(2026, 4_839_175);
        let json = serde_json::to_string(&reference).unwrap();
        assert_eq!(json, "\"2026-4839-1753\"");
        assert_eq!(serde_json::from_str::<Reference>(&json).unwrap(), reference);
        assert!(serde_json::from_str::<Reference>("\"2026-4839-1757\"").is_err());
    }

    proptest! {
        #[test]
        fn every_reference_reads_back(year in any::<i16>(), random in any::<u32>()) {
            let reference = Reference::new(year, random);
            prop_assert_eq!(Reference::parse(reference.as_str()), Ok(reference.clone()));
            prop_assert_eq!(reference.as_str().len(), 14);
        }

        #[test]
        fn every_single_wrong_digit_is_noticed(year in 2000i16..2100, random in 0..RANDOM) {
            let right = digits_of(&Reference::new(year, random));
            for at in 0..right.len() {
                for wrong in (b'0'..=b'9').filter(|digit| *digit != right[at]) {
                    let mut digits = right.clone();
                    digits[at] = wrong;
                    prop_assert_eq!(read(&digits), Err(ReferenceProblem::CheckDigit));
                }
            }
        }

        #[test]
        fn every_swap_of_neighbours_is_noticed(year in 2000i16..2100, random in 0..RANDOM) {
            let right = digits_of(&Reference::new(year, random));
            for at in (1..right.len()).filter(|at| right[*at] != right[at - 1]) {
                let mut digits = right.clone();
                digits.swap(at - 1, at);
                prop_assert_eq!(read(&digits), Err(ReferenceProblem::CheckDigit));
            }
        }

        #[test]
        fn nothing_makes_the_parser_panic(raw in "\\PC{0,30}") {
            let _ = Reference::parse(&raw);
        }
    }
}
